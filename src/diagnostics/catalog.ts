/** Every rule: what it means, why it matters, how to fix it. Total by its type: a rule without its text does not compile. */

/** The rules of findings about evidence, claims and gates: the roadmap was judged. */
export type JudgedRule =
  | 'claim-understated'
  | 'claim-orphaned'
  | 'claim-unverified'
  | 'claim-stale'
  | 'claim-overstated'
  | 'claim-contradicted'
  | 'claim-unsupported'
  | 'claim-disclosed'
  | 'claim-mismatch'
  | 'claim-undisclosed'
  | 'claim-unregistered'
  | 'marker-unbound'
  | 'render-marker'
  | 'render-drift'
  | 'ignore-unreasoned'
  | 'ignore-unused'
  | 'baseline-gone'
  | 'criterion-vacuous'
  | 'criterion-unmeasured'
  | 'evidence-circular'
  | 'evidence-failed'
  | 'evidence-unverified'
  | 'evidence-stale'
  | 'evidence-reused'
  | 'record-unproven'
  | 'gate-regressed'
  | 'decision-altered'
  | 'decision-contradicted'
  | 'decision-missing'
  | 'waiver-active'
  | 'waiver-expiring'
  | 'waiver-expired'
  | 'risk-active'
  | 'required-outcome'
  | 'too-many-warnings'
  | 'criterion-loosened'
  | 'evidence-loosened'
  | 'evidence-removed'
  | 'status-fell';

/** The rules of invalid input: the roadmap could not be judged, or the document not be written. */
export type InputRule = 'yaml-syntax' | 'schema' | 'reference' | 'duplicate-id' | 'render-marker';

export type RuleId = JudgedRule | InputRule;
export type Level = 'error' | 'warning' | 'note';

