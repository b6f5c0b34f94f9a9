/** `gate check` of several roadmaps: each is judged in its own root, and all are told in one report. */
import { Ajv } from 'ajv';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Portfolio } from '../../src/report/portfolio/portfolio.ts';
import { ROOT, type Files } from '../kit/files.ts';
import { gate, MET } from './project.ts';
import { run, type Outcome, type Setting } from './scenario.ts';

/** The base's gate is met by what lies in its own root alone. */
const READY = gate(MET);
const FAILING = gate('- { id: well, statement: Nobody reviewed, claim: met, proofs: [docs/nobody.md] }');
const BROKEN = gate(MET, { 'roadmap/roadmap.yaml': 'version: 1\nname: Broken\nphases: [alpha, bta]\n' });

function below(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
}

const SERVICES: Files = {
  ...below('services/a', READY),
  ...below('services/b', BROKEN),
  ...below('services/c', FAILING),
  'services/README.md': '# Services\n',
  'services/none/README.md': '# Nothing\n',
  'services/none/compose.yaml': 'version: 1\n',
};

interface Checked extends Pick<Outcome, 'exitCode' | 'stdout' | 'stderr' | 'report'> {
  readonly all: Portfolio;
}

async function check(words: string, files = SERVICES, setting: Setting = {}): Promise<Checked> {
  const outcome = await run(files, `gate check --json ${words}`, setting);
  return {
    exitCode: outcome.exitCode,
    stdout: outcome.stdout,
    stderr: outcome.stderr,
    get report() {
      return outcome.report;
    },
    get all() {
      return JSON.parse(outcome.stdout) as Portfolio;
    },
  };
}

function rootsOf({ roadmaps }: Portfolio): (string | undefined)[] {
  return roadmaps.map(({ roadmap }) => roadmap.root);
}

describe('what is named', () => {
  test.each([
    ['folders that hold a roadmap', 'services/c services/a', ['services/a', 'services/c']],
    ['folders of a roadmap', 'services/c/roadmap services/a/roadmap', ['services/a', 'services/c']],
    ['files', 'services/c/roadmap/roadmap.yaml', ['services/c']],
    ['a folder of them', 'services', ['services/a', 'services/b', 'services/c']],
    ['a path that says it is one', './services/', ['services/a', 'services/b', 'services/c']],
    ['a glob of what holds them', 'services/*', ['services/a', 'services/b', 'services/c']],
    ['a glob that matches each thrice', 'services/**', ['services/a', 'services/b', 'services/c']],
    ['a glob of their folders', '--roadmap services/*/roadmap', ['services/a', 'services/b', 'services/c']],
    ['a glob of their files', '--roadmap **/roadmap.yaml', ['services/a', 'services/b', 'services/c']],
    ['alternatives', 'services/{c,a}', ['services/a', 'services/c']],
  ])('%s: %s', async (_, words, roots) => {
    const { all, stderr } = await check(words);
    expect(rootsOf(all)).toEqual(roots);
    expect(stderr).toBe('');
  });

  test('from somewhere else, and the roadmap at hand', async () => {
    const files = { ...READY, ...SERVICES };
    const { all } = await check('../c ../a ../../roadmap', files, { cwd: 'services/none' });
    expect(rootsOf(all)).toEqual(['../..', '../a', '../c']);
    expect((await check('.', files)).all.roadmaps.map(({ roadmap }) => roadmap.root)).toEqual(['.']);
  });

  test('two names for one roadmap are told, and it is judged once', async () => {
    const { all, stderr } = await check('services/a ./services/a/roadmap again services/a', SERVICES, {
      prepare: (root) => symlinkSync('services/a', path.join(root, 'again')),
    });
    expect(rootsOf(all)).toEqual(['services/a']);
    expect(stderr).toBe(
      'note: services/a and ./services/a/roadmap name the same roadmap, which is judged once\n' +
        'note: services/a and again name the same roadmap, which is judged once\n',
    );
  });

  test.each([
    [
      'a folder without one',
      'services/none',
      /there is no roadmap in services\/none/,
      /roadmap\/roadmap\.yaml/,
    ],
    ['a file that is none', 'services/README.md', /there is no roadmap in services\/README\.md/, /roadmap/],
    ['nothing at all', './services/nowhere', /there is no \.\/services\/nowhere/, /name folders/],
    ['a misspelt folder', './srvices', /there is no \.\/srvices/, /did you mean \.\/services\?/],
    [
      'a glob that matches none',
      'service/*',
      /no folder that service\/\* matches has a roadmap/,
      /name folders/,
    ],
  ])('%s is told, and hides no other: %s', async (_, word, says, hint) => {
    const { all, exitCode } = await check(`services/a ${word}`);
    const [bad, good] = [...all.roadmaps].sort((a, b) => a.phases.length - b.phases.length);
    expect(good).toMatchObject({ roadmap: { root: 'services/a' }, summary: { exitCode: 0 } });
    expect(bad).toMatchObject({
      roadmap: { root: word },
      decision: null,
      summary: { errors: 1, exitCode: 2 },
    });
    expect(bad!.findings[0]!.message).toMatch(says);
    expect(bad!.findings[0]!.hint).toMatch(hint);
    expect(exitCode).toBe(2);
  });

  test('a folder that is literally called as a glob would be', async () => {
    const { all } = await check('odd/[a]', below('odd/[a]', READY));
    expect(rootsOf(all)).toEqual(['odd/[a]']);
  });
});

