import { expect, test } from 'vitest';
import { explainCriterion } from '../../../../src/report/terminal/render-explain.ts';
import { measuredText } from '../../../../src/report/terminal/criterion-text.ts';
import { judgeFiles, type Judged } from '../judge.ts';
import type { Texts } from '../../../kit/files.ts';
import { screenOf } from '../screen.ts';

const PROVEN = 'proofs: [a.md]';

/** A gate of one criterion, `c`, over six things: three of one colour, two of another, one of a third. */
function files(measure: string): Texts {
  const things = ['red', 'red', 'red', 'blue', 'blue', 'green'].map(
    (colour, index) =>
      `    - { id: t${index}, on: 2026-01-0${index + 1}, colour: ${colour}, proofs: [{ file: a.md, min_words: ${index + 1} }] }\n`,
  );
  return {
    'roadmap/roadmap.yaml': `version: 1
name: One
phases: [{ id: p, name: P, gate: { opens: done, criteria: [{ id: c, statement: C, ${measure} }] } }]
registers:
  empty-things: []
  some-things:
${things.join('')}`,
    'a.md': 'one two three four five six\n',
    'n.json': '{ "n": 39.999, "share": 2 }\n',
  };
}

async function judge(measure: string): Promise<Judged> {
  return judgeFiles(files(measure), '2026-02-20');
}

test.each([
  ['count: some-things, target: 8', '6 of 8 some things'],
  ['count: some-things, target: 5', '6 some things, 5 asked'],
  ['count: some-things, target: "> 8"', '6 some things, more than 8 asked'],
  ['count: some-things, distinct: colour, target: 3', '3 of 3 some things, by colour'],
  [`count: some-things, complete: a.md, target: "<= 4"`, '6 some things, at most 4 allowed'],
  [`count: some-things, complete: a.md, target: "< 4"`, '6 some things, fewer than 4 allowed'],
  [`count: some-things, complete: a.md, target: "== 4"`, '6 some things, exactly 4 asked'],
  [
    `count: some-things, complete: b.md, target: "<= 4"`,
    'no value: nothing shows that some-things is complete',
  ],
  [
    'count: some-things, per: { field: colour, of: [red, blue, green, pink, grey] }, target: 2',
    '3 some things for 1 of 5, 2 for 1, 1 for 1, … 1 more, by colour; 2 asked for each',
  ],
  [
    'count: some-things, per: { field: colour, of: [red, blue] }, complete: a.md, target: "<= 2"',
    '2 some things for 1 of 2, 3 for 1, by colour; at most 2 allowed for each',
  ],
  [
    'count: some-things, distinct: id, per: { field: colour, of: [pink, grey] }, target: 2',
    '0 of 2 some things for each of 2, by colour and id',
  ],
  ['share: some-things, where: { colour: red }, target: 60 %', '50 % of some things, 60 % asked'],
  ['share: some-things, where: { colour: red }, target: "> 50"', '50 % of some things, more than 50 % asked'],
  ['share: empty-things, target: 60', 'no value: empty-things has no records to take a share of'],
  ['value: { data: n.json, pointer: /n }, target: 40', '39.999 in n.json#/n, at least 40 asked'],
  ['value: { data: n.json, pointer: /n }, target: 10', '40 in n.json#/n, at least 10 asked'],
  ['value: { data: n.json, pointer: /m }, target: 10', 'no value in n.json#/m, at least 10 asked'],
  [`${PROVEN}`, '1 of 1 proof'],
  ['proofs: [a.md, b.md, c.md], target: 2', '1 of 2 proofs, 3 given'],
  ['claims: supported', 'public claims are missing, or not all are supported or disclosed'],
  ['count: some-things, target: 0', 'no evidence at all would meet it, so it gets no credit'],
  [`any: [{ name: x, ${PROVEN} }, { name: y, proofs: [b.md] }]`, '1 of 2 parts met, any is enough'],
])('%s: %s', async (measure, said) => {
  const { evaluation } = await judge(measure);
  expect(measuredText(evaluation.phases[0]!.gate!.criteria[0]!)).toBe(said);
});

test.each([
  [
    'share: some-things, where: { colour: red }, target: 60',
    'percentage of some-things: proven records where colour is red, of all declared records',
  ],
  [
    'share: some-things, among: { colour: red }, target: 60',
    'percentage of some-things: proven records, of declared records where colour is red',
  ],
  [
    'count: some-things, per: { field: colour, of: [red] }, complete: a.md, target: "<= 2"',
    'all declared records of some-things, for each colour: the largest value is held against the target; no value unless a.md shows that the register is complete',
  ],
  [
    'count: some-things, distinct: colour, fresh_for: 9 weeks, accept: [file, url], target: 9',
    'only file and url proofs give credit; evidence older than 9 weeks is stale, and so is undated evidence',
  ],
  ['claims: supported', 'there are no public claims'],
  ['count: some-things, target: 0', 'No evidence at all would meet it, so it gets no credit.'],
  [
    'count: some-things, distinct: colour, per: { field: colour, of: [red, blue] }, target: 1',
    'the same colour as t0, so it adds nothing',
  ],
])('explains %s', async (measure, said) => {
  const { evaluation, locate } = await judge(measure);
  const page = explainCriterion(evaluation, 'p', 'c', locate, screenOf({ width: 100 }));
  expect(page.replaceAll(/\s+/g, ' ')).toContain(said);
});

test('explains claims that lack their disclosure, and records that lack what is counted', async () => {
  const more: Texts = {
    ...files(
      'all: [{ name: x, claims: supported }, { name: y, count: some-things, distinct: size, target: 1 }]',
    ),
    'roadmap/claims.yaml':
      'version: 1\nclaims: [{ id: k, text: one two, in: [a.md], disclosed: Nobody knows. }, { id: l, text: three four, in: [a.md], disclosed: five six }]\n',
  };
  const text = more['roadmap/roadmap.yaml']!.replace('{ id: t0,', '{ id: t0, size: 1,');
  const { evaluation, locate } = await judgeFiles({ ...more, 'roadmap/roadmap.yaml': text }, '2026-02-20');
  const page = explainCriterion(evaluation, 'p', 'c', locate, screenOf());
  expect(page).toContain('✘ k  disclosed, a.md lacks its disclosure\n');
  expect(page).toContain('✔ l  disclosed\n');
  expect(page).toContain('has no size, so it adds nothing\n');
});
