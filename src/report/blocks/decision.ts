/** The decision: its word, its reason, the risks that have come true, and the way to advance. */
import type { Decision } from '../report.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { whyNone } from '../terminal/render-decision.ts';
import type { BlockInput } from './index.ts';
import { wayText } from './way.ts';

const OUTCOMES: Readonly<Record<Decision['outcome'], string>> = {
  advance: 'Advance',
  extend: 'Extend',
  pivot: 'Pivot',
};

/** The decision about the current phase, or why there is none. */
export function decisionBlock({ report, evaluation }: BlockInput): readonly string[] {
  const { decision } = report;
  if (decision === null) return [`No decision: ${escapeMarkdown(whyNone(evaluation))}.`];
  const { phase } = evaluation.phases.find((one) => one.phase.id === decision.phase)!;
  return [
    `**${OUTCOMES[decision.outcome]}** (${wayText(evaluation, phase)}). ${escapeMarkdown(decision.because)} The rule is \`${decision.rule}\`.`,
    ...section(
      'Risks that have come true:',
      decision.risks.map(({ risk, fallback }) => `- ${escapeMarkdown(risk)}${adviceText(fallback)}`),
    ),
    ...section(
      'To advance, nearest first:',
      decision.toAdvance.map(
        ({ criterion, lacks }, index) => `${index + 1}. \`${criterion}\`: ${escapeMarkdown(lacks)}`,
      ),
    ),
  ];
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', title, '', ...items];
}

function adviceText(fallback: string | null): string {
  return fallback === null ? '' : ` → ${escapeMarkdown(fallback)}`;
}
