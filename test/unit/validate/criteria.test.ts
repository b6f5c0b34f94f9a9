import { expect, test } from 'vitest';
import { buildRoadmap } from '../../roadmap-builder.ts';
import { expectRule, testRows, withCriterion, withPhase } from './refused.ts';

const waiver = (on: string, until: string): string =>
  `waiver: { reason: later, by: jane, on: ${on}, until: ${until} }`;
const NOT_APPLICABLE = 'not_applicable: { reason: none, by: jane, on: 2026-01-01 }';
const OTHER = '\n- { id: second, statement: And this }';

testRows(
  [
    [
      'a waiver that ends before it begins',
      waiver('2026-01-02', '2026-01-01'),
      waiver('2026-01-02', '2026-01-02'),
      'schema',
      '2026-01-01',
      'the waiver ends on 2026-01-01, before it begins',
      'it begins on 2026-01-02',
    ],
    [
      'a waiver of 91 days',
      waiver('2026-01-01', '2026-04-02'),
      waiver('2026-01-01', '2026-04-01'),
      'schema',
      '2026-04-02',
      'the waiver lasts longer than 90 days',
      'let it end on 2026-04-01 at the latest',
    ],
    [
      'nothing that keeps the gate shut: advisory',
      'kind: advisory',
      'kind: quality',
      'schema',
      '- id: first',
      'nothing keeps this gate shut',
      'at least one requirement or quality criterion',
    ],
    [
      'nothing that keeps the gate shut: not applicable',
      NOT_APPLICABLE,
      'kind: requirement',
      'schema',
      '- id: first',
      'nothing keeps this gate shut',
      'that applies',
    ],
  ],
  withCriterion,
);

test('one criterion that applies is enough', async () => {
  const gate = (criteria: string) =>
    withPhase(`gate:\n  opens: done\n  criteria:${criteria.replaceAll('\n', '\n  ')}`);
  const first = `\n- { id: first, statement: It is so, ${NOT_APPLICABLE} }`;
  await expectRule({
    refused: gate(`${first}${OTHER.replace('}', ', kind: advisory }')}`),
    accepted: gate(`${first}${OTHER}`),
    rule: 'schema',
    at: '- { id: first',
    message: 'nothing keeps this gate shut',
    hint: 'keep at least one',
  });
});

test('two criteria of one name', async () => {
  const gate = (id: string) =>
    withPhase(`gate:
  opens: done
  criteria:
    - { id: first, statement: It is so }
    - { id: ${id}, statement: It is so }`);
  await expectRule({
    refused: gate('first'),
    accepted: gate('second'),
    rule: 'duplicate-id',
    at: 'first',
    message: 'there are two criteria called "first"',
    hint: 'rename one',
  });
});

test('what is left out', async () => {
  const { phases } = await buildRoadmap(withCriterion('claim: partial'));
  expect(phases[0]!.gate!.criteria).toEqual([
    {
      id: 'first',
      statement: 'It is so',
      kind: 'requirement',
      claim: 'partial',
      ask: null,
      waiver: null,
      notApplicable: null,
      at: { file: 'roadmap/roadmap.yaml', path: ['phases', 0, 'gate', 'criteria', 0] },
    },
  ]);
});
