/** Every rule of judged roadmaps: that it comes, where, at which level; and that a healthy neighbour doesn't give it. */
/* oxlint-disable vitest/no-standalone-expect -- a scenario's `expect` is called inside its test */
import { copyFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { TODAY } from '../kit/command.ts';
import type { Files } from '../kit/files.ts';
import { commit, git } from '../kit/repository.ts';
import { claims, gate, MET, phase, phases, register } from './project.ts';
import { criterionOf, run, scenarios } from './scenario.ts';

describe('claims of criteria', () => {
  scenarios([
    {
      name: 'claim-understated',
      files: gate('- { id: it, statement: S, claim: ⟦claim-understated⟧partial, count: reviews, target: 3 }'),
      exit: 0,
    },
    {
      name: 'supported: met',
      files: gate('- { id: it, statement: S, claim: met, count: reviews, target: 3 }'),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').claimStatus).toBe('supported'),
    },
    {
      name: 'supported: partial, and not-met',
      files: gate(`- { id: it, statement: S, claim: partial, count: reviews, target: 4 }
- { id: none, statement: S, claim: not-met, count: reviews, where: { person: nobody }, target: 4 }`),
      exit: 0,
    },
    {
      name: 'unclaimed',
      files: gate('- { id: it, statement: S, count: reviews, target: 4 }'),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').claimStatus).toBe('unclaimed'),
    },
    {
      name: 'claim-unverified',
      files: gate('- { id: it, statement: S, claim: ⟦claim-unverified⟧met, proofs: [https://example.org/] }'),
      exit: 1,
    },
    {
      name: 'claim-unverified comes before claim-overstated, and its proof is no second finding',
      files: gate('- { id: it, statement: S, claim: ⟦claim-unverified⟧met, count: reviews, target: 3 }', {
        ...register(
          'reviews',
          `- { id: jane, proofs: [docs/jane.md] }
- { id: omar, proofs: [docs/omar.md] }
- { id: web, proofs: [https://example.org/] }`,
        ),
      }),
      exit: 1,
    },
    {
      name: 'claim-stale',
      files: gate(
        '- { id: it, statement: S, claim: ⟦claim-stale⟧met, count: reviews, target: 3, fresh_for: 30 days }',
      ),
      exit: 1,
    },
    {
      name: 'fresh on the last day',
      files: gate('- { id: it, statement: S, claim: met, count: reviews, target: 3, fresh_for: 50 days }'),
      exit: 0,
    },
    {
      name: 'claim-overstated',
      files: gate('- { id: it, statement: S, claim: ⟦claim-overstated⟧met, count: reviews, target: 4 }'),
      exit: 1,
    },
    {
      name: 'claim-overstated: partial claimed, a value below `partial` measured',
      files: gate(
        '- { id: it, statement: S, claim: ⟦claim-overstated⟧partial, count: reviews, target: 9, partial: 5 }',
      ),
      exit: 1,
    },
    {
      name: 'claim-contradicted',
      files: gate('- { id: it, statement: S, claim: ⟦claim-contradicted⟧met, proofs: [docs/none.md] }'),
      exit: 1,
    },
    {
      name: 'claim-unsupported',
      files: gate('- { id: it, statement: S, claim: ⟦claim-unsupported⟧met, count: talks, target: 1 }', {
        'roadmap/evidence/talks.yaml': 'version: 1\nregister: talks\nrecords: []\n',
      }),
      exit: 1,
    },
    {
      name: 'claim-unsupported: nothing measures it',
      files: gate('- ⟦criterion-unmeasured⟧{ id: it, statement: S, claim: ⟦claim-unsupported⟧met }'),
      exit: 1,
    },
  ]);
});

describe('public claims', () => {
  const RATIO = { 'bench/speedup.json': '{ "ratio": 41.5, "slow": 2 }\n' };
  const speedup = (says: string, pointer = '/ratio'): string =>
    `- { id: speedup, text: Proven 40x speedups, in: [README.md], says: ${says}, value: { data: bench/speedup.json, pointer: ${pointer} } }`;
  const readme = '# Demo\n\nProven **40x**\nspeedups. It is fast.\n';
  scenarios([
    {
      name: 'supported; white space and markup aside',
      files: claims(speedup('">= 40"'), readme, RATIO),
      exit: 0,
      expect: ({ report }) =>
        expect(report.claims[0]).toMatchObject({
          status: 'supported',
          value: 41.5,
          in: [{ file: 'README.md', line: 3, column: 1 }],
        }),
    },
    {
      name: 'claim-orphaned comes before all others',
      files: claims(
        speedup('">= 40"', '/slow').replace('Proven', '⟦claim-orphaned⟧Proven'),
        '# Demo\n\nProven 50x speedups.\n',
        RATIO,
      ),
      exit: 1,
    },
    {
      name: 'claim-orphaned: the document is not there',
      files: claims(
        '- { id: it, text: ⟦claim-orphaned⟧Proven 40x speedups, in: [README.md, OTHER.md], disclosed: ⟦claim-undisclosed⟧No bench. }',
        `${readme}No bench.\n`,
      ),
      exit: 1,
    },
    {
      name: 'claim-overstated: a value, and not what the text says',
      files: claims(speedup('">= 40"', '/slow').replace('Proven', '⟦claim-overstated⟧Proven'), readme, RATIO),
      exit: 1,
    },
    {
      name: 'claim-contradicted: what the proof reads is not there',
      files: claims(
        speedup('">= 40"', '/none').replace('Proven', '⟦claim-contradicted⟧Proven'),
        readme,
        RATIO,
      ),
      exit: 1,
    },
    {
      name: 'claim-unsupported: neither measure nor disclosure',
      files: claims('- { id: it, text: ⟦claim-unsupported⟧It is fast, in: [README.md] }', readme),
      exit: 1,
    },
    {
      name: 'claim-unverified',
      files: claims(
        '- { id: it, text: ⟦claim-unverified⟧40x, in: [README.md], says: 40, value: { run: [bench], stdout: { pointer: /x } } }',
        readme,
      ),
      exit: 1,
    },
    {
      name: 'claim-stale',
      files: claims(
        '- { id: it, text: ⟦claim-stale⟧It is fast, in: [README.md], proofs: [{ file: docs/jane.md, on: 2025-01-01 }], fresh_for: 1 month }',
        readme,
      ),
      exit: 1,
    },
    {
      name: 'claim-mismatch: its number is in the text as a part of another one',
      files: claims(
        `- { id: it, text: Proven 140x speedups, in: [README.md], says: ⟦claim-mismatch⟧">= 40", value: { data: bench/speedup.json, pointer: /ratio } }`,
        '# Demo\n\nProven 140x speedups\n',
        RATIO,
      ),
      exit: 1,
    },
    {
      name: 'claim-disclosed',
      files: claims(
        '- { id: it, text: It is fast, in: [README.md], disclosed: ⟦claim-disclosed⟧Nobody measured it. }',
        `${readme}\nNobody measured it.\n`,
      ),
      exit: 0,
    },
    {
      name: 'claim-disclosed: its measure shows less',
      files: claims(
        '- { id: it, text: 40x, in: [README.md], says: 40, value: { data: bench/speedup.json, pointer: /slow }, disclosed: ⟦claim-disclosed⟧Nobody measured it. }',
        `${readme}\nNobody measured it.\n`,
        RATIO,
      ),
      exit: 0,
    },
    {
      name: 'claim-understated: disclosed, and evidence supports it now',
      files: claims(
        '- { id: it, text: It is fast, in: [README.md], proofs: [docs/jane.md], disclosed: ⟦claim-understated⟧Nobody measured it. }',
        `${readme}\nNobody measured it.\n`,
      ),
      exit: 0,
    },
    {
      name: 'claim-undisclosed; the status stays',
      files: claims(
        '- { id: it, text: It is fast, in: [README.md], disclosed: ⟦claim-disclosed⟧⟦claim-undisclosed⟧Nobody measured it. }',
        readme,
      ),
      exit: 1,
      expect: ({ report }) => expect(report.claims[0]?.status).toBe('disclosed'),
    },
    {
      name: 'a public claim that holds against nothing gets no credit',
      files: claims(
        '- { id: it, text: ⟦claim-overstated⟧0 reviews or more, in: [README.md], says: ">= 0", count: reviews }',
        '# Demo\n\n0 reviews or more.\n',
      ),
      exit: 1,
    },
  ]);
});

describe('criteria', () => {
  scenarios([
    {
      name: 'criterion-vacuous',
      files: gate(`- ⟦criterion-vacuous⟧{ id: it, statement: S, count: reviews, target: 0 }
- ⟦criterion-vacuous⟧{ id: strict, statement: S, count: reviews, target: "> -1" }
- ⟦criterion-vacuous⟧{ id: share, statement: S, share: reviews, target: ">= 0%" }
- ⟦criterion-vacuous⟧{ id: proofs, statement: S, proofs: [docs/jane.md], target: 0 }`),
      exit: 1,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').status).toBe('not-met'),
    },
    {
      name: 'criterion-vacuous: a part',
      files: gate(`- id: it
  statement: S
  any:
    - { name: real, count: reviews, target: 9 }
    - ⟦criterion-vacuous⟧{ name: empty, count: reviews, target: 0 }`),
      exit: 1,
    },
    {
      name: 'criterion-vacuous: advisory, and in a future phase',
      files: phases({
        alpha:
          'gate: { criteria: [⟦criterion-vacuous⟧{ id: it, kind: advisory, statement: S, count: reviews, target: 0 }, { id: other, statement: S, count: reviews, target: 1 }] }',
        beta: 'gate: { criteria: [⟦criterion-vacuous⟧{ id: it, statement: S, count: reviews, target: 0 }] }',
        v1: '',
      }),
      exit: 1,
    },
    {
      name: 'not vacuous: no value against nothing',
      files: gate(
        `- { id: value, statement: S, value: { data: n.json, pointer: /n }, target: ">= 0" }
- { id: most, statement: S, count: reviews, complete: docs/jane.md, target: "<= 5" }`,
        { 'n.json': '{ "n": 0 }' },
      ),
      exit: 0,
      expect: (outcome) => {
        expect(criterionOf(outcome, 'alpha/value').status).toBe('met');
        expect(criterionOf(outcome, 'alpha/most').status).toBe('met');
      },
    },
    {
      name: 'criterion-unmeasured',
      files: gate('- ⟦criterion-unmeasured⟧id: it\n  statement: S'),
      exit: 0,
    },
    {
      name: 'gate-regressed',
      files: phases({
        alpha: `passed: 2026-02-25\ngate:\n  ⟦gate-regressed⟧criteria:\n    - ⟦claim-overstated⟧{ id: it, statement: S, count: reviews, target: 4 }`,
        beta: '',
      }),
      exit: 1,
    },
    {
      name: 'gate-regressed: not while proofs are unverified',
      files: phases({
        alpha: `passed: 2026-02-25\ngate:\n  criteria:\n    - ⟦claim-unverified:warning⟧{ id: it, statement: S, proofs: [https://example.org/] }`,
        beta: '',
      }),
      exit: 0,
    },
    {
      name: 'a completed phase whose gate is met still',
      files: phases({ alpha: `passed: 2026-02-25\ngate:\n  criteria:\n    ${MET}`, beta: '' }),
      exit: 0,
    },
    {
      name: 'required-outcome: advance',
      files: phase(
        `gate:\n  ⟦required-outcome⟧criteria:\n    - { id: it, statement: S, count: reviews, target: 4 }`,
      ),
      command: 'gate check --json --require advance',
      exit: 1,
    },
    {
      name: 'required-outcome: met',
      files: phase(
        `gate:\n  ⟦required-outcome⟧criteria:\n    - { id: it, statement: S, count: reviews, target: 4 }`,
      ),
      command: 'gate check --json --require met',
      exit: 1,
    },
    {
      name: '--require advance is reached',
      files: gate(MET),
      command: 'gate check --json --require advance',
      exit: 0,
    },
    {
      name: '--require met is reached',
      files: gate(MET),
      command: 'gate check --json --require met alpha',
      exit: 0,
    },
  ]);
});

describe('waivers', () => {
  const waived = (until: string, mark: string, on = '2026-01-15'): ReturnType<typeof gate> =>
    gate(`- { id: it, statement: S, count: reviews, target: 9, waiver: ${mark}{ reason: R, by: jane, on: ${on}, until: ${until} } }
${MET}`);
  scenarios([
    {
      name: 'waiver-active',
      files: waived('2026-04-01', '⟦waiver-active⟧'),
      exit: 0,
      expect: ({ report }) => {
        expect(report.phases[0]?.gate?.counts).toEqual({
          met: 1,
          partial: 1,
          notMet: 0,
          waived: 1,
          notApplicable: 0,
        });
        expect(report.decision?.rule).toBe('all-met');
      },
    },
    { name: 'waiver-active: 15 days are left', files: waived('2026-03-16', '⟦waiver-active⟧'), exit: 0 },
    { name: 'waiver-expiring: 14 days are left', files: waived('2026-03-15', '⟦waiver-expiring⟧'), exit: 0 },
    {
      name: 'waiver-expiring: its last day',
      files: waived(TODAY, '⟦waiver-expiring⟧'),
      exit: 0,
      expect: ({ report }) => expect(report.decision?.rule).toBe('all-met'),
    },
    {
      name: 'waiver-expired',
      files: waived('2026-02-28', '⟦waiver-expired⟧'),
      exit: 1,
      expect: ({ report }) => expect(report.decision?.rule).toBe('partial'),
    },
    {
      name: 'a waiver that has not begun does nothing',
      files: waived('2026-04-01', '', '2026-03-02'),
      exit: 0,
      expect: ({ report }) => expect(report.decision?.rule).toBe('partial'),
    },
    {
      name: 'a waiver of a met criterion does nothing, in force or ended',
      files:
        gate(`- { id: it, statement: S, count: reviews, target: 3, waiver: { reason: R, by: j, on: 2026-02-01, until: 2026-03-03 } }
- { id: old, statement: S, count: reviews, target: 3, waiver: { reason: R, by: j, on: 2026-01-01, until: 2026-01-03 } }`),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').waived).toBe(false),
    },
    {
      name: 'the ways to waive alone meet no gate',
      files: gate(
        '- { id: it, statement: S, count: reviews, target: 9, waiver: ⟦waiver-active⟧{ reason: R, by: j, on: 2026-02-01, until: 2026-04-01 } }',
      ),
      exit: 0,
      expect: ({ report }) => expect(report.decision?.rule).toBe('partial'),
    },
  ]);
});

describe('evidence', () => {
  const count = '- { id: it, statement: S, count: reviews, target: 9 }';
  scenarios([
    {
      name: 'evidence-failed',
      files: gate(
        count,
        register('reviews', '- id: jane\n  proofs: [docs/jane.md, ⟦evidence-failed⟧docs/none.md]'),
      ),
      exit: 0,
      expect: (outcome) =>
        expect(criterionOf(outcome, 'alpha/it').evidence[0]).toMatchObject({ counts: false, why: 'failed' }),
    },
    {
      name: 'evidence-failed: once, however many criteria use the record',
      files: gate(
        `${count}\n- { id: two, statement: S, count: reviews, target: 2 }`,
        register('reviews', '- { id: jane, proofs: [⟦evidence-failed⟧docs/none.md] }'),
      ),
      exit: 0,
    },
    {
      name: 'evidence-failed is an error under --strict',
      files: gate(
        count,
        register('reviews', '- { id: jane, proofs: [⟦evidence-failed:error⟧docs/none.md] }'),
      ),
      command: 'gate check --json --strict',
      exit: 1,
    },
    {
      name: 'evidence-unverified',
      files: gate(
        count,
        register('reviews', '- { id: jane, proofs: [⟦evidence-unverified⟧https://example.org/] }'),
      ),
      exit: 0,
    },
    {
      name: 'evidence-unverified: a commit without git',
      files: gate(
        count,
        register('reviews', '- { id: jane, proofs: [⟦evidence-unverified⟧{ commit: 3f2a91c }] }'),
      ),
      exit: 0,
    },
    {
      name: 'evidence-stale: too old, and without a date',
      files: gate(
        '- { id: it, statement: S, count: reviews, target: 9, fresh_for: 1 month }',
        register(
          'reviews',
          `- { id: new, on: 2026-02-01, proofs: [docs/jane.md] }
- { id: old, on: 2026-01-31, proofs: [⟦evidence-stale⟧docs/omar.md] }
- { id: undated, proofs: [⟦evidence-stale⟧docs/rey.md] }`,
        ),
      ),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').value).toBe(1),
    },
    {
      name: 'evidence-reused: the smallest id counts',
      files: gate(
        count,
        register(
          'reviews',
          `- ⟦evidence-reused⟧{ id: b, proofs: [docs/omar.md, docs/jane.md] }
- { id: a, proofs: [docs/jane.md, docs/omar.md] }
- { id: c, proofs: [docs/jane.md] }`,
        ),
      ),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').value).toBe(2),
    },
    {
      name: 'evidence-reused: whatever is asked, so a filter does not bring the other one back',
      files: gate(
        '- { id: it, statement: S, count: reviews, where: { kind: y }, target: 1 }',
        register(
          'reviews',
          `- { id: a, kind: x, proofs: [docs/jane.md] }
- ⟦evidence-reused⟧{ id: b, kind: y, proofs: [docs/jane.md] }`,
        ),
      ),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').value).toBe(0),
    },
    {
      name: 'record-unproven',
      files: gate(count, register('reviews', '- ⟦record-unproven⟧{ id: jane, person: jane }')),
      exit: 0,
    },
    {
      name: 'evidence that nothing uses gives no finding',
      files: gate('- { id: it, statement: S, count: reviews, where: { person: jane }, target: 1 }', {
        ...register(
          'reviews',
          `- { id: jane, person: jane, proofs: [docs/jane.md] }
- { id: omar, person: omar, proofs: [docs/none.md] }
- { id: rey, person: rey }`,
        ),
        ...register('unused', '- { id: a }\n- { id: b, proofs: [docs/none.md] }'),
      }),
      exit: 0,
    },
    {
      name: 'evidence of the future does not count, and is no finding',
      files: gate(
        count,
        register(
          'reviews',
          `- { id: record, on: 2026-03-02, proofs: [docs/jane.md] }
- { id: proof, on: 2026-01-01, proofs: [{ file: docs/omar.md, on: 2026-03-02 }] }
- { id: today, on: 2026-03-01, proofs: [docs/rey.md] }`,
        ),
      ),
      exit: 0,
      expect: (outcome) => {
        const { value, evidence } = criterionOf(outcome, 'alpha/it');
        expect(value).toBe(1);
        expect(evidence.map(({ why }) => why)).toEqual(['future', 'future', null]);
      },
    },
  ]);
});

describe('evidence-circular', () => {
  const by = (proof: string): string => `- { id: it, statement: S, proofs: [${proof}] }`;
  const notMet: NonNullable<Parameters<typeof scenarios>[0][number]['expect']> = (outcome) =>
    expect(criterionOf(outcome, 'alpha/it').status).toBe('not-met');
  scenarios([
    {
      name: "the roadmap's YAML",
      files: gate(by('⟦evidence-circular⟧roadmap/roadmap.yaml')),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'data of it',
      files: gate(by('⟦evidence-circular⟧{ data: roadmap/roadmap.yaml, pointer: /name }')),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'its JSON Lines',
      files: gate(by('⟦evidence-circular⟧roadmap/evidence/talks.jsonl'), {
        'roadmap/evidence/talks.jsonl': '{"id":"a"}\n',
      }),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'a symbolic link to it',
      files: gate(by('⟦evidence-circular⟧docs/link.md')),
      prepare: (root) => symlinkSync('../roadmap/roadmap.yaml', path.join(root, 'docs/link.md')),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'a copy of it',
      files: gate(by('⟦evidence-circular⟧docs/copy.md')),
      prepare: (root) =>
        copyFileSync(path.join(root, 'roadmap/roadmap.yaml'), path.join(root, 'docs/copy.md')),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'a glob of nothing else',
      files: gate(by('⟦evidence-circular⟧"roadmap/**"')),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'a glob that has other files as well leaves it out',
      files: gate(by('{ files: "{docs,roadmap}/*", min: 3 }')),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').status).toBe('met'),
    },
    {
      name: 'rendered text',
      files: gate(by('⟦evidence-circular⟧{ file: STATUS.md, contains: 3 of 3 are met }'), {
        'STATUS.md': '# Status\n\n<!-- agentops:begin status -->\n3 of 3 are met\n<!-- agentops:end -->\n',
      }),
      exit: 1,
      expect: notMet,
    },
    {
      name: 'text beside rendered text is evidence',
      files: gate(by('{ file: STATUS.md, contains: Written by hand }'), {
        'STATUS.md':
          'Written by hand\n\n<!-- agentops:begin status -->\n3 of 3 are met\n<!-- agentops:end -->\n',
      }),
      exit: 0,
      expect: (outcome) => expect(criterionOf(outcome, 'alpha/it').status).toBe('met'),
    },
    {
      name: 'the document that makes the claim',
      files: claims(
        '- { id: it, text: ⟦claim-unsupported⟧It is fast, in: [README.md], proofs: [⟦evidence-circular⟧README.md] }',
        'It is fast\n',
      ),
      exit: 1,
    },
    {
      name: 'a copy of the document that makes the claim',
      files: claims(
        '- { id: it, text: ⟦claim-unsupported⟧It is fast, in: [README.md], proofs: [⟦evidence-circular⟧docs/copy.md] }',
        'It is fast\n',
        { 'docs/copy.md': 'It is fast\n' },
      ),
      exit: 1,
    },
    {
      name: "another claim's document is evidence",
      files: claims(
        '- { id: it, text: It is fast, in: [README.md], proofs: [docs/jane.md] }',
        'It is fast\n',
      ),
      exit: 0,
    },
    {
      name: 'a record is told at its proof',
      files: gate(
        '- { id: it, statement: S, count: reviews, target: 1 }',
        register('reviews', '- { id: a, proofs: [docs/jane.md, ⟦evidence-circular⟧roadmap/roadmap.yaml] }'),
      ),
      exit: 1,
      expect: (outcome) =>
        expect(criterionOf(outcome, 'alpha/it').evidence[0]).toMatchObject({ why: 'circular' }),
    },
  ]);
});

describe('risks', () => {
  const risk = (trigger: string, mark = ''): ReturnType<typeof phase> =>
    phase(`gate:\n  criteria:\n    ${MET}
risks:
  - ${mark}{ risk: Nobody comes, mitigation: Ask, fallback: Wait, trigger: ${trigger} }`);
  scenarios([
    {
      name: 'risk-active: below',
      files: risk('{ count: reviews, below: 4 }', '⟦risk-active⟧'),
      exit: 0,
      expect: ({ report }) =>
        expect(report.decision?.risks).toEqual([
          { risk: 'Nobody comes', mitigation: 'Ask', fallback: 'Wait' },
        ]),
    },
    { name: 'risk-active: above', files: risk('{ count: reviews, above: 2 }', '⟦risk-active⟧'), exit: 0 },
    {
      name: 'at the threshold it has not come true: below',
      files: risk('{ count: reviews, below: 3 }'),
      exit: 0,
    },
    {
      name: 'at the threshold it has not come true: above',
      files: risk('{ count: reviews, above: 3 }'),
      exit: 0,
    },
    {
      name: 'without a value it has not come true',
      files: risk('{ value: { data: docs/none.json, pointer: /n }, below: 4 }'),
      exit: 0,
    },
    {
      name: 'of a completed and of a future phase it is not told',
      files: phases({
        alpha: 'passed: 2026-02-25\nrisks:\n  - { risk: R, trigger: { count: reviews, below: 9 } }',
        beta: '',
        v1: 'risks:\n  - { risk: R, trigger: { count: reviews, below: 9 } }',
      }),
      exit: 0,
    },
  ]);
});

describe('messages', () => {
  const messages = async (files: Files): Promise<string> =>
    (await run(files)).report.findings.map(({ message }) => message).join('\n');
  test('claim-orphaned names the document that can not be read', async () => {
    expect(
      await messages(claims('- { id: it, text: x, in: [NONE.md], proofs: [docs/jane.md] }', '')),
    ).toMatch(/NONE\.md is not there/);
    expect(await messages(claims('- { id: it, text: x, in: [docs], proofs: [docs/jane.md] }', ''))).toMatch(
      /docs is a directory/,
    );
  });
  test('a public claim that holds against nothing is told so, not that 3 is not >= 0', async () => {
    const said = await messages(
      claims('- { id: it, text: 0 reviews, in: [README.md], says: ">= 0", count: reviews }', '0 reviews\n'),
    );
    expect(said).not.toMatch(/3, not >= 0/);
    expect(said).toMatch(/no evidence at all/);
  });
  test('--require advance, where the gate opens nothing, says what to do about that', async () => {
    const { report } = await run(
      phases({ alpha: `gate:\n  criteria:\n    ${MET}` }),
      'gate check --json --require advance',
    );
    expect(report.findings[0]?.hint).toMatch(/opens/);
  });
});

describe('revisions', () => {
  const by = (proof: string, more = ''): ReturnType<typeof gate> =>
    gate(`- { id: it, statement: S, proofs: [${proof}]${more} }`);
  const tagged = (root: string): void => {
    git(root, 'init', '--quiet');
    commit(root, {}, 'A change', '2026-02-10T12:00:00Z');
    git(root, 'tag', 'v1');
  };
  test.each([
    ['{ tag: v1 }', '', 'met', null],
    ['{ tag: v2 }', '', 'not-met', 'failed'],
    ['{ commit: "0000000" }', '', 'not-met', 'failed'],
    ['{ tag: v1, paths: ["docs/**"] }', '', 'met', null],
    ['{ tag: v1, paths: ["src/**"] }', '', 'not-met', 'failed'],
    ['{ tag: v1, signed: true }', '', 'not-met', 'failed'],
    ['{ tag: v1 }', ', fresh_for: 19 days', 'met', null],
    ['{ tag: v1 }', ', fresh_for: 18 days', 'not-met', 'stale'],
  ])('%s%s: %s', async (proof, more, status, why) => {
    const outcome = await run(by(proof, more), undefined, { prepare: tagged });
    expect(criterionOf(outcome, 'alpha/it')).toMatchObject({ status, evidence: [{ why }] });
  });
  test('before the committer’s date it does not count yet', async () => {
    const outcome = await run(by('{ tag: v1 }'), 'gate check --json --as-of 2026-02-09', { prepare: tagged });
    expect(criterionOf(outcome, 'alpha/it')).toMatchObject({
      status: 'not-met',
      evidence: [{ why: 'future' }],
    });
  });
});

test('an own folder that is a symbolic link is read or refused, never passed over', async () => {
  const zero = '- { id: it, statement: S, count: incidents, complete: docs/jane.md, target: "== 0" }';
  const files = gate(zero, {
    'roadmap/evidence/incidents.yaml': 'version: 1\nregister: incidents\nrecords: []\n',
    'incidents/2026.yaml': 'version: 1\nregister: incidents\nrecords: [{ id: a }]\n',
  });
  const outcome = await run(files, undefined, {
    prepare: (root) => symlinkSync('../../incidents', path.join(root, 'roadmap/evidence/more')),
  });
  expect(outcome.exitCode === 2 || criterionOf(outcome, 'alpha/it').value === 1).toBe(true);
});
