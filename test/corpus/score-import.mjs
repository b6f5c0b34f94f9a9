/** Scores the importer against hand-made readings of real roadmaps: `npm run score:import`; `SHOW=1` shows each document. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CORPUS = path.resolve(ROOT, '../shared/corpus');
const [folder = CORPUS] = process.argv.slice(2);

const tool = path.join(CORPUS, 'tools/score-import.mjs');
if (!existsSync(tool)) {
  process.stderr.write(`skipped: ${tool} is not there\n`);
  process.exit(0);
}
const scratch = mkdtempSync(path.join(tmpdir(), 'agentops-score-'));
const bundle = path.join(scratch, 'main.cjs');
await build({
  entryPoints: [path.join(ROOT, 'src/cli/main.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  define: { 'import.meta.url': '__filename' },
  outfile: bundle,
  logLevel: 'error',
});
const command = path.join(scratch, 'agentops.cjs');
writeFileSync(command, "require('./main.cjs').run().then((code) => { process.exitCode = code; });\n");
const { status } = spawnSync(process.execPath, [tool, folder, '--', process.execPath, command], {
  stdio: 'inherit',
  env: { MIN: '0.9', SHOW: '1', ...process.env },
});
rmSync(scratch, { recursive: true });
process.exitCode = status ?? 1;
