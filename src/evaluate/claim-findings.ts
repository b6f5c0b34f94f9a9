/** What is to be said of claims: those of criteria, and those to the public. */
import type { Level, RuleId } from '../diagnostics/catalog.ts';
import { clip } from '../diagnostics/clip.ts';
import { inside } from '../model/inside.ts';
import type { Ask, Goal, PublicClaim } from '../model/roadmap.ts';
import { targetText } from '../model/target.ts';
import type { ClaimStatus } from '../report/report.ts';
import { describeShortcomings, describeStale, flagsFor } from './cause.ts';
import type { CriterionResult } from './criterion.ts';
import type { FindingSpot, JudgedFinding } from './finding.ts';
import type { PhaseResult } from './phase.ts';
import type { ClaimResult } from './public-claim.ts';
import { hasEvidence, shortcomingsOfAsk, type Use } from './uses.ts';
import type { Setting, World } from './world.ts';

/** The statuses in which more is claimed than shown. */
const WRONG: ReadonlySet<ClaimStatus> = new Set([
  'orphaned',
  'unverified',
  'stale',
  'overstated',
  'contradicted',
  'unsupported',
]);

/** Whether the claim's evidence falls short of it, so that its proofs are told as its cause. */
export function fallsShort(status: ClaimStatus): boolean {
  return WRONG.has(status) && status !== 'orphaned';
}

/** The level that a criterion's claim is told with; null: it is not told. */
export function claimLevel(
  { state }: PhaseResult,
  { claimStatus, impliedClaim }: CriterionResult,
): Level | null {
  if (WRONG.has(claimStatus)) return impliedClaim && claimStatus === 'unverified' ? 'warning' : 'error';
  return claimStatus === 'understated' && state !== 'future' ? 'note' : null;
}

/** The finding of a criterion's claim, if it is to be told. */
export function criterionClaimFinding(
  world: World,
  phase: PhaseResult,
  one: CriterionResult,
): readonly JudgedFinding[] {
  const level = claimLevel(phase, one);
  if (level === null) return [];
  const { criterion, claim, impliedClaim, claimStatus, result } = one;
  const name = `${phase.phase.id}/${criterion.id}`;
  const said = impliedClaim
    ? `counts as claimed met, since ${phase.phase.id} has passed`
    : `is claimed ${claim}`;
  const uses = shortcomingsOfAsk(world, criterion.ask, one.setting);
  const cause = criterionCause(one, causeOf(world, claimStatus, criterion.ask, one.setting, uses));
  const message = `${name} ${said}; its evidence shows ${result.status}${cause === '' ? '' : ` (${cause})`}`;
  const at: FindingSpot = impliedClaim ? criterion.at : inside(criterion.at, 'claim');
  const hint = hintOf(claimStatus, result.status, flagsFor(world, uses));
  return [{ rule: `claim-${claimStatus}` as RuleId, level, message, hint, at }];
}

