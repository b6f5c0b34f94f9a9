/** `agentops diff`: what changed between two states, for better and for worse. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DiffReport } from '../../src/report/diff.ts';
import type { Files } from '../kit/files.ts';
import { apply, commit, git, startRepository, type Change } from '../kit/repository.ts';
import { claims, gate, MET, phases } from './project.ts';
import { run, type Outcome, type Setting } from './scenario.ts';

const ALPHA = 'roadmap/phases/alpha.yaml';
const REVIEWS = 'roadmap/evidence/reviews.yaml';
const COUNT = '- { id: reviews, statement: Reviews, count: reviews, target: 4 }';
const BASE = gate(`${COUNT}\n${MET}`);
const text = (file: string, files: Files = BASE): string => files[file] as string;
const alpha = (criteria: string): Change => ({ [ALPHA]: text(ALPHA, gate(criteria)) });

/** Compares the first commit, `then`, with what the change makes of it, or with what a command names. */
async function compare(
  files: Files,
  change: Change,
  command: string | readonly string[] = 'diff then --json',
  setting: Setting = {},
): Promise<Outcome> {
  return run(files, command, {
    ...setting,
    prepare: (root) => {
      startRepository(root);
      git(root, 'tag', 'then');
      apply(root, change);
      setting.prepare?.(root);
    },
  });
}

const phase = (id: string): string => `version: 1\nid: ${id}\nname: ${id}\n`;

const diffOf = ({ stdout }: Outcome): DiffReport => JSON.parse(stdout) as DiffReport;
const changes = (outcome: Outcome): readonly string[] =>
  diffOf(outcome).changes.map(({ kind, ref, text: said }) => `${kind} ${ref}: ${said}`);

