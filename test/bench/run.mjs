/**
 * The budgets: `npm run bench [-- --check] [--json] [ROW…]`. A row is a ratio of medians of whole processes, measured in
 * turns. `--check` exits with 1 where a "must" is not reached; ROW picks rows by a word of their name.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { convertKeps } from '../corpus/convert-keps.mjs';
import { makeCommands, makeCovered, makeDocuments, makeRoadmap, writeAsJson } from './inputs.mjs';
import { peakMemory, time } from './stopwatch.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BIN = path.join(ROOT, 'bin/agentops.js');
const KEPS = path.resolve(ROOT, '../shared/corpus/C-stagegate/kep');
const COMMAND = `${process.execPath} ${BIN}`;
const PARSE = `${process.execPath} ${path.join(import.meta.dirname, 'parse.mjs')}`;
const { values: flags, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, json: { type: 'boolean' } },
  allowPositionals: true,
});

const scratch = mkdtempSync(path.join(tmpdir(), 'agentops-bench-'));
const CACHE = { XDG_CACHE_HOME: path.join(scratch, 'cache'), XDG_STATE_HOME: path.join(scratch, 'state') };
const made = new Map();

/** The folder that `make` fills, once. */
function input(name, make) {
  const folder = path.join(scratch, name);
  if (!made.has(name)) made.set(name, make(folder) ?? folder);
  return made.get(name);
}

const large = () =>
  input('large', (folder) => {
    makeRoadmap(folder, {});
    writeAsJson(folder);
  });
const largeLines = () => input('large-lines', (folder) => makeRoadmap(folder, {}, '--jsonl'));
const sized = (records) =>
  input(`sized-${records}`, (folder) =>
    makeRoadmap(folder, { phases: 4, criteria: 11, records, registers: 4, files: records / 10 }),
  );

const fresh = (cwd, ...args) => ({ command: `${COMMAND} ${args.join(' ')} --no-cache`, cwd });
const nothing = { command: `${process.execPath} -e 0`, cwd: ROOT };

/** @returns {{value: number, spread: string, unit: string}} the ratio of two commands */
function ratio(ours, theirs, rounds) {
  const [a, b] = time([ours, theirs], rounds);
  const ms = ({ low, high }) => `${Math.round(low * 1000)} to ${Math.round(high * 1000)} ms`;
  return { value: a.median / b.median, spread: `${ms(a)} / ${ms(b)}` };
}

const warm = (...args) => {
  const side = { command: `${COMMAND} ${args.join(' ')}`, cwd: ROOT, env: CACHE };
  time([side], 2);
  return side;
};

const ROWS = [
  {
    id: 'start',
    name: 'start: gate check, shipped roadmap / node -e 0',
    must: 3.2,
    aim: 2,
    measure: () => ratio(warm('gate', 'check'), nothing, 30),
  },
  {
    id: 'version',
    name: 'start: --version / node -e 0',
    must: 1.8,
    aim: 1.4,
    measure: () => ratio(warm('--version'), nothing, 30),
  },
  {
    id: 'help',
    name: 'start: --help / node -e 0',
    must: 1.8,
    aim: 1.4,
    measure: () => ratio(warm('--help'), nothing, 30),
  },
  {
    id: 'large-yaml',
    name: 'large: gate check / parsing the same bytes with yaml',
    must: 0.15,
    aim: 0.08,
    measure: () =>
      ratio(fresh(large(), 'gate', 'check'), { command: `${PARSE} yaml ${large()}`, cwd: ROOT }, 3),
  },
  {
    id: 'large-json',
    name: 'large: gate check / JSON.parse of the same data',
    must: 7,
    aim: 3.5,
    measure: () =>
      ratio(fresh(large(), 'gate', 'check'), { command: `${PARSE} json ${large()}`, cwd: ROOT }, 5),
  },
  {
    id: 'large-lines',
    name: 'large: gate check from JSON Lines / JSON.parse of the same data',
    must: 3,
    aim: 2,
    measure: () =>
      ratio(fresh(largeLines(), 'gate', 'check'), { command: `${PARSE} json ${large()}`, cwd: ROOT }, 5),
  },
  {
    id: 'memory',
    name: 'memory: shipped roadmap, MB',
    must: 70,
    aim: 60,
    measure: () => ({ value: peakMemory([BIN, 'gate', 'check'], ROOT), spread: '' }),
  },
  {
    id: 'memory-large',
    name: 'memory: large roadmap, MB',
    must: 260,
    aim: 200,
    measure: () => ({ value: peakMemory([BIN, 'gate', 'check', '--no-cache'], large()), spread: '' }),
  },
  {
    id: 'growth',
    name: 'growth: exponent from 1,000 to 100,000 records',
    must: 1,
    aim: 0.6,
    measure: growth,
  },
  {
    id: 'second-run',
    name: 'second run: unchanged large roadmap / first run',
    must: 0.6,
    aim: 0.3,
    measure: secondRun,
  },
  {
    id: 'claims',
    name: 'claims check: 1,000 documents of 10 KB / parsing them',
    must: 1.5,
    aim: 1.2,
    measure: () =>
      ratio(
        fresh(documents(), 'claims', 'check', '--quiet'),
        { command: `${PARSE} markdown ${documents()}`, cwd: ROOT },
        5,
      ),
  },
  {
    id: 'shards',
    name: 'shards: 4 processes merged, unlike the unsharded report (0: identical)',
    must: 0,
    aim: 0,
    measure: shards,
  },
  { id: 'covers', name: 'covers: 10,000 files of 100 KB / sha256sum', must: 0.6, aim: 0.3, measure: covers },
  {
    id: 'commands',
    name: 'run: 1,000 proofs of true / a shell loop',
    must: 1.6,
    aim: 1.2,
    measure: commands,
  },
  ...(existsSync(KEPS)
    ? [
        {
          id: 'portfolio',
          name: 'portfolio of 600: gate check, each roadmap / node -e 0',
          must: 0.3,
          aim: 0.15,
          measure: portfolio,
        },
      ]
    : []),
];

