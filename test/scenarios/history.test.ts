/** `agentops history`: the gates as of each commit that bears on them. */
import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommitReport, HistoryReport } from '../../src/report/history.ts';
import type { Files } from '../kit/files.ts';
import { apply, commit, git, gitAt, type Change } from '../kit/repository.ts';
import { barriers, hasBrowser, startBrowser, visit } from './browser.ts';
import { gate, MET, register } from './project.ts';
import { run, type Outcome, type Setting } from './scenario.ts';

const ALPHA = 'roadmap/phases/alpha.yaml';
const COUNT = '- { id: reviews, statement: Reviews, count: reviews, target: 3 }';
const BASE = gate(COUNT);
const fileOf = (file: string, files: Files = BASE): string => files[file] as string;

interface Step {
  readonly day: string;
  readonly message: string;
  readonly change: Change;
}
const noon = (day: string): string => `${day}T12:00:00Z`;
const step = (day: string, message: string, change: Change): Step => ({ day, message, change });

/** One review after another, the second of them lost for a while, and commits that bear on nothing. */
const STEPS: readonly Step[] = [
  step('2026-02-21', 'Say more', { 'docs/more.md': 'More.\n' }),
  step('2026-02-22', 'Lose a review', { 'docs/omar.md': null }),
  step('2026-02-23', 'Nothing of note', { 'docs/more.md': 'Even more.\n' }),
  step('2026-02-24', 'Find it again', { 'docs/omar.md': 'Omar found that it works.\n' }),
  step('2026-02-25', 'Ask for four', { [ALPHA]: fileOf(ALPHA).replace('target: 3', 'target: 4') }),
];

async function history(
  command = 'history --json',
  steps: readonly Step[] = STEPS,
  setting: Setting & { readonly files?: Files } = {},
): Promise<Outcome> {
  return run(setting.files ?? BASE, command, {
    ...setting,
    prepare: (root) => {
      git(root, 'init', '--quiet');
      for (const { day, message, change } of [step('2026-02-20', 'Begin', {}), ...steps])
        commit(root, change, message, noon(day));
      setting.prepare?.(root);
    },
  });
}

const told = ({ stdout }: Outcome): HistoryReport => JSON.parse(stdout) as HistoryReport;
const lines = (outcome: Outcome): readonly string[] =>
  told(outcome).commits.map(
    ({ on, subject, decision, gates, problem }: CommitReport) =>
      `${on} ${subject}: ${problem ?? `${decision?.outcome} ${gates[0]!.status} ${gates[0]!.progress}`}`,
  );

