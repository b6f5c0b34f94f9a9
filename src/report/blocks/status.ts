/** Every phase: its state, its window, how far its gate is. */
import { judgeWindow } from '../../decide/window.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import { addDays } from '../../model/date.ts';
import { escapeMarkdown } from '../escape-markdown.ts';
import { lengthText } from '../terminal/window-text.ts';
import type { BlockInput } from './index.ts';
import { table } from './table.ts';
import { gateTally } from './tally.ts';

const HEAD = ['Phase', 'State', 'Window', 'Gate'];

/** A table of the phases, the current one in bold. */
export function statusBlock({ evaluation }: BlockInput): readonly string[] {
  return table([HEAD, ...evaluation.phases.map(rowOf)]);
}

function rowOf(one: PhaseResult): readonly string[] {
  const name = escapeMarkdown(one.phase.name);
  return [one.state === 'current' ? `**${name}**` : name, stateText(one), windowText(one), gateText(one)];
}

function stateText({ phase, state }: PhaseResult): string {
  if (state === 'completed') return `passed ${phase.passed}`;
  return state === 'current' ? 'current' : 'not started';
}

/** The dates of the window, not where today lies between them: that would change from day to day. */
function windowText({ phase, state, time }: PhaseResult): string {
  if (state === 'completed' || phase.window === null) return '';
  const { starts, earliest, latest } = judgeWindow(phase.window, time);
  if (starts === null) return lengthText(phase.window);
  const days = latest === null ? `from ${starts}` : `${starts} to ${latest}`;
  return earliest === null ? days : `${days}, at least until ${addDays(earliest, -1)}`;
}

function gateText({ state, gate }: PhaseResult): string {
  if (gate === null) return 'none';
  const isRegressed = state === 'completed' && gate.status !== 'met';
  return isRegressed ? `${gateTally(gate)}: no longer met` : gateTally(gate);
}
