/** A portfolio of many roadmaps, judged in one run: real ones where they are at hand, and a few in our own words. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Portfolio } from '../../src/report/portfolio/portfolio.ts';
import type { Report } from '../../src/report/report.ts';
import { runIn, type Answer } from '../kit/command.ts';
import { ROOT } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { convertKeps } from './convert-keps.mjs';

const KEPS = path.resolve(ROOT, '../shared/corpus/C-stagegate/kep');
const isThere = existsSync(KEPS);
let folder: string;

if (!isThere) process.stderr.write(`skipped: ${KEPS} is not there\n`);
beforeEach(() => {
  folder = newFolder();
});

const judge = (cwd: string, command: string): Promise<Answer> =>
  runIn(cwd, `gate check ${command}`, { today: '2027-01-01' });

/** Judges so many roadmaps that are made of the proposals, the second of them broken. */
async function judgeAll(source: string, count: number): Promise<void> {
  const made = convertKeps(source, path.join(folder, 'all'), count);
  expect(made).toHaveLength(count);
  writeFileSync(path.join(folder, 'all', made[1]!.name, 'roadmap/roadmap.yaml'), 'version: 1\nname: [\n');
  const { exitCode, stdout } = await judge(folder, 'all --json');
  const { roadmaps, summary } = JSON.parse(stdout) as Portfolio;
  expect(exitCode).toBe(2);
  expect(summary).toMatchObject({ roadmaps: count, exitCode });
  expect(roadmaps.map(({ roadmap }) => roadmap.root)).toEqual(made.map(({ name }) => `all/${name}`));
  expect(roadmaps.filter((one) => one.summary.exitCode === 2)).toEqual([roadmaps[1]]);

  const judged = roadmaps.toSpliced(1, 1);
  const expected = made.toSpliced(1, 1).map(({ current }) => current);
  expect(judged.map(({ current }) => current)).toEqual(expected);
  // Who stands in a stage has not reached the next one, and nothing is left to decide about who has reached the last.
  expect(judged.map(({ decision }) => decision?.outcome)).not.toContain('advance');
  expect(judged.map(({ decision }) => decision === null)).toEqual(
    expected.map((current) => current === null),
  );

  for (const at of [0, Math.floor(count / 2), count - 1]) {
    const alone = JSON.parse(
      (await judge(path.join(folder, 'all', made[at]!.name), '--json')).stdout,
    ) as Report;
    expect(roadmaps[at]).toEqual({ ...alone, roadmap: { ...alone.roadmap, root: `all/${made[at]!.name}` } });
  }
}

/** Proposals that nobody made, of the same shape. */
function writeProposals(): string {
  const source = path.join(folder, 'source');
  const events = (...list: readonly [date: string, stage: string, status?: string][]): readonly object[] =>
    list.map(([date, stage, status = 'implementable']) => ({
      date,
      stage,
      status,
      milestone: Object.fromEntries([...new Set(['alpha', stage])].map((one) => [one, 'v1.2'])),
    }));
  const keps = [
    { kep: '1-quieter-logs', events: events(['2025-01-10', 'alpha'], ['2025-08-02', 'beta']) },
    { kep: '2-safer-mounts', events: events(['2025-03-01', 'alpha'], ['2025-12-01', 'alpha', 'withdrawn']) },
    {
      kep: '3-older-clients',
      events: events(
        ['2024-11-05', 'beta'],
        ['2025-06-01', 'stable'],
        ['2026-01-15', 'stable', 'implemented'],
      ),
    },
  ];
  for (const { kep } of keps) {
    const target = path.join(source, kep);
    mkdirSync(target, { recursive: true });
    writeFileSync(
      path.join(target, 'kep.yaml'),
      `title: ${kep}\ncreation-date: 2024-10-01\napprovers: ["@ann"]\nstage: alpha\n`,
    );
    writeFileSync(
      path.join(target, 'graduation-criteria.md'),
      '## Graduation\n\n#### Alpha -> Beta\n\n- It was tried by two teams\n- It has tests\n\nGA:\n\n- Nobody objects\n',
    );
  }
  writeFileSync(path.join(source, keps[0]!.kep, 'prod-readiness.yaml'), 'alpha:\n  approver: "@bo"\n');
  writeFileSync(path.join(source, 'timelines.json'), JSON.stringify({ keps }));
  return source;
}

test('a few roadmaps in our own words', () => judgeAll(writeProposals(), 24));

test.skipIf(!isThere)('600 roadmaps of real proposals', { timeout: 120_000 }, () => judgeAll(KEPS, 600));
