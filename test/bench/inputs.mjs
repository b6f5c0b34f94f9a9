/** The roadmaps and files that are measured, made anew in a folder of their own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';

const MAKER = path.resolve(import.meta.dirname, '../../../shared/bench/make-roadmap.mjs');
const LARGE = { phases: 10, criteria: 200, records: 100_000, registers: 10, files: 10_000 };

/** A synthetic roadmap; null where what makes it is not there. */
export function makeRoadmap(folder, sizes, ...flags) {
  const options = Object.entries({ ...LARGE, ...sizes }).flatMap(([key, value]) => [
    `--${key}`,
    String(value),
  ]);
  const { status } = spawnSync(process.execPath, [MAKER, folder, ...options, ...flags]);
  return status === 0 ? folder : null;
}

/** The data of a roadmap's YAML files as JSON, in `json/`. */
export function writeAsJson(folder) {
  mkdirSync(path.join(folder, 'json'), { recursive: true });
  const names = readdirSync(path.join(folder, 'roadmap'), { recursive: true, encoding: 'utf8' });
  for (const [index, name] of names.filter((one) => one.endsWith('.yaml')).entries()) {
    const value = parse(readFileSync(path.join(folder, 'roadmap', name), 'utf8'), { uniqueKeys: false });
    writeFileSync(path.join(folder, 'json', `${index}.json`), JSON.stringify(value));
  }
}

/** A roadmap of one criterion with these keys. */
function writeRoadmap(folder, criterion) {
  mkdirSync(path.join(folder, 'roadmap'), { recursive: true });
  const gate = { criteria: [{ id: 'it', statement: 'It holds', ...criterion }] };
  const roadmap = { version: 1, name: 'Bench', phases: [{ id: 'one', name: 'One', gate }] };
  writeFileSync(path.join(folder, 'roadmap/roadmap.yaml'), JSON.stringify(roadmap));
}

const PARAGRAPHS = [
  '## Section\n\nThe loader reads *each* part once, and keeps what it has read for the parts that follow it.\n',
  '- It is **4x faster** than the one before, in [our measurements](https://example.org/a).\n- It needs `node` 20.\n',
  '| case | time |\n| --- | --- |\n| small | 5 ms |\n| large | 80 ms |\n',
  'Set `timeout` to 30 seconds. See #12, and the notes of 2026-01-05, for why that is enough for most of us.\n',
];

/** Markdown documents of so many bytes, with prose, lists, tables and a few figures. */
export function makeDocuments(folder, count, bytes) {
  writeRoadmap(folder, {});
  mkdirSync(path.join(folder, 'docs'), { recursive: true });
  for (let index = 0; index < count; index += 1) {
    let text = `# Document ${index}\n`;
    for (let at = index; text.length < bytes; at += 1) text += `\n${PARAGRAPHS[at % PARAGRAPHS.length]}`;
    writeFileSync(path.join(folder, `docs/d${index}.md`), text);
  }
}

/** Files that one proof covers, and the digest of all of them. */
export function makeCovered(folder, count, bytes) {
  mkdirSync(path.join(folder, 'data'), { recursive: true });
  const lines = [];
  for (let index = 0; index < count; index += 1) {
    const content = Buffer.alloc(bytes, `file ${index} `);
    const file = `data/f${String(index).padStart(5, '0')}.bin`;
    writeFileSync(path.join(folder, file), content);
    lines.push(`${file}\0${createHash('sha256').update(content).digest('hex')}\n`);
  }
  const digest = `sha256:${createHash('sha256').update(lines.sort().join('')).digest('hex')}`;
  writeFileSync(path.join(folder, 'it.md'), 'It holds.\n');
  writeRoadmap(folder, { proofs: [{ file: 'it.md', covers: ['data/*.bin'], digest }] });
}

/** So many proofs that run `true`. */
export function makeCommands(folder, count) {
  const proofs = Array.from({ length: count }, (_, index) => ({ run: ['true', String(index)] }));
  writeRoadmap(folder, { proofs });
}