/** The findings of a public claim. */
export function publicClaimFindings(world: World, one: ClaimResult): readonly JudgedFinding[] {
  const { claim, status, missing, undisclosed, mismatch } = one;
  const findings: JudgedFinding[] = [];
  const add = (rule: RuleId, level: Level, key: string, message: string, hint: string): void => {
    findings.push({ rule, level, message, hint, at: inside(claim.at, key) });
  };
  const quoted = `"${clip(claim.text)}"`;
  if (status === 'orphaned') {
    const problems = missing.map(
      (file) => `${file} ${world.evidence.documents.get(file)?.problem ?? 'does not say it'}`,
    );
    const hint = cutHint(
      claim,
      'correct the text or its documents, so that what is checked is what people read',
    );
    add(
      'claim-orphaned',
      'error',
      'text',
      `${claim.id}: ${quoted} is not there: ${problems.join('; ')}`,
      hint,
    );
  } else if (WRONG.has(status)) {
    const setting: Setting = { time: world.asOf, documents: claim.in };
    const uses = shortcomingsOfAsk(world, claim.ask, setting);
    const cause = causeOf(world, status, claim.ask, setting, uses);
    const shows = showsText(one);
    const message = `${claim.id}: ${quoted} is claimed; ${shows}${cause === '' ? '' : ` (${cause})`}`;
    add(`claim-${status}` as RuleId, 'error', 'text', message, publicHint(status, flagsFor(world, uses)));
  } else if (status === 'understated') {
    add(
      'claim-understated',
      'note',
      'disclosed',
      `${claim.id}: ${quoted} is disclosed as unproven, and evidence supports it`,
      'drop the disclosure',
    );
  } else if (status === 'disclosed') {
    add(
      'claim-disclosed',
      'note',
      'disclosed',
      `${claim.id}: ${quoted} is disclosed as unproven`,
      'nothing to do; evidence would make it a supported claim',
    );
  }
  if (mismatch) {
    const says = targetText(claim.says!);
    add(
      'claim-mismatch',
      'error',
      'says',
      `${claim.id}: "says" is ${says}, and ${quoted} names no ${claim.says!.number}`,
      cutHint(claim, 'let both say the same number'),
    );
  }
  if (undisclosed.length > 0) {
    const files = undisclosed.join(', ');
    const message = `${claim.id}: ${files} does not say "${clip(claim.disclosed!)}"`;
    const hint = `write the disclosure into ${files}, word for word`;
    add('claim-undisclosed', 'error', 'disclosed', message, hint);
  }
  return findings;
}

/** A text that ` #` cut is the likely reason of what is wrong with it. */
function cutHint({ textIsCut }: PublicClaim, hint: string): string {
  return textIsCut
    ? 'in YAML " #" begins a comment, and cut the text here; put the whole text in quotes'
    : hint;
}

function showsText({ claim, result }: ClaimResult): string {
  if (result === null) return 'nothing measures it';
  if (result.vacuous) return 'it would hold against no evidence at all, so it gets no credit';
  if (result.value === null) return `its evidence shows ${result.parts ? result.status : 'no value'}`;
  return `its evidence shows ${result.value}${claim.says ? `, not ${targetText(claim.says)}` : ''}`;
}

/**
 * Why a criterion's claim is wrong: its evidence, or what was measured, where every piece of evidence counts. Where
 * what is declared counts, whatever its evidence is worth, what was measured comes first.
 */
function criterionCause(one: CriterionResult, ofEvidence: string): string {
  const measured = valueCause(one);
  if (measured === '' || ofEvidence === '') return `${measured}${ofEvidence}`;
  const { measure } = one.criterion.ask as Goal;
  return 'complete' in measure && measure.complete ? `${measured}; ${ofEvidence}` : ofEvidence;
}

function valueCause({ criterion: { ask }, claimStatus, result }: CriterionResult): string {
  // What is not measured, or has parts, has no value of its own.
  if (claimStatus === 'understated' || result.value === null) return '';
  return `${result.value}, and ${targetText((ask as Goal).target!)} is asked`;
}

function causeOf(
  world: World,
  status: ClaimStatus,
  ask: Ask | null,
  setting: Setting,
  shortcomings: readonly Use[],
): string {
  if (status === 'understated') return '';
  if (shortcomings.length === 0 && !hasEvidence(world, ask, setting)) return 'there is no evidence';
  // What could not be verified is told with its reason, which is none where it would be stale all the same.
  return (
    (status === 'stale' && describeStale(world, shortcomings)) || describeShortcomings(world, shortcomings)
  );
}

function hintOf(status: ClaimStatus, shown: string, flags: string): string {
  switch (status) {
    case 'understated':
      return `claim ${shown}`;
    case 'unverified':
      return `let the proofs be verified${flags}, or claim no more than is verified`;
    case 'stale':
      return 'renew the evidence, or claim less';
    case 'contradicted':
      return `correct what is false, or claim ${shown}`;
    default:
      return `add what is missing, or claim ${shown}`;
  }
}

function publicHint(status: ClaimStatus, flags: string): string {
  if (status === 'unverified') return `let the proofs be verified${flags}, or disclose the claim as unproven`;
  if (status === 'stale') return 'renew the evidence, or disclose the claim as unproven';
  return 'add evidence, correct the claim and its text, or disclose it as unproven';
}
