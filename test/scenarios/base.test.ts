/** `gate check --base REV`: what a change does to the gates, told from git's history alone. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { apply, commit, git, startRepository, type Change } from '../kit/repository.ts';
import { gate, MET, phases, register } from './project.ts';
import { run, type Outcome, type Setting } from './scenario.ts';

const ALPHA = 'roadmap/phases/alpha.yaml';
const REVIEWS = 'roadmap/evidence/reviews.yaml';
const COUNT = '- { id: reviews, statement: Reviews, count: reviews, target: 4 }';
const BASE = gate(`${COUNT}\n${MET}`);

/** Checks a change that is made on a branch of its own, and is not committed yet. */
async function check(
  files: Files,
  change: Change,
  command: string | readonly string[] = 'gate check --base main --json',
  setting: Setting = {},
): Promise<Outcome> {
  return run(files, command, {
    ...setting,
    prepare: (root) => {
      startRepository(root);
      git(root, 'switch', '--quiet', '--create', 'change');
      apply(root, change);
      setting.prepare?.(root);
    },
  });
}

const told = ({ report }: Outcome): readonly string[] =>
  report.findings.map(({ rule, level, message }) => `${rule} ${level}: ${message}`);
const changes = ({ report }: Outcome): readonly string[] =>
  report.base!.changes.map(({ kind, ref, text }) => `${kind} ${ref}: ${text}`);
const alpha = (criteria: string, more: Change = {}): Change => ({
  [ALPHA]: gate(criteria)[ALPHA] as string,
  ...more,
});
const text = (file: string): string => BASE[file] as string;

describe('a change of the gates', () => {
  test('none', async () => {
    const outcome = await check(BASE, { 'docs/more.md': 'more' });
    expect(outcome.report.base).toMatchObject({ revision: 'main', compared: true, changes: [] });
    expect(outcome.report.base!.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(told(outcome)).toEqual([]);
  });

  test('without the flag the report says nothing of it', async () => {
    const outcome = await check(BASE, alpha(MET), 'gate check --json');
    expect(outcome.report).not.toHaveProperty('base');
    expect(told(outcome)).toEqual([]);
  });

  test('a criterion that is loosened is a warning at its key', async () => {
    const lower = `${COUNT.replace('target: 4', 'target: 3.5')}\n${MET}`;
    const outcome = await check(
      BASE,
      alpha(lower.replace('3.5', '4').replace('count: reviews,', 'count: reviews, since: 60 days,')),
    );
    expect(told(outcome)).toEqual([]);
    const loosened = await check(
      gate(`${COUNT.replace('target: 4', 'target: 9')}\n${MET}`),
      alpha(`${COUNT}\n${MET}`),
    );
    expect(told(loosened)).toEqual([
      'criterion-loosened warning: alpha/reviews asks for less than at main: its target is >= 4, not >= 9',
    ]);
    expect(loosened.report.findings[0]!.at).toMatchObject({ file: ALPHA, line: 6, column: 66 });
    expect(loosened.exitCode).toBe(0);
  });

  test('it is an error with --strict, and when the same change meets the gate', async () => {
    const lower = COUNT.replace('target: 4', 'target: 3');
    const outcome = await check(BASE, alpha(`${lower}\n${MET}`));
    expect(told(outcome)).toEqual([
      'criterion-loosened error: alpha/reviews asks for less than at main: its target is >= 3, not >= 4; and this very change meets the gate',
    ]);
    expect(changes(outcome)).toEqual([
      'rose alpha: partial -> met',
      'rose alpha/reviews: partial -> met',
      'loosened alpha/reviews: its target is >= 3, not >= 4',
    ]);
    expect(outcome.exitCode).toBe(1);
    const gone = await check(BASE, alpha(MET));
    expect(told(gone)).toEqual([
      'criterion-loosened error: alpha/reviews was asked for at main: it is gone; and this very change meets the gate',
    ]);
    const strict = await check(
      gate(COUNT.replace('4', '9')),
      alpha(COUNT),
      'gate check --base main --json --strict',
    );
    expect(strict.exitCode).toBe(1);
  });

  test('a waiver that meets the gate', async () => {
    const waiver = 'waiver: { reason: later, by: ann, on: 2026-02-20, until: 2026-03-31 }';
    const outcome = await check(BASE, alpha(`${COUNT.replace(' }', `, ${waiver} }`)}\n${MET}`));
    expect(told(outcome)[0]).toMatch(/^criterion-loosened error: .* it is waived until 2026-03-31; and this/);
  });

  test('evidence that is added raises what it raises', async () => {
    const more = `${text(REVIEWS)}  - { id: zoe, on: 2026-02-21, proofs: [docs/zoe.md] }\n`;
    const outcome = await check(BASE, { [REVIEWS]: more, 'docs/zoe.md': 'Zoe.\n' });
    expect(changes(outcome)).toEqual(['rose alpha: partial -> met', 'rose alpha/reviews: partial -> met']);
    expect(told(outcome)).toEqual([]);
    expect(outcome.exitCode).toBe(0);
  });

  test('more is asked: what falls is a note', async () => {
    const met = COUNT.replace('4', '3');
    const outcome = await check(gate(met), alpha(COUNT));
    expect(told(outcome)).toEqual([
      'status-fell note: the gate of alpha is partial, and was met at main; what it asks has changed as well',
      'status-fell note: alpha/reviews is partial, and was met at main; what it asks has changed as well',
    ]);
    const added = await check(gate(MET), alpha(`${MET}\n${COUNT}`));
    expect(told(added)).toEqual([expect.stringContaining('status-fell note: the gate of alpha is partial')]);
    expect(changes(added)).toEqual(['fell alpha: met -> partial', 'added alpha/reviews: partial']);
  });
});

