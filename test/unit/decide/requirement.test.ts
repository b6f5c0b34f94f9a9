import { describe, expect, test } from 'vitest';
import { requirementFindings, tooManyWarnings, type Requirement } from '../../../src/decide/requirement.ts';
import type { JudgedFinding } from '../../../src/evaluate/finding.ts';
import { judge, judgeOne, type JsonMap, type Setup } from '../../roadmap-builder.ts';

async function told(
  requirement: Requirement,
  criterion: JsonMap,
  setup: Setup = {},
): Promise<readonly string[]> {
  const { evaluation, decision } = await judgeOne(criterion, { opens: 'done', ...setup });
  const findings = requirementFindings(requirement, evaluation, decision, setup.phases !== undefined);
  for (const finding of findings) expect(finding).toMatchObject({ rule: 'required-outcome', level: 'error' });
  return findings.map(({ message, at }) => `${message} @${'path' in at ? at.path.join('/') : ''}`);
}

const MET: JsonMap = { proofs: ['a.md'] };
const UNMET: JsonMap = { proofs: ['b.md'] };
const broken: Setup = { verdicts: { 'b.md': 'fails' } };

describe('advance', () => {
  test('is reached', async () => expect(await told('advance', MET)).toEqual([]));
  test('is not', async () => {
    expect(await told('advance', UNMET, broken)).toEqual([
      'the decision has to be advance, and it is pivot @phases/0/gate',
    ]);
  });
  test('without a decision', async () => {
    expect(await told('advance', MET, { phase: { passed: '2026-01-01' } })).toEqual([
      'the decision has to be advance, and there is none @',
    ]);
  });
  test('where the current phase has no gate', async () => {
    const setup: Setup = { before: [{ id: 'first', name: 'F' }] };
    expect(await told('advance', MET, setup)).toEqual([
      'the decision has to be advance, and there is none @phases/0',
    ]);
  });
});

describe('met', () => {
  test('is reached', async () => expect(await told('met', MET)).toEqual([]));
  test('asks for the current gate', async () => {
    const after = [{ id: 'beta', name: 'B', gate: { criteria: [{ id: 'x', statement: 's', ...UNMET }] } }];
    const setup = { ...broken, after };
    const { evaluation, decision } = await judgeOne(MET, setup);
    expect(requirementFindings('met', evaluation, decision, false)).toEqual([]);
    expect(requirementFindings('met', evaluation, decision, true).map(({ message }) => message)).toEqual([
      'the gate of beta has to be met, and it is not-met',
    ]);
  });
  test('is not', async () => {
    expect(await told('met', UNMET, broken)).toEqual([
      'the gate of alpha has to be met, and it is not-met @phases/0/gate',
    ]);
  });
  test('where the current phase has no gate', async () => {
    expect(await told('met', MET, { before: [{ id: 'first', name: 'F' }] })).toEqual([
      'the gate of first has to be met, and the phase has none @phases/0',
    ]);
  });
  test('where no phase is current', async () => {
    expect(await told('met', MET, { phase: { passed: '2026-01-01' } })).toEqual([
      'a gate has to be met, and every phase is completed @',
    ]);
  });
  test('of every phase that is named', async () => {
    const files = (proof: string) => ({
      'roadmap.yaml': {
        version: 1,
        name: 'T',
        phases: [
          {
            id: 'a',
            name: 'A',
            passed: '2026-01-01',
            gate: { criteria: [{ id: 'x', statement: 's', claim: 'not-met', proofs: [proof] }] },
          },
          { id: 'b', name: 'B' },
        ],
      },
    });
    const named = async (proof: string, phases: readonly string[]) => {
      const { evaluation, decision } = await judge(files(proof), { ...broken, phases });
      return requirementFindings('met', evaluation, decision, true).map(({ message }) => message);
    };
    expect(await named('a.md', ['a'])).toEqual([]);
    expect(await named('b.md', ['a', 'b'])).toEqual([
      'the gate of a has to be met, and it is not-met',
      'the gate of b has to be met, and the phase has none',
    ]);
  });
});

test.each<[Requirement, JsonMap, Setup, RegExp]>([
  ['advance', UNMET, broken, /meet what agentops gate explain names/],
  ['advance', MET, { phase: { passed: '2026-01-01' } }, /current phase .* opens: done/],
  ['met', UNMET, broken, /meet what agentops gate explain names/],
  ['met', MET, { phase: { passed: '2026-01-01' } }, /^name the phases whose gates have to be met$/],
])('%s of %j tells what to do', async (requirement, criterion, setup, hint) => {
  const { evaluation, decision } = await judgeOne(criterion, { opens: 'done', ...setup });
  const [finding] = requirementFindings(requirement, evaluation, decision, false);
  expect(finding).toMatchObject({ hint: expect.stringMatching(hint), at: { file: 'roadmap/roadmap.yaml' } });
});

describe('warnings', () => {
  const finding = (level: JudgedFinding['level']): JudgedFinding => ({
    rule: 'evidence-reused',
    level,
    message: 'm',
    hint: 'h',
    at: { file: 'f', path: [] },
  });
  const findings = (['warning', 'error', 'warning', 'note'] as const).map(finding);
  const over = (most: number, of = findings) => tooManyWarnings(of, most, { path: 'roadmap/roadmap.yaml' });

  test.each([2, 3])('as many as are allowed: %i', (most) => expect(over(most)).toEqual([]));

  test('more', () => {
    expect(over(1)).toEqual([
      {
        rule: 'too-many-warnings',
        level: 'error',
        message: 'there are 2 warnings, and --max-warnings allows 1',
        hint: 'mend what they tell, or allow more',
        at: { file: 'roadmap/roadmap.yaml', path: [] },
      },
    ]);
  });

  test('one is too many where none is allowed', () => {
    expect(over(0, [finding('warning')])).toMatchObject([
      { message: 'there is 1 warning, and --max-warnings allows none' },
    ]);
  });
});

test('a gate that a phase has not is to be written', async () => {
  const { evaluation, decision } = await judge({
    'roadmap.yaml': { version: 1, name: 'T', phases: [{ id: 'b', name: 'B' }] },
  });
  const [finding] = requirementFindings('met', evaluation, decision, false);
  expect(finding).toMatchObject({ hint: 'write a gate for the phase, or do not require it' });
});
