/** The statement of a criterion in a text that says little more: signs and words of its status around it. */
import { edgesOf, isOnlyStatus } from './status-words.ts';

/** A criterion by its name, PHASE/CRITERION, and its statement. */
export interface StatedCriterion {
  readonly ref: string;
  readonly statement: string;
}

/** Criteria by their statements. */
export interface StatementIndex {
  /** Null: of several criteria, so that nobody can tell which is meant. */
  readonly byText: ReadonlyMap<string, string | null>;
  /** The length of the longest. */
  readonly longest: number;
}

/** A criterion's statement in a text, and what stands around it. */
export interface FoundStatement {
  readonly criterion: string;
  readonly rest: string;
}

/** Markup that a text may have and its plain form has not. */
const MARKUP_ROOM = 200;
const REMARK = /\([^()]*\)/g;

/** Prepares criteria for being found. */
export function indexStatements(criteria: readonly StatedCriterion[]): StatementIndex {
  const byText = new Map<string, string | null>();
  for (const { ref, statement } of criteria) {
    const text = plainStatement(statement);
    byText.set(text, byText.has(text) ? null : ref);
  }
  return { byText, longest: Math.max(0, ...[...byText.keys()].map(({ length }) => length)) };
}

/** The criterion whose statement is all of the text, but for what tells a status and remarks in parentheses behind it. */
export function findStatement(text: string, { byText, longest }: StatementIndex): FoundStatement | null {
  const { starts, ends } = edgesOf(text);
  for (const start of starts) {
    const before = text.slice(0, start);
    if (!isOnlyStatus(before)) return null;
    for (const end of ends.toReversed()) {
      if (end <= start || end - start > longest + MARKUP_ROOM) continue;
      const criterion = byText.get(plainStatement(text.slice(start, end))) ?? null;
      const after = text.slice(end);
      if (criterion === null || !isOnlyStatus(after.replaceAll(REMARK, '|'))) continue;
      return { criterion, rest: `${before}\n${after}` };
    }
  }
  return null;
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

/** The text as it is compared: white space, emphasis, code marks and links aside. */
function plainStatement(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/[*_`~]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;,:]$/, '');
}