describe('a change of the evidence', () => {
  const met = gate(COUNT.replace('target: 4', 'target: 3'));

  test('a record that is gone', async () => {
    const fewer = text(REVIEWS).replace(/.*omar.*\n/, '');
    const outcome = await check(met, { [REVIEWS]: fewer });
    expect(told(outcome)).toEqual([
      'evidence-removed warning: reviews/omar counted for alpha/reviews at main, and is gone',
      'status-fell warning: the gate of alpha is partial, and was met at main',
      'status-fell warning: alpha/reviews is partial, and was met at main',
    ]);
    expect(changes(outcome)).toContain('lost reviews/omar: counted for alpha/reviews; it is gone');
    expect(outcome.exitCode).toBe(0);
  });

  test('a file that is gone', async () => {
    const outcome = await check(met, { 'docs/omar.md': null });
    expect(told(outcome).map((line) => line.split(':')[0])).toEqual([
      'evidence-failed warning',
      'status-fell warning',
      'status-fell warning',
    ]);
    expect(changes(outcome)).toContain(
      'lost reviews/omar: counted for alpha/reviews; docs/omar.md is not there',
    );
    const own = await check(gate(MET), { 'docs/jane.md': null });
    expect(told(own)).toContain(
      'evidence-removed warning: docs/jane.md counted for alpha/well at main, and now is not there',
    );
  });

  test('renamed records and renewed proofs are no loss', async () => {
    const renamed = text(REVIEWS).replace('id: omar', 'id: omar-2').replace('docs/rey.md', 'docs/rey-2.md');
    const outcome = await check(met, { [REVIEWS]: renamed, 'docs/rey-2.md': 'Anew.\n' });
    expect(changes(outcome)).toEqual([]);
    expect(told(outcome)).toEqual([]);
  });

  test('a proof that failed is dropped, so that its record counts', async () => {
    const failing = text(REVIEWS).replace('[docs/rey.md]', '[docs/rey.md, docs/none.md]');
    const files = { ...met, [REVIEWS]: failing };
    const outcome = await check(files, { [REVIEWS]: text(REVIEWS) });
    expect(told(outcome)).toEqual([
      'evidence-loosened error: reviews/rey has to show less than at main: the proof docs/none.md is dropped; and this very change meets the gate',
    ]);
    const replaced = await check(files, { [REVIEWS]: failing.replace('none.md', 'jane.md') });
    expect(told(replaced)[0]).toContain('docs/jane.md takes the place of the proof docs/none.md');
  });

  test('what git ignores belongs to no revision', async () => {
    const tests = '- { id: tests, statement: Tests, proofs: [{ junit: out/junit.xml, min_tests: 2 }] }';
    const files = { ...gate(tests), '.gitignore': 'out/\n' };
    const report = '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>';
    const outcome = await check(
      files,
      alpha(tests.replace('min_tests: 2', 'min_tests: 1'), { 'out/junit.xml': report }),
    );
    expect(changes(outcome)).toEqual(['loosened alpha/tests: out/junit.xml needs 1 test, not 2']);
    expect(told(outcome)[0]).toMatch(/^criterion-loosened warning/);
  });
});

