/**
 * The figures that README gives, measured anew: `npm run figures [-- PART…]` writes them to docs/figures.json, where the
 * claims of roadmap/claims.yaml look. Without a part all are measured, which takes about an hour on a quiet machine;
 * `bench:ROW` measures the rows of the bench with that word in their names.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = path.join(ROOT, 'docs/figures.json');

/** How each part is measured: what a script prints, as numbers by name. */
const PARTS = {
  bench: (...words) => {
    const rows = JSON.parse(npm('bench', '--json', ...words));
    return Object.fromEntries(rows.map(({ id, value, must, aim }) => [id, { value, must, aim }]));
  },
  claims: () => numbers(npm('score:claims'), /^(sampled|whole).*precision ([\d.]+), recall ([\d.]+)/gm),
  import: () => numbers(npm('score:import'), /(phases|criteria) F1 ([\d.]+)/g),
  mutation: () => numbers(npm('mutate'), /^(\w+): ([\d.]+) % of (\d+) mutants/gm),
  coverage: () => {
    npm('coverage');
    const { total } = JSON.parse(readFileSync(path.join(ROOT, 'coverage/coverage-summary.json'), 'utf8'));
    return { branches: total.branches.pct, lines: total.lines.pct };
  },
};

/** What a script of package.json prints; what it tells of its progress is passed on. */
function npm(script, ...argv) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { stdout } = spawnSync('npm', ['run', '--silent', script, '--', ...argv], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return stdout;
}

/** The numbers behind each name; one alone stands by itself. */
function numbers(printed, pattern) {
  const found = [...printed.matchAll(pattern)].map(([, name, ...texts]) => {
    const values = texts.map(Number);
    return [name, values.length === 1 ? values[0] : values];
  });
  if (found.length === 0) throw new Error(`no figures in what was printed:\n${printed.slice(-2000)}`);
  return Object.fromEntries(found);
}

const given = process.argv.slice(2).map((word) => word.split(':'));
const asked = given.length > 0 ? given : Object.keys(PARTS).map((part) => [part]);
const unknown = asked.map(([part]) => part).filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`error: no part is called ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}
for (const [part, ...words] of asked) {
  const figures = { on: new Date().toISOString().slice(0, 10), ...PARTS[part](...words) };
  // Read again for each part, since measuring takes long.
  const before = JSON.parse(readFileSync(FILE, 'utf8'));
  const after = { ...before, [part]: words.length > 0 ? { ...before[part], ...figures } : figures };
  writeFileSync(FILE, `${JSON.stringify(after, null, 2)}\n`);
  process.stdout.write(`${part}: ${JSON.stringify(figures)}\n`);
}
