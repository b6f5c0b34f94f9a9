/** The quantitative statements of a Markdown document: what a reader may want to see evidence of. */
import type { Root } from 'mdast';
import { EXCLUSIONS, UNLESS_COMPARED } from './exclusions.ts';
import { lineStarts, offsetsOf, placeAt } from './places.ts';
import { readPlain } from './plain.ts';
import { quantitiesOf } from './quantity.ts';
import { RECOGNISERS } from './recognisers.ts';
import type { Scene } from './scene.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { tokensOf, type Token } from './tokens.ts';
import { isComparative } from './vocabulary.ts';
import { CODE, type Unit } from './unit.ts';
import { unitsOf } from './units.ts';

/** A stretch of the source: offsets in UTF-16 units, `to` behind its end. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Statement {
  /** The sentence, cell or alternative text as it is read, on one line. */
  readonly text: string;
  /** Where the first of its words that make it a claim begins, and the line where the last of them ends. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The words that make it a claim, in order, those of registered claims aside: `4x faster`. */
  readonly words: readonly string[];
  /** Where each of them is written. */
  readonly stretches: readonly Stretch[];
  /** What the first of them do: `compares by a ratio`. */
  readonly reason: string;
  /** The first figure; absent when the words have none ("orders of magnitude"). */
  readonly number?: number;
  /** All its words are a registered claim's; they are told all the same. */
  readonly isRegistered: boolean;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly value: number | null;
}

/**
 * The quantitative statements of a Markdown document, in order.
 * @param text without a byte order mark, its lines ended by LF
 * @param claimed where its text is a claim that is registered already
 */
export function findStatements(
  { text, root }: { readonly text: string; readonly root: Root },
  claimed: readonly Stretch[] = [],
): readonly Statement[] {
  const starts = lineStarts(text);
  return unitsOf(root).flatMap((unit) => statementsOf(unit, text, starts, claimed));
}

function statementsOf(
  unit: Unit,
  source: string,
  starts: readonly number[],
  claimed: readonly Stretch[],
): readonly Statement[] {
  const statements: Statement[] = [];
  let offsets: readonly number[] | undefined;
  const plain = readPlain(unit.text);
  const written = <Part extends Sentence>(part: Part): Part => ({
    ...part,
    start: plain.startOf(part.start),
    end: plain.endOf(part.end - 1),
  });
  for (const sentence of sentencesOf(plain.text)) {
    const tokens = tokensOf(plain.text, sentence.start, sentence.end);
    const all = claimsOf(tokens, { ...unit, text: plain.text }).map(written);
    if (all.length === 0) continue;
    const { start, end } = written(sentence);
    offsets ??= offsetsOf(unit, source);
    const stretchOf = (one: Found): Stretch => ({
      from: offsets![one.start]!,
      to: offsets![one.end - 1]! + 1,
    });
    const others = all.filter((one) => !isWithin(claimed, stretchOf(one)));
    const found = others.length > 0 ? others : all;
    const stretches = found.map(stretchOf);
    const first = placeAt(stretches[0]!.from, starts);
    const last = placeAt(stretches.at(-1)!.to - 1, starts);
    const number = found[0]!.value;
    statements.push({
      text: shown(unit, start, end),
      line: first.line,
      column: first.column,
      endLine: last.line,
      words: found.map((one) => shown(unit, one.start, one.end)),
      stretches,
      reason: found[0]!.reason,
      ...(number === null ? {} : { number }),
      isRegistered: others.length === 0,
    });
  }
  return statements;
}

function claimsOf(tokens: readonly Token[], unit: Unit): readonly Found[] {
  return quantitiesOf(tokens, unit.column).flatMap((quantity) => {
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

function isWithin(claimed: readonly Stretch[], { from, to }: Stretch): boolean {
  return claimed.some((one) => one.from <= from && to <= one.to);
}

/** A part of a unit as it is read, on one line. */
function shown({ text, codes }: Unit, start: number, end: number): string {
  return text
    .slice(start, end)
    .replaceAll(CODE, (mark, at: number) => codes.get(start + at) ?? mark)
    .replace(/\s+/g, ' ')
    .trim();
}
