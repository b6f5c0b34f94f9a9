/** The phases in order, from the list in roadmap.yaml and the files in phases/. */
import { nearest, suggest } from '../diagnostics/nearest.ts';
import type { Loaded } from '../load/load.ts';
import { PHASE_PROSE, phaseFile, type PhaseSource, type Prose } from '../model/phase.ts';
import type { RoadmapSource } from '../model/roadmap-file.ts';
import type { Gate, Phase, Ref } from '../model/roadmap.ts';
import { inside } from '../model/inside.ts';
import { report, reportDuplicates, type Context } from './context.ts';
import { readCriteria } from './criteria.ts';
import { readDocument, type Read } from './read-document.ts';
import { readRisk } from './risk.ts';
import { readWindow } from './window.ts';

/** A phase as written, and where. */
interface Found {
  readonly source: PhaseSource;
  readonly at: Ref;
  /** Where roadmap.yaml lists it. */
  readonly listed: Ref;
  readonly isDamaged: Read<unknown>['isDamaged'];
}

/** Reads the phases that roadmap.yaml lists, and reports files that it doesn't. */
export function readPhases(
  context: Context,
  loaded: Loaded,
  roadmap: Read<RoadmapSource> | null,
): readonly Phase[] {
  const files = new Map<string, Read<PhaseSource> | null>();
  for (const document of loaded.documents) {
    if (document.kind !== 'phase') continue;
    const name = document.file.slice(document.file.lastIndexOf('/') + 1, -'.yaml'.length);
    const read = readDocument(phaseFile, document, context.problems);
    files.set(name, read);
    if (read && read.value.id !== name && !read.isDamaged([])) {
      const at = { file: read.file, path: ['id'] };
      const hint = `rename the file to ${read.value.id}.yaml, or write id: ${name}`;
      report(context, 'reference', at, `the id "${read.value.id}" is not the file's name`, hint);
    }
  }
  if (roadmap === null) return [];
  const found = listPhases(context, loaded, roadmap, files);
  reportDuplicates(
    context,
    found,
    ({ source }) => source.id,
    ({ listed }) => listed,
    'phases',
  );
  checkOrder(context, found);
  return found.map((one, index) => readPhase(context, one, found, index));
}

function listPhases(
  context: Context,
  loaded: Loaded,
  roadmap: Read<RoadmapSource>,
  files: ReadonlyMap<string, Read<PhaseSource> | null>,
): readonly Found[] {
  const listed = new Set<string>();
  const found: Found[] = [];
  for (const [index, entry] of roadmap.value.phases.entries()) {
    const at: Ref = { file: roadmap.file, path: ['phases', index] };
    if (typeof entry !== 'string') {
      found.push({
        source: entry,
        at,
        listed: { ...at, path: [...at.path, 'id'] },
        isDamaged: roadmap.isDamaged,
      });
      continue;
    }
    listed.add(entry);
    const read = files.get(entry);
    if (read) {
      const { value, file, isDamaged } = read;
      found.push({ source: { ...value, id: entry }, at: { file, path: [] }, listed: at, isDamaged });
    } else if (read === undefined) {
      const path = `${loaded.project.folder}/phases/${entry}.yaml`;
      const near = nearest(entry, files.keys());
      const hint =
        near === null ? `write ${path}, or take ${entry} out of phases:` : `did you mean "${near}"?`;
      report(context, 'reference', at, `the phase "${entry}" has no file ${path}`, hint);
    }
  }
  for (const [name, read] of files) {
    if (listed.has(name)) continue;
    const file = read?.file ?? `${loaded.project.folder}/phases/${name}.yaml`;
    const at = { file, path: ['id'] };
    if (found.some(({ source }) => source.id === name)) {
      const message = `the phase "${name}" is written out in ${roadmap.file}, and this file has it, too`;
      report(
        context,
        'reference',
        at,
        message,
        `remove one of them; phases: may list ${name} by its id alone`,
      );
      continue;
    }
    const hint = `add ${name} to phases: in ${roadmap.file}, or remove the file`;
    report(context, 'reference', at, `no phase "${name}" is listed in ${roadmap.file}`, hint);
  }
  return found;
}

/** `passed` dates: none after a phase without one, none before that of the phase before. */
function checkOrder(context: Context, found: readonly Found[]): void {
  for (const [index, { source, at }] of found.entries()) {
    const before = found[index - 1]?.source;
    if (!before || source.passed === undefined) continue;
    const spot = inside(at, 'passed');
    if (before.passed === undefined) {
      const hint = `give ${before.id} its passed date, or take this one out`;
      report(
        context,
        'schema',
        spot,
        `"${source.id}" has passed, but "${before.id}" before it has not`,
        hint,
      );
    } else if (source.passed < before.passed) {
      const message = `"${source.id}" passed on ${source.passed}, before "${before.id}" (${before.passed})`;
      report(context, 'schema', spot, message, 'phases pass in their order: correct one of the dates');
    }
  }
}

function readPhase(context: Context, one: Found, found: readonly Found[], index: number): Phase {
  const { source, at } = one;
  return {
    id: source.id,
    name: source.name,
    goal: source.goal ?? null,
    passed: source.passed ?? null,
    window: readWindow(context, one, found[index - 1]?.source.passed ?? null),
    gate: readGate(context, one, found, index),
    risks: (source.risks ?? []).map((risk, position) =>
      readRisk(context, risk, inside(at, 'risks', position)),
    ),
    prose: pickProse(source, PHASE_PROSE),
    at,
  };
}

function readGate(context: Context, one: Found, found: readonly Found[], index: number): Gate | null {
  const { gate, id } = one.source;
  if (!gate) return null;
  const at = inside(one.at, 'gate');
  const ids = found.map(({ source }) => source.id);
  const isLast = index === ids.length - 1;
  const wrong = (rule: 'reference' | 'schema', message: string, hint: string): void =>
    report(context, rule, inside(at, 'opens'), message, hint);
  if (gate.opens === 'done') {
    if (!isLast)
      wrong('schema', 'only the last phase opens "done"', `leave it out, or name the phase it opens`);
  } else if (gate.opens === id) {
    wrong(
      'reference',
      `the gate of "${id}" opens "${id}" itself`,
      'name another phase, or leave it out: the next one',
    );
  } else if (gate.opens !== undefined && !ids.includes(gate.opens)) {
    wrong('reference', `no phase is called "${gate.opens}"`, suggest(gate.opens, [...ids, 'done'], 'phases'));
  }
  return {
    opens: gate.opens ?? ids[index + 1] ?? null,
    criteria: readCriteria(context, gate, at, one.isDamaged),
    at,
  };
}

/** The keys of `source` that are told in reports. */
export function pickProse(source: object, keys: readonly string[]): Readonly<Record<string, Prose>> {
  return Object.fromEntries(
    Object.entries(source).filter(([key, value]) => keys.includes(key) && value !== undefined),
  );
}
