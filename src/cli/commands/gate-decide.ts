/** `agentops gate decide`: records what the maintainers decide beside what the gates give. */
import { digestInputs, sealDecision } from '../../decisions/chain.ts';
import type { DocumentChange } from '../../edit/edited.ts';
import { EditError } from '../../edit/edit-error.ts';
import { planDecision, planPassed } from '../../edit/plan-decision.ts';
import type { SourceText } from '../../load/read-sources.ts';
import { dateOf } from '../../model/date.ts';
import type { Outcome } from '../../model/decision.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import type { Decision } from '../../report/report.ts';
import { describeRun } from '../describe-run.ts';
import { editRoadmap, tellingEditErrors, tellRefused } from '../edit-roadmap.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, type Judged, type JudgeOptions } from '../judge.ts';
import type { LoadedRoadmap } from '../read-roadmap.ts';
import type { DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

export interface GateDecideOptions extends Omit<JudgeOptions, 'asOf' | 'quiet' | 'verbose'>, DisplayOptions {
  readonly by: string;
  readonly reason?: string;
  readonly override?: true;
}

/** Judges the roadmap as of today, and records the decision about its current phase. */
export async function gateDecide(io: Io, taken: Outcome, options: GateDecideOptions): Promise<number> {
  const today = dateOf(io.now());
  const judged = await judgeRoadmap(io, { ...options, digestInputs: true });
  if ('problems' in judged) {
    return tellInvalid(io, judged, [{ name: 'terminal', file: null }], options, today);
  }
  const decision = decisionOf(judged);
  checkGiven(decision, taken, options);
  return tellingEditErrors(async () => {
    let files: readonly string[] = [];
    const edited = await editRoadmap(io, options, {
      plan: (opened) => {
        const changes = planChanges(io, judged, opened, { decision, taken, options });
        files = changes.map(({ document }) => document.file);
        return changes;
      },
    });
    if ('problems' in edited) return tellRefused(io, edited, options);
    if (options.quiet !== true) await tellRecorded(io, files, decision, taken);
    return SATISFIED;
  });
}

/** @throws UsageError when there is nothing to decide */
function decisionOf({ decision, evaluation: { current } }: Judged): Decision {
  if (decision !== null) return decision;
  throw new UsageError(
    current === null
      ? 'there is nothing to decide: every phase is completed'
      : `there is nothing to decide: the current phase, ${current}, has no gate that opens another`,
    'what is decided is whether the current phase gives way to the next',
  );
}

/** @throws UsageError when the decision needs more to be said for it */
function checkGiven(decision: Decision, taken: Outcome, options: GateDecideOptions): void {
  if (options.by.trim() === '') throw new UsageError('--by names nobody', 'write --by NAME');
  const isComputed = taken === decision.outcome;
  const hasReason = (options.reason ?? '').trim() !== '';
  if (options.reason !== undefined && !hasReason) {
    throw new UsageError('--reason is empty', 'write --reason TEXT, or leave it out');
  }
  if (taken === 'advance' && !isComputed && !options.override) {
    throw new UsageError(
      `the gate of ${decision.phase} does not give advance: ${decision.because}`,
      'meet what agentops gate explain names; or, against the gate: --override --reason TEXT',
    );
  }
  if (isComputed || hasReason) return;
  throw new UsageError(
    `the gates give ${decision.outcome}, not ${taken}: ${decision.because}`,
    'say why it is decided otherwise: --reason TEXT',
  );
}

/** What is to be recorded. */
interface Taken {
  readonly decision: Decision;
  readonly taken: Outcome;
  readonly options: GateDecideOptions;
}

/** The decision first: should the second file not be written, `gate check` tells of it. */
function planChanges(
  io: Io,
  { sources, evaluation }: Judged,
  { loaded, roadmap }: LoadedRoadmap,
  { decision, taken, options }: Taken,
): readonly DocumentChange[] {
  const judged = sources.files.filter(isJudged);
  checkSame(judged, loaded.documents.filter(isJudged));
  const { inputs, verdicts } = describeRun(io, {
    ...sources.project,
    files: judged,
    evidence: evaluation.world.evidence.inputs ?? new Map(),
    verdicts: options.verdicts ?? [],
  });
  const last = roadmap.decisions.at(-1);
  const sealed = sealDecision({
    version: 1,
    on: evaluation.world.asOf,
    phase: decision.phase,
    computed: decision.outcome,
    rule: decision.rule,
    taken,
    by: options.by,
    ...(options.reason === undefined ? {} : { reason: options.reason }),
    inputs: digestInputs([...inputs, ...verdicts]),
    ...(last ? { previous: last.digest } : {}),
  });
  const recorded = planDecision(loaded, (last?.number ?? 0) + 1, sealed);
  if (taken !== 'advance') return [recorded];
  const phase = roadmap.phases.find(({ id }) => id === decision.phase)!;
  return [recorded, planPassed(loaded, phase.at, sealed.on)];
}

/** The gates are judged by everything but earlier decisions. */
function isJudged({ kind }: SourceText): boolean {
  return kind !== 'decision';
}

/** @throws EditError when the roadmap is no longer the one that was judged */
function checkSame(judged: readonly SourceText[], now: readonly SourceText[]): void {
  const texts = new Map(now.map(({ file, text }) => [file, text]));
  const changed =
    judged.find(({ file, text }) => texts.get(file) !== text) ??
    now.find(({ file }) => !judged.some((one) => one.file === file));
  if (!changed) return;
  throw new EditError(
    `${changed.file} was changed by somebody else in the meantime`,
    'nothing was written; try again',
  );
}

async function tellRecorded(
  io: Io,
  [file, passed]: readonly string[],
  decision: Decision,
  taken: Outcome,
): Promise<void> {
  const { phase, outcome, gate } = decision;
  const lines = [
    `Recorded ${file}: ${taken} ${phase}${taken === outcome ? '' : `; the gates give ${outcome}`}.`,
  ];
  if (taken === 'advance') lines.push(`${phase} has passed: ${passed} has the date.`);
  if (taken === 'advance' && gate !== 'met') {
    lines.push(`Its gate is ${gate}, and gate check will go on saying so: gate-regressed.`);
  }
  await io.stdout.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}
