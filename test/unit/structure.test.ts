import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ROOT, writeFiles } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';

const OXLINT = path.join(ROOT, 'node_modules/oxlint/bin/oxlint');

/** What each room of src may import from: everything else in the table is forbidden to it. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  cache: [],
  model: [],
  diagnostics: ['model', 'load'],
  load: ['model', 'diagnostics'],
  validate: ['model', 'diagnostics', 'load'],
  verify: ['cache', 'model', 'diagnostics', 'load', 'validate'],
  lint: ['verify'],
  evaluate: ['model', 'diagnostics', 'validate'],
  compare: ['model', 'diagnostics', 'validate', 'evaluate'],
  decide: ['model', 'diagnostics', 'validate', 'evaluate'],
  report: ['model', 'diagnostics', 'validate', 'evaluate', 'decide'],
  edit: ['model', 'diagnostics', 'load'],
  documents: ['model', 'diagnostics', 'validate', 'evaluate'],
  baseline: ['model', 'diagnostics', 'validate', 'evaluate'],
  decisions: ['model', 'diagnostics', 'validate', 'evaluate', 'decide'],
  import: ['model', 'documents'],
  cli: [
    'cache',
    'model',
    'diagnostics',
    'load',
    'validate',
    'verify',
    'lint',
    'evaluate',
    'compare',
    'decide',
    'report',
    'edit',
    'documents',
    'baseline',
    'decisions',
    'import',
  ],
};
const ROOMS = Object.keys(MAY_IMPORT);
const PURE = ['lint', 'evaluate', 'compare', 'decide', 'report'];
/** Hashes are no effects. */
const MAY_HASH = ['baseline', 'decisions', 'report'];
const WITHOUT_EFFECTS = [
  'model',
  'diagnostics',
  'validate',
  'documents',
  'baseline',
  'decisions',
  'import',
  ...PURE,
];

interface LintResult {
  readonly number_of_files: number;
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

function use(module: string): string {
  return `export { name } from '${module}';`;
}

function useType(module: string): string {
  return `export type { Name } from '${module}';`;
}

function lint(directory: string, ...targets: string[]): LintResult {
  const { stdout } = spawnSync(process.execPath, [OXLINT, '--format', 'json', ...targets], {
    cwd: directory,
    encoding: 'utf8',
  });
  return JSON.parse(stdout);
}

function sources(directory: string): string[] {
  return readdirSync(path.join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(directory, file));
}

function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<!:)\/\/.*$/gm, '');
}

describe('the lint rules hold the direction of imports', () => {
  /** The file's code -> whether the rules must object. */
  const cases = new Map<string, { code: string; forbidden: boolean }>();
  let scratch: string;
  let seen: number;
  let refused: Set<string>;

  function add(file: string, code: string, forbidden: boolean): void {
    cases.set(`src/${file}`, { code: `${code}\n`, forbidden });
  }

  for (const [from, allowed] of Object.entries(MAY_IMPORT)) {
    for (const to of ROOMS) {
      if (to === from) continue;
      const forbidden = !allowed.includes(to);
      add(`${from}/use-${to}.ts`, use(`../${to}/some.ts`), forbidden);
      add(`${from}/type-${to}.ts`, useType(`../${to}/some.ts`), forbidden);
      add(`${from}/lazy-${to}.ts`, `export const some = await import('../${to}/some.ts');`, forbidden);
      add(`${from}/deep/use-${to}.ts`, use(`../../${to}/deep/some.ts`), forbidden);
    }
    add(`${from}/use-sibling.ts`, use('./some.ts'), false);
    add(`${from}/use-node.ts`, use('node:fs'), WITHOUT_EFFECTS.includes(from));
    add(`${from}/use-commander.ts`, use('commander'), from !== 'cli');
    add(`${from}/use-library.ts`, use('../index.ts'), from !== 'cli');
    add(`${from}/use-chalk.ts`, use('chalk'), true);
    add(`${from}/use-ora.ts`, use('ora'), true);
  }
  for (const from of WITHOUT_EFFECTS) {
    add(`${from}/see-process.ts`, 'export const name = process.env.NAME;', true);
    add(`${from}/see-clock.ts`, 'export const name = Date.now();', true);
    add(`${from}/see-today.ts`, 'export const name = new Date();', true);
    add(`${from}/see-random.ts`, 'export const name = Math.random();', true);
    add(`${from}/see-locale.ts`, "export const name = 'a'.localeCompare('b');", true);
  }
  for (const from of ['evaluate', 'compare', 'decide']) {
    add(`${from}/use-report-model.ts`, use('../report/report.ts'), true);
    add(`${from}/type-report-model.ts`, useType('../report/report.ts'), false);
  }
  for (const from of PURE.filter((room) => room !== 'compare'))
    add(`${from}/use-verdict.ts`, use('../verify/verdict.ts'), false);
  for (const from of MAY_HASH) add(`${from}/use-hash.ts`, use('node:crypto'), false);
  add('import/use-write-value.ts', use('../edit/write-value.ts'), false);
  add('cli/color.ts', use('chalk'), false);
  add('cli/progress.ts', use('ora'), false);

  beforeAll(() => {
    scratch = newFolder();
    copyFileSync(path.join(ROOT, '.oxlintrc.json'), path.join(scratch, '.oxlintrc.json'));
    writeFiles(scratch, Object.fromEntries(Array.from(cases, ([file, { code }]) => [file, code])));
    const result = lint(scratch, '.');
    seen = result.number_of_files;
    refused = new Set(
      result.diagnostics
        .filter(({ code }) => code.includes('no-restricted-'))
        .map(({ filename }) => filename),
    );
  });

  test('every case was seen', () => expect(seen).toBe(cases.size));

  test.each(ROOMS)('src/%s', (room) => {
    const ofRoom = [...cases].filter(([file]) => file.startsWith(`src/${room}/`));
    const expected = ofRoom.filter(([, { forbidden }]) => forbidden).map(([file]) => file);
    expect(ofRoom.map(([file]) => file).filter((file) => refused.has(file))).toEqual(expected);
  });

  test('a cycle is refused', () => {
    const directory = path.join(scratch, 'cycle');
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'a.ts'), "export * from './b.ts';\n");
    writeFileSync(path.join(directory, 'b.ts'), "export * from './a.ts';\n");
    expect(lint(scratch, 'cycle').diagnostics.map(({ code }) => code)).toContain('import(no-cycle)');
  });
});

describe('the rules reach the sources', () => {
  test('every folder of src is in the table', () => {
    const folders = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.toSorted()).toEqual(ROOMS.toSorted());
  });

  test('the linter sees every file of src', () => {
    expect(lint(ROOT, 'src').number_of_files).toBe(sources('src').length);
  });

  test.each(PURE)('src/%s reads no file, environment or clock', (room) => {
    const files = sources(`src/${room}`);
    expect(files).not.toEqual([]);
    const effects = /node:(?!crypto')|\bprocess\.|\bDate\.now\b|\bnew Date\(\s*\)/;
    expect(
      files.filter((file) => effects.test(withoutComments(readFileSync(path.join(ROOT, file), 'utf8')))),
    ).toEqual([]);
  });
});
