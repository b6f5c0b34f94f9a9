/** Tables that list phases, a row each. */
import type { FoundPhase } from './found-phase.ts';
import type { Cell, Entry } from './outline.ts';
import { readName, readStage, type Stage } from './stage-heading.ts';
import { stateOfSigns, stateOfText } from './state-words.ts';
import { topicOf } from './topics.ts';
import type { Visit } from './walk.ts';

export const STAGE_HEADER: RegExp =
  /^(?:phase|stage|milestone|step|fase|etapa|étape|этап|фаза|阶段|階段|フェーズ|段階|단계|マイルストーン|里程碑|jalon|hito|meilenstein)s?(?: ?(?:#|no\.?|name|id))?$/iu;
export const DATED_HEADER: RegExp =
  /^(?:release|version|target release|quarter|sprint|iteration|wave|版本|バージョン|リリース|версия|versión|versão|버전)s?$/iu;
const NUMBERED = /^(\d+(?:\.\d+)*[a-z]?)(?:\s*[.)–—:-]\s*|\s+(?=\D)|$)/u;
const NUMBER_HEADER = /^(?:#|no\.?|id|nr\.?|№|n°)$/iu;
export const STATUS_HEADER: RegExp =
  /^(?:status|state|progress|done\??|completed?|estado|statut|stand|статус|состояние|状态|狀態|ステータス|状況|状態|상태|进度|進度|trạng thái)$/iu;

/** The rows of tables whose first column, by its header, names phases. */
export function rowsIn(visits: readonly Visit[], header: RegExp): readonly FoundPhase[] {
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
  const filled = cells.filter(
    ({ text, header }) => text !== '' && !(NUMBER_HEADER.test(header) && cells.length > 2),
  );
  const [first] = filled;
  if (!first) return null;
  const status = cells.find(({ header }) => STATUS_HEADER.test(header))?.text ?? '';
  const said = stateOfText(status) ?? stateOfSigns(status);
  const read = readStage(first.text);
  const number = NUMBERED.exec(first.text);
  const plain = number ? first.text.slice(number[0].length) : first.text;
  const named = isNumberOnly(plain, first, read)
    ? filled.find((cell) => cell !== first && mayName(cell))
    : undefined;
  const name = named?.text ?? (plain === '' ? first.text : plain);
  const own = (named ? null : readStage(plain)) ?? { family: 'phase' as const, key: '', ...readName(name) };
  return {
    ...own,
    name: own.name || name,
    key: number?.[1] ?? read?.key ?? own.key,
    words: said ?? own.words,
  };
}

/** "3", "Phase 3": another column has the name. */
function isNumberOnly(plain: string, first: Cell, read: Stage | null): boolean {
  return !/\p{L}{2}/u.test(plain) || (read?.family === 'phase' && read.name === first.text);
}

function mayName({ header, text }: Cell): boolean {
  return (
    !STATUS_HEADER.test(header) &&
    topicOf(header) !== 'timeline' &&
    topicOf(header) !== 'starts' &&
    /\p{L}/u.test(text)
  );
}