describe('the commits that are told', () => {
  test('those that changed the roadmap or what it rests on, newest first, each by its day', async () => {
    const outcome = await history();
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lines(outcome)).toEqual([
      '2026-02-25 Ask for four: extend partial 0.75',
      '2026-02-24 Find it again: advance met 1',
      '2026-02-22 Lose a review: extend partial 0.67',
      '2026-02-20 Begin: advance met 1',
    ]);
    expect(told(outcome).commits[0]).toMatchObject({
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      current: 'alpha',
      decision: { phase: 'alpha', outcome: 'extend', rule: 'partial' },
      gates: [
        { phase: 'alpha', criteria: [{ id: 'reviews', status: 'partial', progress: 0.75 }] },
        { phase: 'beta', status: null },
      ],
    });
    expect(told(outcome)).toMatchObject({ version: 1, more: false, shallow: false });
  });

  test('what git has is judged, not what lies there, and nothing is touched', async () => {
    const outcome = await history('history --json', STEPS, {
      prepare: (root) => {
        apply(root, { 'docs/jane.md': null, 'docs/rey.md': null });
        git(root, 'add', 'docs/rey.md');
      },
      inspect: (root) => {
        expect(git(root, 'status', '--porcelain')).toBe(' D docs/jane.md\nD  docs/rey.md');
      },
    });
    expect(lines(outcome)[1]).toBe('2026-02-24 Find it again: advance met 1');
  });

  test('nor is a file that git ignores evidence of the past', async () => {
    const files = { ...gate(`${MET.replace('docs/jane.md', 'out/jane.md')}`), '.gitignore': 'out/\n' };
    const outcome = await history('history --json', [], { files: { ...files, 'out/jane.md': 'Jane.\n' } });
    expect(lines(outcome)).toEqual(['2026-02-20 Begin: pivot not-met 0']);
  });

  test.each([
    ['a file that a glob comes to match', '{ files: "docs/*.md", min: 4 }', 'docs/zoe.md'],
    ['a file behind a link', 'docs/link.md', 'elsewhere/real.md'],
    ['what is covered', '{ file: docs/jane.md, covers: "src/**" }', 'src/deep/a.js'],
  ])('%s', async (_name, proof, file) => {
    const files = {
      ...gate(`- { id: a, statement: A, proofs: [${proof}] }`),
      'elsewhere/real.md': 'Real.\n',
    };
    const steps = [
      step('2026-02-21', 'Change', { [file]: 'Changed.\n' }),
      step('2026-02-22', 'Other', { 'other/x.txt': 'x\n' }),
    ];
    const outcome = await history('history --json', steps, {
      files,
      prepare: (root) => {
        symlinkSync('../elsewhere/real.md', path.join(root, 'docs/link.md'));
        git(root, 'add', '--all');
        gitAt(noon('2026-02-22'), root, 'commit', '--quiet', '--amend', '--no-edit');
        commit(root, { [file]: 'Changed again.\n' }, 'Last', noon('2026-02-23'));
      },
    });
    const subjects = told(outcome).commits.map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject !== 'Other')).toEqual(['Last', 'Change', 'Begin']);
  });

  test('of a merge what it brought in, as one', async () => {
    const outcome = await history('history --json', [], {
      prepare: (root) => {
        git(root, 'checkout', '--quiet', '-b', 'side');
        commit(root, { 'docs/omar.md': null }, 'Lose', noon('2026-02-21'));
        commit(root, { 'docs/rey.md': null }, 'Lose more', noon('2026-02-22'));
        git(root, 'checkout', '--quiet', 'main');
        gitAt(noon('2026-02-23'), root, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'side');
      },
    });
    expect(lines(outcome).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      'Merge: extend partial 0.33',
      'Begin: advance met 1',
    ]);
  });

  test('also where the roadmap lies deeper than the repository', async () => {
    const outcome = await history('history --json', STEPS, {
      prepare: (root) => {
        const inner = Object.keys(BASE).map(
          (file) => `mkdir -p "$(dirname sub/${file})"; git mv ${file} sub/${file}`,
        );
        execFileSync('sh', ['-c', inner.join('\n')], { cwd: root, stdio: 'ignore' });
        commit(root, {}, 'Move', noon('2026-02-26'));
        const change = { 'docs/rey.md': 'Not its own.\n', 'sub/docs/omar.md': null };
        commit(root, change, 'Lose', noon('2026-02-27'));
      },
      cwd: 'sub',
    });
    expect(lines(outcome)).toEqual([
      '2026-02-27 Lose: extend partial 0.5',
      '2026-02-26 Move: extend partial 0.75',
    ]);
  });
});

