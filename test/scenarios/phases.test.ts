/** Completed, current and future phases: what is told in each, and which day counts in it. */
/* oxlint-disable vitest/no-standalone-expect -- a scenario's `expect` is called inside its test */
import { describe, expect, test } from 'vitest';
import { MET, phases } from './project.ts';
import { criterionOf, run, scenarios } from './scenario.ts';

const criteria = (list: string, more = ''): string =>
  `${more}gate:\n  criteria:\n    ${list.replaceAll('\n', '\n    ')}`;
const PASSED = 'passed: 2026-02-15\n';

describe('completed phases', () => {
  scenarios([
    {
      name: 'requirements and quality criteria count as claimed met; advisory, waived and not applicable ones do not',
      files: phases({
        alpha: `${PASSED}gate:
  ⟦gate-regressed⟧criteria:
    - { id: met, statement: S, proofs: [docs/jane.md] }
    - ⟦claim-contradicted⟧{ id: quality, kind: quality, statement: S, proofs: [docs/none.md] }
    - { id: advice, kind: advisory, statement: S, proofs: [docs/none.md] }
    - { id: gone, statement: S, proofs: [docs/none.md], not_applicable: { reason: R, by: j, on: 2026-01-01 } }
    - { id: waived, statement: S, proofs: [docs/none.md], waiver: ⟦waiver-active⟧{ reason: R, by: j, on: 2026-01-01, until: 2026-03-20 } }`,
        beta: '',
      }),
      exit: 1,
    },
    {
      name: 'a claim that is made stands in place of the implied one',
      files: phases({
        alpha: `${PASSED}gate:
  ⟦gate-regressed⟧criteria:
    - { id: met, statement: S, proofs: [docs/jane.md] }
    - { id: it, statement: S, claim: partial, count: reviews, target: 4 }`,
        beta: '',
      }),
      exit: 1,
    },
    {
      name: 'an explicit claim that is unverified stays an error; the gate has not regressed',
      files: phases({
        alpha: criteria(
          '- { id: it, statement: S, claim: ⟦claim-unverified⟧met, proofs: [https://example.org/] }',
          PASSED,
        ),
        beta: '',
      }),
      exit: 1,
    },
    {
      name: 'an implied claim that is unverified is a warning',
      files: phases({
        alpha: criteria(
          '- ⟦claim-unverified:warning⟧{ id: it, statement: S, proofs: [https://example.org/] }',
          PASSED,
        ),
        beta: '',
      }),
      exit: 0,
    },
    {
      name: 'fresh_for and since count as of the passed date',
      files: phases({
        alpha: criteria(
          `- { id: fresh, statement: S, count: reviews, target: 2, fresh_for: 40 days }
- { id: since, statement: S, count: reviews, since: 40 days, target: 2 }`,
          PASSED,
        ),
        beta: criteria('- { id: since, statement: S, count: reviews, since: 40 days, target: 2 }'),
        v1: '',
      }),
      exit: 0,
      expect: (outcome) => {
        expect(criterionOf(outcome, 'alpha/since').value).toBe(3);
        expect(criterionOf(outcome, 'beta/since').value).toBe(2);
      },
    },
    {
      name: 'evidence counts that came after the passed date: existence counts as of today',
      files: phases({
        alpha: criteria('- { id: it, statement: S, count: reviews, target: 3 }', 'passed: 2026-01-05\n'),
        beta: '',
      }),
      exit: 0,
    },
    {
      name: 'a waiver that was in force on the passed date is no finding but a note, never expiring or expired',
      files: phases({
        alpha: criteria(
          `${MET}
- { id: it, statement: S, proofs: [docs/none.md], waiver: ⟦waiver-active⟧{ reason: R, by: j, on: 2026-01-20, until: 2026-02-16 } }`,
          PASSED,
        ),
        beta: '',
      }),
      exit: 0,
    },
    {
      name: 'a waiver that had ended by the passed date is expired',
      files: phases({
        alpha: `${PASSED}gate:
  ⟦gate-regressed⟧criteria:
    ${MET}
    - ⟦claim-contradicted⟧{ id: it, statement: S, proofs: [docs/none.md], waiver: ⟦waiver-expired⟧{ reason: R, by: j, on: 2026-01-20, until: 2026-02-14 } }`,
        beta: '',
      }),
      exit: 1,
    },
    {
      name: 'the window is judged as of the passed date',
      files: phases({
        alpha: `${PASSED}window: { starts: 2026-01-01, max: 7 weeks }\n${criteria(MET)}`,
        beta: '',
      }),
      exit: 0,
      expect: ({ report }) => expect(report.phases[0]?.window.state).toBe('open'),
    },
    {
      name: 'more than is claimed is told, and a measure that is missing',
      files: phases({
        alpha: `${PASSED}gate:
  ⟦gate-regressed⟧criteria:
    - { id: more, statement: S, claim: ⟦claim-understated⟧partial, count: reviews, target: 3 }
    - ⟦claim-unsupported⟧⟦criterion-unmeasured⟧{ id: none, statement: S }`,
        beta: '',
      }),
      exit: 1,
    },
  ]);
});

