/** Why a criterion stands where it stands: down to each record and proof, and what it still needs. */
import { lacksText } from '../../decide/lacks.ts';
import type { Locate } from '../../diagnostics/diagnostic.ts';
import type { CriterionResult } from '../../evaluate/criterion.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { Goal } from '../../model/roadmap.ts';
import type { ClaimStatus } from '../report.ts';
import { explainGoal, type Explained } from './explain-goal.ts';
import { entry, hanging, paragraph, spread } from './layout.ts';
import { criterionMark, isUnverified, mark, markWidth } from './marks.ts';
import { measuredText } from './criterion-text.ts';
import type { Screen } from './style.ts';

const WORTH: Readonly<Record<ClaimStatus, string>> = {
  supported: 'its evidence shows what is claimed',
  understated: 'its evidence shows more than is claimed',
  orphaned: 'its text is not in its documents',
  unverified: 'it would be supported if its unverified evidence held',
  stale: 'it would be supported if its stale evidence were fresh',
  overstated: 'its evidence shows less than is claimed',
  contradicted: 'a proof of it was checked and is false',
  unsupported: 'nothing backs it',
  disclosed: 'it is admitted as unproven',
  unclaimed: 'nothing is claimed',
};

/** A criterion that was judged, explained; ended by a newline. */
export function explainCriterion(
  evaluation: Evaluation,
  phaseId: string,
  criterionId: string,
  locate: Locate,
  screen: Screen,
): string {
  const phase = evaluation.phases.find((one) => one.phase.id === phaseId)!;
  const one = phase.gate!.criteria.find(({ criterion }) => criterion.id === criterionId)!;
  const { world } = evaluation;
  const context: Explained = { world, setting: one.setting, locate, screen };
  const lines = [
    ...headLines(one, phaseId, locate, screen),
    '',
    ...statusLines(one, screen),
    ...askLines(context, one),
    '',
    ...needLines(one, screen),
  ];
  return `${lines.join('\n')}\n`;
}

function headLines({ criterion }: CriterionResult, phase: string, locate: Locate, screen: Screen): string[] {
  const { style } = screen;
  const { file, line, column } = locate(criterion.at);
  const place = { text: `${file}:${line}:${column}`, paint: style.cyan };
  return [
    ...spread(screen, 0, [{ text: `${phase}/${criterion.id}`, paint: style.bold }], place),
    ...paragraph(screen, 0, criterion.statement, undefined, 8),
  ];
}

function statusLines(one: CriterionResult, screen: Screen): string[] {
  const { criterion, result, selfAttested, ifVerified, convincing, claim, claimStatus, impliedClaim } = one;
  const { waiver, notApplicable, kind } = criterion;
  const said = [
    notApplicable ? 'not applicable' : result.status,
    ...(kind === 'requirement'
      ? []
      : [kind === 'quality' ? 'quality gate' : "advisory: outside the gate's status"]),
    ...(convincing ? ['convincing'] : []),
    ...(selfAttested ? ['self-attested: without self-attestations it would not be met'] : []),
    ...(isUnverified(result.status, ifVerified)
      ? [`unverified: it would be ${ifVerified} if every unverified proof held`]
      : []),
  ].join(', ');
  const claimed = impliedClaim ? 'taken as claimed met, since the phase has passed' : `claimed ${claim}`;
  const indent = 2 + markWidth(screen);
  return [
    ...hanging(screen, 2, mark(screen, criterionMark(one)), said),
    ...(claim === null ? [] : paragraph(screen, indent, `${claimed}: ${claimStatus}, ${WORTH[claimStatus]}`)),
    ...(notApplicable
      ? paragraph(screen, indent, `by ${notApplicable.by} on ${notApplicable.on}: ${notApplicable.reason}`)
      : []),
    ...(waiver ? paragraph(screen, indent, waiverText(one)) : []),
  ];
}

function waiverText({ criterion, waived, result, setting }: CriterionResult): string {
  const { by, on, until, reason } = criterion.waiver!;
  const given = `from ${on} until ${until} by ${by}: ${reason}`;
  if (waived) return `waived ${given}`;
  if (result.status === 'met') return `it is met, so its waiver does nothing (${given})`;
  return setting.time > until ? `its waiver has ended (${given})` : `its waiver has not begun (${given})`;
}

function askLines(context: Explained, { criterion: { ask }, result }: CriterionResult): string[] {
  const { screen } = context;
  const indent = 2 + markWidth(screen);
  if (ask === null) return paragraph(screen, indent, 'nothing measures it');
  if (result.parts === null) return explainGoal(context, ask as Goal, result, indent);
  const rule =
    ask.measure.form === 'all' ? 'all of these parts have to be met' : 'one of these parts has to be met';
  const parts = result.parts.flatMap(({ part, result: of }) => {
    return [
      '',
      ...hanging(screen, indent, mark(screen, of.status), `${part.name}, ${of.status}`, screen.style.bold),
      ...explainGoal(context, part, of, indent + markWidth(screen)),
    ];
  });
  const label = [{ text: 'counts' }];
  return [...entry(screen, { indent, label, column: indent + 8, text: rule }), ...parts];
}

function needLines(one: CriterionResult, screen: Screen): string[] {
  const { criterion, result } = one;
  if (criterion.notApplicable !== null) return paragraph(screen, 2, 'Needs nothing: it is not applicable.');
  if (result.status === 'met') return paragraph(screen, 2, `Needs nothing more: ${measuredText(one)}.`);
  return paragraph(screen, 2, `Needs ${lacksText(one)}.`, screen.style.bold, 8);
}
