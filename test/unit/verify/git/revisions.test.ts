import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { told, verdict, verdicts } from '../fixture.ts';
import type { Files } from '../../../kit/files.ts';
import { newFolder } from '../../../kit/new-folder.ts';
import { commit, git, gitAt } from '../../../kit/repository.ts';

let root: string;
const LATER = '2026-02-01T00:30:00+02:00';
const later = (files: Files): string => commit(root, files, 'Later', LATER);
const names: Record<string, string> = {};

beforeAll(() => {
  root = newFolder();
  git(root, 'init', '--quiet');
  names.first = commit(root, { 'a.md': 'a', 'src/a.js': 'a' });
  git(root, 'tag', 'light');
  names.second = later({ 'docs/b.md': 'b', 'roadmap/evidence/r.yaml': 'x' });
  gitAt(LATER, root, 'tag', '--annotate', '--message', 'One', 'v1.0');
  gitAt(LATER, root, 'tag', '--annotate', '--message', 'Of a tag', 'nested', 'v1.0');
  git(root, 'tag', 'tree', 'HEAD^{tree}');
  git(root, 'tag', 'folder/inner');
  git(root, 'checkout', '--quiet', '-b', 'side', names.first);
  names.side = later({ 'side.md': 's' });
  git(root, 'tag', 'aside');
  git(root, 'checkout', '--quiet', 'main');
  names.roadmapOnly = later({ 'roadmap/evidence/r.yaml': 'y' });
  git(root, 'checkout', '--quiet', '-b', 'topic', names.second);
  names.topic = later({ 'topic.md': 't' });
  git(root, 'checkout', '--quiet', 'main');
  gitAt(LATER, root, 'merge', '--quiet', '--no-ff', '--message', 'Merge', 'topic');
  names.merge = git(root, 'rev-parse', 'HEAD');
  git(root, 'rm', '--quiet', 'a.md');
  names.head = later({ '.hidden.md': 'h' });
  names.tree = git(root, 'rev-parse', 'HEAD^{tree}');
  names.tag = git(root, 'rev-parse', 'v1.0');
  // Branches that are called like a commit, and like a tag's full name.
  git(root, 'branch', '0123456');
  git(root, 'branch', names.side.slice(0, 9), 'main');
  git(root, 'update-ref', 'refs/heads/refs/tags/branch', 'main');
});

