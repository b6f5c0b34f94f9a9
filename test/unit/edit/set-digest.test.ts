import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/edit/edit.ts';
import { setDigests, setDigestsInLines } from '../../../src/edit/set-digest.ts';
import { read, readLines } from './reading.ts';

const OLD = `sha256:${'0'.repeat(64)}`;
const NEW = `sha256:${'f'.repeat(64)}`;

interface Record {
  readonly proofs: readonly object[];
}

/** `⟦…⟧` is what is new, `⟪…⟫` what goes; the proof is the first of the first record. */
const STYLES: { readonly [style: string]: string } = {
  'a line a key': `- proofs:\n    - file: a.md\n      covers: src/**\n⟦      digest: ${NEW}\n⟧      min_words: 2\n`,
  'covers first': `- proofs:\n    - covers: src/**\n⟦      digest: ${NEW}\n⟧      file: a.md\n`,
  'covers last, no line end': `- proofs:\n    - file: a.md\n      covers: src/**⟦\n      digest: ${NEW}⟧`,
  'covers as a list of lines': `- proofs:\n    - file: a.md\n      covers:\n        - a\n        # b\n        - c # d\n        # e\n⟦      digest: ${NEW}\n⟧      # f\n- id: x\n`,
  'covers as a list without indentation': `- proofs:\n  - file: a.md\n    covers:\n    - a\n⟦    digest: ${NEW}\n⟧  - b.md\n`,
  'covers as a list in brackets over lines': `- proofs:\n    - file: a.md\n      covers: [a,\n        b] # c\n⟦      digest: ${NEW}\n⟧`,
  'a digest is there': `- proofs:\n    - digest: ⟪${OLD}⟫⟦${NEW}⟧ # pinned\n      file: a.md\n      covers: src/**\n`,
  'a digest in quotes': `- proofs:\n    - file: a.md\n      covers: src/**\n      digest: "⟪${OLD}⟫⟦${NEW}⟧"\n`,
  'a digest in single quotes': `- proofs: [{ file: a.md, covers: src/**, digest: '⟪${OLD}⟫⟦${NEW}⟧' }]\n`,
  'a digest as a block of text': `- proofs:\n    - file: a.md\n      covers: src/**\n      digest: ⟪>-\n        ${OLD}\n⟫⟦${NEW}\n⟧      min_words: 2\n`,
  'in braces': `- proofs: [{ file: a.md, covers: src/**⟦, digest: ${NEW}⟧, min_words: 2 }]\n`,
  'in braces without spaces': `- proofs: [{file: a.md, covers: [a, b]⟦, digest: ${NEW}⟧}]\n`,
  'in braces, a line a key': `- proofs:\n    - {\n        file: a.md,\n        covers: src/**, # all\n⟦        digest: ${NEW},\n⟧        min_words: 2\n      }\n`,
  'in braces, a line a key, covers last': `- proofs:\n    - {\n        file: a.md,\n        covers: [a]⟦,\n        digest: ${NEW}⟧\n      }\n`,
  'in braces, more keys on the line': `- proofs:\n    - {\n        file: a.md,\n        covers: [a]⟦,\n        digest: ${NEW}⟧, min_words: 2\n      }\n`,
  JSON: `[{"proofs": [{"file": "a.md", "covers": ["a"]⟦, "digest": "${NEW}"⟧, "min_words": 2}]}]`,
  'tight JSON': `[{"proofs":[{"covers":["a"]⟦,"digest":"${NEW}"⟧,"file":"a.md"}]}]`,
  'an alias': `- proofs:\n    - &p { file: a.md, covers: a⟦, digest: ${NEW}⟧ }\n- proofs: [*p]\n`,
};

const before = (marked: string): string => marked.replaceAll(/⟦[^⟧]*⟧/g, '').replaceAll(/[⟪⟫]/g, '');
const after = (marked: string): string => marked.replaceAll(/⟪[^⟫]*⟫/g, '').replaceAll(/[⟦⟧]/g, '');

async function expectPinned(old: string, now: string): Promise<void> {
  const path = [0, 'proofs', 0];
  expect(applyEdits(old, setDigests(old, [{ path, digest: NEW }]))).toBe(now);
  const [first, ...others] = (await read(old)) as Record[];
  const proofs = first!.proofs.map((proof, index) => (index === 0 ? { ...proof, digest: NEW } : proof));
  const [found, ...rest] = (await read(now)) as Record[];
  expect(found).toEqual({ ...first, proofs });
  if (!old.includes('*')) expect(rest).toEqual(others);
}

describe('a digest in the style of its proof', () => {
  test.each(Object.entries(STYLES))('%s', async (_, marked) => {
    await expectPinned(before(marked), after(marked));
  });
  test.each(Object.entries(STYLES))('%s, lines ended by CR LF', async (_, marked) => {
    const crlf = marked.replaceAll('\n', '\r\n');
    await expectPinned(before(crlf), after(crlf));
  });
  test('in braces, a comment behind the last key stays with it', async () => {
    await expectPinned(
      '- proofs:\n    - {\n        file: a.md,\n        covers: [a] # all\n      }\n',
      `- proofs:\n    - {\n        file: a.md,\n        covers: [a], # all\n        digest: ${NEW}\n      }\n`,
    );
  });
  test('several in one text, and one that two aliases name', async () => {
    const old = '- proofs: [{ covers: a, file: a.md }, &p { covers: b, file: b.md }]\n- proofs: [*p]\n';
    const pins = [
      { path: [1, 'proofs', 0], digest: OLD },
      { path: [0, 'proofs', 1], digest: OLD },
      { path: [0, 'proofs', 0], digest: NEW },
    ];
    expect(applyEdits(old, setDigests(old, pins))).toBe(
      `- proofs: [{ covers: a, digest: ${NEW}, file: a.md }, &p { covers: b, digest: ${OLD}, file: b.md }]\n- proofs: [*p]\n`,
    );
  });
});

test('JSON Lines: the path begins with the line', () => {
  const old =
    '{"id":"a"}\n\n{"id":"b","proofs":["x",{"file":"a.md","covers":["src/**"]}]}\r\n{"proofs": [{"covers": "a", "file": "b"}]}';
  const text = applyEdits(
    old,
    setDigestsInLines(old, [
      { path: [3, 'proofs', 0], digest: OLD },
      { path: [2, 'proofs', 1], digest: NEW },
    ]),
  );
  expect(text).toBe(
    `{"id":"a"}\n\n{"id":"b","proofs":["x",{"file":"a.md","covers":["src/**"],"digest":"${NEW}"}]}\r\n{"proofs": [{"covers": "a", "digest": "${OLD}", "file": "b"}]}`,
  );
  expect(readLines(text)).toHaveLength(3);
});