const documents = () => input('documents', (folder) => makeDocuments(folder, 1000, 10_240));

function growth() {
  const sides = [1000, 100_000].map((records) => fresh(sized(records), 'gate', 'check'));
  const [small, big] = time(sides, 5);
  const value = Math.log(big.median / small.median) / Math.log(100);
  return { value, spread: `${Math.round(small.median * 1000)} to ${Math.round(big.median * 1000)} ms` };
}

function secondRun() {
  const env = {
    XDG_CACHE_HOME: path.join(scratch, 'second'),
    XDG_STATE_HOME: path.join(scratch, 'second-state'),
  };
  const side = { command: `${COMMAND} gate check`, cwd: large(), env };
  const first = { ...side, prepare: `rm -rf ${env.XDG_CACHE_HOME}` };
  // The first run leaves what the second one finds.
  const [a, b] = time([first, side], 3);
  return {
    value: b.median / a.median,
    spread: `${Math.round(b.median * 1000)} / ${Math.round(a.median * 1000)} ms`,
  };
}

function covers() {
  const folder = input('covered', (at) => makeCovered(at, 10_000, 100_000));
  const sum = { command: `sh -c "find data -type f -print0 | xargs -0 sha256sum > /dev/null"`, cwd: folder };
  return ratio(fresh(folder, 'gate', 'check'), sum, 3);
}

function commands() {
  const folder = input('commands', (at) => makeCommands(at, 1000));
  const loop = `sh -c "i=0; while [ $i -lt 1000 ]; do /bin/true $i; i=$((i+1)); done"`;
  return ratio(fresh(folder, 'gate', 'check', '--allow-run'), { command: loop, cwd: folder }, 5);
}

/** Each roadmap's share of one run of all. */
function portfolio() {
  const count = 600;
  const folder = input('portfolio', (at) => void convertKeps(KEPS, path.join(at, 'all'), count));
  const [a, b] = time([fresh(folder, 'gate', 'check', 'all'), nothing], 5);
  return {
    value: a.median / count / b.median,
    spread: `${((a.median * 1000) / count).toFixed(1)} ms each, ${Math.round(a.low * 1000)} to ${Math.round(a.high * 1000)} ms`,
  };
}

/** Whether the report of a large roadmap is another one when four processes checked it: 0 no, 1 yes. */
async function shards() {
  const folder = large();
  const call = (...argv) =>
    new Promise((resolve, reject) => {
      const options = { cwd: folder, maxBuffer: 1024 ** 3 };
      const words = [BIN, ...argv, '--no-cache'];
      execFile(process.execPath, words, options, (error, stdout) =>
        error && error.code !== 1 ? reject(error) : resolve(stdout),
      );
    });
  const blobs = [1, 2, 3, 4].map((index) => path.join(scratch, `blob-${index}.json`));
  await Promise.all(
    blobs.map((blob, n) => call('gate', 'check', '--shard', `${n + 1}/4`, '--format', `blob=${blob}`)),
  );
  const whole = await call('gate', 'check', '--verbose');
  const merged = await call('merge', ...blobs, '--verbose');
  return { value: merged === whole ? 0 : 1, spread: `${whole.length} characters` };
}

if (!existsSync(KEPS))
  process.stderr.write('notice: the portfolio is left out: ../shared/corpus is not there\n');
if (!existsSync(path.resolve(ROOT, '../shared/bench/make-roadmap.mjs')))
  process.stderr.write('notice: rows of large roadmaps are left out: ../shared/bench is not there\n');
const wanted = ROWS.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
const results = [];
try {
  for (const { id, name, must, aim, measure } of wanted) {
    const { value, spread } = await measure();
    results.push({ id, name, value: Number(value.toFixed(3)), must, aim, reached: value <= must, spread });
    if (!flags.json) process.stdout.write(`${line(results.at(-1))}\n`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (flags.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
if (flags.check && results.some(({ reached }) => !reached)) process.exitCode = 1;

function line({ name, value, must, aim, reached, spread }) {
  const figure = value >= 10 ? value.toFixed(0) : value.toFixed(2);
  return `${reached ? 'ok  ' : 'MISS'} ${name.padEnd(64)} ${figure.padStart(6)}  must ${must}, aim ${aim}  ${spread}`;
}
