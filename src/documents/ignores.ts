/** Statements that people have ignored: `<!-- agentops-ignore: reason -->` beside them, or before their block. */
import type { Root } from 'mdast';
import { RULES } from '../diagnostics/catalog.ts';
import type { JudgedFinding } from '../evaluate/finding.ts';
import { blockOf, findBlocks } from './blocks.ts';
import { findComments } from './comments.ts';
import { createOffsets, isWithin, placeOf, reportPlace, type LinePlace, type Stretch } from './place.ts';
import { renderedStretches } from './rendered.ts';

/** A comment that ignores statements. */
export interface Ignore extends LinePlace {
  /** Null: none is given, so nothing is ignored. */
  readonly reason: string | null;
  /** What it is about. */
  readonly covers: readonly Stretch[];
}

/** What became of statements. */
export interface Ignored<T> {
  readonly kept: readonly T[];
  readonly ignored: readonly { readonly statement: T; readonly reason: string }[];
  /** The comments with a reason that are beside no statement. */
  readonly unused: readonly Ignore[];
  readonly unreasoned: readonly Ignore[];
}

const IGNORE = /^agentops-ignore\b(?:\s*:)?\s*([\s\S]*)$/;

/** The comments that ignore statements, those in rendered text aside. */
export function findIgnores(root: Root): readonly Ignore[] {
  const comments = findComments(root).filter(({ text }) => IGNORE.test(text));
  if (comments.length === 0) return [];
  const rendered = renderedStretches(root);
  const blocks = findBlocks(root);
  return comments
    .filter(({ from }) => !isWithin(rendered, from))
    .map((comment) => {
      const { line, column, endLine, alone, text } = comment;
      const reason = IGNORE.exec(text)![1]!.replace(/\s+/g, ' ').trim();
      const block = blockOf(blocks, comment);
      const next = alone?.next ?? null;
      const covers = block ? block.own : next ? [placeOf(next)] : [];
      return { line, column, endLine, reason: /[\p{L}\p{N}]/u.test(reason) ? reason : null, covers };
    });
}

/**
 * Parts statements into those that are ignored and those that are kept, by where they begin.
 * @param text of the document, its lines ended by LF
 */
export function applyIgnores<T extends Pick<LinePlace, 'line' | 'column'>>(
  text: string,
  statements: readonly T[],
  ignores: readonly Ignore[],
): Ignored<T> {
  const offsetOf = createOffsets(text);
  const used = new Set<Ignore>();
  const kept: T[] = [];
  const ignored: { statement: T; reason: string }[] = [];
  for (const statement of statements) {
    const by = ignores.filter(
      ({ reason, covers }) => reason !== null && isWithin(covers, offsetOf(statement)),
    );
    for (const one of by) used.add(one);
    const reason = by[0]?.reason ?? null;
    if (reason === null) kept.push(statement);
    else ignored.push({ statement, reason });
  }
  const unreasoned = ignores.filter(({ reason }) => reason === null);
  const unused = ignores.filter((one) => one.reason !== null && !used.has(one));
  return { kept, ignored, unused, unreasoned };
}

/** What is to be said of the comments themselves. */
export function ignoreFindings(
  file: string,
  { unused, unreasoned }: Pick<Ignored<unknown>, 'unused' | 'unreasoned'>,
): readonly JudgedFinding[] {
  return [
    ...unreasoned.map((one) =>
      tell(
        'ignore-unreasoned',
        file,
        one,
        'agentops-ignore gives no reason, so it ignores nothing',
        'write <!-- agentops-ignore: REASON -->',
      ),
    ),
    ...unused.map((one) =>
      tell(
        'ignore-unused',
        file,
        one,
        `there is no statement to ignore here (${clip(one.reason!)})`,
        'take the comment out, or put it beside the statement',
      ),
    ),
  ];
}

function tell(
  rule: 'ignore-unreasoned' | 'ignore-unused',
  file: string,
  at: Ignore,
  message: string,
  hint: string,
): JudgedFinding {
  return { rule, level: RULES[rule].level, message, hint, at: reportPlace(file, at) };
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
