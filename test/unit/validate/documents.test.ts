import { expect, test } from 'vitest';
import { buildRoadmap, type Files } from '../../roadmap-builder.ts';
import { expectRule, withPhase, type Rule } from './refused.ts';

const withDocuments = (documents: string): Files => withPhase('goal: g', `documents: ${documents}\n`);

const RULES: readonly Rule[] = [
  {
    name: 'a glob that leaves the root',
    refused: withDocuments('{ include: [../*.md] }'),
    accepted: withDocuments('{ include: ["*.md"] }'),
    rule: 'schema',
    at: '../*.md',
    message: 'stays below the root',
    hint: 'never leave it',
  },
  {
    name: 'nothing to include',
    refused: withDocuments('{ include: [] }'),
    accepted: withDocuments('{ exclude: [] }'),
    rule: 'schema',
    at: '[]',
    message: 'at least one entry',
    hint: 'write a list of globs',
  },
  {
    name: 'a misspelt key',
    refused: withDocuments('{ exclud: [a.md] }'),
    accepted: withDocuments('{ exclude: [a.md] }'),
    rule: 'schema',
    at: 'exclud',
    message: 'unknown key "exclud"',
    hint: 'did you mean "exclude"?',
  },
];

test.each(RULES)('$name', expectRule);

test.each([
  ['', { include: ['README.md', 'ROADMAP.md', 'docs/**/*.md'], exclude: [] }],
  [
    'documents: { exclude: [docs/old/**] }\n',
    { include: ['README.md', 'ROADMAP.md', 'docs/**/*.md'], exclude: ['docs/old/**'] },
  ],
  ['documents: { include: [./site//*.md] }\n', { include: ['site/*.md'], exclude: [] }],
])('%j', async (rest, expected) => {
  const { documents } = await buildRoadmap(withPhase('goal: g', rest));
  expect(documents).toEqual(expected);
});
