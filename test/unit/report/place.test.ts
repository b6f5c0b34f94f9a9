import { expect, test } from 'vitest';
import { byPlace } from '../../../src/report/place.ts';
import type { Finding } from '../../../src/report/report.ts';

const finding = (
  file: string,
  line: number,
  column: number,
  rule: Finding['rule'],
  message = 'm',
): Finding => ({
  rule,
  level: 'error',
  message,
  hint: 'h',
  at: { file, line, column },
});

test('findings stand by file, line, column and rule', () => {
  const ordered = [
    finding('B.yaml', 9, 9, 'schema'),
    finding('a.yaml', 2, 7, 'schema'),
    finding('a.yaml', 10, 1, 'schema'),
    finding('a.yaml', 10, 3, 'claim-stale'),
    finding('a.yaml', 10, 3, 'schema', 'a'),
    finding('a.yaml', 10, 3, 'schema', 'b'),
    finding('a.yaml', 10, 20, 'claim-stale'),
  ];
  for (let turn = 0; turn < ordered.length; turn += 1) {
    const turned = [...ordered.slice(turn), ...ordered.slice(0, turn)].toReversed();
    expect(turned.toSorted(byPlace)).toEqual(ordered);
  }
});
