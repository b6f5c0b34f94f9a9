/** Metrics with their targets in each phase: "Case studies (target: 3+ Beta, 10+ v1.0)". */
import type { FoundPhase } from './found-phase.ts';
import type { ImportedMetric } from './imported.ts';
import type { GiveId } from './make-ids.ts';
import { matchPhase, type PhaseIndex } from './match-phase.ts';
import type { Entry } from './outline.ts';
import { use } from './phase-draft.ts';
import { withoutSigns } from './state-words.ts';
import { suggestTarget } from './suggest-target.ts';
import { topicOf } from './topics.ts';

/** What reading metrics needs to know of the phases. */
export interface MetricScene {
  readonly index: PhaseIndex<FoundPhase>;
  /** The ids of the phases in order, and how many of them are completed. */
  readonly phases: readonly {
    readonly found: FoundPhase;
    readonly id: string;
    readonly isCompleted: boolean;
  }[];
  readonly giveId: GiveId;
  readonly used: Set<number>;
}

const TARGETS = /\s*[(（](?:targets?\s*[:：]?\s*)?([^()（）]*\d[^()（）]*)[)）]\s*$/iu;
const GOAL = /^(?:targets?|goal|threshold|objetivo|ziel|cible|цель|目标|目標)/iu;

/** Reads what stands below a heading about metrics. */
export function readMetrics(
  scene: MetricScene,
  entries: readonly Entry[],
  group: string | null = null,
): readonly ImportedMetric[] {
  return entries.flatMap((entry) => readEntry(scene, entry, group));
}

function readEntry(scene: MetricScene, entry: Entry, group: string | null): readonly ImportedMetric[] {
  if (entry.kind === 'table') return readTable(scene, entry, group);
  const isGroup =
    entry.kind === 'heading' ||
    entry.kind === 'label' ||
    (entry.children.length > 0 && entry.rest === '' && entry.label !== null);
  if (isGroup && entry.children.length > 0) {
    const name = withoutSigns(entry.label ?? entry.text) || null;
    const inside = readMetrics(scene, entry.children, name);
    if (inside.some((metric) => metric.group === name)) use(scene.used, entry);
    return inside;
  }
  if (entry.kind !== 'item') return [];
  const text = withoutSigns(entry.text);
  const found = TARGETS.exec(text);
  const targets = found ? readTargets(scene, found[1]!) : {};
  const isTargeted = Object.keys(targets).length > 0;
  const [, before, behind] = /^([^:：]+)[:：]\s*(.*\d.*)$/u.exec(text) ?? [];
  const told = !isTargeted && behind !== undefined ? everywhere(scene, behind) : targets;
  const name = (isTargeted ? text.slice(0, found!.index) : text).trim();
  // Its name says the figure as well: nothing of it is lost.
  return add(scene, entry, group, before !== undefined && !isTargeted ? text : name, told);
}

function readTable(scene: MetricScene, table: Entry, group: string | null): readonly ImportedMetric[] {
  use(scene.used, table);
  return table.children.flatMap((row) => {
    const [first, ...others] = row.cells.filter(({ text }) => text !== '');
    if (!first) return [];
    const targets = Object.assign(
      {},
      ...others.map(({ header, text }) => {
        const phase = matchPhase(header.replace(/\s*(?:target|goal|ziel)s?\s*$/i, ''), scene.index);
        if (phase) return only(scene, phase, text);
        return GOAL.test(header) ? everywhere(scene, text) : {};
      }),
    ) as Record<string, string>;
    const told = others.map(({ header, text }) => (header === '' ? text : `${header} ${text}`)).join(', ');
    const name = told === '' ? first.text : `${first.text} (${told})`;
    return add(scene, row, group, withoutSigns(name) || name, targets);
  });
}

function add(
  { giveId, used }: MetricScene,
  entry: Entry,
  group: string | null,
  name: string,
  targets: Record<string, string>,
): readonly ImportedMetric[] {
  if (!/[\p{L}\p{N}]/u.test(name)) return [];
  use(used, entry);
  const id = giveId(name.replace(/\s*[(:：（].*$/u, ''), 'metric');
  return [{ id, group, name, targets, line: entry.line }];
}

/** "6/12 Alpha, 12/12 Beta+": of each phase; "3+ per factor": of all that are still to come. */
function readTargets(scene: MetricScene, text: string): Record<string, string> {
  const targets: Record<string, string> = {};
  for (const piece of text.split(/[,;，；]/u)) {
    const match =
      /^\s*((?:[<>≥≤]=?\s*)?\d[\d.]*)(?:\s*[-–]\s*\d+)?(?:\/\d+)?\s*([+%]?)\s*(.*?)(\+?)\s*$/u.exec(piece);
    if (!match) continue;
    const [, number, mark, words, on] = match as unknown as [string, string, string, string, string];
    const target = suggestTarget(`${number}${mark === '%' ? '%' : /^\d/.test(number) ? '+' : ''}`)?.target;
    if (target === undefined) continue;
    const phase = words === '' || topicOf(words) !== null ? null : matchPhase(words, scene.index);
    const from = phase ? scene.phases.findIndex(({ found }) => found === phase) : -1;
    const chosen = phase
      ? scene.phases.slice(from, on === '+' ? undefined : from + 1)
      : scene.phases.filter(({ isCompleted }) => !isCompleted);
    for (const { id } of chosen) targets[id] = target;
  }
  return targets;
}

function everywhere({ phases }: MetricScene, text: string): Record<string, string> {
  const target = suggestTarget(
    /^\s*\d/.test(text) ? text.replace(/^\s*(\d[\d.,]*)(?![\d.,]|\s*[+%])/, '$1+') : text,
  )?.target;
  if (target === undefined) return {};
  return Object.fromEntries(phases.filter(({ isCompleted }) => !isCompleted).map(({ id }) => [id, target]));
}

function only(scene: MetricScene, phase: FoundPhase, text: string): Record<string, string> {
  const id = scene.phases.find(({ found }) => found === phase)!.id;
  const target = Object.values(
    everywhere({ ...scene, phases: [{ found: phase, id, isCompleted: false }] }, text),
  )[0];
  return target === undefined ? {} : { [id]: target };
}
