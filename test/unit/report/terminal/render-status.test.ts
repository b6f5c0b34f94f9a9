import { describe, expect, test } from 'vitest';
import { renderStatus } from '../../../../src/report/terminal/render-status.ts';
import type { Screen } from '../../../../src/report/terminal/style.ts';
import { judgeFiles, type Judged } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeShipped } from '../shipped.ts';
import type { Texts } from '../../../kit/files.ts';
import { screenOf } from '../screen.ts';

function show({ report, evaluation }: Judged, changes: Partial<Screen> = {}): string {
  return renderStatus(report, evaluation, screenOf(changes));
}

describe('the shipped roadmap', () => {
  test('when it is overdue', async () => {
    expect(show(await judgeShipped('2026-02-24'))).toMatchInlineSnapshot(`
      "12-Factor AgentOps                                  as of 2026-02-24 (simulated)

        ✔ Foundation  passed 2025-11-05, 4 self-attested  ██████████  5/5
        │
        ▶ Alpha       day 86, overdue since 2026-02-23    ░░░░░░░░░░ 0/11
        │ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓·┃
        │ 2025-12-01                           2026-01-12                   2026-02-24
        │
        · Beta        8 to 16 weeks, not started          ░░░░░░░░░░ 0/11
        │
        · v1.0        not started                         ░░░░░░░░░░ 0/20
        │
        · Growth      not started                         ░░░░░░░░░░ 0/15

        PIVOT   Alpha -> Beta                                            rule: not-met
        None of 11 criteria is met, and the window ended on 2026-02-22. Pivot, pause,
        or retire.
        A risk has come true: No collaborator joins
          -> Take more time, look further, rethink the positioning

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

        Metrics  0 of 3 reach their target, 13 without a target for now
        Framework maturity
        ○ Factors documented            ░░░░░░░░░░  0 of 6 factors
        ○ Domains per factor            ░░░░░░░░░░  0 of 3 validations for each of 12,
                                                    by factor and domain
          Case studies published        0 adoptions
          Patterns and adaptations      0 changes
        Community growth
        ○ Beta collaborators            ░░░░░░░░░░  0 of 3 collaborators, by person
          Engaged practitioners         0 practitioners, by person
          GitHub threads of substance   0 discussions
          Case studies contributed      0 adoptions
        Operational impact
          Better reliability            0 adoptions
          Time to production            0 adoptions
          Fewer incidents               0 adoptions
          Better institutional memory   0 adoptions
        Professional impact
          Conference and meetup talks   0 works
          Articles and features         0 works
          New contacts (LinkedIn and …  0 works, by with
          Interviews and offers         0 works

        Claims   7 supported, 4 disclosed
        Nearest  community-validation: 3 more, by person

        Not yet: no errors, 1 warning.
        What is wrong: agentops gate check --as-of 2026-02-24
      "
    `);
  });
});

