/**
 * Takes away one guard after the other and sees a test fail: `npm run guards [-- WORD…]`, of those in whose entry one of
 * the words stands. Works on copies, two at a time; a guard that is no longer where guards.json says fails as well.
 */
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Milliseconds: without a guard a test may well never end. */
const LONGEST = 60_000;
const words = process.argv.slice(2);
const all = JSON.parse(readFileSync(path.join(import.meta.dirname, 'guards.json'), 'utf8'));
const isAsked = (guard) => words.length === 0 || words.some((word) => JSON.stringify(guard).includes(word));
const guards = all.filter(isAsked);

const began = performance.now();
const kept = [];
const copies = [];
try {
  const lanes = Math.min(2, availableParallelism());
  for (let lane = 0; lane < lanes; lane += 1) copies.push(copyProject());
  await everythingHolds(copies[0]);
  const waiting = [...guards];
  await Promise.all(copies.map((copy) => workOff(copy, waiting)));
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - began) / 1000);
process.stdout.write(
  `${guards.length - kept.length} guards are held by a test, ${kept.length} are not (${seconds} s)\n`,
);
process.exitCode = kept.length > 0 ? 1 : 0;

/** The files that git knows of or would take, with the packages of this one. */
function copyProject() {
  const copy = mkdtempSync(path.join(tmpdir(), 'agentops-guards-'));
  // Some tests run the command as somebody else.
  chmodSync(copy, 0o755);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  });
  for (const file of listed.toString().split('\0').filter(Boolean))
    cpSync(path.join(ROOT, file), path.join(copy, file), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  build(copy);
  return copy;
}

function build(copy) {
  execFileSync('npm', ['run', '--silent', 'build:cli'], { cwd: copy, stdio: 'ignore' });
}

/** A test that fails anyway proves nothing. */
async function everythingHolds(copy) {
  const { failed, passed } = await runTests(copy, [...new Set(guards.map(({ test }) => test))]);
  if (failed === 0 && passed > 0) return;
  throw new Error(`with all guards in their places ${failed} tests fail, and ${passed} pass`);
}

async function workOff(copy, waiting) {
  for (let guard = waiting.shift(); guard !== undefined; guard = waiting.shift()) {
    const why = await tryWithout(copy, guard);
    const { test, without } = guard;
    const where = without.map(([file]) => file).join(', ');
    process.stdout.write(`${why === null ? 'held' : 'NOT HELD'}: ${where}: ${why ?? test}\n`);
    if (why !== null) kept.push(guard);
  }
}

/** Why no test fails without it; null: one does. */
async function tryWithout(copy, { test, without, built }) {
  const before = new Map();
  try {
    for (const [file, guard, instead] of without) {
      const name = path.join(copy, file);
      const text = readFileSync(name, 'utf8');
      if (!before.has(name)) before.set(name, text);
      if (text.split(guard).length !== 2) return `"${guard}" does not stand there once`;
      writeFileSync(
        name,
        text.replace(guard, () => instead),
      );
    }
    if (built) build(copy);
    const { failed } = await runTests(copy, [test]);
    return failed > 0 ? null : `no test fails: ${test}`;
  } finally {
    for (const [name, text] of before) writeFileSync(name, text);
    if (built) build(copy);
  }
}

/** How many of the tests with these names fail; those that come to no end do. */
function runTests(copy, tests) {
  const parts = tests.map((test) => /^(\S+): (.+)$/s.exec(test));
  const files = [...new Set(parts.map(([, file]) => `test/${file}`))];
  const titles = parts.map(([, , title]) =>
    title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/%\w|['’]/g, '.+'),
  );
  const argv = ['run', '--config', 'test/guards/vitest.config.ts', ...files, '-t', titles.join('|')];
  const options = { cwd: copy, timeout: tests.length * LONGEST, killSignal: 'SIGKILL', maxBuffer: 2 ** 28 };
  return new Promise((resolve) => {
    execFile(path.join(ROOT, 'node_modules/.bin/vitest'), argv, options, (error, stdout) => {
      if (error?.killed) return resolve({ failed: 1, passed: 0 });
      const { numFailedTests: failed, numPassedTests: passed } = JSON.parse(
        stdout.slice(stdout.indexOf('{"')),
      );
      return resolve({ failed, passed });
    });
  });
}