const cases: [name: string, source: () => Record<string, unknown>, told: string][] = [
  ['full', () => ({ commit: names.first }), 'holds: commit of 2026-01-12'],
  ['short', () => ({ commit: names.first!.slice(0, 7) }), 'holds: commit of 2026-01-12'],
  ['HEAD', () => ({ commit: names.head }), 'holds: commit of 2026-01-31'],
  ['UTC', () => ({ commit: names.second }), 'holds: commit of 2026-01-31'],
  ['merged', () => ({ commit: names.topic }), 'holds: commit of 2026-01-31'],
  ['not an ancestor', () => ({ commit: names.side }), 'fails: HEAD does not descend from it'],
  [
    'not an ancestor, a branch of its name',
    () => ({ commit: names.side!.slice(0, 9) }),
    'fails: HEAD does not descend from it',
  ],
  ['a branch’s name', () => ({ commit: '0123456' }), 'fails: is no commit of this repository'],
  ['nothing', () => ({ commit: 'abcdef012' }), 'fails: is no commit of this repository'],
  ['nothing, full', () => ({ commit: 'f'.repeat(40) }), 'fails: is no commit of this repository'],
  ['too long', () => ({ commit: `${names.first}00` }), 'fails: is no commit of this repository'],
  ['a tree', () => ({ commit: names.tree }), 'fails: is no commit of this repository'],
  ['a tag’s object', () => ({ commit: names.tag }), 'fails: is no commit of this repository'],
  ['tag', () => ({ tag: 'v1.0' }), 'holds: commit of 2026-01-31'],
  ['light', () => ({ tag: 'light' }), 'holds: commit of 2026-01-12'],
  ['nested', () => ({ tag: 'nested' }), 'holds: commit of 2026-01-31'],
  ['in a folder', () => ({ tag: 'folder/inner' }), 'holds: commit of 2026-01-31'],
  ['the folder', () => ({ tag: 'folder' }), 'fails: is no tag of this repository'],
  ['aside', () => ({ tag: 'aside' }), 'fails: HEAD does not descend from it'],
  ['a tree’s', () => ({ tag: 'tree' }), 'fails: names no commit'],
  ['a branch', () => ({ tag: 'main' }), 'fails: is no tag of this repository'],
  ['a branch like a tag', () => ({ tag: 'branch' }), 'fails: is no tag of this repository'],
  ['a reflog', () => ({ tag: 'v1.0@{0}' }), 'fails: is no tag of this repository'],
  ['paths', () => ({ commit: names.second, paths: 'docs/*.md' }), 'holds: commit of 2026-01-31'],
  ['two paths', () => ({ commit: names.first, paths: ['src/**', '*.md'] }), 'holds: commit of 2026-01-12'],
  [
    'one not touched',
    () => ({ commit: names.first, paths: ['src/**', '*.txt'] }),
    'fails: does not touch "*.txt"',
  ],
  ['of a tag', () => ({ tag: 'v1.0', paths: 'docs/**' }), 'holds: commit of 2026-01-31'],
  ['deleted', () => ({ commit: names.head, paths: 'a.md' }), 'holds: commit of 2026-01-31'],
  ['hidden', () => ({ commit: names.head, paths: '*.md' }), 'holds: commit of 2026-01-31'],
  ['hidden only', () => ({ commit: names.head, paths: '*hidden.md' }), 'fails: does not touch "*hidden.md"'],
  ['merge, first parent', () => ({ commit: names.merge, paths: 'topic.md' }), 'holds: commit of 2026-01-31'],
  [
    'merge, the other side',
    () => ({ commit: names.merge, paths: 'roadmap/**' }),
    'fails: does not touch "roadmap/**"',
  ],
  [
    'own files only',
    () => ({ commit: names.roadmapOnly, paths: '**' }),
    'holds (circular): commit of 2026-01-31',
  ],
  ['own files too', () => ({ commit: names.second, paths: '**' }), 'holds: commit of 2026-01-31'],
  [
    'own files for one',
    () => ({ commit: names.second, paths: ['docs/**', 'roadmap/**'] }),
    'holds (circular): commit of 2026-01-31',
  ],
  ['unsigned', () => ({ commit: names.first, signed: true }), 'fails: has no signature'],
  ['unsigned tag', () => ({ tag: 'v1.0', signed: true }), 'fails: has no signature'],
  [
    'lightweight',
    () => ({ tag: 'light', signed: true }),
    'fails: is a lightweight tag, which has no signature',
  ],
];

test('commits and tags', async () => {
  const seen = await verdicts(
    root,
    cases.map(([, source]) => source()),
  );
  const lines = seen.map(
    ({ verdict: word, observed, circular }) => `${word}${circular ? ' (circular)' : ''}: ${observed}`,
  );
  expect(cases.map(([name], at) => [name, lines[at]])).toEqual(
    cases.map(([name, , expected]) => [name, expected]),
  );
});

test('the date is the committer’s, in UTC, and told of what fails as well', async () => {
  expect((await verdict(root, { commit: names.second })).date).toBe('2026-01-31');
  expect((await verdict(root, { commit: names.side })).date).toBe('2026-01-31');
  expect((await verdict(root, { commit: 'f'.repeat(40) })).date).toBeUndefined();
});

describe('where there is no whole history', () => {
  test('no repository', async () => {
    const lonely = newFolder();
    writeFileSync(join(lonely, '.git'), 'gitdir: nowhere\n');
    expect(await told(lonely, { commit: 'abcdef0' })).toBe('unverified: this is no git repository');
  });

  test('a broken one', async () => {
    const broken = newFolder();
    git(broken, 'init', '--quiet');
    writeFileSync(join(broken, '.git/config'), '[core\n');
    expect(await told(broken, { tag: 'v1' })).toBe('unverified: git could not read this repository');
  });

  test('a shallow clone', async () => {
    const clone = join(newFolder(), 'clone');
    git(root, 'clone', '--quiet', '--depth', '1', `file://${root}`, clone);
    for (const source of [{ commit: names.head }, { commit: 'abcdef0' }, { tag: 'v1.0' }]) {
      expect(await told(clone, source)).toBe('unverified: this is a shallow clone; fetch the whole history');
    }
  });

  test('no commit yet', async () => {
    const empty = newFolder();
    git(empty, 'init', '--quiet');
    expect(await told(empty, { commit: 'abcdef0' })).toBe('fails: is no commit of this repository');
    const tree = git(empty, 'write-tree');
    git(empty, 'tag', 'v1', git(empty, 'commit-tree', '-m', 'x', tree));
    expect(await told(empty, { tag: 'v1' })).toBe('fails: HEAD does not descend from it');
  });

  test('a commit whose history is damaged', async () => {
    const damaged = newFolder();
    git(damaged, 'init', '--quiet');
    const first = commit(damaged);
    const second = commit(damaged);
    chmodSync(join(damaged, '.git/objects', first.slice(0, 2), first.slice(2)), 0o644);
    writeFileSync(join(damaged, '.git/objects', first.slice(0, 2), first.slice(2)), '');
    expect((await verdict(damaged, { commit: second, paths: '**' })).verdict).toBe('unverified');
  });
});

