import { describe, expect, test } from 'vitest';
import { parseJsonLines } from '../../../src/load/parse-json-lines.ts';
import { parseYaml } from '../../../src/load/parse-yaml.ts';
import type { DocumentKind, SourceText } from '../../../src/load/read-sources.ts';
import { placeOf } from '../../../src/model/inside.ts';
import {
  readRightRegister,
  rightRegisterOf,
  type RightRegister,
} from '../../../src/validate/read-records.ts';

const YAML = `version: 1
register: reviews
fields: [area]
records:
  - { id: a, on: 2026-01-05, stars: 3, proofs: [docs/a.md] }
  - { id: b, proofs: [{ file: docs/b.md, matches: x }] }
`;
const LINES = '{"id":"a","stars":3}\n\n{"id":"b","proofs":[{"file":"docs/b.md","matches":"x"}]}\n';

const sourceOf = (file: string, text: string): SourceText => ({
  file: `roadmap/${file}`,
  kind: kindOf(file),
  text,
});

function kindOf(file: string): DocumentKind {
  if (file.startsWith('phases/')) return 'phase';
  return file.endsWith('.jsonl') ? 'records' : 'register';
}

/** The register as it is read from the text, and from what the text says. */
async function readBothWays(source: SourceText): Promise<readonly (RightRegister | null)[]> {
  const { file, kind, text } = source;
  const parsed = kind === 'records' ? parseJsonLines(file, text) : await parseYaml(file, text);
  const value = 'value' in parsed ? parsed.value : undefined;
  const before = JSON.stringify(value);
  const kept = rightRegisterOf({ ...source, value });
  expect(JSON.stringify(value)).toBe(before);
  return [readRightRegister(source), kept];
}

describe('a register in which everything is right', () => {
  test('in YAML', async () => {
    for (const register of await readBothWays(sourceOf('evidence/all.yaml', YAML))) {
      expect(register!.head).toMatchObject({ register: 'reviews', fields: ['area'] });
      expect(register!.records).toMatchObject([
        { id: 'a', on: '2026-01-05', fields: { id: 'a', stars: 3 }, proofs: [{ file: 'docs/a.md' }] },
        { id: 'b', on: null, fields: { id: 'b' }, proofs: [{ file: 'docs/b.md', matches: 'x' }] },
      ]);
      expect(register!.records.map(placeOf)).toEqual([
        { file: 'roadmap/evidence/all.yaml', path: ['records', 0] },
        { file: 'roadmap/evidence/all.yaml', path: ['records', 1] },
      ]);
    }
  });

  test('in JSON Lines, whose file names it', async () => {
    for (const register of await readBothWays(sourceOf('evidence/reviews.jsonl', LINES))) {
      expect(register!.head).toEqual({ register: 'reviews' });
      expect(register!.records).toMatchObject([
        { id: 'a', fields: { stars: 3 } },
        { id: 'b', proofs: [{}] },
      ]);
      expect(register!.records.map(placeOf)).toEqual([
        { file: 'roadmap/evidence/reviews.jsonl', path: [0] },
        { file: 'roadmap/evidence/reviews.jsonl', path: [2] },
      ]);
    }
  });

  test.each([
    ['evidence/none.yaml', 'version: 1\nregister: none\nrecords: []\n'],
    ['evidence/none.jsonl', ''],
  ])('without records: %s', async (file, text) => {
    for (const register of await readBothWays(sourceOf(file, text)))
      expect(register).toMatchObject({ head: { register: 'none' }, records: [] });
  });
});

test.each([
  ['a phase', 'phases/a.yaml', YAML],
  ['no map', 'evidence/a.yaml', '- { id: a }\n'],
  ['nothing', 'evidence/a.yaml', ''],
  ['no list of records', 'evidence/a.yaml', 'version: 1\nregister: a\n'],
  ['a map of records', 'evidence/a.yaml', 'version: 1\nregister: a\nrecords: { a: {} }\n'],
  ['no version', 'evidence/a.yaml', 'register: a\nrecords: []\n'],
  ['an unknown key', 'evidence/a.yaml', `${YAML}more: x\n`],
  ['a wrong record', 'evidence/a.yaml', `${YAML}  - { id: 3 }\n`],
  ['a record that is a list', 'evidence/a.yaml', `${YAML}  - []\n`],
  ['a record that is empty', 'evidence/a.yaml', `${YAML}  - null\n`],
  ['no YAML', 'evidence/a.yaml', `${YAML}  - {`],
  ['a wrong line', 'evidence/a.jsonl', `${LINES}{"id":3}\n`],
  ['no JSON', 'evidence/a.jsonl', `${LINES}{`],
  ['a name that is no id', 'evidence/a b.jsonl', LINES],
])('is told by other means: %s', async (_, file, text) => {
  expect(await readBothWays(sourceOf(file, text))).toEqual([null, null]);
});
