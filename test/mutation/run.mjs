/**
 * Mutation testing: `npm run mutate [-- AREA…]`. Changes the pure stages in thousands of small ways, and expects of the
 * unit tests that one fails each time. An area is well tested from a score of LEAST on; what no test notices has to
 * stand in survivors.yaml, with the reason. Runs again only what has changed since; --all runs everything.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { parse } from 'yaml';

/** Per cent of the mutants that the tests have to notice, in each area. */
const LEAST = 90;
/** Characters of a mutant's code that survivors.yaml shows. */
const SHOWN = 60;
const ROOT = path.resolve(import.meta.dirname, '../..');
/** Reports, what is known from earlier runs, and copies of the sources while it runs; none of it is kept in git. */
const OUTPUT = '.mutation';

/** What is mutated, and whose tests have to notice. */
const AREAS = {
  decide: { mutate: ['src/decide/*.ts'], tests: ['decide'] },
  evaluate: { mutate: ['src/evaluate/*.ts'], tests: ['evaluate', 'decide'] },
  // `validate` is where the schemas are put to use that these grammars are made into.
  grammars: {
    mutate: ['src/model/{date,target,match,shape,statement,marker,canonical-json}.ts'],
    tests: ['model', 'validate'],
  },
  validate: { mutate: ['src/validate/*.ts'], tests: ['validate'] },
};

const { values, positionals } = parseArgs({
  options: { all: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in AREAS));
if (unknown.length > 0) {
  const known = Object.keys(AREAS).join(', ');
  process.stderr.write(`error: no area is called ${unknown.join(', ')}; there are ${known}\n`);
  process.exit(2);
}
process.chdir(ROOT);
const listed = parse(readFileSync(path.join(import.meta.dirname, 'survivors.yaml'), 'utf8'));
for (const area of positionals.length > 0 ? positionals : Object.keys(AREAS)) {
  const mutants = await mutate(area);
  const judged = mutants.filter(({ status }) => status !== 'Ignored');
  const survivors = judged.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const score = (100 * (judged.length - survivors.length)) / judged.length;
  const isCurrent = compare(area, survivors.map(inShort));
  process.stdout.write(
    `${area}: ${score.toFixed(1)} % of ${judged.length} mutants noticed, ${survivors.length} survived\n`,
  );
  if (score < LEAST || !isCurrent) process.exitCode = 1;
}

/** Runs the mutants of an area. */
async function mutate(area) {
  process.env.MUTATION_TESTS = AREAS[area].tests.join(' ');
  return new Stryker({
    mutate: AREAS[area].mutate,
    // The sources and what the tests read. TypeScript's configuration stays out: Stryker rewrites it by an API that is gone.
    ignorePatterns: ['**', '!src/**', '!test/{unit,mutation}/**', '!test/*.ts', '!package.json'],
    tempDirName: `${OUTPUT}/${area}`,
    testRunner: 'vitest',
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // One core is left for whoever works here meanwhile.
    concurrency: Math.max(1, availableParallelism() - 1),
    incremental: true,
    incrementalFile: `${OUTPUT}/${area}.json`,
    force: values.all,
    reporters: ['progress', 'html'],
    htmlReporter: { fileName: `${OUTPUT}/${area}.html` },
    warnings: { slow: false },
  }).runMutationTest();
}

/** A survivor as survivors.yaml writes it; no line numbers, since these change with everything. */
function inShort({ fileName, location: { start, end }, replacement }) {
  const file = path.relative(ROOT, fileName);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return `${file}: ${cut(lines.join(' '))} -> ${cut(replacement)}`;
}

function cut(code) {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** Whether the list has the area's survivors, each with its reason, and no others. */
function compare(area, survivors) {
  const expected = (listed[area] ?? []).flatMap((group) =>
    Object.entries(group.survivors).flatMap(([file, mutants]) =>
      mutants.map((mutant) => `${file}: ${mutant}`),
    ),
  );
  const unlisted = without(survivors, expected);
  const gone = without(expected, survivors);
  for (const one of unlisted)
    process.stdout.write(`no test notices, and survivors.yaml does not list: ${one}\n`);
  for (const one of gone) process.stdout.write(`survivors.yaml lists what has not survived: ${one}\n`);
  return unlisted.length + gone.length === 0;
}

/** The texts that are not among `others`, each as often as it is there more often. */
function without(texts, others) {
  const left = [...others];
  return texts.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