test('an ambiguous beginning', async () => {
  const many = newFolder();
  git(many, 'init', '--quiet');
  const tree = git(many, 'write-tree');
  const source = (second: number): string =>
    `tree ${tree}\nauthor J <j@e.org> ${second} +0000\ncommitter J <j@e.org> ${second} +0000\n\nx\n`;
  const name = (text: string): string =>
    createHash('sha1').update(`commit ${text.length}\0${text}`).digest('hex');
  // Of so many commits, some two begin with the same seven digits.
  const byDigits = new Map<string, number>();
  let second = 0;
  let digits = name(source(second)).slice(0, 7);
  while (!byDigits.has(digits)) {
    byDigits.set(digits, second);
    second += 1;
    digits = name(source(second)).slice(0, 7);
  }
  const [one, other] = [byDigits.get(digits)!, second].map((at) => {
    writeFileSync(join(many, 'commit'), source(at));
    return git(many, 'hash-object', '-t', 'commit', '-w', '--', 'commit');
  });
  git(many, 'update-ref', 'HEAD', one!);
  expect(await told(many, { commit: digits })).toBe(
    'unverified: is ambiguous: several commits begin with it',
  );
  expect(await told(many, { commit: one })).toBe('holds: commit of 1970-01-01');
  expect(await told(many, { commit: other })).toBe('fails: HEAD does not descend from it');
});

test('a root below the top of the repository', async () => {
  const top = newFolder();
  git(top, 'init', '--quiet');
  const sha = commit(top, {
    'project/src/a.js': 'a',
    'other/b.js': 'b',
    'project/roadmap/r.yaml': 'x',
    'roadmap/r.yaml': 'x',
  });
  const project = join(top, 'project');
  expect(await told(project, { commit: sha, paths: 'src/*.js' })).toMatch(/^holds: /);
  expect(await told(project, { commit: sha, paths: 'project/src/*.js' })).toMatch(/^fails: does not touch/);
  expect(await told(project, { commit: sha, paths: '**/b.js' })).toMatch(/^fails: does not touch/);
  expect(await told(project, { commit: sha, paths: 'roadmap/*' })).toMatch(/^holds \(circular\): /);
});

