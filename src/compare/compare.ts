/** What a change does to the gates: two judgements of one roadmap side by side, in findings and in a list for people. */
import type { Level, RuleId } from '../diagnostics/catalog.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { JudgedFinding } from '../evaluate/finding.ts';
import type { Ref } from '../model/roadmap.ts';
import type { GateChange } from '../report/report.ts';
import { findChanges, listChanges, some, textOf } from './changes.ts';
import type { Eased, Lost } from './evidence.ts';
import { findOvertaken } from './loosened.ts';
import type { Loosened } from './loosening.ts';
import type { Moved } from './statuses.ts';

export interface Comparison {
  readonly changes: readonly GateChange[];
  readonly findings: readonly JudgedFinding[];
}

const APART = 'take it back, or make it a change of its own, so that it is seen and agreed on by itself';

/**
 * Compares the judgement of a roadmap as it was with the one of now, both as of the same day.
 * @param name what the state before is called: a branch, a tag, a commit
 * @param signers the entries that the list of signers has now, and had not; where that was looked at
 */
export function compareEvaluations(
  before: Evaluation,
  after: Evaluation,
  name: string,
  signers: readonly string[] = [],
): Comparison {
  const found = findChanges(before, after, signers);
  const all = { ...found, loosened: [...findOvertaken(after, found.gates), ...found.loosened] };
  const { moved, loosened, eased, lost } = all;
  return {
    changes: listChanges(all),
    findings: [
      ...moved.filter(({ rose }) => !rose).map((one) => fellFinding(one, name)),
      ...loosened.map((one) => loosenedFinding(one, name)),
      ...eased.map((one) => easedFinding(one, name)),
      ...lost.filter(({ isGone, isFalse }) => isGone || isFalse).map((one) => lostFinding(one, name)),
    ],
  };
}

function fellFinding(
  { ref, from, to, isAskedAnew, isUnverified, isPreview, at }: Moved,
  name: string,
): JudgedFinding {
  const what = ref.includes('/') ? ref : `the gate of ${ref}`;
  const cause = isAskedAnew
    ? '; what it asks has changed as well'
    : isUnverified
      ? '; its evidence could not be verified'
      : '';
  const hint = isAskedAnew
    ? 'nothing to do where more is asked'
    : 'restore its evidence, or say why it is gone';
  return finding(
    'status-fell',
    isAskedAnew || isPreview ? 'note' : 'warning',
    at,
    `${what} is ${to}, and was ${from} at ${name}${cause}`,
    hint,
  );
}

/** What can't be compared is told where it came out better: a gate may not be passed by a measure that nobody looked at. */
function loosenedFinding({ ref, kind, loosenings, of, flips, rose }: Loosened, name: string): JudgedFinding {
  const at = loosenings[0]!.at;
  if (kind === 'changed') {
    const message = `${ref} asks for something else than at ${name}, which can't be compared: ${textOf(loosenings)}`;
    if (!rose) return finding('criterion-loosened', 'note', at, message, 'look whether it asks for less');
    const better = `${message}; it came out better than before`;
    return finding(
      'criterion-loosened',
      levelOf(flips),
      at,
      withFlip(better, flips, of),
      flips ? APART : 'look whether it asks for less',
    );
  }
  const message =
    kind === 'removed'
      ? `${ref} was asked for at ${name}: ${textOf(loosenings)}`
      : `${ref} asks for less than at ${name}: ${textOf(loosenings)}`;
  const hint = flips ? APART : 'take it back, or agree on it';
  return finding('criterion-loosened', levelOf(flips), at, withFlip(message, flips, of), hint);
}

function easedFinding({ ref, loosenings, flips }: Eased, name: string): JudgedFinding {
  const message = `${ref} has to show less than at ${name}: ${textOf(loosenings)}`;
  const hint = flips ? APART : 'restore the proof, or agree on it';
  return finding('evidence-loosened', levelOf(flips), loosenings[0]!.at, withFlip(message, flips), hint);
}

function lostFinding({ ref, criteria, isGone, why, at }: Lost, name: string): JudgedFinding {
  const what = `${ref} counted for ${some(criteria)} at ${name}`;
  const message = isGone ? `${what}, and is gone` : `${what}, and now ${why}`;
  return finding('evidence-removed', 'warning', at, message, 'restore it, or say why it is gone');
}

function levelOf(flips: boolean): Level {
  return flips ? 'error' : 'warning';
}

function withFlip(message: string, flips: boolean, of: Loosened['of'] = 'gate'): string {
  if (!flips) return message;
  return `${message}; and this very change ${of === 'gate' ? 'meets the gate' : 'supports the claim'}`;
}

function finding(rule: RuleId, level: Level, at: Ref, message: string, hint: string): JudgedFinding {
  return { rule, level, message, hint, at };
}
