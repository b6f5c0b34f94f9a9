/** Writes the digest of what a proof covers: over the one that is there, or else behind `covers`. */
import { isMap, isScalar, type ParsedNode } from 'yaml';
import type { Edit } from './edit.ts';
import { EditError } from './edit-error.ts';
import { insertBehind, insertBelow } from './insert.ts';
import { columnOf } from './text-lines.ts';
import { contentEnd, createLookup, pairOf, type Path, type TreeMap, type TreePair } from './yaml-tree.ts';

/** A digest, and the path of the proof that it belongs to. */
export interface Pin {
  readonly path: Path;
  readonly digest: string;
}

/** The edits of a YAML text that give proofs their digests. */
export function setDigests(text: string, pins: readonly Pin[]): readonly Edit[] {
  const lookUp = createLookup(text);
  return pins.flatMap(({ path, digest }) => setDigest(text, lookUp(path).node, digest));
}

/** The same for JSON Lines, where a path begins with the line's index; a line of JSON is one of YAML. */
export function setDigestsInLines(text: string, pins: readonly Pin[]): readonly Edit[] {
  const lines = text.split('\n');
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1)! + line.length + 1);
  return pins.flatMap(({ path: [index, ...path], digest }) => {
    const start = starts[Number(index)]!;
    const edits = setDigests(lines[Number(index)]!, [{ path, digest }]);
    return edits.map((edit) => ({ ...edit, from: edit.from + start, to: edit.to + start }));
  });
}

function setDigest(text: string, proof: ParsedNode, digest: string): readonly Edit[] {
  const covers = isMap(proof) ? pairOf(proof as TreeMap, 'covers') : null;
  if (!isMap(proof) || !covers?.value) {
    throw new EditError('a proof that covers files is not written as a map', 'write its digest by hand');
  }
  const old = pairOf(proof as TreeMap, 'digest')?.value;
  if (old) return [replaceValue(text, old, digest)];
  const [from] = covers.key.range;
  if (proof.flow !== true) {
    const column = columnOf(text, from);
    return [insertBelow(text, contentEnd(covers.value), column, [`${' '.repeat(column)}digest: ${digest}`])];
  }
  const { colon, quote } = pairStyle(text, covers);
  const entry = `${quote}digest${quote}${colon}${quote}${digest}${quote}`;
  return insertBehind(text, { from, to: covers.value.range[1] }, entry, colon.slice(1));
}

/** The value in the quotes that the old one has. */
function replaceValue(text: string, old: ParsedNode, digest: string): Edit {
  const [from, to] = old.range;
  const quote = /^["']/.exec(text.slice(from, to))?.[0] ?? '';
  const lineEnd = /\r?\n$/.exec(text.slice(from, to))?.[0] ?? '';
  return { from, to, text: quote + digest + quote + lineEnd };
}

/** How a pair in braces is written: what stands between key and value, and around them. */
function pairStyle(text: string, { key, value }: TreePair): { colon: string; quote: string } {
  const isJson = isScalar(key) && key.type === 'QUOTE_DOUBLE';
  const isTight = isJson && text.slice(key.range[1], value!.range[0]) === ':';
  return { colon: isTight ? ':' : ': ', quote: isJson ? '"' : '' };
}