describe('which of them', () => {
  test.each([
    ['--max 1', ['Ask for four'], true],
    ['--max 4', ['Ask for four', 'Find it again', 'Lose a review', 'Begin'], false],
    ['--since 2026-02-24', ['Ask for four', 'Find it again'], false],
    ['--since HEAD~1', ['Ask for four'], false],
    ['--since HEAD', [], false],
  ] as const)('%s', async (option, subjects, more) => {
    const report = told(await history(`history --json ${option}`));
    expect(report.commits.map(({ subject }) => subject)).toEqual(subjects);
    expect(report.more).toBe(more);
  });

  test.each([
    ['--since nowhere', /^error: --since nowhere is not known here\n/],
    ['--since --all', /^error: /],
    ['--max 0', /whole number/],
    ['--max many', /whole number/],
  ])('%s', async (option, says) => {
    const outcome = await history(`history ${option}`);
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('what can not be judged', () => {
  test('a roadmap that was invalid, or not there, is told as that', async () => {
    const outcome = await history('history --json', [
      step('2026-02-21', 'Break', { [ALPHA]: 'version: 1\nid: alpha\n' }),
      step('2026-02-22', 'Mend', { [ALPHA]: fileOf(ALPHA) }),
      step('2026-02-23', 'Take away', { 'roadmap/roadmap.yaml': null }),
      step('2026-02-24', 'Put back', { 'roadmap/roadmap.yaml': fileOf('roadmap/roadmap.yaml') }),
    ]);
    expect(outcome.exitCode).toBe(0);
    expect(lines(outcome)).toEqual([
      '2026-02-24 Put back: advance met 1',
      '2026-02-23 Take away: has no roadmap/roadmap.yaml',
      '2026-02-22 Mend: advance met 1',
      expect.stringMatching(/^2026-02-21 Break: invalid: roadmap\/phases\/alpha\.yaml: /),
      '2026-02-20 Begin: advance met 1',
    ]);
  });

  test('commands are not run for the past', async () => {
    const files = gate('- { id: a, statement: A, proofs: [{ run: [touch, ran] }] }');
    const outcome = await history('history --json', [], { files });
    expect(lines(outcome)).toEqual(['2026-02-20 Begin: extend not-met 0']);
  });

  test('where there is no history', async () => {
    const none = await run(BASE, 'history');
    expect(none.stderr).toMatch(/^error: there is no history to tell: this is no git repository\n {2}run it/);
    const empty = await run(BASE, 'history', { prepare: (root) => void git(root, 'init', '--quiet') });
    expect(empty.stderr).toMatch(/^error: there is no history to tell: nothing is committed yet\n/);
    for (const outcome of [none, empty]) expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    const uncommitted = await run(BASE, 'history', {
      prepare: (root) => {
        git(root, 'init', '--quiet');
        git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Nothing');
      },
    });
    expect(uncommitted.stdout).toContain('No commit touched the roadmap or what it rests on.');
  });

  test('a shallow clone tells what it has, and that it is not all', async () => {
    const outcome = await history('history --json', STEPS, {
      prepare: (root) => {
        git(root, 'clone', '--quiet', '--depth', '2', `file://${root}`, 'clone');
        for (const name of ['.git', 'roadmap', 'docs']) rmSync(path.join(root, name), { recursive: true });
        execFileSync('sh', ['-c', 'mv clone/* clone/.git .'], { cwd: root });
      },
    });
    expect(outcome.stderr).toMatch(/^note: this clone is shallow, .*git fetch --unshallow\n$/);
    expect(told(outcome)).toMatchObject({ shallow: true });
    expect(told(outcome).commits.map(({ subject }) => subject)).toEqual(['Ask for four', 'Find it again']);
  });
});

describe('for people', () => {
  test('a line for each commit, and what it moved', async () => {
    const { stdout } = await history('history');
    expect(stdout.replaceAll(/\b[0-9a-f]{7}\b/g, '0000000')).toBe(`  Demo: 4 commits, newest first

  Day         Commit   Decision  Gate
  2026-02-25  0000000  extend    alpha partial 75%
      Ask for four
      decision: advance alpha -> extend alpha
      alpha: met -> partial
  2026-02-24  0000000  advance   alpha met 100%
      Find it again
      decision: extend alpha -> advance alpha
      alpha: partial -> met
  2026-02-22  0000000  extend    alpha partial 67%
      Lose a review
      decision: advance alpha -> extend alpha
      alpha: met -> partial
  2026-02-20  0000000  advance   alpha met 100%
      Begin
`);
  });

  test('nothing of a message reaches the terminal as a command, and there may be more', async () => {
    const loud = [step('2026-02-21', 'Loud \u001b[31mred\u0007', { 'docs/rey.md': null })];
    const { stdout } = await history('history --max 1', loud);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(stdout).toContain('There are earlier ones: --max N tells more of them.');
  });
});

test('what commits share is judged alike in each', async () => {
  const records = (many: number): string =>
    Array.from(
      { length: many },
      (_, at) => `- { id: r${at}, on: 2026-01-10, proofs: [{ file: docs/r${at}.md, headings: Findings }] }`,
    ).join('\n');
  const steps = Array.from({ length: 6 }, (_, at) =>
    step(`2026-02-2${at + 1}`, `Review ${at}`, {
      ...register('reviews', records(at + 1)),
      [`docs/r${at}.md`]: `# Findings\n\n${at % 2 === 0 ? 'It works.' : ''}\n`,
    }),
  );
  const outcome = await history('history --json', steps);
  expect(lines(outcome).slice(0, 3)).toEqual([
    '2026-02-26 Review 5: advance met 1',
    '2026-02-25 Review 4: advance met 1',
    '2026-02-24 Review 3: extend partial 0.67',
  ]);
});

describe('in the HTML report', () => {
  const page = async (
    steps: readonly Step[],
    setting: Setting & { readonly files?: Files } = {},
  ): Promise<string> => (await history('gate check --format html --history', steps, setting)).stdout;
  const labels = (text: string): readonly string[] =>
    [...text.slice(text.indexOf('<h2 id="history">')).matchAll(/aria-label="([^"]*from[^"]*)"/g)].map(
      ([, label]) => label!,
    );

  test('decision, gates and criteria are drawn over time, and told in words', async () => {
    const text = await page(STEPS);
    expect(labels(text).slice(0, 3)).toEqual([
      'Decision: advance from 2026-02-20, extend from 2026-02-22, advance from 2026-02-24, extend from 2026-02-25',
      'Gate of Alpha: met from 2026-02-20, partial from 2026-02-22, met from 2026-02-24, partial from 2026-02-25',
      'alpha/reviews: 1 from 2026-02-20, 0.67 from 2026-02-22, 1 from 2026-02-24, 0.75 from 2026-02-25',
    ]);
    expect(text).toContain('<a href="#history">History</a>');
    expect(text.match(/class="step"/g)).toHaveLength(7);
    expect(text).toContain('<span class="tally">extend, 3 changes</span>');
    const once = await page([]);
    expect(once).toContain('<span class="tally">advance</span>');
  });

  test('without --history it is not there, and with no commits that is said', async () => {
    expect((await history('gate check --format html')).stdout).not.toContain('id="history"');
    const none = await history('gate check --as-of 2026-02-19 --format html --history');
    expect(none.stdout).toContain('No commit that is here touched the roadmap');
  });

  test('of several commits on a day the last one counts; what was invalid is a gap', async () => {
    const text = await page([
      step('2026-02-20', 'Lose', { 'docs/omar.md': null }),
      step('2026-02-22', 'Break', { [ALPHA]: 'version: 1\nid: alpha\n' }),
      step('2026-02-24', 'Mend', { [ALPHA]: fileOf(ALPHA) }),
    ]);
    expect(labels(text)[0]).toBe('Decision: extend from 2026-02-20, extend from 2026-02-24');
  });

  test('it shows in no other format', async () => {
    const { stderr, exitCode } = await history('gate check --json --history');
    expect(stderr).toBe(
      'error: --history shows in the HTML report alone\n  add --format html=FILE, or call agentops history\n',
    );
    expect(exitCode).toBe(2);
    const none = await run(BASE, 'gate check --format html --history');
    expect(none.stderr).toMatch(/^error: there is no history to tell/);
  });

  test.runIf(hasBrowser)('without barriers, wide and narrow', async () => {
    const text = await page(STEPS);
    const browser = await startBrowser();
    try {
      for (const width of [1280, 360]) {
        await visit(browser, text, { viewport: { width, height: 800 } }, async (visited) => {
          expect(visited.complaints).toEqual([]);
          expect(await barriers(visited.page)).toEqual([]);
          expect(await visited.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
            width,
          );
        });
      }
    } finally {
      await browser.close();
    }
  });
});