describe('a roadmap with everything', () => {
  test('on a wide screen', async () => {
    expect(show(await judgeFiles(RICH, '2026-02-20'), { width: 120 })).toMatchInlineSnapshot(`
      "Bridge                                              as of 2026-02-20 (simulated)

        ✔ Start  passed 2026-01-01, 1 self-attested  ██████████  2/2
        │
        ▶ Build  day 51, open, 33 days left          █████░░░░░ 2/11
        │ ░░░░░░░░░░░░░░░░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┃▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        │ 2026-01-01               2026-01-29          2026-02-20           2026-03-25
        │
        · Open   at least 2 weeks, not started       █░░░░░░░░░  0/1

        EXTEND   Build -> Open                                           rule: partial
        2 of 11 criteria are met, 5 are partial, 1 is waived, and the window is open until 2026-03-25.
        Extend the timeline, or refine the scope.
        A risk has come true: Rain
          -> Wait for the sun

        Build -> Open
          2 met, 5 partial, 4 not met, 1 waived, 1 self-attested, 1 not applicable, 1 advisory
        ◐ reviewed      1 of 3 reviews, by person; claimed met: overstated
        ◐ every-part    2 inspections for 1 of 3, 1 for 1, 0 for 1, by part; 2 asked for each
        ✔ few-faults    2 faults, at most 2 allowed
        ◇ share-tested  2 faults, more than 8 asked, waived until 2026-03-01
        ◐ load          38.5 in bench/load.json#/tonnes, at least 40 asked; claimed met: overstated
        ◐ documented    1 of 3 parts met; claimed not-met: understated
        ? heard-of      0 of 2 parts met, any is enough, unverified
        ● blessed       1 of 1 proof, self-attested
        ✔ coloured      1 of 1 proof, advisory; claimed not-met: understated
        – lit           not applicable: Nobody crosses it at night
        ○ loved         nothing measures it
        … 2 more: 2 not met                                                  --verbose

        Metrics  1 of 2 reach their target, 1 without a target for now
        Use
        ✔ Crossings    ██████████  6 reviews, 2 asked
        Without a group
        ◐ Inspections  █░░░░░░░░░  5 of 99 inspections
          Mood         nothing measures it

        Claims   1 disclosed, 1 overstated, 1 orphaned
        Nearest  load: >= 40; it is 38.5

        5 errors, 13 warnings. What is wrong: agentops gate check --as-of 2026-02-20
      "
    `);
  });
  test('in 60 columns of ASCII', async () => {
    const shown = show(await judgeFiles(RICH, '2026-02-20'), { width: 60, unicode: false });
    expect(shown).toMatchInlineSnapshot(`
      "Bridge                          as of 2026-02-20 (simulated)

        [x] Start                                 ##########  2/2
         |  passed 2026-01-01, 1 self-attested
         |
        [>] Build  day 51, open, 33 days left     #####..... 2/11
         |  ------------------==============|=====================
         |  2026-01-01        2026-01-29    2026-02-20  2026-03-25
         |
        [.] Open   at least 2 weeks, not started  #.........  0/1

        EXTEND   Build -> Open                       rule: partial
        2 of 11 criteria are met, 5 are partial, 1 is waived, and
        the window is open until 2026-03-25. Extend the timeline,
        or refine the scope.
        A risk has come true: Rain
          -> Wait for the sun

        Build -> Open
          2 met, 5 partial, 4 not met, 1 waived, 1 self-attested,
          1 not applicable, 1 advisory
        [~] reviewed      1 of 3 reviews, by person; claimed met:
                          overstated
        [~] every-part    2 inspections for 1 of 3, 1 for 1, 0 for
                          1, by part; 2 asked for each
        [x] few-faults    2 faults, at most 2 allowed
        [w] share-tested  2 faults, more than 8 asked, waived
                          until 2026-03-01
        [~] load          38.5 in bench/load.json#/tonnes, at
                          least 40 asked; claimed met: overstated
        [~] documented    1 of 3 parts met; claimed not-met:
                          understated
        [?] heard-of      0 of 2 parts met, any is enough,
                          unverified
        [s] blessed       1 of 1 proof, self-attested
        [x] coloured      1 of 1 proof, advisory; claimed not-met:
                          understated
        [-] lit           not applicable: Nobody crosses it at
                          night
        [ ] loved         nothing measures it
        ... 2 more: 2 not met                            --verbose

        Metrics  1 of 2 reach their target, 1 without a target for
                 now
        Use
        [x] Crossings    ##########  6 reviews, 2 asked
        Without a group
        [~] Inspections  #.........  5 of 99 inspections
            Mood         nothing measures it

        Claims   1 disclosed, 1 overstated, 1 orphaned
        Nearest  load: >= 40; it is 38.5

        5 errors, 13 warnings.
        What is wrong: agentops gate check --as-of 2026-02-20
      "
    `);
    expect(shown).toMatch(/^[\n\x20-\x7e]*$/);
  });
  test('quiet: the path, the decision, the outcome', async () => {
    expect(show(await judgeFiles(RICH, '2026-02-20'), { quiet: true })).toMatchInlineSnapshot(`
      "  ✔ Start  passed 2026-01-01, 1 self-attested  ██████████  2/2
        │
        ▶ Build  day 51, open, 33 days left          █████░░░░░ 2/11
        │ ░░░░░░░░░░░░░░░░░░░░░░░░░▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓┃▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
        │ 2026-01-01               2026-01-29          2026-02-20           2026-03-25
        │
        · Open   at least 2 weeks, not started       █░░░░░░░░░  0/1

        EXTEND   Build -> Open                                           rule: partial

        5 errors, 13 warnings. What is wrong: agentops gate check --as-of 2026-02-20
      "
    `);
  });
});

