import { describe, expect, test } from 'vitest';
import { explainCriterion, explainDecision } from '../../../../src/report/terminal/render-explain.ts';
import type { Screen } from '../../../../src/report/terminal/style.ts';
import { judgeFiles, type Judged } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeShipped } from '../shipped.ts';
import type { Texts } from '../../../kit/files.ts';
import { screenOf } from '../screen.ts';

function explain({ evaluation, locate }: Judged, ref: string, changes: Partial<Screen> = {}): string {
  const [phase = '', criterion = ''] = ref.split('/');
  return explainCriterion(evaluation, phase, criterion, locate, screenOf(changes));
}

function decision({ report, evaluation, locate }: Judged, changes: Partial<Screen> = {}): string {
  return explainDecision(report, evaluation, locate, screenOf(changes));
}

describe('a criterion', () => {
  test('by records: which count, which do not, and why', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/reviewed')).toMatchInlineSnapshot(`
      "build/reviewed                                     roadmap/phases/build.yaml:7:7
      Three people have reviewed the bridge

        ◐ partial
          claimed met: overstated, its evidence shows less than is claimed
          value 1, target >= 3 (partial from >= 1, convincing from >= 5)
          counts  each different person in the proven records of reviews where state
                  is complete, rating is at least 3 and person is not ann, dated
                  within 60 days

          reviews, 12 records                            roadmap/evidence/reviews.yaml
          ✔ r1   2026-02-01  docs/r1.md has the heading "Findings"
          ✘ r10  2026-02-08  has no proof, so it never counts (:13:5)
          ✘ r11  2026-12-24  docs/plan.md is dated after the as-of date; docs/r1.md is
                             dated after the as-of date (:14:82)
          ? r12  2026-02-09  https://example.org/r12 could not be verified: is not
                             fetched without --allow-net=example.org (:15:82)
          ✘ r2   2026-02-02  docs/gone.md is not there (:5:81)
          – r3   2026-02-03  state is "started", not "complete"
          ✘ r4   2026-02-04  the same proofs as r1 (:7:5)
          – r5   2026-02-05  the same person as r1, so it adds nothing
          – r6   2026-02-06  rating is 1, not at least 3
          – r7   2025-11-06  is too old: only the last 60 days count
          – r8               has no date, and only the last 60 days count
          – r9   2026-02-07  person is "ann", which is left out

        Needs 2 more, by person.
      "
    `);
  });

  test('by groups', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/every-part')).toMatchInlineSnapshot(`
      "build/every-part                                  roadmap/phases/build.yaml:17:7
      Each part has two inspections

        ◐ partial
          claimed partial: supported, its evidence shows what is claimed
          value 0, target >= 2
          counts  proven records of inspections, for each part: the smallest value is
                  held against the target

          ✔ deck  2
          ◐ pier  1
          ○ rope  0

          inspections, 5 records                     roadmap/evidence/inspections.yaml
          ✔ i1  2026-01-11  docs/r1.md is there
          ✔ i2  2026-01-12  docs/r3.md is there
          ✔ i3  2026-01-13  docs/r5.md is there
          – i4  2026-01-14  there is no group for its part, tower
          – i5  2026-01-14  has no part

        Needs up to 2 more for each of pier, rope.
      "
    `);
  });

  test('by all records of a complete register', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/few-faults')).toMatchInlineSnapshot(`
      "build/few-faults                                  roadmap/phases/build.yaml:23:7
      No more than two faults are open

        ✔ met, convincing
          value 2, target <= 2
          counts  all declared records of faults where open is true; no value unless
                  docs/faults.md shows that the register is complete

          ✔ docs/faults.md                             roadmap/phases/build.yaml:27:17
            has "complete"

          faults, 4 records                               roadmap/evidence/faults.yaml
          ✔ f1  2026-01-11  declared
          ✔ f2  2026-01-12  declared
          – f3  2026-01-12  open is false, not true
          ✘ f4  2027-01-12  is dated after the as-of date (:7:5)

        Needs nothing more: 2 faults, at most 2 allowed.
      "
    `);
  });

  test('without proof that the register is complete', async () => {
    const judged = await judgeFiles({ ...RICH, 'docs/faults.md': 'Who knows.\n' }, '2026-02-20');
    expect(explain(judged, 'build/few-faults')).toMatchInlineSnapshot(`
      "build/few-faults                                  roadmap/phases/build.yaml:23:7
      No more than two faults are open

        ○ not-met
          no value, target <= 2
          counts  all declared records of faults where open is true; no value unless
                  docs/faults.md shows that the register is complete

          ✘ docs/faults.md                             roadmap/phases/build.yaml:27:17
            lacks "complete"

          faults, 4 records                               roadmap/evidence/faults.yaml
          ✔ f1  2026-01-11  declared
          ✔ f2  2026-01-12  declared
          – f3  2026-01-12  open is false, not true
          ✘ f4  2027-01-12  is dated after the as-of date (:7:5)

        Needs proof that the register is complete.
      "
    `);
  });

  test('by a value', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/load')).toMatchInlineSnapshot(`
      "build/load                                        roadmap/phases/build.yaml:34:7
      It carries 40 tonnes

        ◐ partial, quality gate
          claimed met: overstated, its evidence shows less than is claimed
          value 38.5, target >= 40
          counts  the number that bench/load.json#/tonnes gives

          ✔ bench/load.json#/tonnes                    roadmap/phases/build.yaml:38:14
            /tonnes is 38.5

        Needs >= 40; it is 38.5.
      "
    `);
  });

  test('by parts of which all have to be met', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/documented')).toMatchInlineSnapshot(`
      "build/documented                                  roadmap/phases/build.yaml:40:7
      It is documented

        ◐ partial, quality gate
          claimed not-met: understated, its evidence shows more than is claimed
          counts  all of these parts have to be met

          ◐ manual, partial
            value 1, target >= 2
            counts  how many of 2 proofs hold

            ✔ docs/manual.md                           roadmap/phases/build.yaml:46:20
              is there
            ✘ docs/plan.md                             roadmap/phases/build.yaml:46:36
              lacks the heading "Limits"

          ○ signed, not-met
            value 0, target >= 1
            counts  whether the proof holds; self-attestations give no credit

            ✘ ann                                      roadmap/phases/build.yaml:50:15
              stated by ann on 2026-01-20; is self-attested, which gives no credit
              here

          ✔ half, met
            value 66.67 %, target >= 50
            counts  percentage of inspections: proven records where passed is true, of
                    declared records where part is deck or pier

            inspections, 5 records                   roadmap/evidence/inspections.yaml
            ✔ i1  2026-01-11  docs/r1.md is there
            ✔ i2  2026-01-12  docs/r3.md is there
            – i3  2026-01-13  passed is false, not true
            – i4  2026-01-14  outside the whole: part is "tower", not "deck" or "pier"
            – i5  2026-01-14  outside the whole: has no part

        Needs manual: 1 more proof; signed: 1 more proof.
      "
    `);
  });

  test('by parts of which one is enough, in 60 columns of ASCII', async () => {
    const shown = explain(await judgeFiles(RICH, '2026-02-20'), 'build/heard-of', {
      width: 60,
      unicode: false,
    });
    expect(shown).toMatchInlineSnapshot(`
      "build/heard-of                roadmap/phases/build.yaml:56:7
      People have heard of it

        [?] not-met, unverified: it would be met if every
            unverified proof held
            counts  one of these parts has to be met

            [ ] talk, not-met
                value 0, target >= 1
                counts  proven records of reviews where state is
                        talk or complete; only url proofs give
                        credit

                reviews, 12 records  roadmap/evidence/reviews.yaml
                [!] r1   2026-02-01  gives no credit here: only
                                     url proofs do (:4:5)
                [!] r10  2026-02-08  has no proof, so it never
                                     counts (:13:5)
                [!] r11  2026-12-24  docs/plan.md is dated after
                                     the as-of date; docs/r1.md is
                                     dated after the as-of date
                                     (:14:82)
                [?] r12  2026-02-09  https://example.org/r12 could
                                     not be verified: is not
                                     fetched without
                                     --allow-net=example.org ...
                [!] r2   2026-02-02  docs/gone.md is not there
                                     (:5:81)
                [-] r3   2026-02-03  state is "started", not
                                     "talk" or "complete"
                [!] r4   2026-02-04  the same proofs as r1 (:7:5)
                [!] r5   2026-02-05  gives no credit here: only
                                     url proofs do (:8:5)
                [!] r6   2026-02-06  the same proofs as r3 (:9:5)
                [!] r7   2025-11-06  gives no credit here: only
                                     url proofs do (:10:5)
                [!] r8               gives no credit here: only
                                     url proofs do (:11:5)
                [!] r9   2026-02-07  gives no credit here: only
                                     url proofs do (:12:5)

            [ ] web, not-met
                value 0, target >= 1
                counts  whether the proof holds

                [?] https://example.org/bridge
                    roadmap/phases/build.yaml:60:33
                    could not be verified: is not fetched without
                    --allow-net=example.org

        Needs verification of its evidence.
      "
    `);
    expect(shown).toMatch(/^[\n\x20-\x7e]*$/);
  });

  test('by public claims', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/claims')).toMatchInlineSnapshot(`
      "build/claims                                      roadmap/phases/build.yaml:80:7
      What we say is so

        ○ not-met
          value 0, target >= 1
          counts  1 if there are public claims and each is supported, understated or
                  disclosed, else 0

          ✘ heavy  overstated
          ✔ old    disclosed
          ✘ gone   orphaned, its text does not name the number that it says

        Needs public claims that are supported or disclosed.
      "
    `);
  });

  test('by evidence that is stale', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/fresh')).toMatchInlineSnapshot(`
      "build/fresh                                       roadmap/phases/build.yaml:75:7
      It was measured of late

        ○ not-met
          value 0, target >= 1
          counts  proven records of inspections; evidence older than 2 weeks is stale,
                  and so is undated evidence

          inspections, 5 records                     roadmap/evidence/inspections.yaml
          ✘ i1  2026-01-11  docs/r1.md is stale (:4:66)
          ✘ i2  2026-01-12  docs/r3.md is stale (:5:66)
          ✘ i3  2026-01-13  docs/r5.md is stale (:6:76)
          ✘ i4  2026-01-14  docs/plan.md is stale (:7:67)
          ✘ i5  2026-01-14  docs/r1.md is stale; docs/r3.md is stale (:8:54)

        Needs 1 more.
      "
    `);
  });

  test('by an attestation', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/blessed')).toMatchInlineSnapshot(`
      "build/blessed                                     roadmap/phases/build.yaml:61:7
      The mayor has blessed it

        ● met, self-attested: without self-attestations it would not be met
          value 1, target >= 1
          counts  whether the proof holds

          ✔ mayor                                      roadmap/phases/build.yaml:64:11
            stated by mayor on 2026-01-20

        Needs nothing more: 1 of 1 proof.
      "
    `);
  });

  test('that is waived, before, within and after the waiver', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'build/share-tested')).toMatchInlineSnapshot(`
      "build/share-tested                                roadmap/phases/build.yaml:29:7
      Most parts are tested

        ◇ partial
          waived from 2026-01-10 until 2026-03-01 by ann: The rig is on loan
          value 2, target > 8
          counts  proven records of faults

          faults, 4 records                               roadmap/evidence/faults.yaml
          ✘ f1  2026-01-11  has no proof, so it never counts (:4:5)
          ✔ f2  2026-01-12  docs/r3.md is there
          ✔ f3  2026-01-12  docs/r5.md is there
          ✘ f4  2027-01-12  is dated after the as-of date (:7:5)

        Needs 7 more.
      "
    `);
    expect(explain(await judgeFiles(RICH, '2026-01-05'), 'build/share-tested')).toContain(
      'its waiver has not begun (from 2026-01-10',
    );
    expect(explain(await judgeFiles(RICH, '2026-03-05'), 'build/share-tested')).toContain(
      'its waiver has ended (from',
    );
    const met = {
      ...RICH,
      'roadmap/phases/build.yaml': RICH['roadmap/phases/build.yaml']!.replace('"> 8"', '"> 1"'),
    };
    expect(explain(await judgeFiles(met, '2026-02-20'), 'build/share-tested')).toContain(
      'it is met, so its waiver does nothing',
    );
  });

  test('that is not applicable, advisory, or unmeasured', async () => {
    const judged = await judgeFiles(RICH, '2026-02-20');
    expect(explain(judged, 'build/lit')).toMatchInlineSnapshot(`
      "build/lit                                         roadmap/phases/build.yaml:70:7
      It is lit at night

        – not applicable
          by ann on 2026-01-05: Nobody crosses it at night
          nothing measures it

        Needs nothing: it is not applicable.
      "
    `);
    expect(explain(judged, 'build/coloured')).toContain("advisory: outside the gate's status");
    expect(explain(judged, 'build/loved')).toContain('Needs a measure, such as proofs or count.');
  });

  test('of a completed phase', async () => {
    expect(explain(await judgeFiles(RICH, '2026-02-20'), 'start/plan-written')).toMatchInlineSnapshot(`
      "start/plan-written                                 roadmap/phases/start.yaml:7:7
      The plan is written

        ✔ met, convincing
          taken as claimed met, since the phase has passed: supported, its evidence
          shows what is claimed
          value 1, target >= 1
          counts  whether the proof holds

          ✔ docs/plan.md                                roadmap/phases/start.yaml:9:16
            is there

        Needs nothing more: 1 of 1 proof.
      "
    `);
  });

  test('with verbose every record has its place', async () => {
    const shown = explain(await judgeFiles(RICH, '2026-02-20'), 'build/reviewed', { verbose: true });
    expect(shown.match(/\(:\d+:\d+\)/g)).toHaveLength(12);
  });

  test('a long register begins with what is counted', async () => {
    const left = Array.from(
      { length: 90 },
      (_, index) => `  - { id: a${index}, on: 2026-02-01, person: x, state: open }\n`,
    );
    const files = {
      ...RICH,
      'roadmap/evidence/reviews.yaml': RICH['roadmap/evidence/reviews.yaml']! + left.join(''),
    };
    const judged = await judgeFiles(files, '2026-02-20');
    const shown = explain(judged, 'build/reviewed');
    expect(shown).toContain('reviews, 102 records');
    expect(shown).toContain('✔ r1 ');
    expect(shown).toContain('    … 72 more: --verbose\n');
    expect(explain(judged, 'build/reviewed', { verbose: true })).not.toContain('more: --verbose');
  });
});

describe('filters', () => {
  const files = (where: string): Texts => ({
    'roadmap/roadmap.yaml': `version: 1
name: One
phases:
  - id: p
    name: P
    gate: { opens: done, criteria: [{ id: c, statement: C, count: things, where: ${where}, target: 1 }] }
registers:
  things: [{ id: t, size: 2, tags: [a, b], none: [], sold: true, proofs: [gone.md] }]
`,
  });

  test.each([
    ['{ size: 3 }', 'size is 3', 'size is 2, not 3'],
    ['{ size: "2" }', 'size is 2', 'size is 2, not "2"'],
    ['{ tags: [c, d] }', 'tags is c or d', 'tags is "a", "b", not "c" or "d"'],
    ['{ tags: { not: a } }', 'tags is not a', 'tags is "a", "b", which is left out'],
    ['{ size: { at_least: 3 } }', 'size is at least 3', 'size is 2, not at least 3'],
    ['{ size: { at_most: 1 } }', 'size is at most 1', 'size is 2, not at most 1'],
    ['{ size: { at_least: 3, at_most: 5 } }', 'size is from 3 to 5', 'size is 2, not from 3 to 5'],
    ['{ sold: { exists: false } }', 'sold is not given', 'has a sold'],
    ['{ none: x }', 'none is x', 'none is empty, not "x"'],
    [
      '[{ size: 3 }, { size: 4 }]',
      'size is 3 or size is 4',
      'size is 2, not 3; the other filters do not fit either',
    ],
  ])('%s', async (where, words, why) => {
    const shown = explain(await judgeFiles(files(where), '2026-02-20'), 'p/c', { width: 200 });
    expect(shown).toContain(`counts  proven records of things where ${words}\n`);
    expect(shown).toContain(`– t  ${why}\n`);
  });

  test('a field that the record lacks', async () => {
    const more = files('{ size: { exists: true } }')['roadmap/roadmap.yaml']!.replace(
      '[{ id: t, size: 2',
      '[{ id: u, size: 1 }, { id: t',
    );
    const shown = explain(await judgeFiles({ 'roadmap/roadmap.yaml': more }, '2026-02-20'), 'p/c');
    expect(shown).toContain('– t  has no size\n');
  });
});

describe('the decision', () => {
  test('of the shipped roadmap', async () => {
    expect(decision(await judgeShipped('2026-02-24', { simulated: false }))).toMatchInlineSnapshot(`
      "12-Factor AgentOps                                              as of 2026-02-24

        PIVOT   Alpha -> Beta                                            rule: not-met
        None of 11 criteria is met, and the window ended on 2026-02-22. Pivot, pause,
        or retire.
        A risk has come true: No collaborator joins
          -> Take more time, look further, rethink the positioning

        What it looks at
        gate        not-met: 11 not met
        window      overdue: from 2025-12-01 (day 86), early before 2026-01-12, open
                    until 2026-02-22
        convincing  no: the gate is not met
        extension   no: 0 of 1 feedback
        unverified  no: the gate would be the same if every unverified proof held

        The rules, in order; the first that fits decides
        – all-met                    asks for a gate that is met
        – met-early-convincing       asks for a gate that is met
        – met-early                  asks for a gate that is met
        – partial                    asks for a gate that is partial
        – partial-overdue-extension  asks for a gate that is partial
        – partial-overdue            asks for a gate that is partial
        – not-met-early              asks for a window that is before or early
        – unverified                 asks for unverified proofs that would change the
                                     gate
        ✔ not-met                    fits: pivot; open to you: pivot, pause or retire

        Criteria                                        roadmap/phases/alpha.yaml:35:3
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

        Risks
        ✘ No collaborator joins: has come true (its trigger measures 0)
          The patterns fail to carry over: nothing measures it
          The community rejects it: nothing measures it
          It takes too much time: nothing measures it

        Next: agentops gate explain alpha/community-validation
      "
    `);
  });

  test('of a roadmap of many cases', async () => {
    expect(decision(await judgeFiles(RICH, '2026-02-20'))).toMatchInlineSnapshot(`
      "Bridge                                              as of 2026-02-20 (simulated)

        EXTEND   Build -> Open                                           rule: partial
        2 of 11 criteria are met, 5 are partial, 1 is waived, and the window is open
        until 2026-03-25. Extend the timeline, or refine the scope.
        A risk has come true: Rain
          -> Wait for the sun

        What it looks at
        gate        partial: 2 met, 5 partial, 4 not met, 1 waived, 1 self-attested, 1
                    not applicable, 1 advisory
        window      open: from 2026-01-01 (day 51), early before 2026-01-29, open
                    until 2026-03-25
        convincing  no: the gate is not met
        extension   no: 1 of 2 reviews
        unverified  no: the gate would be the same if every unverified proof held

        The rules, in order; the first that fits decides
        – all-met               asks for a gate that is met
        – met-early-convincing  asks for a gate that is met
        – met-early             asks for a gate that is met
        ✔ partial               fits: extend; open to you: extend-timeline or
                                refine-scope

        Criteria                                         roadmap/phases/build.yaml:6:3
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
        ○ fresh         0 of 1 inspections
        ○ claims        public claims are missing, or not all are supported or
                        disclosed

        Risks
        ✘ Rain: has come true (its trigger measures 2)
          Snow: has not come true
          Wind: nothing measures it

        Next: agentops gate explain build/load --as-of 2026-02-20
      "
    `);
  });

  test('every rule that was passed over says why', async () => {
    const shown = decision(await judgeFiles(RICH, '2026-06-20'), { width: 100 });
    expect(shown).toContain('asks for evidence that extending is worth it');
    expect(shown).toContain('asks for a window that is none, before, early or open');
    expect(shown).toContain('✔ partial-overdue  ');
  });

  test('why there is none', async () => {
    const judged = await judgeFiles(RICH, '2026-02-20', { phases: ['start'] });
    expect(decision(judged)).toMatchInlineSnapshot(`
      "Bridge                                              as of 2026-02-20 (simulated)

        NO DECISION: it is made for the current phase, Build, which was not selected

        Next: agentops gate check --as-of 2026-02-20
      "
    `);
  });

  const small = (gate: string, window = '{ starts: 2026-01-01, min: 4 weeks }'): Texts => ({
    'roadmap/roadmap.yaml': `version: 1
name: Small
maintainers: [me]
phases: [{ id: p, name: P, window: ${window}, gate: { opens: done, criteria: [${gate}] } }]
`,
    'a.md': 'a\n',
    'b.md': 'b\n',
  });

  test('early and convincing', async () => {
    const shown = decision(await judgeFiles(small('{ id: c, statement: C, proofs: [a.md] }'), '2026-01-10'));
    expect(shown).toMatchInlineSnapshot(`
      "Small                                               as of 2026-01-10 (simulated)

        ADVANCE   P -> done                                 rule: met-early-convincing
        The one criterion is met, and it is early: the minimum lasts through
        2026-01-28. The evidence is convincing: advance early.

        What it looks at
        gate        met: 1 met
        window      early: from 2026-01-01 (day 10), early before 2026-01-29, without
                    an end
        convincing  yes: every criterion is met convincingly
        extension   no: nothing is asked to show that extending is worth it
        unverified  no: the gate would be the same if every unverified proof held

        The rules, in order; the first that fits decides
        – all-met               asks for a window that is none, open or overdue
        ✔ met-early-convincing  fits: advance; open to you: advance

        Criteria                                             roadmap/roadmap.yaml:4:80
        ✔ c  1 of 1 proof

        Next: write passed: 2026-01-10 into roadmap/roadmap.yaml
      "
    `);
  });

  test('early and not convincing', async () => {
    const gate = '{ id: c, statement: C, proofs: [attested: { by: me, on: 2026-01-02, statement: Yes }] }';
    const shown = decision(await judgeFiles(small(gate), '2026-01-10'), { width: 100 });
    expect(shown).toContain('no: not by c');
    expect(shown).toContain('asks for a gate that is met convincingly');
  });

  test('when unverified evidence would change it', async () => {
    const shown = decision(
      await judgeFiles(small('{ id: c, statement: C, proofs: ["https://example.org/"] }'), '2026-02-10'),
      { width: 100 },
    );
    expect(shown).toContain('yes: the gate would be met if every unverified proof held');
    expect(shown).toContain('✔ unverified  ');
    expect(shown).toContain('without an end');
  });

  test('without a window, with an extension of parts', async () => {
    const window = '{ extension: { all: [{ name: x, proofs: [a.md] }, { name: y, proofs: [b.md] }] } }';
    const shown = decision(
      await judgeFiles(small('{ id: c, statement: C, proofs: [gone.md] }', window), '2026-02-10'),
      { width: 100 },
    );
    expect(shown).toContain('none: the phase has no window, or nothing says when it starts');
    expect(shown).toContain('asks for unverified proofs that would change the gate');
    expect(shown).toMatch(/extension {3}yes: 2 of 2 parts met/);
  });

  test('before the window opens', async () => {
    const shown = decision(
      await judgeFiles(small('{ id: c, statement: C, proofs: [gone.md] }'), '2025-12-10'),
      { width: 100 },
    );
    expect(shown).toContain('before: from 2026-01-01, early before 2026-01-29, without an end');
  });
});