describe('commands', () => {
  const node = (script: string): string => `{ run: [node, -e, "${script}"] }`;
  const COUNTS = "fs.appendFileSync('runs.txt', 'x')";
  const asking = (proof: string): string => `- { id: it, statement: It runs, proofs: [${proof}] }`;

  test('are run for the change alone, and give the same before it', async () => {
    const files = { ...gate(asking(node(COUNTS))), '.gitignore': 'runs.txt\n' };
    const outcome = await check(files, { 'docs/x.md': 'x' }, 'gate check --base main --json --allow-run', {
      inspect: (root) => expect(readFileSync(path.join(root, 'runs.txt'), 'utf8')).toBe('x'),
    });
    expect(outcome.report.phases[0]!.gate!.status).toBe('met');
    expect(changes(outcome)).toEqual([]);
  });

  test('are not run without permission, and nothing falls for that', async () => {
    const outcome = await check(gate(asking(node(COUNTS))), { 'docs/x.md': 'x' }, undefined, {
      inspect: (root) => expect(existsSync(path.join(root, 'runs.txt'))).toBe(false),
    });
    expect(changes(outcome)).toEqual([]);
  });

  test('another one may have held before: it is told, and no error', async () => {
    const outcome = await check(
      gate(asking(node('process.exit(1)'))),
      alpha(asking(node('0'))),
      'gate check --base main --json --allow-run',
    );
    expect(told(outcome)).toEqual([
      expect.stringMatching(
        /^criterion-loosened warning: alpha\/it asks for something else .* takes the place of/,
      ),
    ]);
  });
});

describe('phases', () => {
  const criteria = (list: string): string => `gate:\n  criteria:\n    ${list}`;
  const two: Files = phases({ alpha: criteria(MET), beta: criteria(COUNT) });
  const file = (name: string, keys: string): Change => ({
    [`roadmap/phases/${name}.yaml`]: `version: 1\nid: ${name}\nname: ${name}\n${keys}\n`,
  });
  const list = (...names: readonly string[]): Change => ({
    'roadmap/roadmap.yaml': `version: 1\nname: Demo\nphases: [${names.join(', ')}]\n`,
  });

  test('one that is gone', async () => {
    const outcome = await check(two, { ...list('alpha'), 'roadmap/phases/beta.yaml': null });
    expect(told(outcome)).toEqual([
      'criterion-loosened warning: beta was asked for at main: the phase is gone, and with it the criterion of its gate',
    ]);
    expect(outcome.report.findings[0]!.at.file).toBe('roadmap/roadmap.yaml');
  });

  test('only those that are named are compared', async () => {
    const change = { ...list('alpha', 'beta'), ...file('beta', criteria(COUNT.replace('4', '3'))) };
    expect(changes(await check(two, change, 'gate check alpha --base main --json'))).toEqual([]);
    expect(changes(await check(two, change, 'gate check beta --base main --json'))).not.toEqual([]);
  });
});

