/** A gate as a checklist: its criteria, and what was measured of each. */
import type { CriterionResult } from '../../evaluate/criterion.ts';
import type { CriterionKind, Status } from '../../model/phase.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { criterionText } from '../terminal/criterion-text.ts';
import type { BlockInput } from './index.ts';
import { gateTally } from './tally.ts';
import { wayText } from './way.ts';

const KINDS: readonly (readonly [CriterionKind, title: string | null])[] = [
  ['requirement', null],
  ['quality', 'Quality gates:'],
  ['advisory', 'Advisory, outside of the gate:'],
];
const STATUSES: Readonly<Record<Status, string>> = { met: 'met', partial: 'partial', 'not-met': 'not met' };

/** The checklist of the phase; ticked is what is met. */
export function gateBlock({ evaluation, phase }: BlockInput): readonly string[] {
  if (phase === null) return ['Every phase is completed.'];
  if (phase.gate === null) return [`${escapeMarkdown(phase.phase.name)} has no gate.`];
  const { criteria } = phase.gate;
  return [
    `**${wayText(evaluation, phase.phase)}**: ${gateTally(phase.gate)}.`,
    ...KINDS.flatMap(([kind, title]) =>
      listOf(
        criteria.filter((one) => one.criterion.kind === kind),
        title,
      ),
    ),
  ];
}

function listOf(criteria: readonly CriterionResult[], title: string | null): readonly string[] {
  if (criteria.length === 0) return [];
  return [...(title === null ? [] : ['', title]), '', ...criteria.map(itemOf)];
}

function itemOf(one: CriterionResult): string {
  const { criterion, result } = one;
  const isApplicable = criterion.notApplicable === null;
  const box = isApplicable && result.status === 'met' ? '[x]' : '[ ]';
  const text = criterionText(one);
  const measured = escapeMarkdown(isApplicable ? `${STATUSES[result.status]}: ${text}` : text);
  return `- ${box} \`${criterion.id}\`: ${escapeMarkdown(criterion.statement)} (${measured})`;
}
