/** The reason of a decision, in words. */
import { counts } from '../evaluate/criterion.ts';
import type { GateResult } from '../evaluate/gate.ts';
import { addDays } from '../model/date.ts';
import type { DecisionRule } from '../report/report.ts';
import type { WindowResult } from './window.ts';

/** Why the decision is what it is: what is met, where the window stands, and what the rule makes of it. */
export function becauseText(rule: DecisionRule, gate: GateResult, window: WindowResult): string {
  return `${metText(gate)}, and ${windowText(window)}. ${CONSEQUENCE[rule]}`;
}

const CONSEQUENCE: Readonly<Record<DecisionRule, string>> = {
  'all-met': 'Advance.',
  'met-early-convincing': 'The evidence is convincing: advance early.',
  'met-early': 'The evidence is not convincing enough to advance early: wait for the minimum.',
  partial: 'Extend the timeline, or refine the scope.',
  'partial-overdue-extension': 'Extending is worth it: extend the timeline, or refine the scope.',
  'partial-overdue': 'Nothing shows that extending is worth it: refine the scope.',
  'not-met-early': 'There is time: extend the timeline.',
  unverified: 'Evidence could not be verified, and would change that: verify it first.',
  'not-met': 'Pivot, pause, or retire.',
};

function metText({ criteria }: GateResult): string {
  const counting = criteria.filter(({ criterion }) => counts(criterion));
  const met = counting.filter(({ result }) => result.status === 'met').length;
  const partial = counting.filter(({ result }) => result.status === 'partial').length;
  const waived = counting.filter((one) => one.waived).length;
  const all = counting.length;
  const parts = [
    met === all
      ? all === 1
        ? 'The one criterion is met'
        : `All ${all} criteria are met`
      : metCount(met, all),
  ];
  if (partial > 0) parts.push(`${partial} ${partial === 1 ? 'is' : 'are'} partial`);
  if (waived > 0) parts.push(`${waived} ${waived === 1 ? 'is' : 'are'} waived`);
  return parts.join(', ');
}

function metCount(met: number, all: number): string {
  if (all === 1) return 'The one criterion is not met';
  return `${met === 0 ? 'None' : met} of ${all} criteria ${met < 2 ? 'is' : 'are'} met`;
}

function windowText({ state, starts, earliest, latest }: WindowResult): string {
  switch (state) {
    case 'none':
      return 'the phase has no window';
    case 'before':
      return `the window opens on ${starts}`;
    case 'early':
      return `it is early: the minimum lasts through ${addDays(earliest!, -1)}`;
    case 'open':
      return latest === null ? 'the window is open' : `the window is open until ${latest}`;
    case 'overdue':
      return `the window ended on ${latest}`;
  }
}
