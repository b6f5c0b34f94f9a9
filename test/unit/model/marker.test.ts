import { expect, test } from 'vitest';
import { BEGIN_MARKER, END_MARKER, readMarker, type Marker } from '../../../src/model/marker.ts';

test.each<[string, Marker | null]>([
  [' agentops:begin gates ', { kind: 'begin', name: 'gates' }],
  ['agentops:begin gates', { kind: 'begin', name: 'gates' }],
  ['agentops:begin\tgates', { kind: 'begin', name: 'gates' }],
  [' \tagentops:begin  gate alpha\t', { kind: 'begin', name: 'gate alpha' }],
  [' agentops:end ', { kind: 'end' }],
  ['agentops:end', { kind: 'end' }],
  [' agentops:begin ', { kind: 'wrong' }],
  [' agentops:begin', { kind: 'wrong' }],
  ['\nagentops:begin gates', { kind: 'wrong' }],
  ['\n  agentops:begin gates', { kind: 'wrong' }],
  [' agentops:begin a<b', { kind: 'wrong' }],
  [' agentops:end gates', { kind: 'wrong' }],
  [' agentops:end\n', { kind: 'wrong' }],
  [' agentops:beginning ', null],
  [' agentops:ending', null],
  [' agentops:', null],
  [' see agentops:begin gates', null],
  [' see agentops:end', null],
  ['', null],
])('%j is %j', (comment, marker) => expect(readMarker(comment)).toEqual(marker));

test('markers in a text, but for those in a code span', () => {
  const text =
    '<!-- agentops:begin a --> `<!-- agentops:begin b -->` <!--agentops:end--><!-- agentops:end -->';
  expect([...text.matchAll(BEGIN_MARKER)].map(([, name]) => name)).toEqual(['a ']);
  expect(text.match(END_MARKER)).toEqual(['<!--agentops:end-->', '<!-- agentops:end -->']);
  expect('`<!-- agentops:end -->`'.match(END_MARKER)).toBeNull();
});
