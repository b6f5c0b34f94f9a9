/** The decision: its word, its reason in a sentence, what may be done, and the risks that have come true. */
import { dayText } from '../day.ts';
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { Risk } from '../../model/roadmap.ts';
import type { UnplacedReport } from '../build.ts';
import { whyNoDecision } from '../headline.ts';
import type { Decision } from '../report.ts';
import { wayOf } from '../way.ts';
import { advice, paragraph, titled, type Piece } from './layout.ts';
import type { Screen, Style } from './style.ts';

const LOOKS: Readonly<Record<Decision['outcome'], keyof Style>> = {
  advance: 'green',
  extend: 'yellow',
  pivot: 'red',
};

/** The roadmap's name, and the day it is judged for. */
export function renderHead(report: UnplacedReport, screen: Screen): string[] {
  const name: Piece = { text: report.roadmap.name, paint: screen.style.bold };
  const day = { text: dayText(report), paint: screen.style.dim };
  return titled(screen, 0, { text: '' }, name, day);
}

/** The decision in one line, or why there is none. */
export function renderDecisionLine(report: UnplacedReport, evaluation: Evaluation, screen: Screen): string[] {
  const { style } = screen;
  const { decision } = report;
  if (decision === null) {
    const why = `NO DECISION: ${whyNone(evaluation)}`;
    return paragraph(screen, 2, why, style.bold);
  }
  const word = {
    text: `${decision.outcome.toUpperCase()}   `,
    paint: both(style.bold, style[LOOKS[decision.outcome]]),
  };
  const rule = { text: `rule: ${decision.rule}`, paint: style.dim };
  const { phases } = evaluation.world.roadmap;
  const phase = phases.find(({ id }) => id === decision.phase)!;
  return titled(screen, 2, word, { text: wayOf(phases, phase) }, rule);
}

/** The reason, and the risks that have come true. */
export function renderReason({ decision }: UnplacedReport, screen: Screen): string[] {
  if (decision === null) return [];
  return [...paragraph(screen, 2, decision.because), ...renderRisks(decision.risks, screen)];
}

/** Risks that have come true, and what to do then. */
export function renderRisks(risks: readonly Pick<Risk, 'risk' | 'fallback'>[], screen: Screen): string[] {
  return risks.flatMap(({ risk, fallback }) => [
    ...paragraph(screen, 2, `A risk has come true: ${risk}`, screen.style.yellow),
    ...(fallback === null ? [] : advice(screen, 4, fallback)),
  ]);
}

/** Why there is no decision. */
export function whyNone({ world, phases, current }: Evaluation): string {
  if (current === null) return whyNoDecision(null);
  const { name } = world.roadmap.phases.find(({ id }) => id === current)!;
  return whyNoDecision({ name, gate: phases.find(({ phase }) => phase.id === current)?.gate });
}

function both(outer: (text: string) => string, inner: (text: string) => string): (text: string) => string {
  return (text) => outer(inner(text));
}
