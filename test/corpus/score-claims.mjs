/** Scores the linter of public statements against hand-made labels: `npm run score:claims`; `SHOW=1` shows the misses. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CORPUS = path.resolve(ROOT, '../shared/corpus');
const [folder = path.join(CORPUS, 'E-claims')] = process.argv.slice(2);
/** What the scoring tool runs as `COMMAND claims check DOC --json`. */
const COMMAND = `
import { readFileSync } from 'node:fs';
import { findStatements } from './src/lint/find-statements.ts';
const file = process.argv[4];
const statements = await findStatements(readFileSync(file, 'utf8'));
if (!Array.isArray(statements)) throw new Error(statements.why);
const findings = statements.map(({ line, column, endLine }) => ({
  rule: 'claim-unregistered',
  at: { file, line, column, endLine },
}));
process.stdout.write(JSON.stringify({ findings }));
`;

const tool = path.join(CORPUS, 'tools/score-claims.mjs');
if (!existsSync(tool)) {
  process.stderr.write(`skipped: ${tool} is not there\n`);
  process.exit(0);
}
const scratch = mkdtempSync(path.join(tmpdir(), 'agentops-score-'));
const command = path.join(scratch, 'claims.mjs');
await build({
  stdin: { contents: COMMAND, resolveDir: ROOT },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile: command,
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [tool, folder, '--', process.execPath, command], {
  stdio: 'inherit',
  env: { MIN_P: '0.85', MIN_R: '0.8', MIN_FULL_P: '0.6', MIN_FULL_R: '0.7', ...process.env },
});
rmSync(scratch, { recursive: true });
process.exitCode = status ?? 1;
