/** Whole processes, timed by hyperfine: the commands take turns, so that what disturbs the machine disturbs all alike. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The variables of every measured process: Node parses the bundle of certificates at each start, and hides the rest. */
export function environment(more = {}) {
  const { NODE_EXTRA_CA_CERTS: _certificates, ...env } = process.env;
  return { ...env, LANG: 'C.UTF-8', ...more };
}

/**
 * Times commands in turns.
 * @param {readonly {command: string, cwd: string, prepare?: string, env?: object}[]} sides
 * @param {number} rounds how often each runs
 * @returns {readonly {median: number, low: number, high: number}[]} seconds: the median, and the middle half
 */
export function time(sides, rounds) {
  const times = sides.map(() => []);
  const folder = mkdtempSync(path.join(tmpdir(), 'agentops-bench-'));
  const file = path.join(folder, 'times.json');
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { command, cwd, prepare, env }] of sides.entries()) {
      const argv = ['-N', '--style', 'none', '--runs', '1', '--ignore-failure', '--export-json', file];
      if (prepare) argv.push('--prepare', prepare);
      const done = spawnSync('hyperfine', [...argv, command], {
        cwd,
        env: environment(env),
        encoding: 'utf8',
      });
      if (done.error) throw new Error(`hyperfine can't be started: install it (apt-get install hyperfine)`);
      if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
      times[index].push(...JSON.parse(readFileSync(file, 'utf8')).results[0].times);
    }
  }
  rmSync(folder, { recursive: true });
  return times.map((list) => {
    const sorted = list.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    return { median: at(0.5), low: at(0.25), high: at(0.75) };
  });
}

/** The peak memory of a Node command, in MB: what the process itself reads of its use when it ends. */
export function peakMemory(argv, cwd, env = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'agentops-bench-'));
  const file = path.join(folder, 'peak');
  const preload = path.join(import.meta.dirname, 'tell-memory.cjs');
  const done = spawnSync(process.execPath, ['--require', preload, ...argv], {
    cwd,
    env: environment({ ...env, PEAK_FILE: file }),
    stdio: 'ignore',
  });
  if (done.status === null || done.status > 1) throw new Error(`${argv.join(' ')} exits with ${done.status}`);
  const kilobytes = Number(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  return kilobytes / 1024;
}
