/** A criterion, from a list item, a row of a table or a sentence. */
import { statusIn } from '../documents/status-words.ts';
import type { CriterionKind, Status } from '../model/phase.ts';
import type { ImportedState } from './imported.ts';
import type { Cell, Entry } from './outline.ts';
import type { CriterionDraft } from './phase-draft.ts';
import { readName } from './stage-heading.ts';
import { signsIn, stateOfText, withoutSigns } from './state-words.ts';
import { suggestTarget } from './suggest-target.ts';

const CLAIMS: Readonly<Record<ImportedState, Status | null>> = {
  completed: 'met',
  current: 'partial',
  future: 'not-met',
  unknown: null,
};
/** Columns that hold the statement, the best first. */
const STATEMENTS: readonly RegExp[] = [
  /^(?:(?:exit |acceptance |success )?(?:requirement|criterion|criteria|condition|assertion|statement)s?|must be true|definition of done|требование|критерий|条件|要件|要求|基準|标准|標準|requisito|criterio|critério|critère|exigence|anforderung|kriterium)$/iu,
  /^(?:description|check|what|item|deliverable|task|feature|capability|goal|outcome|test|evidence needed|описание|描述|説明|项目|項目|内容|功能|機能|descripción|característica|funcionalidad|descrição|beschreibung|funktion|fonctionnalité)s?$/iu,
  /^(?:metric|gate|name|measure|kpi|indicator|指标|指標)s?$/iu,
];
const TARGET =
  /^(?:target|threshold|goal|value|expected|bar|required|acceptance|目标|目標|閾値|阈值|objetivo|meta|cible|ziel(?:wert)?|цель|порог)s?$/iu;
const STATUS =
  /^(?:status|state|done\??|met\??|result|progress|pass(?:ed)?\??|estado|statut|статус|状态|狀態|ステータス|상태)$/iu;
const NUMBER =
  /^(?:#|no\.?|id|nr\.?|№|n°|nº|number|número|núm\.?|numéro|nummer|номер|序号|序號|编号|編號|番号|번호)$/iu;

/** The criterion that an entry states; null: it says nothing, or what was dropped. */
export function readCriterion(
  entry: Entry,
  kind: CriterionKind,
  group: string | null = null,
): CriterionDraft | null {
  const parts = entry.kind === 'row' ? readRow(entry.cells) : readWords(entry);
  // What is struck out and open was given up.
  if (parts === null || (entry.isStruck && entry.checked === false)) return null;
  const { name, words: said } = readName(parts.text);
  const statement = (said === null ? withoutSigns(parts.text) : name)
    .replace(/^(?:\[[ xX]?\]\s*)+/, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(statement)) return null;
  const claim = parts.claim ?? (said === null ? null : CLAIMS[said]);
  return {
    statement,
    words: parts.words ?? statement,
    isBoxed: entry.checked !== null,
    kind,
    group,
    claim,
    target: suggestTarget(statement)?.target ?? null,
    line: entry.line,
  };
}

/** What boxes and signs say of an entry. */
export function markOf({ checked, isStruck, text }: Entry): Status | null {
  if (checked !== null) return checked ? 'met' : 'not-met';
  return statusIn(signsIn(text)) ?? (isStruck ? 'met' : null);
}

interface Parts {
  readonly text: string;
  /** What names it. */
  readonly words: string | null;
  readonly claim: Status | null;
}

function readWords(entry: Entry): Parts {
  const { label, rest, text } = entry;
  const isLabelled = label !== null && /[\p{L}\p{N}]/u.test(rest);
  return {
    text: isLabelled ? rest : text,
    words: isLabelled ? withoutSigns(label) : null,
    claim: markOf(entry),
  };
}

function readRow(cells: readonly Cell[]): Parts | null {
  const filled = cells.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const status = cells.find(({ header }) => STATUS.test(header.trim()));
  const others = filled.filter((cell) => cell !== status && !NUMBER.test(cell.header.trim()));
  const main =
    STATEMENTS.map((pattern) => others.find(({ header }) => pattern.test(header.trim()))).find(
      (cell) => cell !== undefined,
    ) ?? others[0];
  if (!main) return null;
  const target = others.find((cell) => cell !== main && TARGET.test(cell.header.trim()));
  const first = others[0] === main ? null : others[0]!;
  const said = status ? (statusIn(status.text) ?? claimOf(status.text)) : null;
  return {
    text: target ? `${main.text}: ${target.text}` : main.text,
    words: first?.text ?? null,
    claim: said,
  };
}

function claimOf(text: string): Status | null {
  const state = stateOfText(text);
  return state === null ? null : CLAIMS[state];
}
