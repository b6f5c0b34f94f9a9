import { describe, expect, test } from 'vitest';
import type { FormatInput } from '../../../../src/report/formats/index.ts';
import type { Run } from '../../../../src/report/formats/vsa.ts';
import { makeSample, render } from './samples.ts';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const RUN: Run = {
  time: '2026-02-24T10:11:12.000Z',
  inputs: [
    { file: 'README.md', sha256: A },
    { file: 'roadmap/roadmap.yaml', sha256: B },
  ],
  verdicts: [],
};

interface Statement {
  readonly predicate: Readonly<Record<string, unknown>> & { readonly policy: { readonly uri: string } };
}

async function attest(
  name: string,
  run = RUN,
  changes: Partial<FormatInput['report']> = {},
): Promise<Statement> {
  const { input } = await makeSample(name);
  return JSON.parse(await render('vsa', { ...input, report: { ...input.report, ...changes }, run }));
}

test('is a statement of in-toto about the files, with what SLSA requires of a summary', async () => {
  const { predicate, ...statement } = await attest('shipped');
  expect(statement).toEqual({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      { name: 'README.md', digest: { sha256: A } },
      { name: 'roadmap/roadmap.yaml', digest: { sha256: B } },
    ],
    predicateType: 'https://slsa.dev/verification_summary/v1',
  });
  expect(predicate).toMatchObject({
    verifier: { id: 'pkg:npm/agentops', version: { agentops: '0.1.0' } },
    timeVerified: RUN.time,
    resourceUri: 'file:roadmap/roadmap.yaml',
    policy: { digest: { sha256: B } },
    verificationResult: 'PASSED',
    verifiedLevels: ['AGENTOPS_GATE_MET:foundation'],
  });
  expect(predicate['pkg:npm/agentops#judgement']).toMatchObject({
    asOf: '2026-02-24',
    exitCode: 0,
    decision: { phase: 'alpha', outcome: 'pivot', rule: 'not-met' },
    gates: expect.arrayContaining([
      expect.objectContaining({ phase: 'alpha', state: 'current', status: 'not-met' }),
    ]),
    claims: expect.arrayContaining([{ id: 'speedups', status: 'disclosed' }]),
  });
  for (const key of Object.keys(predicate).filter((one) => /\W/.test(one)))
    expect(URL.canParse(key)).toBe(true);
});

test('a day that was made up is part of the policy', async () => {
  const uri = async (simulated: boolean): Promise<string> =>
    (await attest('shipped', RUN, { simulated })).predicate.policy.uri;
  expect(await uri(true)).toBe('file:roadmap/roadmap.yaml?as-of=2026-02-24');
  expect(await uri(false)).toBe('file:roadmap/roadmap.yaml');
});

describe('what failed', () => {
  test.each(['rich', 'strict', 'required', 'hostile'])('%s has no level', async (name) => {
    const { predicate } = await attest(name);
    expect(predicate).toMatchObject({ verificationResult: 'FAILED', verifiedLevels: ['FAILED'] });
  });
});

test('verdicts that were taken for checking are told', async () => {
  const { predicate } = await attest('shipped', { ...RUN, verdicts: [{ file: 'out/a b.json', sha256: A }] });
  expect(predicate.inputAttestations).toEqual([{ uri: 'file:out/a%20b.json', digest: { sha256: A } }]);
});

test('differs in nothing but the time, and hides nothing', async () => {
  const { input } = await makeSample('shipped');
  const inputs = [{ file: 'docs/\u202e\u0085\ud800.md', sha256: A }];
  const first = await render('vsa', { ...input, run: { ...RUN, inputs } });
  const second = await render('vsa', { ...input, run: { ...RUN, inputs, time: '2027-01-01T00:00:00.000Z' } });
  expect(second.replace('2027-01-01T00:00:00.000Z', RUN.time)).toBe(first);
  expect(first).toContain('docs/\\u202e\\u0085\\ud800.md');
});
