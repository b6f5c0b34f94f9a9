import { describe, expect, test } from 'vitest';
import { renderReport } from '../../../../src/report/terminal/render-report.ts';
import type { Screen } from '../../../../src/report/terminal/style.ts';
import { judgeFiles, type Judged } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeShipped } from '../shipped.ts';
import type { Texts } from '../../../kit/files.ts';
import { screenOf } from '../screen.ts';

function show({ report, evaluation, locate }: Judged, changes: Partial<Screen> = {}): string {
  return renderReport(report, evaluation, locate, screenOf(changes));
}

describe('the shipped roadmap', () => {
  test('before the launch', async () => {
    expect(show(await judgeShipped('2025-11-05'))).toMatchInlineSnapshot(`
      "12-Factor AgentOps                                  as of 2025-11-05 (simulated)

        EXTEND   Alpha -> Beta                                     rule: not-met-early
        None of 11 criteria is met, and the window opens on 2025-12-01. There is time:
        extend the timeline.
        A risk has come true: No collaborator joins
          -> Take more time, look further, rethink the positioning

        ✔ Foundation  passed 2025-11-05, 4 self-attested  ██████████  5/5
        ▶ Alpha       starts 2025-12-01, in 26 days       ░░░░░░░░░░ 0/11
          Beta        8 to 16 weeks, not started          ░░░░░░░░░░ 0/11
          v1.0        not started                         ░░░░░░░░░░ 0/20
          Growth      not started                         ░░░░░░░░░░ 0/15

        Alpha -> Beta                                                       11 not met
        ○ community-validation    0 of 3 collaborators, by person
        ○ domain-validation       0 of 3 validations, by domain
        ○ pattern-clarity         0 of 1 proof
        ○ failure-documentation   0 of 2 validations for each of 6, by factor
        ○ feedback-quality        0 of 3 feedback, by person
        ○ community-health        0 of 3 parts met
        ○ positioning-honest      0 of 2 feedback, by person
        ○ limitations-documented  0 of 1 proof
        ○ advancement-clear       0 of 3 feedback, by person
        ○ repository-navigable    0 of 3 feedback, by person
        ○ contributing-clear      0 of 2 parts met

        To advance, nearest first
        1. community-validation   3 more, by person
        2. domain-validation      3 more, by domain
        3. pattern-clarity        1 more proof
        4. failure-documentation  2 more for each of context-engineering,
                                  git-knowledge-os, observability, … 3 more
        … 7 more                                                             --verbose

        Claims   7 supported, 4 disclosed
        Metrics  0 of 3 reach their target, 13 without a target for now

        warning  risk-active   roadmap/phases/alpha.yaml:122:3
                 No collaborator joins (told above)

        What a rule means: agentops explain RULE

        Not yet: no errors, 1 warning. Exit 0.
        Why: agentops gate explain --as-of 2025-11-05
      "
    `);
  });

  test('while it is early, on a narrow screen', async () => {
    expect(show(await judgeShipped('2025-12-20'), { width: 60 })).toMatchInlineSnapshot(`
      "12-Factor AgentOps              as of 2025-12-20 (simulated)

        EXTEND   Alpha -> Beta                 rule: not-met-early
        None of 11 criteria is met, and it is early: the minimum
        lasts through 2026-01-11. There is time: extend the
        timeline.
        A risk has come true: No collaborator joins
          -> Take more time, look further, rethink the positioning

        ✔ Foundation                              ██████████  5/5
          passed 2025-11-05, 4 self-attested
        ▶ Alpha                                   ░░░░░░░░░░ 0/11
          day 20, early, open from 2026-01-12
          Beta        8 to 16 weeks, not started  ░░░░░░░░░░ 0/11
          v1.0        not started                 ░░░░░░░░░░ 0/20
          Growth      not started                 ░░░░░░░░░░ 0/15

        Alpha -> Beta                                   11 not met
        ○ community-validation    0 of 3 collaborators, by person
        ○ domain-validation       0 of 3 validations, by domain
        ○ pattern-clarity         0 of 1 proof
        ○ failure-documentation   0 of 2 validations for each of
                                  6, by factor
        ○ feedback-quality        0 of 3 feedback, by person
        ○ community-health        0 of 3 parts met
        ○ positioning-honest      0 of 2 feedback, by person
        ○ limitations-documented  0 of 1 proof
        ○ advancement-clear       0 of 3 feedback, by person
        ○ repository-navigable    0 of 3 feedback, by person
        ○ contributing-clear      0 of 2 parts met

        To advance, nearest first
        1. community-validation   3 more, by person
        2. domain-validation      3 more, by domain
        3. pattern-clarity        1 more proof
        4. failure-documentation  2 more for each of
                                  context-engineering,
                                  git-knowledge-os, observability,
                                  … 3 more
        … 7 more                                         --verbose

        Claims   7 supported, 4 disclosed
        Metrics  0 of 3 reach their target, 13 without a target
                 for now

        warning  risk-active   roadmap/phases/alpha.yaml:122:3
                 No collaborator joins (told above)

        What a rule means: agentops explain RULE

        Not yet: no errors, 1 warning. Exit 0.
        Why: agentops gate explain --as-of 2025-12-20
      "
    `);
  });

  test('while the window is open, in ASCII', async () => {
    expect(show(await judgeShipped('2026-01-20', { simulated: false }), { unicode: false }))
      .toMatchInlineSnapshot(`
        "12-Factor AgentOps                                              as of 2026-01-20

          PIVOT   Alpha -> Beta                                            rule: not-met
          None of 11 criteria is met, and the window is open until 2026-02-22. Pivot,
          pause, or retire.
          A risk has come true: No collaborator joins
            -> Take more time, look further, rethink the positioning

          [x] Foundation  passed 2025-11-05, 4 self-attested  ##########  5/5
          [>] Alpha       day 51, open, 33 days left          .......... 0/11
              Beta        8 to 16 weeks, not started          .......... 0/11
              v1.0        not started                         .......... 0/20
              Growth      not started                         .......... 0/15

          Alpha -> Beta                                                       11 not met
          [ ] community-validation    0 of 3 collaborators, by person
          [ ] domain-validation       0 of 3 validations, by domain
          [ ] pattern-clarity         0 of 1 proof
          [ ] failure-documentation   0 of 2 validations for each of 6, by factor
          [ ] feedback-quality        0 of 3 feedback, by person
          [ ] community-health        0 of 3 parts met
          [ ] positioning-honest      0 of 2 feedback, by person
          [ ] limitations-documented  0 of 1 proof
          [ ] advancement-clear       0 of 3 feedback, by person
          [ ] repository-navigable    0 of 3 feedback, by person
          [ ] contributing-clear      0 of 2 parts met

          To advance, nearest first
          1. community-validation   3 more, by person
          2. domain-validation      3 more, by domain
          3. pattern-clarity        1 more proof
          4. failure-documentation  2 more for each of context-engineering,
                                    git-knowledge-os, observability, ... 3 more
          ... 7 more                                                           --verbose

          Claims   7 supported, 4 disclosed
          Metrics  0 of 3 reach their target, 13 without a target for now

          warning  risk-active   roadmap/phases/alpha.yaml:122:3
                   No collaborator joins (told above)

          What a rule means: agentops explain RULE

          Not yet: no errors, 1 warning. Exit 0. Why: agentops gate explain
        "
      `);
  });

  test('when it is overdue', async () => {
    const judged = await judgeShipped('2026-02-24');
    const shown = show(judged);
    expect(shown).toMatchInlineSnapshot(`
      "12-Factor AgentOps                                  as of 2026-02-24 (simulated)

        PIVOT   Alpha -> Beta                                            rule: not-met
        None of 11 criteria is met, and the window ended on 2026-02-22. Pivot, pause,
        or retire.
        A risk has come true: No collaborator joins
          -> Take more time, look further, rethink the positioning

        ✔ Foundation  passed 2025-11-05, 4 self-attested  ██████████  5/5
        ▶ Alpha       day 86, overdue since 2026-02-23    ░░░░░░░░░░ 0/11
          Beta        8 to 16 weeks, not started          ░░░░░░░░░░ 0/11
          v1.0        not started                         ░░░░░░░░░░ 0/20
          Growth      not started                         ░░░░░░░░░░ 0/15

        Alpha -> Beta                                                       11 not met
        ○ community-validation    0 of 3 collaborators, by person
        ○ domain-validation       0 of 3 validations, by domain
        ○ pattern-clarity         0 of 1 proof
        ○ failure-documentation   0 of 2 validations for each of 6, by factor
        ○ feedback-quality        0 of 3 feedback, by person
        ○ community-health        0 of 3 parts met
        ○ positioning-honest      0 of 2 feedback, by person
        ○ limitations-documented  0 of 1 proof
        ○ advancement-clear       0 of 3 feedback, by person
        ○ repository-navigable    0 of 3 feedback, by person
        ○ contributing-clear      0 of 2 parts met

        To advance, nearest first
        1. community-validation   3 more, by person
        2. domain-validation      3 more, by domain
        3. pattern-clarity        1 more proof
        4. failure-documentation  2 more for each of context-engineering,
                                  git-knowledge-os, observability, … 3 more
        … 7 more                                                             --verbose

        Claims   7 supported, 4 disclosed
        Metrics  0 of 3 reach their target, 13 without a target for now

        warning  risk-active   roadmap/phases/alpha.yaml:122:3
                 No collaborator joins (told above)

        What a rule means: agentops explain RULE

        Not yet: no errors, 1 warning. Exit 0.
        Why: agentops gate explain --as-of 2026-02-24
      "
    `);
    expect(shown.split('\n').length).toBeLessThanOrEqual(46);
  });

  test('a wide screen stretches nothing', async () => {
    const judged = await judgeShipped('2026-02-24');
    expect(show(judged, { width: 200 })).toMatchInlineSnapshot(`
      "12-Factor AgentOps                                  as of 2026-02-24 (simulated)

        PIVOT   Alpha -> Beta                                            rule: not-met
        None of 11 criteria is met, and the window ended on 2026-02-22. Pivot, pause, or retire.
        A risk has come true: No collaborator joins
          -> Take more time, look further, rethink the positioning

        ✔ Foundation  passed 2025-11-05, 4 self-attested  ██████████  5/5
        ▶ Alpha       day 86, overdue since 2026-02-23    ░░░░░░░░░░ 0/11
          Beta        8 to 16 weeks, not started          ░░░░░░░░░░ 0/11
          v1.0        not started                         ░░░░░░░░░░ 0/20
          Growth      not started                         ░░░░░░░░░░ 0/15

        Alpha -> Beta                                                       11 not met
        ○ community-validation    0 of 3 collaborators, by person
        ○ domain-validation       0 of 3 validations, by domain
        ○ pattern-clarity         0 of 1 proof
        ○ failure-documentation   0 of 2 validations for each of 6, by factor
        ○ feedback-quality        0 of 3 feedback, by person
        ○ community-health        0 of 3 parts met
        ○ positioning-honest      0 of 2 feedback, by person
        ○ limitations-documented  0 of 1 proof
        ○ advancement-clear       0 of 3 feedback, by person
        ○ repository-navigable    0 of 3 feedback, by person
        ○ contributing-clear      0 of 2 parts met

        To advance, nearest first
        1. community-validation   3 more, by person
        2. domain-validation      3 more, by domain
        3. pattern-clarity        1 more proof
        4. failure-documentation  2 more for each of context-engineering, git-knowledge-os, observability,
                                  … 3 more
        … 7 more                                                             --verbose

        Claims   7 supported, 4 disclosed
        Metrics  0 of 3 reach their target, 13 without a target for now

        warning  risk-active   roadmap/phases/alpha.yaml:122:3
                 No collaborator joins (told above)

        What a rule means: agentops explain RULE

        Not yet: no errors, 1 warning. Exit 0. Why: agentops gate explain --as-of 2026-02-24
      "
    `);
  });

  test('selected phases', async () => {
    const judged = await judgeShipped('2026-02-24', { phases: ['foundation', 'growth'] });
    expect(show(judged)).toMatchInlineSnapshot(`
      "12-Factor AgentOps                                  as of 2026-02-24 (simulated)

        NO DECISION: it is made for the current phase, Alpha, which was not selected

        ✔ Foundation  passed 2025-11-05, 4 self-attested  ██████████  5/5
          Growth      not started                         ░░░░░░░░░░ 0/15

        Foundation -> Alpha                                     5 met, 4 self-attested
        ● production-proven      1 of 1 proof, self-attested
        ● principles-documented  1 of 1 proof, self-attested
        ● validation-ready       1 of 1 proof, self-attested
        ✔ repository-structured  4 of 4 proofs
        ● licensing-clarified    2 of 2 proofs, self-attested

        Growth                                                              15 not met
        ○ default-reference    0 of 10 works, by person
        ○ taught               0 of 3 works, by person
        ○ in-standards         0 of 2 works
        ○ research-foundation  0 of 3 works
        ○ self-sustaining      0 of 10 changes, by person
        ○ self-governing       0 of 2 parts met
        ○ inclusive            0 of 5 practitioners, by region
        ○ continuous-value     0 of 10 changes
        ○ member-support       0 of 10 works, by person
        ○ model-for-others     0 of 2 works, by person
        ○ career-transformed   0 of 1 works
        … 4 more: 4 not met                                                  --verbose

        No errors. Exit 0.
        Why: agentops gate explain growth/default-reference --as-of 2026-02-24
      "
    `);
  });

  test('quiet', async () => {
    expect(show(await judgeShipped('2026-02-24'), { quiet: true })).toMatchInlineSnapshot(`
      "  PIVOT   Alpha -> Beta                                            rule: not-met

        Not yet: no errors, 1 warning. Exit 0.
        Why: agentops gate explain --as-of 2026-02-24
      "
    `);
  });
});

