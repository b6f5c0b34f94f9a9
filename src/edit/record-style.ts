/** How the people who keep a register write its records, seen from those that are there. */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { columnOf } from './text-lines.ts';
import type { FlowStyle } from './write-value.ts';
import { pairOf, type TreeMap, type TreePair } from './yaml-tree.ts';

/** How a map is written: in braces, or a line a key. */
export interface MapStyle extends FlowStyle {
  readonly inBraces: boolean;
}

export interface RecordStyle extends MapStyle {
  /** How far behind its dash a record begins. */
  readonly step: number;
  /** How its proofs are written; inside braces they are in brackets in any case. */
  readonly proofs: MapStyle & {
    readonly inBrackets: boolean;
    /** How far behind the key `proofs` the dashes of its entries stand. */
    readonly indent: number;
    /** How far behind its dash a proof begins. */
    readonly step: number;
  };
}

/** For a register without records: as the manual writes them. */
export const USUAL: RecordStyle = {
  inBraces: false,
  quoted: false,
  padded: true,
  step: 2,
  proofs: { inBraces: true, quoted: false, padded: true, inBrackets: false, indent: 2, step: 2 },
};

/** The style of the last of these records, and for what it has none of, of those before. */
export function styleOf(text: string, records: readonly ParsedNode[], dashColumn: number): RecordStyle {
  const maps = records.filter((node): node is ParsedNode & TreeMap => isMap(node));
  const last = maps.at(-1);
  if (!last) return USUAL;
  const pair = maps.map((map) => pairOf(map, 'proofs')).findLast((one) => isSeq(one?.value));
  const record = mapStyle(text, last);
  const step = record.inBraces ? USUAL.step : columnOf(text, last.range[0]) - dashColumn;
  return { ...record, step: Math.max(2, step), proofs: proofsStyle(text, record, pair ?? null) };
}

function proofsStyle(text: string, record: MapStyle, pair: TreePair | null): RecordStyle['proofs'] {
  const list = pair?.value;
  if (!pair || !isSeq(list)) return { ...USUAL.proofs, quoted: record.quoted, padded: record.padded };
  const proof = (list.items as ParsedNode[]).findLast((node): node is ParsedNode & TreeMap => isMap(node));
  const inBrackets = list.flow === true;
  const style = proof ? mapStyle(text, proof) : { ...record, inBraces: true };
  if (inBrackets) return { ...USUAL.proofs, ...style, inBrackets };
  const [dash] = list.range as [number, number, number];
  const indent = columnOf(text, dash) - columnOf(text, pair.key.range[0]);
  const step = proof && !style.inBraces ? columnOf(text, proof.range[0]) - columnOf(text, dash) : 2;
  return { ...style, inBrackets, indent: Math.max(0, indent), step: Math.max(2, step) };
}

function mapStyle(text: string, map: TreeMap): MapStyle {
  const inBraces = map.flow === true;
  const key = map.items[0]?.key;
  return {
    inBraces,
    quoted: inBraces && isScalar(key) && key.type === 'QUOTE_DOUBLE',
    padded: !inBraces || /\s/.test(text[map.range![0] + 1] ?? ' '),
  };
}