describe('what could lead git astray', () => {
  afterEach(() => {
    delete process.env['GIT_DIR'];
    process.env['PATH'] = path;
  });
  const path = process.env['PATH'];

  test('the environment of a hook', async () => {
    process.env['GIT_DIR'] = join(newFolder(), 'nowhere');
    expect(await told(root, { commit: names.first })).toBe('holds: commit of 2026-01-12');
  });

  test('replaced objects and grafts', async () => {
    const other = newFolder();
    git(other, 'init', '--quiet');
    const base = commit(other);
    git(other, 'checkout', '--quiet', '--orphan', 'away');
    const away = commit(other, { 'x.md': 'x' });
    git(other, 'checkout', '--quiet', 'main');
    const head = commit(other, { 'y.md': 'y' });
    mkdirSync(join(other, '.git/info'), { recursive: true });
    writeFileSync(join(other, '.git/info/grafts'), `${head} ${base} ${away}\n`);
    expect(await told(other, { commit: away })).toBe('fails: HEAD does not descend from it');
    writeFileSync(join(other, '.git/info/grafts'), '');
    git(other, 'replace', '--graft', head, away);
    expect(await told(other, { commit: away })).toBe('fails: HEAD does not descend from it');
  });

  test('programs that the repository names', async () => {
    const trap = newFolder();
    git(trap, 'init', '--quiet');
    const sha = commit(trap, { 'a.md': 'a' });
    const script = join(trap, 'trap.sh');
    writeFileSync(script, `#!/bin/sh\ntouch ${join(trap, 'sprung')}\n`, { mode: 0o755 });
    for (const name of ['core.fsmonitor', 'gpg.program', 'gpg.ssh.program', 'diff.external', 'core.pager']) {
      git(trap, 'config', name, script);
    }
    const signed = git(
      trap,
      'hash-object',
      '-t',
      'commit',
      '-w',
      '--literally',
      '--',
      writeSigned(trap, sha),
    );
    git(trap, 'update-ref', 'HEAD', signed);
    const [bad] = await verdicts(trap, [
      { commit: signed, signed: true, paths: '**' },
      { commit: sha, paths: '**' },
    ]);
    expect(bad!.verdict).toBe('unverified');
    expect(spawnSync('ls', [join(trap, 'sprung')]).status).not.toBe(0);
  });

  test('without git', async () => {
    process.env['PATH'] = newFolder();
    expect(await told(root, { commit: names.first })).toBe('unverified: git is not installed');
  });

  test.each([
    ['killed', 'kill -9 $$', 'unverified: git was ended by a signal'],
    [
      'distrustful',
      'echo "fatal: detected dubious ownership in repository at \'/x\'" >&2; exit 128',
      'unverified: git does not trust the owner of this repository (safe.directory)',
    ],
    ['talkative', 'yes', 'unverified: git answered more than can be read'],
  ])('a git that is %s', async (_, body, expected) => {
    const bin = newFolder();
    writeFileSync(join(bin, 'git'), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    process.env['PATH'] = `${bin}:${path}`;
    expect(await told(root, { commit: names.first })).toBe(expected);
  });

  test('a git that can’t be started', async () => {
    const bin = newFolder();
    writeFileSync(join(bin, 'git'), 'no program', { mode: 0o644 });
    process.env['PATH'] = bin;
    expect(await told(root, { commit: names.first })).toBe('unverified: git could not be started (EACCES)');
  });

  test.each([
    '--is-shallow-repository',
    '--verify',
    '--disambiguate',
    'for-each-ref',
    '^cat-file',
    'rev-list',
    'diff-tree',
    'verify-commit',
  ])('a git that fails at %s', async (call) => {
    const bin = newFolder();
    const real = spawnSync('which', ['git'], { encoding: 'utf8', env: { PATH: path } }).stdout.trim();
    const word = call.replace('^', '');
    writeFileSync(
      join(bin, 'git'),
      `#!/bin/sh\ncase "$*" in *${word}*) kill -9 $$;; esac\nexec ${real} "$@"\n`,
      { mode: 0o755 },
    );
    process.env['PATH'] = `${bin}:${path}`;
    const sources = [{ commit: names.first, paths: '**', signed: true }, { tag: 'v1.0' }];
    expect((await verdicts(root, sources))[0]!.verdict).toBe('unverified');
  });
});

function writeSigned(where: string, sha: string): string {
  const source = `${git(where, 'cat-file', 'commit', sha)}\n`;
  const header = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n eA==\n -----END PGP SIGNATURE-----\n';
  const at = source.indexOf('\n\n') + 1;
  const path = join(where, 'signed.txt');
  writeFileSync(path, source.slice(0, at) + header + source.slice(at));
  return path;
}

describe('what a stranger may have committed', () => {
  /** A folder that git takes for a bare repository, with a configuration of its own. */
  function embed(top: string, config: string): string {
    const inside = join(top, 'sub');
    git(top, 'init', '--quiet', '--bare', inside);
    writeFileSync(join(inside, 'config'), config);
    return inside;
  }

  test('a repository in the place of the project is none', async () => {
    const outer = newFolder();
    git(outer, 'init', '--quiet');
    const source = newFolder();
    git(source, 'init', '--quiet');
    const name = commit(source, { 'a.md': 'a' });
    const inside = embed(outer, '[core]\n\tbare = true\n');
    git(source, 'push', '--quiet', inside, 'HEAD:refs/heads/main');
    expect(await told(inside, { commit: name })).toMatch(/^unverified: /);
  });

  test('a program of the project is no git', async () => {
    const own = newFolder();
    git(own, 'init', '--quiet');
    const name = commit(own, { 'a.md': 'a' });
    mkdirSync(join(own, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(own, 'node_modules/.bin/git'), `#!/bin/sh\ntouch ${own}/ran\n`, { mode: 0o755 });
    const path = process.env['PATH'];
    process.env['PATH'] = `${own}/node_modules/.bin:${path}`;
    try {
      expect(await told(own, { commit: name })).toMatch(/^holds: /);
      expect(existsSync(join(own, 'ran'))).toBe(false);
    } finally {
      process.env['PATH'] = path;
    }
  });
});
