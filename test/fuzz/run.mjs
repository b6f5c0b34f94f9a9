/**
 * Coverage-guided fuzzing: `npm run fuzz [-- --seconds 60] [TARGET…]`. Each target throws where an invariant does not
 * hold. Starts from the files in corpus/TARGET and from what earlier runs found; what breaks is written to crashes/.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const HERE = import.meta.dirname;
/** Bytes. */
const LARGEST = 100_000;
/** Seconds for one input: a second, several times over, since what counts the coverage takes most of it. */
const LONGEST = 5;
const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const known = readdirSync(path.join(HERE, 'targets')).map((file) => path.parse(file).name);
const unknown = positionals.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`error: no target is called ${unknown.join(', ')}; there are ${known.join(', ')}\n`);
  process.exit(2);
}
const targets = positionals.length > 0 ? positionals : known;

const scratch = mkdtempSync(path.join(tmpdir(), 'agentops-fuzz-'));
const kept = path.resolve(HERE, '../../node_modules/.cache/agentops-fuzz');
const broken = [];
try {
  await build({
    entryPoints: targets.map((name) => path.join(HERE, 'targets', `${name}.ts`)),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outdir: scratch,
    outExtension: { '.js': '.cjs' },
    define: { 'import.meta.dirname': JSON.stringify(scratch), 'import.meta.url': '__filename' },
    external: ['playwright-core', '@resvg/resvg-js', 'vitest'],
    logLevel: 'error',
  });
  // Two at a time: a core each, on the machines that CI has.
  const waiting = [...targets];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      if (!(await holds(name))) broken.push(name);
  };
  await Promise.all([work(), work()]);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.stdout.write(
  `${targets.length - broken.length} targets held, ${broken.length} broke: ${broken.join(', ') || '-'}\n`,
);
process.exitCode = broken.length > 0 ? 1 : 0;

/** Fuzzes a target; whether nothing broke. */
async function holds(name) {
  const corpus = path.join(kept, name);
  const crashes = path.resolve(HERE, '../../crashes', name);
  const seeds = path.join(HERE, 'corpus', name);
  mkdirSync(corpus, { recursive: true });
  mkdirSync(crashes, { recursive: true });
  if (existsSync(seeds)) cpSync(seeds, corpus, { recursive: true });
  const [node, ...before] = (process.env.FUZZ_NODE ?? process.execPath).split(' ');
  const { status, stderr } = await call(node, [
    ...before,
    path.resolve(HERE, '../../node_modules/@jazzer.js/core/dist/cli.js'),
    path.join(scratch, `${name}.cjs`),
    corpus,
    // What stands in for `fs` to detect it knows no `realpathSync.native`.
    '--disable_bug_detectors=path-traversal',
    '--',
    `-max_total_time=${Number(values.seconds)}`,
    `-max_len=${LARGEST}`,
    `-timeout=${LONGEST}`,
    '-len_control=100',
    '-rss_limit_mb=2048',
    '-print_final_stats=1',
    `-artifact_prefix=${crashes}${path.sep}`,
  ]);
  const runs = /number_of_executed_units: (\d+)/.exec(stderr)?.[1] ?? '?';
  process.stdout.write(`${name}: ${status === 0 ? 'held' : 'BROKE'}, ${runs} inputs\n`);
  if (status !== 0)
    process.stdout.write(
      `${stderr
        .split('\n')
        .filter((line) => !/^#|NEW_FUNC/.test(line))
        .slice(-60)
        .join('\n')}\n`,
    );
  return status === 0;
}

function call(file, argv) {
  return new Promise((resolve) => {
    execFile(file, argv, { cwd: scratch, maxBuffer: 64 * 1024 * 1024 }, (error, _, stderr) => {
      resolve({ status: error ? (error.code ?? 1) : 0, stderr });
    });
  });
}
