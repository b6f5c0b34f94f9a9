/** Why the decision is what it is: what it looks at, the rules it passed over, and the one that fits. */
import { dayFlag } from '../day.ts';
import { factsOf } from '../../decide/decide.ts';
import { decideByTable, DECISION_TABLE, type Facts, type TableRow } from '../../decide/rules.ts';
import { judgeWindow } from '../../decide/window.ts';
import type { Locate } from '../../diagnostics/diagnostic.ts';
import { judgeAsk } from '../../evaluate/goal.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import { ACTUAL } from '../../evaluate/world.ts';
import { daysBetween } from '../../model/date.ts';
import type { UnplacedReport } from '../build.ts';
import { askText } from './criterion-text.ts';
import { columnFor, entry, hanging, joinBlocks, listed, paragraph, spread } from './layout.ts';
import { mark, markWidth } from './marks.ts';
import { renderDecisionLine, renderHead, renderReason } from './render-decision.ts';
import { renderCriteria, tallyText } from './render-gate.ts';
import { advanceStep, commandLines, gatelessStep } from './render-outcome.ts';
import type { Screen } from './style.ts';

/** The decision, explained; ended by a newline. */
export function explainDecision(
  report: UnplacedReport,
  evaluation: Evaluation,
  locate: Locate,
  screen: Screen,
): string {
  const { decision } = report;
  const head = [
    renderHead(report, screen),
    [...renderDecisionLine(report, evaluation, screen), ...renderReason(report, screen)],
  ];
  const current = evaluation.phases.find(({ state }) => state === 'current');
  if (decision === null || !current) return joinBlocks([...head, nextLines(report, evaluation, screen)]);
  const facts = factsOf(current);
  return joinBlocks([
    ...head,
    inputLines(evaluation, current, facts, screen),
    ruleLines(facts, screen),
    criteriaLines(current, locate, screen),
    riskLines(current, screen),
    nextLines(report, evaluation, screen),
  ]);
}

function inputLines(evaluation: Evaluation, current: PhaseResult, facts: Facts, screen: Screen): string[] {
  const { gate } = current;
  const unverified =
    facts.ifVerified === facts.gate
      ? 'no: the gate would be the same if every unverified proof held'
      : `yes: the gate would be ${facts.ifVerified} if every unverified proof held`;
  const rows: readonly (readonly [string, string])[] = [
    ['gate', `${facts.gate}: ${tallyText(gate!.criteria)}`],
    ['window', windowDates(current)],
    ['convincing', convincingText(current)],
    ['extension', extensionText(evaluation, current)],
    ['unverified', unverified],
  ];
  const column = columnFor(
    screen,
    2,
    rows.map(([name]) => name),
  );
  return [
    titleOf('What it looks at', screen),
    ...rows.flatMap(([name, text]) => entry(screen, { indent: 2, label: [{ text: name }], column, text })),
  ];
}

function criteriaLines({ gate }: PhaseResult, locate: Locate, screen: Screen): string[] {
  const { file, line, column } = locate(gate!.gate.at);
  const place = { text: `${file}:${line}:${column}`, paint: screen.style.cyan };
  return [
    ...spread(screen, 2, [{ text: 'Criteria', paint: screen.style.bold }], place),
    ...renderCriteria(gate!.criteria, { ...screen, verbose: false }),
  ];
}

function windowDates({ phase, time }: PhaseResult): string {
  const { state, starts, earliest, latest } = judgeWindow(phase.window, time);
  if (starts === null) return 'none: the phase has no window, or nothing says when it starts';
  const day = daysBetween(starts, time) + 1;
  const dates = [
    `from ${starts}${day > 0 ? ` (day ${day})` : ''}`,
    ...(earliest === null ? [] : [`early before ${earliest}`]),
    latest === null ? 'without an end' : `open until ${latest}`,
  ];
  return `${state}: ${dates.join(', ')}`;
}

function convincingText({ gate }: PhaseResult): string {
  if (gate!.convincing) return 'yes: every criterion is met convincingly';
  if (gate!.status !== 'met') return 'no: the gate is not met';
  const lacking = gate!.criteria.filter(
    ({ criterion, convincing }) =>
      criterion.kind !== 'advisory' && criterion.notApplicable === null && !convincing,
  );
  return `no: not by ${listed(
    lacking.map(({ criterion }) => criterion.id),
    'and',
  )}`;
}

function extensionText({ world }: Evaluation, { phase, extension, time }: PhaseResult): string {
  const ask = phase.window?.extension ?? null;
  if (ask === null) return 'no: nothing is asked to show that extending is worth it';
  const result = judgeAsk(world, ask, { time, documents: [] }, ACTUAL);
  return `${extension ? 'yes' : 'no'}: ${askText(ask, result)}`;
}

function ruleLines(facts: Facts, screen: Screen): string[] {
  const fitting = decideByTable(facts);
  const rows = DECISION_TABLE.slice(0, DECISION_TABLE.indexOf(fitting) + 1);
  const column = columnFor(
    screen,
    2 + markWidth(screen),
    rows.map(({ rule }) => rule),
  );
  const lines = rows.flatMap((row) =>
    entry(screen, {
      indent: 2,
      label: [mark(screen, row === fitting ? 'met' : 'not-applicable'), { text: row.rule }],
      column,
      text:
        row === fitting
          ? `fits: ${row.outcome}; open to you: ${listed(row.options, 'or')}`
          : passedOver(row, facts),
    }),
  );
  return [titleOf('The rules, in order; the first that fits decides', screen), ...lines];
}

/** Why a rule does not fit. */
function passedOver(row: TableRow, facts: Facts): string {
  if (row.gate !== facts.gate) return `asks for a gate that is ${row.gate}`;
  if (!row.windows.includes(facts.window)) return `asks for a window that is ${listed(row.windows, 'or')}`;
  return `asks for ${row.more}`;
}

function riskLines({ phase, risks }: PhaseResult, screen: Screen): string[] {
  if (phase.risks.length === 0) return [];
  const lines = phase.risks.flatMap((risk) => {
    const active = risks.find((one) => one.risk === risk);
    const state = active
      ? `has come true (its trigger measures ${active.value})`
      : risk.trigger
        ? 'has not come true'
        : 'nothing measures it';
    return hanging(screen, 2, mark(screen, active ? 'wrong' : 'none'), `${risk.risk}: ${state}`);
  });
  return [titleOf('Risks', screen), ...lines];
}

function nextLines(report: UnplacedReport, evaluation: Evaluation, screen: Screen): string[] {
  const { decision } = report;
  if (decision?.outcome === 'advance') return paragraph(screen, 2, advanceStep(report, evaluation));
  const gateless = gatelessStep(evaluation);
  if (gateless !== null) return paragraph(screen, 2, gateless);
  const first = decision?.toAdvance[0]?.criterion;
  const command = first === undefined ? 'gate check' : `gate explain ${first}`;
  return commandLines(`Next: agentops ${command}${dayFlag(report)}`, 2, screen);
}

function titleOf(text: string, screen: Screen): string {
  return paragraph(screen, 2, text, screen.style.bold).join('\n');
}