describe('the base', () => {
  test('is where the branches part: what others did since is none of this change', async () => {
    const outcome = await check(BASE, {}, undefined, {
      prepare: (root) => {
        commit(root);
        git(root, 'switch', '--quiet', 'main');
        commit(root, alpha(COUNT.replace('4', '9')));
        git(root, 'switch', '--quiet', 'change');
      },
    });
    expect(outcome.report.base!.changes).toEqual([]);
  });

  test('is judged by the same day', async () => {
    const since = COUNT.replace('target: 4', 'since: 30 days, target: 2');
    const outcome = await check(gate(since), {}, 'gate check --base main --json --as-of 2026-06-01');
    expect(outcome.report.base!.changes).toEqual([]);
  });

  test('may lie below the top of the repository', async () => {
    const nested = Object.fromEntries(
      Object.entries(BASE).map(([file, content]) => [`app/${file}`, content]),
    );
    const change = { [`app/${ALPHA}`]: alpha(COUNT.replace('4', '3'))[ALPHA]! };
    const outcome = await check(nested, change, undefined, { cwd: 'app/docs' });
    expect(told(outcome)[0]).toMatch(/^criterion-loosened error/);
  });

  test('without a roadmap there is nothing to compare with', async () => {
    const outcome = await run(BASE, 'gate check --base main --json', {
      prepare: (root) => {
        git(root, 'init', '--quiet');
        git(root, 'commit', '--quiet', '--allow-empty', '--message', 'empty');
        git(root, 'switch', '--quiet', '--create', 'change');
        commit(root);
      },
    });
    expect(outcome.report.base).toMatchObject({ compared: false, changes: [] });
    expect(outcome.stderr).toMatch(
      /^note: main \([0-9a-f]{7}\) has no roadmap\/roadmap.yaml: all of the roadmap is new/,
    );
    expect(outcome.exitCode).toBe(0);
  });

  test('whose roadmap was invalid can’t be judged', async () => {
    const outcome = await check({ ...BASE, [ALPHA]: 'version: 1\nid: alpha\nnaem: Alpha\n' }, alpha(MET));
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(
      /could not be judged as it was at main \([0-9a-f]{7}\): roadmap\/phases\/alpha.yaml: /,
    );
    expect(outcome.stderr).toContain('leave --base out');
  });

  test.each([
    ['nowhere', /--base nowhere is not known here\n.*git fetch/],
    ['main..change', /is not known here/],
    ['^main', /is not known here/],
    ['', /is not known here/],
    ['--output=pwned', /is no revision/],
  ])('named %j is refused', async (name, message) => {
    const outcome = await check(BASE, {}, ['gate', 'check', `--base=${name}`], {
      inspect: (root) => expect(existsSync(path.join(root, 'pwned'))).toBe(false),
    });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(message);
  });

  test('needs git, commits, and a history that reaches it', async () => {
    const none = await run(BASE, 'gate check --base main');
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
    expect(none.stderr).toContain("can't be compared with: this is no git repository");
    const empty = await run(BASE, 'gate check --base main', {
      prepare: (root) => git(root, 'init', '--quiet'),
    });
    expect(empty.stderr).toContain('HEAD names no commit yet');
    const shallow = await run({}, 'gate check --base origin/main', {
      cwd: 'clone',
      prepare: (root) => {
        const from = path.join(root, 'from');
        mkdirSync(from);
        apply(from, BASE);
        startRepository(from);
        git(from, 'switch', '--quiet', '--create', 'change');
        commit(from);
        git(root, 'clone', '--quiet', '--no-single-branch', '--depth=1', `file://${from}`, 'clone');
      },
    });
    expect(shallow).toMatchObject({ exitCode: 2, stdout: '' });
    expect(shallow.stderr).toMatch(
      /has no commit in common with HEAD in this shallow clone\n.*fetch-depth: 0/,
    );
    const unrelated = await check(BASE, {}, undefined, {
      prepare: (root) => {
        git(root, 'switch', '--quiet', '--orphan', 'other');
        git(root, 'commit', '--quiet', '--allow-empty', '--message', 'x');
        git(root, 'checkout', '--quiet', 'main', '--', '.');
      },
    });
    expect(unrelated.stderr).toContain('has no commit in common with HEAD\n');
  });

  test('runs nothing that the repository names', async () => {
    const outcome = await check(BASE, {}, undefined, {
      prepare: (root) => {
        writeFileSync(path.join(root, 'evil.sh'), '#!/bin/sh\ntouch "$(dirname "$0")/pwned"\n', {
          mode: 0o755,
        });
        for (const key of [
          'core.fsmonitor',
          'core.pager',
          'diff.external',
          'filter.x.smudge',
          'core.sshCommand',
        ]) {
          git(root, 'config', key, path.join(root, 'evil.sh'));
        }
        writeFileSync(path.join(root, '.gitattributes'), '* filter=x\n');
      },
      inspect: (root) => expect(existsSync(path.join(root, 'pwned'))).toBe(false),
    });
    expect(outcome.exitCode).toBe(0);
  });
});

describe('for people', () => {
  const LOW = alpha(COUNT.replace('4', '3'));
  const since = ({ stdout }: Outcome): string =>
    /^ {2}Since[^]*?(?=\n\n)/m.exec(stdout)![0].replace(/\([0-9a-f]{7}\)/, '(abc1234)');

  test('a line for each change', async () => {
    expect(since(await check(BASE, LOW, 'gate check --base main'))).toBe(`  Since main (abc1234)
  rose      alpha          partial -> met
  rose      alpha/reviews  partial -> met
  removed   alpha/well     it is gone
  loosened  alpha/reviews  its target is >= 3, not >= 4`);
    expect(since(await check(BASE, {}, 'gate check --base main'))).toBe(
      '  Since main (abc1234): nothing that bears on the gates changed.',
    );
  });

  test('the outcome names the rule to read', async () => {
    const { stdout } = await check(BASE, LOW, 'gate check --base main');
    expect(stdout).toContain('Exit 1. Why: agentops explain criterion-loosened\n');
  });

  test('a long list is cut', async () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      MET.replace('well', `w${index}`).replace('Jane', `${index}`),
    );
    const outcome = await check(gate(many.join('\n')), alpha(MET), 'gate check --base main');
    expect(since(outcome).split('\n')).toHaveLength(13);
    expect(since(outcome)).toContain('more changes: --verbose shows them');
  });
});

test('a register that many criteria count is compared once', async () => {
  const criteria = [1, 2, 3].map((index) =>
    COUNT.replace('id: reviews, statement: Reviews', `id: r${index}, statement: R${index}`),
  );
  const fewer = register('reviews', '- { id: jane, on: 2026-01-10, proofs: [docs/jane.md] }') as Change;
  const outcome = await check(gate(criteria.join('\n')), fewer);
  expect(told(outcome).filter((line) => line.startsWith('evidence-removed'))).toEqual([
    'evidence-removed warning: reviews/omar counted for alpha/r1 and 2 more at main, and is gone',
    'evidence-removed warning: reviews/rey counted for alpha/r1 and 2 more at main, and is gone',
  ]);
});
