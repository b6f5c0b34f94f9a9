import { expect, test } from 'vitest';
import { judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

const UNMET: JsonMap = { proofs: ['b.md'] };
const broken: Setup = { verdicts: { 'b.md': 'fails' } };
const registers = { none: [] };
const waived = (until: string, more: JsonMap = {}): JsonMap => ({
  ...UNMET,
  waiver: { reason: 'no time', by: 'ann', on: '2026-01-01', until },
  ...more,
});
const passed: Setup = { ...broken, phase: { passed: '2026-02-01' } };
const AT = 'phases/0/gate/criteria/0';

/** What is told of a criterion, evidence and claims of its own aside: level, rule, place, message, hint. */
async function found(criterion: JsonMap, setup: Setup): Promise<readonly string[]> {
  const { report } = await judgeOne(criterion, { registers, ...setup });
  return report.findings
    .filter(({ rule }) => !rule.startsWith('claim-'))
    .map(({ level, rule, message, hint, at }) =>
      [`${level} ${rule}`, 'path' in at ? at.path.join('/') : '', message, hint].join(' | '),
    );
}

test.each<[string, JsonMap, Setup, readonly string[]]>([
  ['what is met', { proofs: ['a.md'] }, {}, []],
  ['what is not met', UNMET, broken, []],
  [
    'a gate that is no longer met',
    UNMET,
    passed,
    [
      'error gate-regressed | phases/0/gate | alpha passed on 2026-02-01, and its gate is not-met now | restore its evidence, or take back the passed date',
    ],
  ],
  ['a gate that is met still', { proofs: ['a.md'] }, passed, []],
  [
    'a gate whose evidence could not be verified',
    UNMET,
    { ...passed, verdicts: { 'b.md': 'unverified' } },
    [],
  ],
  [
    'a target that asks for nothing',
    { count: 'none', target: 0 },
    {},
    [
      `error criterion-vacuous | ${AT} | alpha/one would be met by no evidence at all, so it gets no credit | ask for something, such as a target above zero`,
    ],
  ],
  [
    'a part that asks for nothing',
    {
      all: [
        { name: 'p', count: 'none', target: 0 },
        { name: 'q', proofs: ['a.md'] },
      ],
    },
    {},
    [
      `error criterion-vacuous | ${AT}/all/0 | the part "p" of alpha/one would be met by no evidence at all, so it gets no credit | ask for something, such as a target above zero`,
    ],
  ],
  [
    'nothing measures it',
    {},
    {},
    [
      `note criterion-unmeasured | ${AT} | nothing measures alpha/one, so it is not met | add count, share, value, proofs, claims, all or any`,
    ],
  ],
  ['nothing measures it, in the future', {}, { before: [{ id: 'first', name: 'F' }] }, []],
  [
    'a waiver',
    waived('2026-03-11'),
    broken,
    [
      `note waiver-active | ${AT}/waiver | alpha/one is waived until 2026-03-11 by ann: no time | meet the criterion before that day`,
    ],
  ],
  [
    'a waiver that ends in two weeks',
    waived('2026-03-10'),
    broken,
    [
      `warning waiver-expiring | ${AT}/waiver | the waiver of alpha/one ends on 2026-03-10, in 14 days | meet the criterion before that day`,
    ],
  ],
  [
    'a waiver that ends tomorrow',
    waived('2026-02-25'),
    broken,
    [
      `warning waiver-expiring | ${AT}/waiver | the waiver of alpha/one ends on 2026-02-25, in 1 day | meet the criterion before that day`,
    ],
  ],
  [
    'a waiver that ends today',
    waived('2026-02-24'),
    broken,
    [
      `warning waiver-expiring | ${AT}/waiver | the waiver of alpha/one ends on 2026-02-24, its last day | meet the criterion before that day`,
    ],
  ],
  [
    'a waiver that ended yesterday',
    waived('2026-02-23'),
    broken,
    [
      `error waiver-expired | ${AT}/waiver | the waiver of alpha/one ended on 2026-02-23, and the criterion is not-met | meet the criterion, or waive it anew`,
    ],
  ],
  ['a waiver of what is met', waived('2026-02-23', { proofs: ['a.md'] }), {}, []],
  ['a waiver of the future', waived('2026-02-25'), { ...broken, before: [{ id: 'first', name: 'F' }] }, []],
  [
    'a waiver of what is not applicable',
    waived('2026-02-23', { not_applicable: { reason: 'r', by: 'ann', on: '2026-01-01' } }),
    { ...broken, criteria: [{ id: 'two', statement: 's', proofs: ['a.md'] }] },
    [],
  ],
])('%s', async (_, criterion, setup, expected) => {
  expect(await found(criterion, setup)).toEqual(expected);
});

test('evidence that nobody can verify does not make up for a measure', async () => {
  expect((await judgeOne({}, { opens: 'done' })).decision).toMatchObject({ rule: 'not-met' });
});
