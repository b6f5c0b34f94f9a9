/** A record as lines of YAML, in the style of its register. */
import type { RecordStyle } from './record-style.ts';
import { writePair, writeValue, type Value } from './write-value.ts';

/** A record by its keys, in the order they are written. */
export type NewRecord = Readonly<Record<string, Value>> & { readonly id: string };

/** The lines of an entry of a list: a dash in `column`, and the record behind it. */
export function writeEntry(record: NewRecord, style: RecordStyle, column: number): readonly string[] {
  if (style.inBraces) return [`${' '.repeat(column)}- ${writeValue(record, style)}`];
  const { proofs } = style;
  const lines = Object.entries(record).flatMap(([key, value]) => {
    const isOpen = key === 'proofs' && !proofs.inBrackets && Array.isArray(value);
    if (!isOpen) return [writePair(key, value, key === 'proofs' ? proofs : style)];
    const entries = value.flatMap((proof: Value) => writeProof(proof, proofs));
    return ['proofs:', ...entries.map((line) => ' '.repeat(proofs.indent) + line)];
  });
  return dashed(lines, style.step).map((line) => ' '.repeat(column) + line);
}

function writeProof(proof: Value, style: RecordStyle['proofs']): readonly string[] {
  const isMap = typeof proof === 'object' && proof !== null && !Array.isArray(proof);
  const pairs = isMap && !style.inBraces ? Object.entries(proof) : [];
  if (pairs.length === 0) return [`- ${writeValue(proof, style)}`];
  return dashed(
    pairs.map(([key, value]) => writePair(key, value, style)),
    style.step,
  );
}

/** Lines behind one dash. */
function dashed(lines: readonly string[], step: number): readonly string[] {
  return lines.map((line, index) => (index === 0 ? '-'.padEnd(step) : ' '.repeat(step)) + line);
}