describe('current and future phases', () => {
  const quiet = `- { id: unmet, statement: S, count: reviews, target: 4 }
- { id: more, statement: S, claim: UNDERpartial, count: reviews, target: 3 }
- UNMEASURED{ id: none, statement: S }
- { id: waived, statement: S, count: reviews, target: 9, waiver: ACTIVE{ reason: R, by: j, on: 2026-02-01, until: 2026-04-15 } }
- { id: soon, statement: S, count: reviews, target: 9, waiver: EXPIRING{ reason: R, by: j, on: 2026-02-01, until: 2026-03-02 } }
- { id: bad, statement: S, count: bad, target: 1 }`;
  const marked = (told: boolean): string =>
    quiet
      .replace('UNDER', told ? '⟦claim-understated⟧' : '')
      .replace('UNMEASURED', told ? '⟦criterion-unmeasured⟧' : '')
      .replace('ACTIVE', told ? '⟦waiver-active⟧' : '')
      .replace('EXPIRING', told ? '⟦waiver-expiring⟧' : '');
  const bad = (mark: string): Record<string, string> => ({
    'roadmap/evidence/bad.yaml': `version: 1\nregister: bad\nrecords:\n  - { id: a, proofs: [${mark}docs/none.md] }\n`,
  });
  scenarios([
    {
      name: 'a current phase tells',
      files: phases({ alpha: criteria(marked(true)), beta: '' }, bad('⟦evidence-failed⟧')),
      exit: 0,
    },
    {
      name: 'a future phase is a preview',
      files: phases({ alpha: '', beta: criteria(marked(false)), v1: '' }, bad('')),
      exit: 0,
    },
    {
      name: 'a future phase tells wrong claims, vacuous criteria and expired waivers',
      files: phases({
        alpha: '',
        beta: criteria(`- { id: wrong, statement: S, claim: ⟦claim-overstated⟧met, count: reviews, target: 4 }
- ⟦criterion-vacuous⟧{ id: empty, statement: S, count: reviews, target: 0 }
- { id: ended, statement: S, count: reviews, target: 4, waiver: ⟦waiver-expired⟧{ reason: R, by: j, on: 2026-01-01, until: 2026-02-01 } }`),
        v1: '',
      }),
      exit: 1,
    },
    {
      name: 'a future gate that is met decides nothing',
      files: phases({
        alpha: criteria('- { id: it, statement: S, proofs: [docs/none.md] }'),
        beta: criteria(MET),
        v1: '',
      }),
      exit: 0,
      expect: ({ report }) => expect(report.decision).toMatchObject({ phase: 'alpha', rule: 'not-met' }),
    },
  ]);
});

describe('the as-of date', () => {
  const files = phases({
    alpha: criteria('- { id: it, statement: S, count: reviews, target: 3 }', 'passed: 2026-03-10\n'),
    beta: criteria('- { id: it, statement: S, count: reviews, target: 3 }'),
    v1: '',
  });
  test('a passed date to come does not complete its phase yet', async () => {
    const { report } = await run(files);
    expect(report.current).toBe('alpha');
    expect(report.phases.map(({ state }) => state)).toEqual(['current', 'future', 'future']);
    expect(report).toMatchObject({ asOf: '2026-03-01', simulated: false });
  });
  test('on the passed date the next phase is the current one', async () => {
    const { report } = await run(files, 'gate check --json --as-of 2026-03-10');
    expect(report.current).toBe('beta');
    expect(report).toMatchObject({ asOf: '2026-03-10', simulated: true });
  });
  test('what is dated later does not count yet', async () => {
    const { report } = await run(files, 'gate check --json --as-of 2026-02-10');
    expect(report.phases[0]?.gate?.criteria[0]).toMatchObject({ value: 2, status: 'partial' });
  });
  test('today, given as a date, is simulated all the same', async () => {
    const { report } = await run(files, 'gate check --json --as-of 2026-03-01');
    expect(report.simulated).toBe(true);
  });
  test('a report of the terminal says so', async () => {
    const { stdout } = await run(files, 'gate check --as-of 2026-02-10');
    expect(stdout).toMatch(/2026-02-10 \(simulated\)/);
  });
  test('phases selected: the others and the public claims stay out', async () => {
    const { report } = await run(
      {
        ...files,
        'README.md': 'Hello\n',
        'roadmap/claims.yaml': 'version: 1\nclaims:\n  - { id: it, text: Fast, in: [README.md] }\n',
      },
      'gate check --json beta',
    );
    expect(report.phases.map(({ id }) => id)).toEqual(['beta']);
    expect(report.claims).toEqual([]);
    expect(report.findings).toEqual([]);
  });
});
