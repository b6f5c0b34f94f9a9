/** Scores the linter of public statements against hand-made labels: `npm run score:claims`; `SHOW=1` shows the misses. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CORPUS = path.resolve(ROOT, '../shared/corpus');
const COMMAND = path.join(ROOT, 'bin/agentops.js');
const [folder = path.join(CORPUS, 'E-claims')] = process.argv.slice(2);
const tool = path.join(CORPUS, 'tools/score-claims.mjs');
if (!existsSync(tool)) {
  process.stderr.write(`skipped: ${tool} is not there\n`);
  process.exit(0);
}
const { status } = spawnSync(process.execPath, [tool, folder, '--', process.execPath, COMMAND], {
  stdio: 'inherit',
  env: { MIN_P: '0.85', MIN_R: '0.8', MIN_FULL_P: '0.6', MIN_FULL_R: '0.7', ...process.env },
});
process.exitCode = status ?? 1;
