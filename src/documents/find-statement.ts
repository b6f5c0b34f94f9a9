/** The statement of a criterion in a text that says little more: signs and words of its status around it. */
import type { Phase } from '../model/roadmap.ts';
import { edgesOf, isOnlyStatus } from './status-words.ts';

/** A criterion by its name, PHASE/CRITERION, and its statement. */
export interface StatedCriterion {
  readonly ref: string;
  readonly statement: string;
  readonly phase: Pick<Phase, 'id' | 'name'>;
}

/** Criteria by their names and their statements. */
export interface CriterionIndex {
  readonly byRef: ReadonlyMap<string, StatedCriterion>;
  /** Criteria of different phases can have the same one. */
  readonly byText: ReadonlyMap<string, readonly StatedCriterion[]>;
  /** The length of the longest. */
  readonly longest: number;
  /** How they begin, in so many characters: most texts begin otherwise. */
  readonly beginnings: ReadonlySet<string>;
  readonly known: number;
}

/** A statement in a text, and what stands around it. */
export interface FoundStatement {
  /** The criteria that have it, at least one. */
  readonly criteria: readonly StatedCriterion[];
  readonly rest: string;
}

/** Markup that a text may have and its plain form has not. */
const MARKUP_ROOM = 200;
const BEGINNING = 12;
const REMARK = /\([^()]*\)/g;

/** Prepares criteria for being found in documents. */
export function indexCriteria(criteria: readonly StatedCriterion[]): CriterionIndex {
  const byText = new Map<string, StatedCriterion[]>();
  for (const one of criteria) {
    const text = plainStatement(one.statement);
    const same = byText.get(text);
    if (same) same.push(one);
    else if (text !== '') byText.set(text, [one]);
  }
  const byRef = new Map(criteria.map((one) => [one.ref, one]));
  let [longest, known] = [0, BEGINNING];
  for (const { length } of byText.keys()) {
    longest = Math.max(longest, length);
    known = Math.min(known, length);
  }
  const beginnings = new Set([...byText.keys()].map((text) => text.slice(0, known)));
  return { byRef, byText, longest, known, beginnings };
}

/**
 * The criterion whose statement is all of the text, but for what tells a status, a label before it, and remarks in
 * parentheses behind it.
 */
export function findStatement(
  text: string,
  label: string | null,
  index: CriterionIndex,
): FoundStatement | null {
  const { byText, longest } = index;
  if (text.length > longest + 2 * MARKUP_ROOM) return null;
  const { starts, ends } = edgesOf(text);
  const labelled = label === null ? 0 : text.indexOf(label) + label.length;
  for (const start of starts) {
    const before = text.slice(0, start);
    if (!isOnlyStatus(start < labelled || label === null ? before : before.replace(label, '|'))) {
      if (start > labelled) return null;
      continue;
    }
    if (!mayBegin(text.slice(start), index)) continue;
    for (const end of ends.toReversed()) {
      if (end <= start || end - start > longest + MARKUP_ROOM) continue;
      const criteria = byText.get(plainStatement(text.slice(start, end)));
      const after = text.slice(end);
      if (criteria === undefined || !isOnlyStatus(after.replaceAll(REMARK, '|'))) continue;
      return { criteria, rest: `${before}\n${after}` };
    }
  }
  return null;
}

/** Whether a statement may begin with the text; markup is short. */
function mayBegin(text: string, { beginnings, known }: CriterionIndex): boolean {
  return beginnings.has(plainStatement(`${text.slice(0, MARKUP_ROOM)}-`).slice(0, known));
}

/** The text without the statement, which may hold words that look like a status. */
export function withoutStatement(text: string, statement: string): string {
  const wanted = plainStatement(statement);
  const { starts, ends } = edgesOf(text);
  for (const start of starts) {
    const end = ends.findLast(
      (one) =>
        one > start &&
        one - start <= wanted.length + MARKUP_ROOM &&
        plainStatement(text.slice(start, one)) === wanted,
    );
    if (end !== undefined) return `${text.slice(0, start)}\n${text.slice(end)}`;
  }
  return text;
}

/** The text as it is compared: white space, emphasis, code and quotation marks, links and capital letters aside. */
function plainStatement(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/[*_`~"'“”„‟‘’‚«»]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;,:]$/, '')
    .toLowerCase();
}
