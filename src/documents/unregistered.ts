/** Statements that no registered claim makes. */
import { RULES } from '../diagnostics/catalog.ts';
import type { TextFinding } from '../evaluate/finding.ts';
import { reportPlace, type LinePlace } from './place.ts';

/** A quantitative statement of a document. */
export interface UnregisteredStatement extends LinePlace {
  readonly text: string;
  /** The words that make it a claim, at least one. */
  readonly words: readonly string[];
  /** What the first of them do: `compares by a ratio`. */
  readonly reason: string;
}

/** Further words that are told. */
const TOLD = 3;

/**
 * The finding of a statement.
 * @param hint how to register it
 */
export function unregisteredFinding(
  file: string,
  statement: UnregisteredStatement,
  hint: string,
): TextFinding {
  const { text, words, reason } = statement;
  const [first, ...others] = words.map((one) => `"${one}"`);
  const beside = [
    ...others.slice(0, TOLD),
    ...(others.length > TOLD ? [`${others.length - TOLD} more`] : []),
  ];
  const also = beside.length > 0 ? ` (and ${beside.join(', ')})` : '';
  return {
    text,
    finding: {
      rule: 'claim-unregistered',
      level: RULES['claim-unregistered'].level,
      message: `${first} ${reason}${also}; no registered claim says it`,
      hint,
      at: reportPlace(file, statement),
    },
  };
}