export interface Rule {
  /** The level it is told with, unless a finding says otherwise. */
  readonly level: Level;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

export const RULES: Readonly<Record<RuleId, Rule>> = {
  'yaml-syntax': {
    level: 'error',
    title: 'A file is not YAML or JSON Lines',
    why: 'What cannot be read cannot be judged, and a file that is read in part would be judged wrongly.',
    fix: 'Correct the file at the place that is named. Quote texts that begin with >, *, @ or %, or that hold ": ".',
  },
  schema: {
    level: 'error',
    title: 'A value is not what the format asks for',
    why: 'An unknown key or a wrong value would otherwise be passed over, and a criterion would ask less than it seems to.',
    fix: 'Write what the message asks for. `agentops schema NAME` prints the format of each file.',
  },
  reference: {
    level: 'error',
    title: 'A name refers to nothing, or nothing refers to a file',
    why: 'A misspelt register or field would silently count nothing.',
    fix: 'Correct the name, declare what it names, or list the file.',
  },
  'duplicate-id': {
    level: 'error',
    title: 'Two things have the same id',
    why: 'Nobody could tell which of them is meant.',
    fix: 'Rename one of them.',
  },
  'render-marker': {
    level: 'error',
    title: 'A document has no place that agentops render could write to',
    why: 'What stands between the markers is replaced as a whole, so nobody may doubt where they begin and end.',
    fix: 'Write <!-- agentops:begin NAME --> and <!-- agentops:end --> alone on their lines, with the same indentation and empty lines around them. NAME is status, gate, gate PHASE, metrics, decision or badge.',
  },
  'claim-understated': {
    level: 'note',
    title: 'The evidence shows more than is claimed',
    why: 'The roadmap lags behind what was achieved.',
    fix: 'Raise the claim, or drop the disclosure.',
  },
  'claim-disclosed': {
    level: 'note',
    title: 'A public claim is disclosed as unproven',
    why: 'It is honest, and still no evidence.',
    fix: 'Nothing has to be done. Evidence would turn it into a supported claim.',
  },
  'claim-orphaned': {
    level: 'error',
    title: 'The text of a public claim is not in a document that it names',
    why: 'What is checked is then not what people read.',
    fix: 'Bring the text in claims.yaml and the document together, or name the right documents.',
  },
  'claim-unverified': {
    level: 'error',
    title: 'A claim rests on evidence that could not be verified',
    why: 'What could not be checked is never counted.',
    fix: 'Make the proofs checkable where this runs, or claim no more than was verified.',
  },
  'claim-stale': {
    level: 'error',
    title: 'A claim rests on evidence that has gone stale',
    why: 'Evidence that is old, or whose subject has changed since, no longer shows what it showed.',
    fix: 'Renew the evidence, or claim less.',
  },
  'claim-overstated': {
    level: 'error',
    title: 'The evidence shows less than is claimed',
    why: 'Some of it is there, and less than was said.',
    fix: 'Add what is missing, or claim what the evidence shows.',
  },
  'claim-contradicted': {
    level: 'error',
    title: 'A claim rests on a proof that was checked and is false',
    why: 'The evidence says the contrary of the claim.',
    fix: 'Correct what is false, or take the claim back.',
  },
  'claim-unsupported': {
    level: 'error',
    title: 'Nothing backs a claim',
    why: 'No evidence, no credit.',
    fix: 'Add evidence, or take the claim back; a public claim may be disclosed as unproven.',
  },
  'claim-mismatch': {
    level: 'error',
    title: 'The number in `says` is not in the text of the claim',
    why: 'One number would be checked and another one read.',
    fix: 'Let both say the same number.',
  },
  'claim-undisclosed': {
    level: 'error',
    title: 'A disclosure is not in the document that makes the claim',
    why: 'Only those who read the YAML would learn that the claim is unproven.',
    fix: 'Write the disclosure into the document, word for word.',
  },
  'claim-unregistered': {
    level: 'warning',
    title: 'A document states a quantity that no registered claim covers',
    why: 'People read it as a fact, and nothing holds it against evidence.',
    fix: 'Register it in claims.yaml (`agentops claims check --fix` does), write it without the figure, or write <!-- agentops-ignore: REASON --> before it.',
  },
  'marker-unbound': {
    level: 'error',
    title: 'A marker in a document ties no status to a criterion',
    why: 'What the document says of the criterion would be held against nothing.',
    fix: 'Write <!-- agentops: PHASE/CRITERION --> with ids of the roadmap into the list item, table row or paragraph that says how far the criterion is.',
  },
  'render-drift': {
    level: 'warning',
    title: 'Text between markers is not what render writes there',
    why: 'It was edited, or the gates have moved since. Its figures are not read as claims, so nothing else would notice.',
    fix: 'Write it anew: agentops render DOC. With the permissions that the gates need, where they need any.',
  },
  'ignore-unreasoned': {
    level: 'warning',
    title: 'A statement is ignored without a reason',
    why: 'Nobody could tell later whether it may still be ignored. Without a reason nothing is ignored.',
    fix: 'Write the reason: <!-- agentops-ignore: REASON -->.',
  },
  'ignore-unused': {
    level: 'warning',
    title: 'An ignore comment ignores nothing',
    why: 'It would hide the next statement that somebody writes there.',
    fix: 'Take the comment out, or put it beside the statement that it is about.',
  },
  'baseline-gone': {
    level: 'warning',
    title: 'The baseline has an entry that is no longer found',
    why: 'It makes room for the same false claim to come back unseen.',
    fix: 'Run `agentops claims baseline --prune`.',
  },
  'criterion-vacuous': {
    level: 'error',
    title: 'A criterion would be met by no evidence at all',
    why: 'It asks for nothing, so meeting it shows nothing.',
    fix: 'Ask for something, such as a target above zero.',
  },
  'criterion-unmeasured': {
    level: 'note',
    title: 'Nothing measures a criterion',
    why: 'Without a measure it is never met.',
    fix: 'Add one: `proofs: [docs/review.md]`, `count: REGISTER` and a `target`, share, value, claims, all or any.',
  },
  'evidence-circular': {
    level: 'error',
    title: 'A proof rests on the roadmap itself, or on the document that makes the claim',
    why: 'Nothing proves itself.',
    fix: 'Name evidence that stands by itself.',
  },
  'evidence-failed': {
    level: 'warning',
    title: 'A proof of a record was checked and is false',
    why: 'The record does not count while one of its proofs is false.',
    fix: 'Correct the proof, or take the record out.',
  },
  'evidence-unverified': {
    level: 'warning',
    title: 'A proof of a record could not be verified',
    why: 'The record does not count until it is.',
    fix: 'Make the proof checkable where this runs, or permit checking it.',
  },
  'evidence-stale': {
    level: 'warning',
    title: 'A proof of a record has gone stale',
    why: 'It is too old, has no date, or what it was measured on has changed.',
    fix: 'Renew the evidence, its date or its digest.',
  },
  'evidence-reused': {
    level: 'warning',
    title: 'Two records have exactly the same proofs',
    why: 'One piece of evidence counts once.',
    fix: 'Give each record evidence of its own.',
  },
  'record-unproven': {
    level: 'warning',
    title: 'A record has no proof',
    why: 'It never counts.',
    fix: 'Add proofs to it.',
  },
  'gate-regressed': {
    level: 'error',
    title: 'The gate of a completed phase is no longer met',
    why: 'What the phase passed on has gone.',
    fix: 'Restore the evidence, or take back the passed date.',
  },
  'decision-altered': {
    level: 'error',
    title: 'A recorded decision is not what was recorded',
    why: 'Decisions are added and never changed: each carries a digest of itself and of the one before, so that an edit, a gap or another order shows.',
    fix: 'Restore the files below decisions/ as they were recorded. Where the decision is another one now, record that: `agentops gate decide`.',
  },
  'decision-contradicted': {
    level: 'error',
    title: 'The roadmap says otherwise than the last decision that was recorded',
    why: 'What was decided, and the phase that it was decided for, tell people two stories.',
    fix: 'Restore the passed date of the phase, or record what was decided since: `agentops gate decide`.',
  },
  'decision-missing': {
    level: 'warning',
    title: 'A phase goes on or has passed, and no decision that says so is recorded',
    why: 'A window that quietly runs over is no limit: every extension past its end is decided by somebody.',
    fix: 'Decide, and record it: `agentops gate decide`.',
  },
  'waiver-active': {
    level: 'note',
    title: 'A criterion is waived',
    why: 'The gate may pass without it, for a time.',
    fix: 'Meet the criterion before the waiver ends.',
  },
  'waiver-expiring': {
    level: 'warning',
    title: 'A waiver ends within 14 days',
    why: 'From then on the gate needs the criterion.',
    fix: 'Meet the criterion before that day.',
  },
  'waiver-expired': {
    level: 'error',
    title: 'A waiver has ended, and its criterion is not met',
    why: 'A waiver that nobody renews is a promise that was not kept.',
    fix: 'Meet the criterion, or waive it anew.',
  },
  'risk-active': {
    level: 'warning',
    title: 'A risk has come true',
    why: 'The roadmap said what to do when it does.',
    fix: 'Carry out its fallback, or decide otherwise.',
  },
  'required-outcome': {
    level: 'error',
    title: 'What --require asks for is not reached',
    why: 'This run was told to pass only when it is.',
    fix: 'Meet what `agentops gate explain` names, or do not require it yet.',
  },
  'too-many-warnings': {
    level: 'error',
    title: 'There are more warnings than --max-warnings allows',
    why: 'Warnings that nobody counts only become more.',
    fix: 'Mend what the warnings tell. Lower the number as they become fewer.',
  },
  'criterion-loosened': {
    level: 'warning',
    title: 'A criterion asks for less than it did, or for something else, or is gone',
    why: 'A gate that is made easier looks as if more had been achieved. When the same change meets the gate as well, it is an error.',
    fix: 'Take it back, or make it a change of its own, so that it is seen and agreed on by itself.',
  },
  'evidence-loosened': {
    level: 'warning',
    title: 'A record that counts has to show less than it had to',
    why: 'Dropping the proof that fails makes a record count without anything having been achieved.',
    fix: 'Restore the proof or its conditions, or agree on the change by itself.',
  },
  'evidence-removed': {
    level: 'warning',
    title: 'Evidence that counted is gone, or no longer holds',
    why: 'Who takes evidence away should know what rested on it.',
    fix: 'Restore it, or say in the change why it is gone.',
  },
  'status-fell': {
    level: 'warning',
    title: 'A gate or a criterion stands worse than it did',
    why: 'The change undoes what was achieved, often without meaning to.',
    fix: 'Restore the evidence that it rested on. Where the change asks for more, nothing has to be done.',
  },
};