describe('a roadmap of many cases', () => {
  test('in 80 columns', async () => {
    expect(show(await judgeFiles(RICH, '2026-02-20'))).toMatchInlineSnapshot(`
      "Bridge                                              as of 2026-02-20 (simulated)

        EXTEND   Build -> Open                                           rule: partial
        2 of 11 criteria are met, 5 are partial, 1 is waived, and the window is open
        until 2026-03-25. Extend the timeline, or refine the scope.
        A risk has come true: Rain
          -> Wait for the sun

        ✔ Start  passed 2026-01-01, 1 self-attested  ██████████  2/2
        ▶ Build  day 51, open, 33 days left          █████░░░░░ 2/11
          Open   at least 2 weeks, not started       █░░░░░░░░░  0/1

        Build -> Open
          2 met, 5 partial, 4 not met, 1 waived, 1 self-attested, 1 not applicable, 1
          advisory
        ◐ reviewed      1 of 3 reviews, by person; claimed met: overstated
        ◐ every-part    2 inspections for 1 of 3, 1 for 1, 0 for 1, by part; 2 asked
                        for each
        ✔ few-faults    2 faults, at most 2 allowed
        ◇ share-tested  2 faults, more than 8 asked, waived until 2026-03-01
        ◐ load          38.5 in bench/load.json#/tonnes, at least 40 asked; claimed
                        met: overstated
        ◐ documented    1 of 3 parts met; claimed not-met: understated
        ? heard-of      0 of 2 parts met, any is enough, unverified
        ● blessed       1 of 1 proof, self-attested
        ✔ coloured      1 of 1 proof, advisory; claimed not-met: understated
        – lit           not applicable: Nobody crosses it at night
        ○ loved         nothing measures it
        … 2 more: 2 not met                                                  --verbose

        To advance, nearest first
        1. load        >= 40; it is 38.5
        2. every-part  up to 2 more for each of pier, rope
        3. documented  manual: 1 more proof; signed: 1 more proof
        4. reviewed    2 more, by person
        … 4 more                                                             --verbose

        Claims   1 disclosed, 1 overstated, 1 orphaned
        Metrics  1 of 2 reach their target, 1 without a target for now

        error    claim-overstated   roadmap/claims.yaml:3:24
                 heavy: "It carries 40 tonnes" is claimed; its evidence shows 38.5,
                 not >= 40
                 -> add evidence, correct the claim and its text, or disclose it as
                    unproven

        error    claim-orphaned   roadmap/claims.yaml:5:23
                 gone: "It is golden" is not there: README.md does not say it
                 -> correct the text or its documents, so that what is checked is what
                    people read

        error    claim-mismatch   roadmap/claims.yaml:5:60
                 gone: "says" is >= 1, and "It is golden" names no 1
                 -> let both say the same number

        error    claim-overstated   roadmap/phases/build.yaml:9:14
                 build/reviewed is claimed met; its evidence shows partial
                 (reviews/r2: docs/gone.md is not there; reviews/r12:
                 https://example.org/r12 could not be verified: is not fetched without
                 --allow-net=example.org; reviews/r11: docs/plan.md is dated after the
                 as-of date; 2 more)
                 -> add what is missing, or claim partial

        error    claim-overstated   roadmap/phases/build.yaml:37:14
                 build/load is claimed met; its evidence shows partial (38.5, and >=
                 40 is asked)
                 -> add what is missing, or claim partial

        warning  record-unproven   roadmap/evidence/faults.yaml:4:5
                 faults/f1 has no proof, so it never counts
                 -> add proofs to it

        warning  record-unproven   roadmap/evidence/faults.yaml:7:5
                 faults/f4 has no proof, so it never counts
                 -> add proofs to it

        warning  evidence-stale   roadmap/evidence/inspections.yaml:4:66
                 inspections/i1 is not proven: docs/r1.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale   roadmap/evidence/inspections.yaml:5:66
                 inspections/i2 is not proven: docs/r3.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale   roadmap/evidence/inspections.yaml:6:76
                 inspections/i3 is not proven: docs/r5.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale   roadmap/evidence/inspections.yaml:7:67
                 inspections/i4 is not proven: docs/plan.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale   roadmap/evidence/inspections.yaml:8:54
                 inspections/i5 is not proven: docs/r1.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale   roadmap/evidence/inspections.yaml:8:66
                 inspections/i5 is not proven: docs/r3.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-reused   roadmap/evidence/reviews.yaml:7:5
                 reviews/r4 has the same proofs as reviews/r1, so only that one counts
                 -> give each record evidence of its own

        warning  evidence-reused   roadmap/evidence/reviews.yaml:9:5
                 reviews/r6 has the same proofs as reviews/r3, so only that one counts
                 -> give each record evidence of its own

        warning  record-unproven   roadmap/evidence/reviews.yaml:13:5
                 reviews/r10 has no proof, so it never counts
                 -> add proofs to it

        warning  waiver-expiring   roadmap/phases/build.yaml:33:15
                 the waiver of build/share-tested ends on 2026-03-01, in 9 days
                 -> meet the criterion before that day

        warning  risk-active   roadmap/phases/build.yaml:84:5
                 Rain (told above)

        What a rule means: agentops explain RULE

        5 errors, 13 warnings. Exit 1.
        Why: agentops gate explain build/reviewed --as-of 2026-02-20
      "
    `);
  });

  test('in 60 columns of ASCII, with everything', async () => {
    const shown = show(await judgeFiles(RICH, '2026-02-20'), { width: 60, unicode: false, verbose: true });
    expect(shown).toMatchInlineSnapshot(`
      "Bridge                          as of 2026-02-20 (simulated)

        EXTEND   Build -> Open                       rule: partial
        2 of 11 criteria are met, 5 are partial, 1 is waived, and
        the window is open until 2026-03-25. Extend the timeline,
        or refine the scope.
        A risk has come true: Rain
          -> Wait for the sun

        [x] Start                                 ##########  2/2
            passed 2026-01-01, 1 self-attested
        [>] Build  day 51, open, 33 days left     #####..... 2/11
            Open   at least 2 weeks, not started  #.........  0/1

        Build -> Open
          2 met, 5 partial, 4 not met, 1 waived, 1 self-attested,
          1 not applicable, 1 advisory
        [~] reviewed      1 of 3 reviews, by person; claimed met:
                          overstated
            Three people have reviewed the bridge
        [~] every-part    2 inspections for 1 of 3, 1 for 1, 0 for
                          1, by part; 2 asked for each
            Each part has two inspections
        [x] few-faults    2 faults, at most 2 allowed
            No more than two faults are open
        [w] share-tested  2 faults, more than 8 asked, waived
                          until 2026-03-01
            Most parts are tested
        [~] load          38.5 in bench/load.json#/tonnes, at
                          least 40 asked; claimed met: overstated
            It carries 40 tonnes
        [~] documented    1 of 3 parts met; claimed not-met:
                          understated
            It is documented
            [~] manual        1 of 2 proofs
            [ ] signed        0 of 1 proof
            [x] half          66.67 % of inspections, 50 % asked
        [?] heard-of      0 of 2 parts met, any is enough,
                          unverified
            People have heard of it
            [ ] talk          0 of 1 reviews
            [ ] web           0 of 1 proof
        [s] blessed       1 of 1 proof, self-attested
            The mayor has blessed it
        [x] coloured      1 of 1 proof, advisory; claimed not-met:
                          understated
            It has a colour
        [-] lit           not applicable: Nobody crosses it at
                          night
            It is lit at night
        [ ] loved         nothing measures it
            It is loved
        [ ] fresh         0 of 1 inspections
            It was measured of late
        [ ] claims        public claims are missing, or not all
                          are supported or disclosed
            What we say is so

        To advance, nearest first
        1. load        >= 40; it is 38.5
        2. every-part  up to 2 more for each of pier, rope
        3. documented  manual: 1 more proof; signed: 1 more proof
        4. reviewed    2 more, by person
        5. heard-of    verification of its evidence
        6. loved       a measure, such as proofs or count
        7. fresh       1 more
        8. claims      public claims that are supported or
                       disclosed

        Claims   1 disclosed, 1 overstated, 1 orphaned
        [!] heavy  overstated: "It carries 40 tonnes"
        [ ] old    disclosed: "It will stand for 100 years"
        [!] gone   orphaned: "It is golden"
        Metrics  1 of 2 reach their target, 1 without a target for
                 now
        [x] crossings  6 reviews, 2 asked
        [~] inspected  5 of 99 inspections
            mood       nothing measures it

        error    claim-overstated   roadmap/claims.yaml:3:24
                 heavy: "It carries 40 tonnes" is claimed; its
                 evidence shows 38.5, not >= 40
                 -> add evidence, correct the claim and its text,
                    or disclose it as unproven

        error    claim-orphaned   roadmap/claims.yaml:5:23
                 gone: "It is golden" is not there: README.md does
                 not say it
                 -> correct the text or its documents, so that
                    what is checked is what people read

        error    claim-mismatch   roadmap/claims.yaml:5:60
                 gone: "says" is >= 1, and "It is golden" names no
                 1
                 -> let both say the same number

        error    claim-overstated   roadmap/phases/build.yaml:9:14
                 build/reviewed is claimed met; its evidence shows
                 partial (reviews/r2: docs/gone.md is not there;
                 reviews/r12: https://example.org/r12 could not be
                 verified: is not fetched without
                 --allow-net=example.org; reviews/r11:
                 docs/plan.md is dated after the as-of date; 2
                 more)
                 -> add what is missing, or claim partial

        error    claim-overstated
                 roadmap/phases/build.yaml:37:14
                 build/load is claimed met; its evidence shows
                 partial (38.5, and >= 40 is asked)
                 -> add what is missing, or claim partial

        warning  record-unproven
                 roadmap/evidence/faults.yaml:4:5
                 faults/f1 has no proof, so it never counts
                 -> add proofs to it

        warning  record-unproven
                 roadmap/evidence/faults.yaml:7:5
                 faults/f4 has no proof, so it never counts
                 -> add proofs to it

        warning  evidence-stale
                 roadmap/evidence/inspections.yaml:4:66
                 inspections/i1 is not proven: docs/r1.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale
                 roadmap/evidence/inspections.yaml:5:66
                 inspections/i2 is not proven: docs/r3.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale
                 roadmap/evidence/inspections.yaml:6:76
                 inspections/i3 is not proven: docs/r5.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale
                 roadmap/evidence/inspections.yaml:7:67
                 inspections/i4 is not proven: docs/plan.md is
                 stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale
                 roadmap/evidence/inspections.yaml:8:54
                 inspections/i5 is not proven: docs/r1.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-stale
                 roadmap/evidence/inspections.yaml:8:66
                 inspections/i5 is not proven: docs/r3.md is stale
                 -> renew the evidence, its date or its digest

        warning  evidence-reused
                 roadmap/evidence/reviews.yaml:7:5
                 reviews/r4 has the same proofs as reviews/r1, so
                 only that one counts
                 -> give each record evidence of its own

        warning  evidence-reused
                 roadmap/evidence/reviews.yaml:9:5
                 reviews/r6 has the same proofs as reviews/r3, so
                 only that one counts
                 -> give each record evidence of its own

        warning  record-unproven
                 roadmap/evidence/reviews.yaml:13:5
                 reviews/r10 has no proof, so it never counts
                 -> add proofs to it

        warning  waiver-expiring   roadmap/phases/build.yaml:33:15
                 the waiver of build/share-tested ends on
                 2026-03-01, in 9 days
                 -> meet the criterion before that day

        warning  risk-active   roadmap/phases/build.yaml:84:5
                 Rain (told above)

        note     claim-disclosed   roadmap/claims.yaml:4:79
                 old: "It will stand for 100 years" is disclosed
                 as unproven
                 -> nothing to do; evidence would make it a
                    supported claim

        note     claim-understated
                 roadmap/phases/build.yaml:43:14
                 build/documented is claimed not-met; its evidence
                 shows partial
                 -> claim partial

        note     claim-understated
                 roadmap/phases/build.yaml:68:14
                 build/coloured is claimed not-met; its evidence
                 shows met
                 -> claim met

        note     criterion-unmeasured
                 roadmap/phases/build.yaml:70:7
                 nothing measures build/lit, so it is not met
                 -> add count, share, value, proofs, claims, all
                    or any

        note     criterion-unmeasured
                 roadmap/phases/build.yaml:73:7
                 nothing measures build/loved, so it is not met
                 -> add count, share, value, proofs, claims, all
                    or any

        What a rule means: agentops explain RULE

        5 errors, 13 warnings. Exit 1.
        Why: agentops gate explain build/reviewed \\
            --as-of 2026-02-20
      "
    `);
    expect(shown).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('quiet shows the errors alone', async () => {
    expect(show(await judgeFiles(RICH, '2026-02-20'), { quiet: true })).toMatchInlineSnapshot(`
      "  EXTEND   Build -> Open                                           rule: partial

        error    claim-overstated   roadmap/claims.yaml:3:24
                 heavy: "It carries 40 tonnes" is claimed; its evidence shows 38.5,
                 not >= 40
                 -> add evidence, correct the claim and its text, or disclose it as
                    unproven

        error    claim-orphaned   roadmap/claims.yaml:5:23
                 gone: "It is golden" is not there: README.md does not say it
                 -> correct the text or its documents, so that what is checked is what
                    people read

        error    claim-mismatch   roadmap/claims.yaml:5:60
                 gone: "says" is >= 1, and "It is golden" names no 1
                 -> let both say the same number

        error    claim-overstated   roadmap/phases/build.yaml:9:14
                 build/reviewed is claimed met; its evidence shows partial
                 (reviews/r2: docs/gone.md is not there; reviews/r12:
                 https://example.org/r12 could not be verified: is not fetched without
                 --allow-net=example.org; reviews/r11: docs/plan.md is dated after the
                 as-of date; 2 more)
                 -> add what is missing, or claim partial

        error    claim-overstated   roadmap/phases/build.yaml:37:14
                 build/load is claimed met; its evidence shows partial (38.5, and >=
                 40 is asked)
                 -> add what is missing, or claim partial

        5 errors, 13 warnings. Exit 1.
        Why: agentops gate explain build/reviewed --as-of 2026-02-20
      "
    `);
  });
});

const ONE: Texts = {
  'roadmap/roadmap.yaml': `version: 1
name: One
phases:
  - id: only
    name: Only
    window: { starts: 2026-01-01, min: 2 weeks, max: 2 months }
    gate:
      opens: done
      criteria:
        - { id: read, statement: There is something to read, proofs: [README.md] }
`,
  'README.md': 'Read me.\n',
};

function change(from: string | RegExp, to: string, files = ONE): Texts {
  const text = files['roadmap/roadmap.yaml']!;
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return { ...files, 'roadmap/roadmap.yaml': changed };
}

describe('small roadmaps', () => {
  test('ready to advance', async () => {
    expect(show(await judgeFiles(ONE, '2026-02-10', { simulated: false }))).toMatchInlineSnapshot(`
      "One                                                             as of 2026-02-10

        ADVANCE   Only -> done                                           rule: all-met
        The one criterion is met, and the window is open until 2026-02-28. Advance.

        ▶ Only  day 41, open, 18 days left  ██████████ 1/1

        Only -> done                                                             1 met
        ✔ read  1 of 1 proof

        Ready to advance: no errors. Exit 0.
        Next: agentops gate decide advance --by NAME
      "
    `);
  });

  test.each([
    ['2025-12-31', 'starts 2026-01-01, in 1 day'],
    ['2026-01-14', 'day 14, early, open from 2026-01-15'],
    ['2026-01-15', 'day 15, open, 44 days left'],
    ['2026-02-27', 'day 58, open, 1 day left'],
    ['2026-02-28', 'day 59, open, the last day'],
    ['2026-03-01', 'day 60, overdue since 2026-03-01'],
  ])('the window on %s: %s', async (asOf, said) => {
    expect(show(await judgeFiles(ONE, asOf))).toContain(`Only  ${said} `);
  });

  test.each([
    ['{ starts: 2026-01-01 }', 'day 41, open '],
    ['{ min: 1 week }', 'in progress, no window '],
  ])('the window %s', async (window, said) => {
    const judged = await judgeFiles(change(/\{ starts.*\}/, window), '2026-02-10');
    expect(show(judged)).toContain(`Only  ${said}`);
  });

  test.each([
    ['{ min: 2 weeks, max: 3 months }', '2 weeks to 3 months, not started'],
    ['{ max: 1 week }', 'at most 1 week, not started'],
    ['{ starts: 2026-09-09 }', 'not started'],
  ])('a phase to come with the window %s', async (window, said) => {
    const files = change(
      /$/,
      `  - { id: then, name: Then, window: ${window} }\n`,
      change(/ *opens: done\n/, ''),
    );
    expect(show(await judgeFiles(files, '2026-02-10'))).toMatch(new RegExp(` Then  ${said}$`, 'm'));
  });

  test('every phase is completed', async () => {
    const judged = await judgeFiles(change('name: Only', 'name: Only\n    passed: 2026-02-01'), '2026-02-10');
    expect(show(judged)).toMatchInlineSnapshot(`
      "One                                                 as of 2026-02-10 (simulated)

        NO DECISION: every phase is completed

        ✔ Only  passed 2026-02-01  ██████████ 1/1

        No errors. Exit 0. Next: agentops status
      "
    `);
  });

  test('a completed phase whose gate is no longer met', async () => {
    const files = change('name: Only', 'name: Only\n    passed: 2026-02-01');
    expect(show(await judgeFiles({ ...files, 'README.md': '' }, '2026-02-10'))).toMatchInlineSnapshot(`
      "One                                                 as of 2026-02-10 (simulated)

        NO DECISION: every phase is completed

        ✘ Only  passed 2026-02-01, its gate is not-met now  ░░░░░░░░░░ 0/1

        error    gate-regressed   roadmap/roadmap.yaml:9:7
                 only passed on 2026-02-01, and its gate is not-met now
                 -> restore its evidence, or take back the passed date

        error    claim-contradicted   roadmap/roadmap.yaml:11:11
                 only/read counts as claimed met, since only has passed; its evidence
                 shows not-met (README.md is empty)
                 -> correct what is false, or claim not-met

        What a rule means: agentops explain RULE

        2 errors. Exit 1. Why: agentops gate explain only/read --as-of 2026-02-10
      "
    `);
  });

  test('the gate opens nothing, or there is none', async () => {
    expect(show(await judgeFiles(change(/ *opens: done\n/, ''), '2026-02-10'))).toContain(
      '  NO DECISION: the gate of the current phase, Only, opens no other; opens: done\n  ends the roadmap\n',
    );
    expect(show(await judgeFiles(change(/ *gate:[^]*/, ''), '2026-02-10'))).toMatchInlineSnapshot(`
      "One                                                 as of 2026-02-10 (simulated)

        NO DECISION: the current phase, Only, has no gate

        ▶ Only  day 41, open, 18 days left

        No errors. Exit 0. Next: write a gate with criteria into roadmap/roadmap.yaml
      "
    `);
  });

  test('a requirement that is not reached', async () => {
    const extraFindings = [
      {
        rule: 'required-outcome' as const,
        level: 'error' as const,
        message: 'the decision has to be advance, and it is extend',
        hint: 'meet the criteria',
        at: { file: 'roadmap/roadmap.yaml', path: ['phases', 0, 'gate'] },
      },
    ];
    const shown = show(await judgeFiles(ONE, '2026-01-10', { extraFindings, simulated: false }));
    expect(shown).toMatch(/\n {2}1 error\. Exit 1\. Why: agentops gate explain\n$/);
  });

  test('self-attested, unverified and waived are told apart', async () => {
    const files = change(
      /( *)- \{ id: read.*/,
      `$1- { id: told, statement: Told, proofs: [attested: { by: me, on: 2026-01-02, statement: So it is }] }
$1- { id: seen, statement: Seen, proofs: ["https://example.org/"] }
$1- { id: late, statement: Late, proofs: [gone.md], waiver: { reason: Soon, by: me, on: 2026-02-01, until: 2026-02-12 } }`,
    );
    expect(show(await judgeFiles(files, '2026-02-10'))).toMatchInlineSnapshot(`
      "One                                                 as of 2026-02-10 (simulated)

        EXTEND   Only -> done                                            rule: partial
        1 of 3 criteria is met, 1 is waived, and the window is open until 2026-02-28.
        Extend the timeline, or refine the scope.

        ▶ Only  day 41, open, 18 days left  ████░░░░░░ 1/3

        Only -> done                       1 met, 2 not met, 1 waived, 1 self-attested
        ● told  1 of 1 proof, self-attested
        ? seen  0 of 1 proof, unverified
        ◇ late  0 of 1 proof, waived until 2026-02-12

        To advance, nearest first
        1. seen  verification of its evidence

        warning  waiver-expiring   roadmap/roadmap.yaml:12:67
                 the waiver of only/late ends on 2026-02-12, in 2 days
                 -> meet the criterion before that day

        What a rule means: agentops explain RULE

        Not yet: no errors, 1 warning. Exit 0.
        Why: agentops gate explain --as-of 2026-02-10
      "
    `);
  });
});

describe('long lists', () => {
  const many = (count: number, text: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => text(index)).join('');

  test('criteria and findings beyond a screen are counted', async () => {
    const criteria = many(
      40,
      (index) => `        - { id: c${index}, statement: C, claim: met, proofs: [gone-${index}.md] }\n`,
    );
    const judged = await judgeFiles(change(/ {8}- \{ id: read.*\n/, criteria), '2026-02-10');
    const shown = show(judged);
    expect(shown).toContain('… 29 more: 29 not met');
    expect(shown).toContain('  … 36 more  ');
    expect(shown).toContain('  … 20 more errors: --verbose shows them\n');
    expect(judged.asked).toHaveLength(20);
    const verbose = show(judged, { verbose: true });
    expect(verbose).not.toMatch(/… \d+ more/);
    expect(verbose).toContain('(gone-39.md is');
  });

  test('what is long is clipped, ids are not', async () => {
    const id = `a${'-very'.repeat(30)}-long-id`;
    const files = change('id: read', `id: ${id}`);
    const renamed = change('name: One', `name: ${'漢字'.repeat(25_000)}`, files);
    const shown = show(await judgeFiles(renamed, '2026-01-10'), { width: 60 });
    expect(shown).toContain(`✔ ${id}\n`);
    expect(shown.length).toBeLessThan(4000);
  });
});

test('nothing is located when nothing is wrong', async () => {
  const judged = await judgeFiles(ONE, '2026-02-10');
  show(judged);
  expect(judged.asked).toEqual([]);
});
