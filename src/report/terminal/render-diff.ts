/** Two states of a roadmap for people: the decisions, and what changed. */
import type { DiffReport, StateReport } from '../diff.ts';
import { joinBlocks, paragraph } from './layout.ts';
import { renderChanges } from './render-changes.ts';
import type { Screen } from './style.ts';

/** The text of the diff; ended by a newline. */
export function renderDiff(diff: DiffReport, screen: Screen): string {
  const { before, after, asOf, changes } = diff;
  const title = `${nameOf(before)} -> ${nameOf(after)}, both judged as of ${asOf}`;
  return joinBlocks([
    screen.quiet ? [] : paragraph(screen, 2, title, screen.style.bold),
    paragraph(screen, 2, decisionText(before, after)),
    changes.length === 0
      ? paragraph(screen, 2, 'Nothing that bears on the gates changed.')
      : renderChanges(changes, screen),
  ]);
}

function nameOf({ revision, commit }: StateReport): string {
  return commit === null ? 'the working tree' : `${revision} (${commit.slice(0, 7)})`;
}

function decisionText(before: StateReport, after: StateReport): string {
  const [then, now] = [textOf(before), textOf(after)];
  return then === now ? `The decision is the same: ${now}.` : `The decision: ${then} -> ${now}.`;
}

function textOf({ decision }: StateReport): string {
  return decision === null ? 'none' : `${decision.outcome} ${decision.phase} (${decision.rule})`;
}
