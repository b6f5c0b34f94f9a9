/**
 * Loaded before the command (`node --require`): at the Nth call of the file system that counts, something goes wrong.
 * SABOTAGE names what: `kill` and a code such as `ENOSPC` are about calls that change a file, `delete` and `swap` about
 * calls that read below SABOTAGE_ROOT. SABOTAGE_AT is N; 0 lets all go well and writes their number to SABOTAGE_COUNT.
 */
const fs = require('node:fs');
const path = require('node:path');

const { SABOTAGE: how, SABOTAGE_AT, SABOTAGE_COUNT, SABOTAGE_ROOT: root } = process.env;
const at = Number(SABOTAGE_AT);
const { mkdirSync, renameSync, symlinkSync, writeFileSync, openSync } = fs;
const WRITING = ['openSync', 'writeFileSync', 'fsyncSync', 'fchmodSync', 'renameSync', 'mkdirSync', 'rmSync'];
const READING = ['openSync', 'lstatSync', 'statSync', 'readdirSync', 'readFileSync'];
const isReading = how === 'delete' || how === 'swap';
let calls = 0;

for (const name of isReading ? READING : WRITING) guard(fs, name);
if (isReading) guard(fs.realpathSync, 'native');
if (at === 0) process.on('exit', () => writeFileSync(SABOTAGE_COUNT, String(calls)));

function guard(owner, name) {
  const real = owner[name];
  owner[name] = (...args) => {
    if (counts(name, args)) {
      calls += 1;
      if (calls === at) strike(name, real, args);
    }
    return real(...args);
  };
}

function counts(name, [file, flags]) {
  if (isReading) return String(file).startsWith(root);
  if (name === 'rmSync' && how !== 'kill') return false;
  if (name !== 'openSync') return true;
  const { O_WRONLY, O_RDWR } = fs.constants;
  return typeof flags === 'number' ? (flags & (O_WRONLY | O_RDWR)) !== 0 : /[wa+]/.test(flags ?? 'r');
}

function strike(name, real, args) {
  const docs = path.join(root, 'docs');
  if (isReading) {
    renameSync(docs, path.join(root, '../gone'));
    if (how === 'swap') symlinkSync('../outside', docs);
    return;
  }
  if (name === 'writeFileSync') {
    // Only a part of it reaches the disk.
    const [file, data] = args;
    const half = Buffer.from(data).subarray(0, Buffer.byteLength(data) / 2);
    writeFileSync(typeof file === 'number' ? file : openSync(file, 'w'), half);
  }
  if (how !== 'kill') throw Object.assign(new Error(`${how}: ${name}`), { code: how });
  process.kill(process.pid, 'SIGKILL');
  for (;;) mkdirSync(root, { recursive: true });
}
