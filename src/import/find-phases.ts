/** Which headings, rows or list items of a document are its phases. */
import type { Cell, Entry } from './outline.ts';
import { readName, readStage, type Stage, type StageFamily } from './stage-heading.ts';
import { plainName } from './match-phase.ts';
import { headOf } from './overviews.ts';
import { stateOfSigns, stateOfText } from './state-words.ts';
import { topicOf } from './topics.ts';
import { walk, type Visit } from './walk.ts';

/** A phase and what names it. */
export interface FoundPhase {
  readonly entry: Entry;
  readonly stage: Stage;
  /** From the document down to what it stands in. */
  readonly ancestors: readonly Entry[];
}

interface Candidate extends FoundPhase {
  readonly depth: number;
}

/** Headings by how surely they are phases; what stands in a group is as good as one another. */
const HEADINGS: readonly (readonly StageFamily[])[] = [['phase'], ['milestone'], ['release'], ['step']];
const DATED: readonly StageFamily[] = ['version', 'time', 'horizon'];
export const STAGE_HEADER: RegExp =
  /^(?:phase|stage|milestone|step|fase|etapa|étape|этап|фаза|阶段|階段|フェーズ|段階|단계|マイルストーン|里程碑|jalon|hito|meilenstein)s?(?: ?(?:#|no\.?|name|id))?$/iu;
const DATED_HEADER =
  /^(?:release|version|target release|quarter|sprint|iteration|wave|版本|バージョン|リリース|версия|versión|versão|버전)s?$/iu;
const NUMBER_HEADER = /^(?:#|no\.?|id|nr\.?|№|n°)$/iu;
export const STATUS_HEADER: RegExp =
  /^(?:status|state|progress|done\??|completed?|estado|statut|stand|статус|состояние|状态|狀態|ステータス|状況|状態|상태|进度|進度|trạng thái)$/iu;

/** The phases in the order of the document; empty: nothing looks like one. */
export function findPhases(document: Entry): readonly FoundPhase[] {
  const visits = walk(document);
  const headings = visits.flatMap(({ entry, ancestors }): readonly Candidate[] => {
    const stage = entry.kind === 'heading' ? readStage(entry.text) : null;
    return stage ? [{ entry, stage, ancestors, depth: entry.depth }] : [];
  });
  const byFamily = (families: readonly StageFamily[]): readonly Candidate[] =>
    headings.filter(({ stage }) => families.includes(stage.family));
  const isTitle = ({ entry }: Candidate): boolean =>
    entry === document.children.find(({ kind }) => kind === 'heading') && entry.depth === 1;
  const numbered = HEADINGS.map((families) => byFamily(families));
  const sure = numbered.map((group) => shallowest(group)).find((group) => group.length > 1);
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

/** Those of the shallowest depth that has several, as siblings or below different headings. */
function shallowest(candidates: readonly Candidate[], least = 2): readonly Candidate[] {
  const depths = [...new Set(candidates.map(({ depth }) => depth))].sort((a, b) => a - b);
  for (const depth of depths) {
    const group = candidates.filter((one) => one.depth === depth);
    if (group.length >= least) return group;
  }
  return [];
}

/** Headings that begin as the first cells of a table of states do. */
function headingsInTables(visits: readonly Visit[]): readonly FoundPhase[] {
  const names = new Set<string>();
  for (const { entry } of visits) {
    if (entry.kind !== 'table' || !entry.cells.some(({ header }) => STATUS_HEADER.test(header))) continue;
    for (const { cells } of entry.children) if (cells[0]?.text) names.add(plainName(cells[0].text));
  }
  if (names.size === 0) return [];
  const found = visits.filter(({ entry }) => {
    if (entry.kind !== 'heading') return false;
    const words = plainName(entry.text).split(' ');
    return words.some((_, count) => names.has(words.slice(0, count + 1).join(' ')));
  });
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

function stageOf(text: string): Stage {
  const name = readName(text);
  return { family: 'horizon', key: plainName(name.name), ...name };
}

/** The rows of tables whose first column, by its header, names phases. */
function rowsIn(visits: readonly Visit[], header: RegExp): readonly FoundPhase[] {
  const tables = visits.filter(({ entry }) => entry.kind === 'table' && namesPhases(entry, header));
  return tables.flatMap(({ entry: table, ancestors }) =>
    table.children.flatMap((entry) => {
      const stage = stageOfRow(entry.cells);
      return stage ? [{ entry, stage, ancestors: [...ancestors, table] }] : [];
    }),
  );
}

/** Whether a table's first column, by its header, names phases. */
export function namesPhases({ cells }: Entry, header: RegExp): boolean {
  const first = cells.find((cell) => !NUMBER_HEADER.test(cell.header));
  // Without another column nothing is said of them.
  return cells.length > 1 && first !== undefined && header.test(first.header) && cells.indexOf(first) < 2;
}

/** A phase by its row: the first cell names it, the next one where the first has no more than a number. */
function stageOfRow(cells: readonly Cell[]): Stage | null {
  const [first, second] = cells.filter(
    ({ text, header }) => text !== '' && !(NUMBER_HEADER.test(header) && cells.length > 2),
  );
  if (!first) return null;
  const status = cells.find(({ header }) => STATUS_HEADER.test(header))?.text ?? '';
  const said = stateOfText(status) ?? stateOfSigns(status);
  const plain = first.text.replace(/^(\d+(?:\.\d+)*[a-z]?)(?:\s*[.)–—:-]\s*|\s+(?=\D))/u, '');
  const key = /^\d+(?:\.\d+)*[a-z]?/.exec(first.text)?.[0] ?? null;
  const read = readStage(first.text);
  const isNumber =
    plain === '' ||
    /^[\d.]+[a-z]?$/.test(plain) ||
    (read !== null && read.name === first.text && read.family === 'phase');
  const name = isNumber && second && !STATUS_HEADER.test(second.header) ? second.text : plain;
  if (name === '') return null;
  const stage = isNumber ? null : (readStage(plain) ?? null);
  const own = stage ?? { family: 'phase' as const, key: '', ...readName(name) };
  return { ...own, name: own.name || name, key: key ?? read?.key ?? own.key, words: said ?? own.words };
}

/** List items that begin as phases do, in lists of nothing else. */
function itemsIn(
  visits: readonly Visit[],
  isWanted: (family: StageFamily) => boolean,
): readonly FoundPhase[] {
  const found = visits.flatMap(({ entry, ancestors }): readonly FoundPhase[] => {
    if (entry.kind !== 'item' && entry.kind !== 'label' && entry.kind !== 'text') return [];
    if (entry.kind !== 'item' && entry.label === null) return [];
    const stage = readStage(headOf(entry));
    if (!stage || !isWanted(stage.family)) return [];
    const boxed = entry.checked === true ? ('completed' as const) : null;
    return [{ entry, stage: { ...stage, words: stage.words ?? boxed }, ancestors }];
  });
  const depth = Math.min(...found.map(({ ancestors }) => ancestors.length));
  return found.filter(({ ancestors }) => ancestors.length === depth);
}
