/** Whether what is asked is easier to meet than what was asked. Pure, of two models alone. */
import { canonicalJson } from '../model/canonical-json.ts';
import type { Ask, Goal, Options, Ref } from '../model/roadmap.ts';
import { direction } from '../model/target.ts';
import { dropped, fewest, less, olderText, other, quoted, type Loosening } from './loosening.ts';
import { compareProofGoals, compareProofs } from './proof-lists.ts';
import { compareCounts, compareShares } from './records-measured.ts';
import { compareTargets } from './target.ts';

/** A goal by itself is the one part of an `all`. */
interface Parts {
  readonly form: 'all' | 'any';
  readonly parts: readonly (Goal & { readonly name: string | null })[];
  readonly at: Ref;
}
type Piece = Parts['parts'][number];

/** What became of an ask. Without one a criterion is never met: there was nothing to loosen, nor is there now. */
export function compareAsks(before: Ask | null, after: Ask | null): readonly Loosening[] {
  if (before === null || after === null) return [];
  const [then, now] = [partsOf(before), partsOf(after)];
  if (then.form === 'all' && now.form === 'all') return everyStill(then, now);
  if (then.form === 'all') return anyInstead(then, now);
  return now.form === 'any' ? noOtherWay(then, now) : oneOfThem(then, now);
}

/** What is asked, places aside: equal asks give equal texts. */
export function askKey(ask: Ask | null): string {
  return canonicalJson(withoutPlaces(ask));
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  // A filter may have a field of that name.
  const isPlace = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && 'path' in entry;
  const entries = Object.entries(value).filter(([key, entry]) => key !== 'at' || !isPlace(entry));
  return Object.fromEntries(entries.map(([key, entry]) => [key, withoutPlaces(entry)]));
}

/** Every part that had to be met still has to be. */
function everyStill(then: Parts, now: Parts): readonly Loosening[] {
  return then.parts.flatMap((part) => {
    const same = findPart(part, then, now, (one) => comparePieces(part, one));
    if (same) return same;
    if (then.parts.length === 1 && now.parts.length === 1) return comparePieces(part, now.parts[0]!);
    return [less(`${nameOf(part)} is dropped`, now.at, 'all')];
  });
}

/** Any part is enough now, where all were needed. */
function anyInstead(then: Parts, now: Parts): readonly Loosening[] {
  if (now.parts.every((one) => then.parts.every((part) => comparePieces(part, one).length === 0))) return [];
  const text =
    then.parts.length > 1
      ? `one of ${now.parts.length} parts is enough, where all were needed`
      : `it can be met in ${now.parts.length} ways, where there was one`;
  return [less(text, now.at, 'any')];
}

/** No part is enough that was not. */
function noOtherWay(then: Parts, now: Parts): readonly Loosening[] {
  return now.parts.flatMap((one) => {
    const same = findPart(one, now, then, (part) => comparePieces(part, one));
    return same ?? [less(`${nameOf(one)} is one more way to meet it`, one.at)];
  });
}

/** All parts are needed now, where one was: some part has to ask at least as much as one of those. */
function oneOfThem(then: Parts, now: Parts): readonly Loosening[] {
  const all = now.parts.flatMap((one) => then.parts.map((part) => comparePieces(part, one)));
  return fewest(all) ?? [];
}

/**
 * What became of a part in another list: by its name, else by what it asks; null: it is not there.
 * @param own the list that it is of; parts of the other one with a name in it are other parts
 */
function findPart(
  part: Piece,
  own: Parts,
  { parts }: Parts,
  compare: (one: Piece) => readonly Loosening[],
): readonly Loosening[] | null {
  const named = parts.find(({ name }) => name === part.name);
  if (named) return compare(named);
  if (parts.some((one) => compare(one).length === 0)) return [];
  const taken = new Set(own.parts.map(({ name }) => name));
  const best = fewest(parts.filter(({ name }) => !taken.has(name)).map(compare));
  return best?.every(({ isCertain }) => isCertain) ? best : null;
}

function comparePieces(before: Piece, after: Piece): readonly Loosening[] {
  const found = compareGoals(before, after);
  if (after.name === null) return found;
  return found.map((one) => ({ ...one, text: `part ${quoted(after.name!)}: ${one.text}` }));
}

function compareGoals(before: Goal, after: Goal): readonly Loosening[] {
  const { at } = after;
  const [then, now] = [before.measure, after.measure];
  const options = compareOptions(before.options, after.options, at);
  if (then.form !== now.form) return [other(`its measure is ${now.form}, not ${then.form}`, at), ...options];
  const way = after.target === null ? 'at-least' : direction(after.target);
  if (
    before.target !== null &&
    after.target !== null &&
    direction(before.target) !== way &&
    now.form === 'count'
  ) {
    return [...compareTargets(before, after), ...options];
  }
  const of = (): readonly Loosening[] => {
    if (then.form === 'count' && now.form === 'count') return compareCounts(then, now, way, at);
    if (then.form === 'share' && now.form === 'share') return compareShares(then, now, at);
    if (then.form === 'value' && now.form === 'value') {
      return compareProofs([then.proof], [now.proof], at, 'value').loosenings;
    }
    if (then.form === 'proofs' && now.form === 'proofs') {
      return compareProofGoals(
        { proofs: then.proofs, target: before.target! },
        { proofs: now.proofs, target: after.target! },
        at,
      );
    }
    return [];
  };
  return [...compareTargets(before, after), ...of(), ...options];
}

function compareOptions(before: Options, after: Options, at: Ref): readonly Loosening[] {
  const found: Loosening[] = [];
  if (before.accept !== null) {
    const more = after.accept === null ? null : dropped(after.accept, before.accept);
    if (more === null)
      found.push(less(`it accepts proofs of every kind, not only ${before.accept.join(', ')}`, at, 'accept'));
    else if (more.length > 0) found.push(less(`it accepts ${more.join(', ')} proofs as well`, at, 'accept'));
  }
  if (before.independent && !after.independent) {
    found.push(less('self-attestations give credit', at, 'independent'));
  }
  const older = olderText(before.freshFor, after.freshFor);
  if (older !== null) found.push(less(`evidence ${older}`, at, 'fresh_for'));
  return found;
}

function partsOf(ask: Ask): Parts {
  if ('parts' in ask.measure) {
    const { form, parts } = ask.measure;
    // Of one part alone both say the same.
    return { form: parts.length === 1 ? 'all' : form, parts, at: ask.at };
  }
  return { form: 'all', parts: [{ ...(ask as Goal), name: null }], at: ask.at };
}

function nameOf({ name }: Piece): string {
  return name === null ? 'what was asked' : `the part ${quoted(name)}`;
}
