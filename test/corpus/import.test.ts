/** Real roadmaps, where they are at hand: the one that roadmap/ was written from by hand, and those of other people. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeDocument } from '../../src/import/decode-document.ts';
import { suggestTarget } from '../../src/import/suggest-target.ts';
import { load } from '../../src/load/load.ts';
import { durationText } from '../../src/model/date.ts';
import type { Roadmap } from '../../src/model/roadmap.ts';
import { targetText } from '../../src/model/target.ts';
import { validate } from '../../src/validate/validate.ts';
import { filesOf, importText, problemsOf } from '../unit/import/importing.ts';
import type { Imported } from '../../src/import/imported.ts';
import { ROOT } from '../kit/files.ts';

const SEED = path.resolve(ROOT, '../shared/design/ROADMAP.seed.md');
const ROADMAPS = path.resolve(ROOT, '../shared/corpus/B-roadmaps');

for (const place of [SEED, ROADMAPS]) {
  if (!existsSync(place)) process.stderr.write(`skipped: ${place} is not there\n`);
}

async function importFile(file: string): Promise<Imported> {
  return importText(decodeDocument(readFileSync(file))!.text);
}

async function ownRoadmap(): Promise<Roadmap> {
  const loaded = await load(ROOT);
  if (!('documents' in loaded)) throw new Error(loaded.message);
  const validated = await validate(loaded);
  if ('problems' in validated) throw new Error(validated.problems[0]!.message);
  return validated.roadmap;
}

describe.skipIf(!existsSync(SEED))('the seed, and the roadmap that was written from it by hand', () => {
  test('phases, their order and their states', async () => {
    const [imported, { phases }] = [await importFile(SEED), await ownRoadmap()];
    expect(imported.phases.map(({ name }) => name.split(/ - | & /)[0])).toEqual(
      phases.map(({ name }) => name),
    );
    expect(imported.phases.map(({ state }) => state)).toEqual([
      'completed',
      'current',
      'future',
      'future',
      'future',
    ]);
    expect(imported.updated).toBe(phases[0]!.passed);
    expect(imported.name).toBe('12-Factor AgentOps');
  });

  test('criteria: as many, of the same kinds, in the same order, with the same claims of what is done', async () => {
    const [imported, { phases }] = [await importFile(SEED), await ownRoadmap()];
    expect(imported.phases.map(({ criteria }) => criteria.length)).toEqual([5, 11, 11, 20, 15]);
    for (const [at, { criteria }] of imported.phases.entries()) {
      const own = phases[at]!.gate!.criteria;
      expect(criteria.map(({ kind }) => kind)).toEqual(own.map(({ kind }) => kind));
      expect(criteria.map(({ claim }) => claim === 'met')).toEqual(own.map(({ claim }) => claim === 'met'));
      // A label in the document is the name in the roadmap.
      const names = new Set(own.map(({ id }) => id));
      for (const [index, { id }] of criteria.entries()) if (names.has(id)) expect(own[index]!.id).toBe(id);
    }
    const labelled = [
      ...imported.phases[1]!.criteria.slice(0, 6),
      ...imported.phases[2]!.criteria.slice(0, 6),
    ];
    const own = [...phases[1]!.gate!.criteria.slice(0, 6), ...phases[2]!.gate!.criteria.slice(0, 6)];
    expect(labelled.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
  });

  test('the figures that the words ask for are the targets', async () => {
    const [imported, { phases }] = [await importFile(SEED), await ownRoadmap()];
    const wanted = new Set([
      'community-validation',
      'domain-validation',
      'failure-documentation',
      'scale-validation',
      'domain-diversity',
      'pattern-maturity',
      'quality-evidence',
    ]);
    const own = phases.flatMap(({ gate }) => gate!.criteria).filter(({ id }) => wanted.has(id));
    const found = imported.phases.flatMap(({ criteria }) => criteria).filter(({ id }) => wanted.has(id));
    expect(found.map(({ id, target }) => [id, target])).toEqual(
      own.map(({ id, ask }) => [id, ask && 'target' in ask && ask.target ? targetText(ask.target) : null]),
    );
    const per = found
      .filter(({ statement }) => suggestTarget(statement)?.per === 'factor')
      .map(({ id }) => id);
    expect(per).toEqual(['failure-documentation', 'pattern-maturity']);
  });

  test('windows, risks with what is done, and metrics with their targets', async () => {
    const [imported, { phases, metrics }] = [await importFile(SEED), await ownRoadmap()];
    const own = phases.map(({ window }) => ({
      starts: window?.starts ?? null,
      min: window?.min ? durationText(window.min) : null,
      max: window?.max ? durationText(window.max) : null,
    }));
    const windows = imported.phases.map(({ window }) => window);
    // A window without a first day of its own starts when the phase before passed, which Beta's did not.
    expect(windows).toEqual(own);
    for (const [at, { risks }] of imported.phases.entries()) {
      expect(risks.length).toBe(phases[at]!.risks.length);
      expect(risks.every(({ mitigation, fallback }) => mitigation !== null && fallback !== null)).toBe(true);
    }
    const ids = new Map(imported.phases.map(({ id }, at) => [id, phases[at]!.id]));
    const found = imported.metrics.map(({ group, targets }) => ({
      group,
      targets: Object.fromEntries(Object.entries(targets).map(([id, target]) => [ids.get(id), target])),
    }));
    expect(found).toEqual(
      metrics.map(({ group, targets }) => ({
        group,
        targets: Object.fromEntries(Object.entries(targets).map(([id, target]) => [id, targetText(target)])),
      })),
    );
  });

  test('only the texts about deciding are not understood', async () => {
    const { notUnderstood } = await importFile(SEED);
    const lines = readFileSync(SEED, 'utf8').split('\n');
    const from = lines.indexOf('## Decision Framework') + 1;
    const to = lines.findIndex((line) => line.startsWith('## Current Focus'));
    expect(notUnderstood.filter(({ line }) => line < from || line > to)).toEqual([]);
  });
});

describe.skipIf(!existsSync(ROADMAPS))('roadmaps of other people', () => {
  const names = existsSync(ROADMAPS) ? readdirSync(ROADMAPS).filter((name) => name.endsWith('.md')) : [];

  test('each gives a valid roadmap, or no phases', { timeout: 120_000 }, async () => {
    expect(names).not.toEqual([]);
    for (const name of names) {
      const imported = await importFile(path.join(ROADMAPS, name));
      if (imported.phases.length > 0) expect([name, await problemsOf(filesOf(imported))]).toEqual([name, []]);
    }
  });

  test('the same document twice, with other line ends, says the same', async () => {
    const of = (name: string): Promise<Imported> => importFile(path.join(ROADMAPS, name));
    const pairs = names.filter(
      (name) => name.includes('.crlf.') && names.includes(name.replace(/@.*/, '.md')),
    );
    for (const name of pairs)
      expect((await of(name)).phases.length).toBe((await of(name.replace(/@.*/, '.md'))).phases.length);
  });
});
