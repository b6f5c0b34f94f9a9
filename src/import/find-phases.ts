/** Which headings, rows or list items of a document are its phases. */
import type { Entry } from './outline.ts';
import { readName, readStage, type Stage, type StageFamily } from './stage-heading.ts';
import type { FoundPhase } from './found-phase.ts';
import { plainName } from './match-phase.ts';
import { itemsIn } from './phase-items.ts';
import { DATED_HEADER, rowsIn, STAGE_HEADER, STATUS_HEADER } from './phase-rows.ts';
import { topicOf } from './topics.ts';
import { walk, type Visit } from './walk.ts';

interface Candidate extends FoundPhase {
  readonly depth: number;
}

/** Headings by how surely they are phases; what stands in a group is as good as one another. */
const HEADINGS: readonly (readonly StageFamily[])[] = [['phase'], ['milestone'], ['release'], ['step']];
const DATED: readonly StageFamily[] = ['version', 'time', 'horizon'];

/** The phases in the order of the document; empty: nothing looks like one. */
export function findPhases(document: Entry): readonly FoundPhase[] {
  const visits = walk(document);
  const headings = visits.flatMap(({ entry, ancestors }): readonly Candidate[] => {
    const stage = entry.kind === 'heading' && !ancestors.some(isAside) ? readStage(entry.text) : null;
    return stage ? [{ entry, stage, ancestors, depth: entry.depth }] : [];
  });
  const byFamily = (families: readonly StageFamily[]): readonly Candidate[] =>
    headings.filter(({ stage }) => families.includes(stage.family));
  const isTitle = ({ entry }: Candidate): boolean =>
    entry === document.children.find(({ kind }) => kind === 'heading') && entry.depth === 1;
  const numbered = HEADINGS.map((families) => byFamily(families));
  const sure = numbered.map((group) => withoutRepeats(shallowest(group))).find((group) => group.length > 1);
  if (sure) return sure;
  const listed = headingsInTables(visits);
  if (listed.length > 1) return listed;
  const coded = shallowest(byFamily(['code']));
  if (coded.length > 1) return coded;
  const dated = byFamily(DATED).filter((one) => !isTitle(one));
  const versions = shallowest(dated);
  const isNamed = versions.length > 1 && versions.some(({ stage }) => stage.family !== 'horizon');
  const rows = rowsIn(visits, STAGE_HEADER);
  if (rows.length > 1 && !(isNamed && versions.length > rows.length)) return rows;
  if (isNamed) return versions;
  const items = itemsIn(visits, (family) => family === 'phase' || family === 'milestone');
  if (items.length > 1) return items;
  const datedRows = rowsIn(visits, DATED_HEADER);
  if (datedRows.length > 1) return datedRows;
  if (versions.length > 1) return versions;
  const single = [...numbered.flat(), ...dated].filter((one) => !isTitle(one));
  if (single.length > 0) return shallowest(single, 1);
  const datedItems = itemsIn(
    visits,
    (family) => family === 'version' || family === 'time' || family === 'release',
  );
  if (datedItems.length > 1) return datedItems;
  const marked = visits.flatMap(({ entry, ancestors }): readonly Candidate[] => {
    if (entry.kind !== 'heading' || entry.depth === 1) return [];
    const { name, words, sign } = readName(entry.text);
    const isMarked = name !== '' && (words ?? sign) !== null && topicOf(name) === null;
    return isMarked
      ? [
          {
            entry,
            stage: { family: 'horizon', key: name.toLowerCase(), name, words, sign },
            ancestors,
            depth: entry.depth,
          },
        ]
      : [];
  });
  const states = shallowest(marked);
  if (states.length > 1) return states;
  return rows.length > 0 ? rows : items;
}

/** Below it the names of phases only tell which they are: figures, risks. */
function isAside({ kind, text }: Entry): boolean {
  return kind === 'heading' && ['metrics', 'risks'].includes(topicOf(text) ?? '');
}

/** Those of the shallowest depth that has several, as siblings or below different headings. */
function shallowest(candidates: readonly Candidate[], least = 2): readonly Candidate[] {
  const depths = [...new Set(candidates.map(({ depth }) => depth))].sort((a, b) => a - b);
  for (const depth of depths) {
    const group = candidates.filter((one) => one.depth === depth);
    if (group.length >= least) return group;
  }
  return [];
}

/** A summary elsewhere may have the same headings again. */
function withoutRepeats(candidates: readonly Candidate[]): readonly Candidate[] {
  const parents = new Map<string, Entry | undefined>();
  return candidates.filter(({ stage, ancestors }) => {
    const name = `${stage.family} ${stage.key} ${plainName(stage.name)}`;
    const parent = ancestors.at(-1);
    if (parents.has(name)) return parents.get(name) === parent;
    parents.set(name, parent);
    return true;
  });
}

/** A table lists phases when so many of its rows have a heading of their own. */
const LISTED = 0.6;

/** Headings that begin as the first cells of a table of states do. */
function headingsInTables(visits: readonly Visit[]): readonly FoundPhase[] {
  const headings = visits.filter(({ entry }) => entry.kind === 'heading');
  const beginnings = new Set(headings.flatMap(({ entry }) => beginningsOf(entry.text)));
  const names = new Set<string>();
  for (const { entry } of visits) {
    if (entry.kind !== 'table' || !entry.cells.some(({ header }) => STATUS_HEADER.test(header))) continue;
    const cells = entry.children
      .map((row) => plainName(row.cells[0]?.text ?? ''))
      .filter((name) => name !== '');
    const listed = cells.filter((name) => beginnings.has(name));
    if (listed.length >= cells.length * LISTED) for (const name of listed) names.add(name);
  }
  if (names.size === 0) return [];
  const found = headings.filter(({ entry }) =>
    beginningsOf(entry.text).some((beginning) => names.has(beginning)),
  );
  const counts = new Map<number, number>();
  for (const { entry } of found) counts.set(entry.depth, (counts.get(entry.depth) ?? 0) + 1);
  const [depth] = [...counts].sort(([a, many], [b, more]) => more - many || a - b)[0] ?? [0];
  return found
    .filter(({ entry }) => entry.depth === depth)
    .map(({ entry, ancestors }) => ({
      entry,
      ancestors,
      stage: readStage(entry.text) ?? stageOf(entry.text),
    }));
}

function beginningsOf(text: string): readonly string[] {
  const words = plainName(text).split(' ');
  return words.map((_, count) => words.slice(0, count + 1).join(' '));
}

function stageOf(text: string): Stage {
  const name = readName(text);
  return { family: 'horizon', key: plainName(name.name), ...name };
}