const METRICS = Array.from({ length: 10 }, (_, index) => `  - { id: m${index}, name: "Metric ${index}" }`);

/** A phase with a window and without a gate. */
function windowed(window: string, more = ''): Texts {
  return {
    'roadmap/roadmap.yaml': `version: 1\nname: Demo\nphases:\n  - { id: a, name: A, window: ${window} }\n${more}`,
  };
}

/** The lines of the path. */
async function pathOf(
  window: string,
  day: string,
  changes: Partial<Screen> = {},
): Promise<readonly string[]> {
  const lines = show(await judgeFiles(windowed(window), day), { width: 60, ...changes }).split('\n');
  return lines.slice(2, lines.indexOf('', 2));
}

describe('the window', () => {
  const BOTH = '{ starts: 2026-01-01, min: 4 weeks, max: 10 weeks }';

  test.each([
    ['before it starts', BOTH, '2025-12-10'],
    ['on its first day', BOTH, '2026-01-01'],
    ['early', BOTH, '2026-01-14'],
    ['on the first day that is not early', BOTH, '2026-01-29'],
    ['open', BOTH, '2026-02-20'],
    ['on its last day', BOTH, '2026-03-11'],
    ['overdue', BOTH, '2026-04-20'],
    ['without an end', '{ starts: 2026-01-01, min: 4 weeks }', '2026-03-01'],
    ['without a minimum', '{ starts: 2026-01-01, max: 4 weeks }', '2026-01-10'],
    ['of one day, on that day', '{ starts: 2026-01-01, max: 1 day }', '2026-01-01'],
  ])('%s', async (_, window, day) => {
    const lines = await pathOf(window, day);
    expect(lines).toMatchSnapshot();
    const [, bar, days] = lines;
    expect(bar).toHaveLength(60);
    expect(bar!.match(/┃/g)).toHaveLength(1);
    // The day's own name begins or ends where its cell is.
    const at = days!.indexOf(day);
    expect([at, at + day.length - 1]).toContain(bar!.indexOf('┃'));
  });
  test('in ASCII', async () => {
    expect(await pathOf(BOTH, '2026-02-20', { unicode: false })).toMatchInlineSnapshot(`
      [
        "  [>] A  day 51, open, 19 days left",
        "      ----------------------================|===============",
        "      2026-01-01            2026-01-29      2026-02-20",
      ]
    `);
  });
  test.each(['{ min: 4 weeks }', '{}'])('%s has no days, and no bar', async (window) => {
    expect(await pathOf(window, '2026-02-20')).toHaveLength(1);
  });
});

test('long groups of metrics end in how many more there are', async () => {
  const files = windowed('{}', `metrics:\n${METRICS.join('\n')}\n`);
  const judged = await judgeFiles(files, '2026-02-20');
  expect(show(judged)).toMatch(/Metric 6 .*\n {2}… 3 more +--verbose\n/);
  expect(show(judged, { verbose: true })).toMatch(/Metric 9 .*\n\n/);
});

test('what changed stands there when it is known', async () => {
  const base = {
    revision: 'A passed on 2026-01-01',
    commit: '3f2a91c0000000000000000000000000000000000',
    compared: true,
    changes: [{ kind: 'rose', ref: 'a/b', text: 'not-met -> met' }] as const,
  };
  const judged = await judgeFiles(windowed('{}'), '2026-02-20', { base });
  expect(show(judged)).toMatch(
    / {2}Since A passed on 2026-01-01 \(3f2a91c\)\n {2}rose +a\/b {2}not-met -> met\n/,
  );
});
