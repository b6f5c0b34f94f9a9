/** `shows`: whether a record's fields are the values that were seen. */
import { describeValue } from '../diagnostics/describe-value.ts';
import { oneLine } from '../diagnostics/quote.ts';
import { fieldOf } from '../model/match.ts';
import type { Proof } from '../model/proof.ts';
import type { EvidenceRecord } from '../model/roadmap.ts';
import type { Verdict } from '../verify/verdict.ts';

/** Characters of what a message shows of a name, a pointer or a list. */
const SHOWN = 60;

/** A field that is not what its proof shows. */
export interface Difference {
  readonly field: string;
  readonly pointer: string;
  /** The field's value, and the one at the pointer; undefined: there is none. */
  readonly own: unknown;
  readonly shown: unknown;
}

/** The first of the fields that a proof shows which is another value there; null: none. */
export function differenceOf(
  proof: Proof,
  { verdict, shown }: Verdict,
  record: EvidenceRecord | null,
): Difference | null {
  // Only a record's proofs show fields, and where nothing could be verified, nothing was seen.
  if (record === null || proof.kind !== 'data' || !proof.shows || verdict === 'unverified') return null;
  for (const [field, pointer] of Object.entries(proof.shows)) {
    const own = fieldOf(record.fields, field);
    if (own === undefined || !sameValue(own, shown?.[field]))
      return { field, pointer, own, shown: shown?.[field] };
  }
  return null;
}

function sameValue(own: unknown, shown: unknown): boolean {
  if (!Array.isArray(own)) return own === shown;
  return (
    Array.isArray(shown) && shown.length === own.length && own.every((one, index) => one === shown[index])
  );
}

/** The difference in words, after the proof's target: `/who is "ann", but the record's who is "bob"`. */
export function describeDifference({ field, pointer, own, shown }: Difference): string {
  const place = oneLine(pointer, SHOWN);
  const name = oneLine(field, SHOWN);
  const seen = shown === undefined ? `has nothing at ${place}` : `${place} is ${describeAll(shown)}`;
  const said =
    own === undefined ? `the record has no ${name}` : `the record's ${name} is ${describeAll(own)}`;
  return `${seen}, but ${said}`;
}

function describeAll(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return describeValue(value);
  return oneLine(`[${value.slice(0, SHOWN).map(describeValue).join(', ')}]`, SHOWN);
}