describe('phases and folders', () => {
  const both = { ...READY, ...below('alpha', FAILING), ...below('gamma', FAILING) };

  test('a name that is a phase and no roadmap is a phase', async () => {
    const { report } = await check('alpha', READY, {
      prepare: (root) => mkdirSync(path.join(root, 'alpha')),
    });
    expect(report.phases.map(({ id }) => id)).toEqual(['alpha']);
  });

  test('a name that is a folder and no phase is a folder', async () => {
    expect(rootsOf((await check('gamma', both)).all)).toEqual(['gamma']);
    expect(rootsOf((await check('alpha', below('alpha', FAILING))).all)).toEqual(['alpha']);
  });

  test('both can be said', async () => {
    expect(rootsOf((await check('./alpha', both)).all)).toEqual(['alpha']);
    expect((await check('--roadmap roadmap alpha', both)).report.phases.map(({ id }) => id)).toEqual([
      'alpha',
    ]);
  });

  test.each([
    [
      'both',
      'alpha',
      both,
      /"alpha" is a phase of the roadmap here, and a folder[^]*\.\/alpha[^]*--roadmap PATH alpha/,
    ],
    ['a phase beside folders', 'beta ./gamma', both, /"beta" is a phase[^]*\.\/gamma names others/],
    ['a phase beside a folder by its name', 'gamma beta', both, /"beta" is a phase[^]*gamma names others/],
    [
      'perhaps a phase',
      'alpha',
      { ...both, ...BROKEN },
      /may be a phase of the roadmap here, which is invalid[^]*\.\/alpha/,
    ],
    [
      'a folder and --roadmap',
      '--roadmap roadmap ./gamma',
      both,
      /--roadmap roadmap names a roadmap, and \.\/gamma/,
    ],
    ['a phase of several', '--roadmap */roadmap alpha', both, /phases are of one roadmap[^]*leave alpha out/],
  ])('%s is not guessed at', async (_, words, files, says) => {
    const { exitCode, stdout, stderr } = await check(words, files);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });
});

