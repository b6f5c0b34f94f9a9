/** Whether a proof has to show less than it had to. */
import { plural } from '../diagnostics/plural.ts';
import { durationText, type Duration } from '../model/date.ts';
import { proofTarget } from '../model/proof-text.ts';
import type {
  CommitProof,
  DataProof,
  Proof,
  RunProof,
  TagProof,
  TextConditions,
  UrlProof,
} from '../model/proof.ts';
import { holds } from '../model/target.ts';
import { dropped, isLonger, quoted } from './loosening.ts';
import { implies } from './target.ts';

/** What a proof no longer has to show, in words, and what can't be compared. */
export interface Conditions {
  readonly fewer: readonly string[];
  readonly others: readonly string[];
}

interface Notes {
  readonly fewer: string[];
  readonly others: string[];
}

/** What tells a proof from others whatever conditions it has. */
export function identityOf(proof: Proof): string {
  return JSON.stringify([proof.kind, proof.kind === 'run' ? proof.run : proofTarget(proof)]);
}

/** What became of a proof; both have the same identity. */
export function compareConditions(before: Proof, after: Proof): Conditions {
  const notes: Notes = { fewer: [], others: [] };
  for (const glob of dropped(before.covers, after.covers)) {
    notes.fewer.push(`no longer goes stale when ${quoted(glob)} changes`);
  }
  compareKinds(before, after, notes);
  return notes;
}

function compareKinds(before: Proof, after: Proof, notes: Notes): void {
  switch (before.kind) {
    case 'file':
      return compareTexts(before, after as typeof before, notes);
    case 'files': {
      const now = after as typeof before;
      compareLeast(before.min ?? 1, now.min ?? 1, 'file', notes);
      return compareTexts(before.each ?? {}, now.each ?? {}, notes);
    }
    case 'junit':
      return compareLeast(before.min_tests ?? 1, (after as typeof before).min_tests ?? 1, 'test', notes);
    case 'data':
      return compareData(before, after as typeof before, notes);
    case 'commit':
    case 'tag':
      return compareRevisions(before, after as typeof before, notes);
    case 'run':
      return compareRuns(before, after as typeof before, notes);
    case 'url':
      return compareUrls(before, after as typeof before, notes);
    case 'attested': {
      const now = after as typeof before;
      if (before.signature !== undefined && now.signature === undefined)
        notes.fewer.push('needs no signature');
      if (before.attested.statement !== now.attested.statement) notes.others.push('states something else');
    }
  }
}

function compareTexts(before: TextConditions, after: TextConditions, notes: Notes): void {
  for (const text of dropped(before.contains, after.contains)) {
    // A text that has it in it asks for it as well.
    if (!after.contains?.some((one) => one.includes(text)))
      notes.fewer.push(`need not contain ${quoted(text)}`);
  }
  for (const text of dropped(before.excludes, after.excludes)) {
    if (!after.excludes?.some((one) => text.includes(one))) notes.fewer.push(`may contain ${quoted(text)}`);
  }
  for (const heading of dropped(before.headings, after.headings)) {
    notes.fewer.push(`needs no heading ${quoted(heading)}`);
  }
  comparePatterns(before.matches, after.matches, notes);
  compareLeast(before.min_words ?? 0, after.min_words ?? 0, 'word', notes);
}

function comparePatterns(before: string | undefined, after: string | undefined, notes: Notes): void {
  if (before === undefined || before === after) return;
  if (after === undefined) notes.fewer.push(`need not match ${quoted(before)}`);
  else notes.others.push(`has to match ${quoted(after)}, not ${quoted(before)}`);
}

function compareLeast(before: number, after: number, what: string, notes: Notes): void {
  if (after === 0 && before > 0) notes.fewer.push(`need not have ${plural(before, what)}`);
  else if (after < before) notes.fewer.push(`needs ${plural(after, what)}, not ${before}`);
}

type Valued = Pick<DataProof, 'is' | 'equals'>;

function compareValues(before: Valued, after: Valued, notes: Notes): void {
  const { is, equals } = before;
  if (is === undefined && equals === undefined) return;
  if (after.is === undefined && after.equals === undefined) {
    notes.fewer.push('may have any value there');
  } else if (equals && after.equals) {
    const added = dropped(after.equals, equals);
    if (added.length > 0)
      notes.fewer.push(`may have the value ${added.map((one) => quoted(String(one))).join(', ')}`);
  } else if (is && after.is) {
    if (!implies(after.is, is))
      notes[implies(is, after.is) ? 'fewer' : 'others'].push('is held against another target');
  } else if (!after.equals?.every((one) => typeof one === 'number' && holds(is!, one))) {
    notes.others.push('is held against something else');
  }
}

function compareData(before: DataProof, after: DataProof, notes: Notes): void {
  compareValues(before, after, notes);
  for (const [field, pointer] of Object.entries(before.shows ?? {})) {
    const now = after.shows?.[field];
    if (now === undefined) notes.fewer.push(`need not show ${quoted(field)}`);
    else if (now !== pointer) notes.others.push(`shows ${quoted(field)} at another place`);
  }
}

function compareRevisions<T extends CommitProof | TagProof>(before: T, after: T, notes: Notes): void {
  for (const glob of dropped(before.paths, after.paths)) notes.fewer.push(`need not touch ${quoted(glob)}`);
  if (before.signed && !after.signed) notes.fewer.push('need not be signed');
}

function compareRuns(before: RunProof, after: RunProof, notes: Notes): void {
  const [then, now] = [before.stdout ?? {}, after.stdout ?? {}];
  if ((before.exit ?? 0) !== (after.exit ?? 0)) notes.others.push(`has to exit with ${after.exit ?? 0}`);
  compareTexts(
    { ...(then.contains && { contains: then.contains }), ...(then.matches && { matches: then.matches }) },
    { ...(now.contains && { contains: now.contains }), ...(now.matches && { matches: now.matches }) },
    notes,
  );
  if (then.pointer === now.pointer)
    compareValues({ ...(then.is && { is: then.is }) }, { ...(now.is && { is: now.is }) }, notes);
  else if (now.pointer === undefined) notes.fewer.push('need not print a value');
  else if (then.pointer !== undefined) notes.others.push('is held against another value that it prints');
  const control = [before.must_fail, after.must_fail].map((argv) => JSON.stringify(argv));
  if (before.must_fail && !after.must_fail) notes.fewer.push('has no negative control');
  else if (before.must_fail && control[0] !== control[1]) notes.others.push('has another negative control');
  compareCaches(before.cache, after.cache, notes);
}

function compareUrls(before: UrlProof, after: UrlProof, notes: Notes): void {
  compareTexts(
    { ...(before.contains && { contains: before.contains }) },
    { ...(after.contains && { contains: after.contains }) },
    notes,
  );
  if (before.pointer === after.pointer) compareValues(before, after, notes);
  else if (after.pointer === undefined) notes.fewer.push('need not answer with a value');
  else if (before.pointer !== undefined) notes.others.push('is held against another value of the answer');
  compareCaches(before.cache, after.cache, notes);
}

function compareCaches(before: Duration | undefined, after: Duration | undefined, notes: Notes): void {
  if (after && (before === undefined || isLonger(after, before))) {
    notes.fewer.push(`may give an answer that is ${durationText(after)} old`);
  }
}
