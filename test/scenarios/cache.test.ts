/** What was worked out before is recalled, and nobody can tell by the report. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/cache/store.ts';
import { recallRoadmap, rememberRoadmap } from '../../src/cli/remembered-roadmap.ts';
import { readRoadmap } from '../../src/cli/read-roadmap.ts';
import { readSources, type Sources } from '../../src/load/read-sources.ts';
import type { Roadmap } from '../../src/model/roadmap.ts';
import { ROOT } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { inFolder, run } from './scenario.ts';

const MET = `version: 1
name: Test
phases:
  - id: a
    name: A
    gate: { opens: done, criteria: [{ id: c, statement: S, proofs: [a.md] }] }
`;
const FILES = { 'roadmap/roadmap.yaml': MET, 'a.md': 'text' };

let home = '';
beforeEach(() => {
  home = newFolder();
});

const entries = (): string[] => {
  const folder = path.join(home, '.cache/agentops');
  return existsSync(folder) ? readdirSync(folder) : [];
};

async function sourcesOf(cwd: string): Promise<Sources> {
  return readSources(cwd) as Sources;
}

test('a remembered roadmap is the one that the files give', async () => {
  const store = (await openStore({ HOME: home }))!;
  const sources = await sourcesOf(ROOT);
  const { roadmap } = (await readRoadmap(sources, false)) as { roadmap: Roadmap };
  expect(recallRoadmap(store, sources)).toBe(null);
  rememberRoadmap(store, sources, roadmap);
  expect(recallRoadmap(store, sources)).toEqual(roadmap);
});

test('runs give the same report, whether they recall or not', async () => {
  await inFolder({}, async (root) => {
    cpSync(path.join(ROOT, 'roadmap'), path.join(root, 'roadmap'), { recursive: true });
    const reports: string[] = [];
    for (const command of ['gate check --json', 'gate check --json', 'gate check --json --no-cache']) {
      const { stdout } = await run({}, `${command} --roadmap ${root}/roadmap`, { env: { HOME: home } });
      reports.push(stdout);
    }
    expect(reports[1]).toBe(reports[0]);
    expect(reports[2]).toBe(reports[0]);
    expect(entries()).toHaveLength(1);
  });
});

test('a changed file, a new file and a file that is gone are noticed', async () => {
  await inFolder(FILES, async (root) => {
    const outcome = async (): Promise<string> => {
      const { stdout, exitCode } = await run({}, `gate check --json --roadmap ${root}/roadmap`, {
        env: { HOME: home },
      });
      const report = JSON.parse(stdout) as { decision: { rule: string } | null };
      return `${report.decision?.rule ?? 'null'} ${exitCode}`;
    };
    expect(await outcome()).toBe('all-met 0');
    expect(await outcome()).toBe('all-met 0');
    const file = path.join(root, 'roadmap/roadmap.yaml');
    writeFileSync(file, MET.replace('a.md', 'b.md'));
    expect(await outcome()).toBe('not-met 0');
    writeFileSync(file, MET);
    expect(await outcome()).toBe('all-met 0');
    rmSync(path.join(root, 'a.md'));
    expect(await outcome()).toBe('not-met 0');
    writeFileSync(path.join(root, 'roadmap/more.yaml'), 'a: 1\n');
    expect(await outcome()).toBe('null 2');
  });
});

test('of an invalid roadmap nothing is remembered', async () => {
  await inFolder({ 'roadmap/roadmap.yaml': 'version: 2\n' }, async (root) => {
    const setting = { env: { HOME: home } };
    const first = await run({}, `gate check --json --roadmap ${root}/roadmap`, setting);
    const second = await run({}, `gate check --json --roadmap ${root}/roadmap`, setting);
    expect(second.stdout).toBe(first.stdout);
    expect(first.exitCode).toBe(2);
    expect(entries()).toEqual([]);
  });
});

test('a forged entry is worked out anew', async () => {
  await inFolder({ 'roadmap/roadmap.yaml': MET.replace('a.md', 'b.md'), 'a.md': 'text' }, async (root) => {
    const judge = async (): Promise<string> =>
      (await run({}, `gate check --json --roadmap ${root}/roadmap`, { env: { HOME: home } })).stdout;
    const honest = await judge();
    const file = path.join(home, '.cache/agentops', entries()[0]!);
    // The proof is led to another file, which is there.
    writeFileSync(
      file,
      Buffer.from(readFileSync(file).toString('latin1').replaceAll('b.md', 'a.md'), 'latin1'),
    );
    expect(await judge()).toBe(honest);
    writeFileSync(file, 'rubbish');
    expect(await judge()).toBe(honest);
  });
});

test('--no-cache remembers nothing', async () => {
  await run(FILES, 'gate check --no-cache', { env: { HOME: home } });
  expect(entries()).toEqual([]);
  expect(existsSync(path.join(home, '.local'))).toBe(false);
});
