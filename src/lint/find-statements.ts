/** The quantitative statements of a Markdown document: what a reader may want to see evidence of. */
import { parseMarkdown } from '../verify/markdown.ts';
import { isProblem, type Problem } from '../verify/problem.ts';
import { EXCLUSIONS, UNLESS_COMPARED } from './exclusions.ts';
import { lineStarts, placesOf, type Place } from './places.ts';
import { quantitiesOf } from './quantity.ts';
import { RECOGNISERS } from './recognisers.ts';
import type { Scene } from './scene.ts';
import { sentencesOf } from './sentences.ts';
import { tokensOf, type Token } from './tokens.ts';
import { isComparative } from './vocabulary.ts';
import { CODE, type Unit } from './unit.ts';
import { unitsOf } from './units.ts';

export interface Statement {
  /** The sentence, cell or alternative text as it is read, on one line. */
  readonly text: string;
  /** Where the first of its words that make it a claim begins, and the line where the last of them ends. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The words that make it a claim, in order: `4x faster`. */
  readonly words: readonly string[];
  /** What the first of them do: `compares by a ratio`. */
  readonly reason: string;
  /** The first figure; absent when the words have none ("orders of magnitude"). */
  readonly number?: number;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly value: number | null;
}

/** The quantitative statements of a Markdown text, in order. */
export async function findStatements(source: string): Promise<readonly Statement[] | Problem> {
  // A mark of the byte order or of another system's lines is no part of any line.
  const plain = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const root = await parseMarkdown(plain);
  if (isProblem(root)) return root;
  const starts = lineStarts(plain);
  return unitsOf(root).flatMap((unit) => statementsOf(unit, () => placesOf(unit, plain, starts)));
}

function statementsOf(unit: Unit, places: () => (index: number) => Place): readonly Statement[] {
  const statements: Statement[] = [];
  let placeOf: ((index: number) => Place) | undefined;
  for (const { start, end } of sentencesOf(unit.text)) {
    const found = claimsOf(tokensOf(unit.text, start, end), unit);
    if (found.length === 0) continue;
    placeOf ??= places();
    const first = placeOf(found[0]!.start);
    const last = placeOf(found.at(-1)!.end - 1);
    const number = found[0]!.value;
    statements.push({
      text: shown(unit, start, end),
      line: first.line,
      column: first.column,
      endLine: last.line,
      words: found.map((one) => shown(unit, one.start, one.end)),
      reason: found[0]!.reason,
      ...(number === null ? {} : { number }),
    });
  }
  return statements;
}

function claimsOf(tokens: readonly Token[], unit: Unit): readonly Found[] {
  return quantitiesOf(tokens).flatMap((quantity) => {
    const scene: Scene = { tokens, quantity, column: unit.column };
    for (const { reason, recognise } of RECOGNISERS) {
      const match = recognise(scene);
      if (!match) continue;
      const compares = tokens.slice(match.first, match.last + 1).some(({ lower }) => isComparative(lower));
      const exclusions = compares ? EXCLUSIONS : [...EXCLUSIONS, ...UNLESS_COMPARED];
      if (exclusions.some((excludes) => excludes(scene, unit))) return [];
      const [start, end] = [tokens[match.first]!.start, tokens[match.last]!.end];
      return [{ start, end, reason, value: quantity.value }];
    }
    return [];
  });
}

/** A part of a unit as it is read, on one line. */
function shown({ text, codes }: Unit, start: number, end: number): string {
  return text
    .slice(start, end)
    .replaceAll(CODE, (mark, at: number) => codes.get(start + at) ?? mark)
    .replace(/\s+/g, ' ')
    .trim();
}