describe('what changed', () => {
  test('nothing', async () => {
    const outcome = await compare(BASE, { 'docs/more.md': 'more' });
    const { before, after } = diffOf(outcome);
    expect(changes(outcome)).toEqual([]);
    expect(before).toMatchObject({ revision: 'then', commit: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect({ ...before, revision: null, commit: null }).toEqual(after);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('evidence gained raises what it raises, up to the decision', async () => {
    const more = `${text(REVIEWS)}  - { id: zoe, on: 2026-02-21, proofs: [docs/zoe.md] }\n`;
    const outcome = await compare(BASE, { [REVIEWS]: more, 'docs/zoe.md': 'Zoe.\n' });
    expect(changes(outcome)).toEqual([
      'rose alpha: partial -> met',
      'rose alpha/reviews: partial -> met',
      'gained reviews/zoe: counts for alpha/reviews; it is new',
    ]);
    expect(diffOf(outcome).before.decision).toEqual({ phase: 'alpha', outcome: 'extend', rule: 'partial' });
    expect(diffOf(outcome).after.decision).toEqual({ phase: 'alpha', outcome: 'advance', rule: 'all-met' });
    expect(outcome.exitCode).toBe(0);
  });

  test('a proof that holds again', async () => {
    const { 'docs/omar.md': omar, ...without } = BASE;
    const outcome = await compare(without, { 'docs/omar.md': omar as string });
    expect(changes(outcome)).toContain(
      'gained reviews/omar: counts for alpha/reviews; before: docs/omar.md is not there',
    );
  });

  test('evidence that is lost, and what has gone stale', async () => {
    const files = gate(COUNT.replace('4', '3'));
    const gone = await compare(files, { [REVIEWS]: text(REVIEWS).replace(/.*omar.*\n/, '') });
    expect(changes(gone)).toContain('lost reviews/omar: counted for alpha/reviews; it is gone');
    const fresh = gate(COUNT.replace('target: 4', 'target: 3, fresh_for: 90 days'));
    const stale = await compare(fresh, { [REVIEWS]: text(REVIEWS).replace('2026-02-10', '2025-02-10') });
    expect(changes(stale)).toEqual([
      'fell alpha: met -> partial',
      'fell alpha/reviews: met -> partial',
      expect.stringMatching(/^stale reviews\/omar: counted for alpha\/reviews; /),
    ]);
    expect(stale.exitCode).toBe(0);
  });

  test('criteria loosened, tightened, added, removed', async () => {
    const lower = await compare(BASE, alpha(`${COUNT.replace('4', '3')}\n${MET}`));
    expect(changes(lower)).toContain('loosened alpha/reviews: its target is >= 3, not >= 4');
    const higher = await compare(BASE, alpha(`${COUNT.replace('4', '9')}\n${MET}`));
    expect(changes(higher)).toEqual([
      'tightened alpha/reviews: the way back would loosen it: its target is >= 4, not >= 9',
    ]);
    const other = await compare(BASE, alpha(MET.replace('well', 'fine').replace('jane.md', 'omar.md')));
    expect(changes(other)).toContain('removed alpha/reviews: it is gone');
    const more = await compare(gate(MET), alpha(`${MET}\n${COUNT}`));
    expect(changes(more)).toContain('added alpha/reviews: partial');
  });

  test('what maintainers claim', async () => {
    const outcome = await compare(BASE, alpha(`${COUNT}\n${MET.replace(' }', ', claim: met }')}`));
    expect(changes(outcome)).toEqual(['changed alpha/well: claimed met; before: not claimed']);
  });

  test('public claims', async () => {
    const list = (says: number): string =>
      `- { id: users, text: ${says} reviews, in: [README.md], says: ${says}, count: reviews }`;
    const then = claims(list(3), '3 reviews\n');
    const now = claims(list(9), '9 reviews\n');
    const change = {
      'roadmap/claims.yaml': text('roadmap/claims.yaml', now),
      'README.md': '9 reviews\n',
    };
    expect(changes(await compare(then, change))).toEqual(['fell claims/users: supported -> overstated']);
    expect(changes(await compare(then, { 'roadmap/claims.yaml': null }))).toEqual([
      'removed claims/users: no longer claimed; it was supported',
    ]);
  });

  test('phases that are passed and added', async () => {
    const outcome = await compare(phases({ alpha: '', beta: '' }), {
      'roadmap/roadmap.yaml': 'version: 1\nname: Demo\nphases: [alpha, beta, v1]\n',
      [ALPHA]: 'version: 1\nid: alpha\nname: alpha\npassed: 2026-02-20\n',
      'roadmap/phases/v1.yaml': 'version: 1\nid: v1\nname: v1\n',
    });
    expect(changes(outcome)).toEqual([
      'rose alpha: current -> completed',
      'rose beta: future -> current',
      'added v1: a new phase',
    ]);
  });

  test('a phase that begins since the one before has passed is not tightened by that', async () => {
    const beta = { 'roadmap/phases/beta.yaml': `${phase('beta')}window: { min: 4 weeks, max: 8 weeks }\n` };
    const passed = { [ALPHA]: `${phase('alpha')}passed: 2026-02-20\n` };
    const begun = await compare({ ...phases({ alpha: '', beta: '' }), ...beta }, passed);
    expect(changes(begun)).toEqual(['rose alpha: current -> completed', 'rose beta: future -> current']);
    const shorter = { 'roadmap/phases/beta.yaml': beta['roadmap/phases/beta.yaml'].replace('4', '6') };
    const both = await compare({ ...phases({ alpha: '', beta: '' }), ...beta }, { ...passed, ...shorter });
    expect(changes(both)).toContainEqual(expect.stringMatching(/^tightened beta: .* its minimum is 4 weeks/));
  });
});

describe('the two states', () => {
  test('may both be revisions, and then the working tree is none of them', async () => {
    const outcome = await compare(
      BASE,
      alpha(`${COUNT.replace('4', '3')}\n${MET}`),
      'diff then main --json',
      {
        prepare: (root) => {
          commit(root);
          apply(root, { ...alpha(MET), 'docs/jane.md': null });
        },
      },
    );
    expect(changes(outcome)).toEqual([
      'rose alpha: partial -> met',
      'rose alpha/reviews: partial -> met',
      'loosened alpha/reviews: its target is >= 3, not >= 4',
    ]);
    expect(diffOf(outcome).after.revision).toBe('main');
  });

  test('are these very revisions, whatever branch they are on', async () => {
    const outcome = await compare(BASE, {}, 'diff main --json', {
      prepare: (root) => {
        git(root, 'switch', '--quiet', '--create', 'other');
        git(root, 'switch', '--quiet', 'main');
        commit(root, alpha(`${COUNT.replace('4', '9')}\n${MET}`));
        git(root, 'switch', '--quiet', 'other');
      },
    });
    expect(changes(outcome)).toEqual([expect.stringMatching(/^loosened alpha\/reviews/)]);
  });

  test('commands are run for the working tree alone', async () => {
    const asks = `- { id: it, statement: S, proofs: [{ run: [node, -e, "fs.appendFileSync('ran', 'x')"] }] }`;
    const files = { ...gate(asks), '.gitignore': 'ran\n' };
    const one = await compare(files, {}, 'diff then --allow-run --json', {
      inspect: (root) => expect(readFileSync(path.join(root, 'ran'), 'utf8')).toBe('x'),
    });
    expect(changes(one)).toEqual([]);
    await compare(files, {}, 'diff then HEAD --allow-run --json', {
      inspect: (root) => expect(existsSync(path.join(root, 'ran'))).toBe(false),
    });
  });

  test.each([
    ['diff nowhere', /^error: nowhere is not known here\n {2}name a branch/],
    ['diff then nowhere', /^error: nowhere is not known here/],
    ['diff empty', /^error: empty \([0-9a-f]{7}\) has no roadmap\/roadmap\.yaml\n/],
    ['diff broken', /could not be judged as it was at broken .* is valid\n/s],
    ['diff', /missing required argument 'rev'/],
  ])('%s', async (command, says) => {
    const outcome = await compare(BASE, {}, command, {
      prepare: (root) => {
        git(root, 'rm', '--quiet', '-r', '--cached', 'roadmap');
        git(root, 'commit', '--quiet', '--message', 'none');
        git(root, 'tag', 'empty');
        commit(root, { [ALPHA]: 'version: 1\nid: alpha\n' });
        git(root, 'tag', 'broken');
        apply(root, { [ALPHA]: text(ALPHA) });
      },
    });
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  });

  test('an invalid working tree, and none with history', async () => {
    const invalid = await compare(BASE, { [ALPHA]: 'version: 1\nid: alpha\n' }, 'diff then');
    expect(invalid).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('name') });
    const bare = await run(BASE, 'diff HEAD');
    expect(bare).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no git repository') });
  });
});

test('for people', async () => {
  const outcome = await compare(BASE, alpha(`${COUNT.replace('4', '3')}\n${MET}`), 'diff then');
  expect(outcome.stdout.replace(/[0-9a-f]{7}/, '1234567'))
    .toBe(`  then (1234567) -> the working tree, both judged as of 2026-03-01

  The decision: extend alpha (partial) -> advance alpha (all-met).

  rose      alpha          partial -> met
  rose      alpha/reviews  partial -> met
  loosened  alpha/reviews  its target is >= 3, not >= 4
`);
  const same = await compare(BASE, {}, 'diff then');
  expect(same.stdout).toContain('The decision is the same: extend alpha (partial).');
  expect(same.stdout).toContain('Nothing that bears on the gates changed.');
});
