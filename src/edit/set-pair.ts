/** Gives a map a key with a plain value: over the one that is there, or else behind another pair. */
import { isScalar, type ParsedNode } from 'yaml';
import type { Edit } from './edit.ts';
import { insertBehind, insertBelow } from './insert.ts';
import { columnOf } from './text-lines.ts';
import { contentEnd, pairOf, type TreeMap, type TreePair } from './yaml-tree.ts';

/** Key and value, which need no quotes. */
export interface PlainPair {
  readonly key: string;
  readonly value: string;
}

/**
 * The edits that make the map say it.
 * @param behind the pair that a new one is written behind; it has a value
 */
export function setPair(
  text: string,
  map: TreeMap,
  behind: TreePair,
  { key, value }: PlainPair,
): readonly Edit[] {
  const old = pairOf(map, key)?.value;
  if (old) return [replaceValue(text, old, value)];
  const [from] = behind.key.range;
  if (map.flow !== true) {
    const column = columnOf(text, from);
    return [insertBelow(text, contentEnd(behind.value!), column, [`${' '.repeat(column)}${key}: ${value}`])];
  }
  const { colon, quote } = pairStyle(text, behind);
  const entry = `${quote}${key}${quote}${colon}${quote}${value}${quote}`;
  return insertBehind(text, { from, to: behind.value!.range[1] }, entry, colon.slice(1));
}

/** The value in the quotes that the old one has. */
function replaceValue(text: string, old: ParsedNode, value: string): Edit {
  const [from, to] = old.range;
  const quote = /^["']/.exec(text.slice(from, to))?.[0] ?? '';
  const lineEnd = /\r?\n$/.exec(text.slice(from, to))?.[0] ?? '';
  return { from, to, text: quote + value + quote + lineEnd };
}

/** How a pair in braces is written: what stands between key and value, and around them. */
function pairStyle(text: string, { key, value }: TreePair): { colon: string; quote: string } {
  const isJson = isScalar(key) && key.type === 'QUOTE_DOUBLE';
  const isTight = isJson && text.slice(key.range[1], value!.range[0]) === ':';
  return { colon: isTight ? ':' : ': ', quote: isJson ? '"' : '' };
}