describe('the report', () => {
  test('each is the report that its own run gives, and one that is broken hides no other', async () => {
    const { all, exitCode } = await check('services --as-of 2026-03-02');
    for (const [index, name] of ['a', 'b', 'c'].entries()) {
      const alone = await run(SERVICES, 'gate check --json --as-of 2026-03-02', { cwd: `services/${name}` });
      const { roadmap, ...rest } = alone.report;
      const expected = { ...rest, roadmap: { ...roadmap, root: `services/${name}` } };
      expect(all.roadmaps[index]).toEqual(expected);
      expect(alone.exitCode).toBe([0, 2, 1][index]);
    }
    expect(exitCode).toBe(2);
    expect(all.summary).toEqual({
      roadmaps: 3,
      errors: all.roadmaps.reduce((sum, { summary }) => sum + summary.errors, 0),
      warnings: 0,
      exitCode: 2,
    });
    expect(all.summary.errors).toBeGreaterThan(2);
  });

  test('it is what its schema says', async () => {
    const schema = JSON.parse(
      readFileSync(path.join(ROOT, 'schemas/portfolio.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv({ strict: false }).compile(schema);
    const { all } = await check('services services/nowhere');
    expect([validate(all), validate.errors]).toEqual([true, null]);
    expect(validate({ ...all, roadmaps: [{}] })).toBe(false);
  });

  test.each([
    ['services/a', 0],
    ['services/a services/c', 1],
    ['services/a services/b services/c', 2],
    ['services/a --require met', 0],
    ['services/a services/c --require met', 1],
  ])('the exit code of %s is %i', async (words, expected) => {
    expect((await check(words)).exitCode).toBe(expected);
  });

  test('what is asked for is asked of each', async () => {
    const files = { ...below('x/a', READY), ...below('x/b', gate('- { id: one, statement: Nothing }')) };
    const { all, exitCode } = await check('x --require advance', files);
    expect(all.roadmaps.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([
      [],
      ['required-outcome', 'criterion-unmeasured'],
    ]);
    expect(exitCode).toBe(1);
  });

  test('the same bytes whatever the order of the words', async () => {
    const one = await check('services/a services/b services/c');
    const other = await check('services/c/roadmap services/b services/a --quiet');
    expect(other.stdout).toBe(one.stdout);
  });
});

describe('for people', () => {
  const shown = async (words: string, setting: Setting = {}, files = SERVICES): Promise<string> =>
    (await run(files, `gate check ${words}`, setting)).stdout;

  test('a table, what is wrong with those that have errors, and the outcome', async () => {
    expect(await shown('services')).toMatchInlineSnapshot(`
      "3 roadmaps                                                      as of 2026-03-01
        1 advance, 1 pivot, 1 not judged

          Roadmap     Phase  Gate  Decision    Errors  Warnings
        ✔ services/a  Alpha  1/1   advance          0         0
        ✘ services/b  –      –     not judged       2         0
        ✘ services/c  Alpha  0/1   pivot            1         0

        error    reference   services/b/roadmap/phases/beta.yaml:2:5
                 no phase "beta" is listed in roadmap/roadmap.yaml
                 -> add beta to phases: in roadmap/roadmap.yaml, or remove the file

        error    reference   services/b/roadmap/roadmap.yaml:3:17
                 the phase "bta" has no file roadmap/phases/bta.yaml
                 -> did you mean "beta"?

        error    claim-contradicted   services/c/roadmap/phases/alpha.yaml:6:54
                 alpha/well is claimed met; its evidence shows not-met (docs/nobody.md
                 is not there)
                 -> correct what is false, or claim not-met

        What a rule means: agentops explain RULE

        2 of 3 roadmaps with errors: 3 errors. Exit 2.
        One alone: agentops gate check --roadmap services/b/roadmap
      "
    `);
  });

  test('a narrow screen, and paths that leave no room for the rest', async () => {
    const long = `a-folder-with-quite-a-long-name-${'x'.repeat(30)}`;
    const files = { ...below(`x/${long}`, READY), ...below('x/y', READY) };
    const wide = await shown('x', { terminal: 80, env: { NO_COLOR: '1' } }, files);
    expect(wide).toContain(`x/${long}\n`);
    const narrow = await shown('x', { terminal: 40, env: { NO_COLOR: '1' } }, files);
    expect(narrow).toContain(`x/${long}\n`);
    expect(narrow).toMatch(/Alpha, 1\/1, advance, 0 errors, 0\s+warnings/);
    expect(narrow).not.toContain('Decision');
    for (const line of wide.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('--quiet tells only what is wrong, and the outcome', async () => {
    const text = await shown('services --quiet');
    expect(text).not.toMatch(/Roadmap|What a rule means/);
    expect(text).toContain('claim-contradicted');
    expect(await shown('services/a --quiet')).toBe('  No errors. Exit 0.\n');
  });

  test('nothing in a name acts on the terminal', async () => {
    const evil = gate(MET, { 'roadmap/phases/alpha.yaml': 'version: 1\nid: alpha\nname: "A\\e[31m"\n' });
    const text = await shown('x', {}, below('x/\u001B[31mred', evil));
    expect(text).not.toContain('\u001B');
    expect(text).toContain('\\x1b[31mred');
  });
});

describe('for machines', () => {
  test('github: the files as GitHub finds them, errors first, and a summary of the step', async () => {
    let summary = '';
    const { stdout, exitCode } = await run(SERVICES, 'gate check a b c --format github', {
      cwd: 'services',
      env: { GITHUB_STEP_SUMMARY: '../summary.md' },
      prepare: (root) => mkdirSync(path.join(root, '.git')),
      inspect: (root) => {
        summary = readFileSync(path.join(root, 'summary.md'), 'utf8');
      },
    });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^::error file=services\/b\/roadmap\/phases\/beta.yaml,|^::error file=services\/b\/roadmap/,
    );
    expect(stdout).toMatch(/^::error file=services\/c\/roadmap\/phases\/alpha\.yaml,line=\d+/m);
    expect(lines.at(-1)).toMatch(
      /^::notice title=3 roadmaps%3A 1 advance%2C 1 pivot%2C 1 not judged::With errors: b, c\./,
    );
    expect(summary).toContain('| a | Alpha | 1/1 | advance | 0 | 0 |');
    expect(exitCode).toBe(2);
  });

  test('markdown: a table and the findings of those with errors', async () => {
    const { stdout } = await run(SERVICES, 'gate check services --format markdown');
    expect(stdout).toMatch(/^## 3 roadmaps: 1 advance, 1 pivot, 1 not judged\n/);
    expect(stdout).toContain('| services/b | | | not judged |');
    expect(stdout).toMatch(
      /- \*\*error\*\* `claim-contradicted` `services\/c\/roadmap\/phases\/alpha\.yaml:\d+:\d+`/,
    );
    expect(stdout).toMatch(/agentops \S+, exit 2\n$/);
  });

  test('several formats at once, each to its file', async () => {
    const files: string[] = [];
    const { stdout } = await run(SERVICES, 'gate check services --format json=all.json --format markdown', {
      inspect: (root) => {
        files.push(readFileSync(path.join(root, 'all.json'), 'utf8'));
      },
    });
    expect(JSON.parse(files[0]!)).toMatchObject({ summary: { roadmaps: 3 } });
    expect(stdout).toMatch(/^## 3 roadmaps/);
  });

  test.each([
    [
      '--format sarif',
      /--format sarif is for one roadmap[^]*terminal, json, github, markdown[^]*--roadmap PATH/,
    ],
    ['--format json=a.json --format vsa', /--format vsa is for one roadmap/],
    ['--base main', /--base is for one roadmap/],
    ['--verdicts v.json', /--verdicts is for one roadmap/],
    ['--max-age P7D', /--max-age is for one roadmap/],
    ['--as-of yesterday', /--as-of "yesterday" is no date/],
    ['--format json=services/c/roadmap/claims.yaml', /is a file of the roadmap itself/],
  ])('what is for one roadmap is refused: %s', async (flags, says) => {
    const { exitCode, stdout, stderr } = await run(SERVICES, `gate check services/a services/c ${flags}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });
});

test('evidence that acts needs its permission in each, and one that takes another away hides none', async () => {
  const acting = gate('- { id: gone, statement: It goes, proofs: [{ run: [rm, -r, ../b/roadmap] }] }');
  const files = { ...below('x/a', acting), ...below('x/b', READY), ...below('x/c', READY) };
  const without = await check('x', files);
  expect(without.all.roadmaps.map(({ summary }) => summary.exitCode)).toEqual([0, 0, 0]);
  const { all, exitCode } = await check('x --allow-run', files);
  expect(all.roadmaps.map(({ summary }) => summary.exitCode)).toEqual([0, 2, 0]);
  expect(all.roadmaps[1]!.findings[0]!.message).toBe('there is no x/b/roadmap/roadmap.yaml');
  expect(exitCode).toBe(2);
});
