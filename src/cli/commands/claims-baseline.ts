/** `agentops claims baseline`: records the claims that are false or unregistered today; from then on it only shrinks. */
import { compareBaseline } from '../../baseline/compare.ts';
import { pruneBaseline, recordBaseline, resetBaseline } from '../../baseline/update.ts';
import { plural } from '../../diagnostics/plural.ts';
import { planBaseline } from '../../edit/plan-baseline.ts';
import type { TextFinding } from '../../evaluate/finding.ts';
import type { Baseline } from '../../model/baseline.ts';
import { dateOf, type IsoDate } from '../../model/date.ts';
import type { RoadmapBaseline } from '../../model/roadmap.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { editRoadmap, tellRefused } from '../edit-roadmap.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import type { JudgeOptions } from '../judge.ts';
import { judgeClaims } from '../judge-claims.ts';
import type { DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

export interface ClaimsBaselineOptions extends JudgeOptions, DisplayOptions {
  readonly prune?: true;
  readonly reset?: true;
  readonly reason?: string;
}

/** Records, prunes or resets the baseline. */
export async function claimsBaseline(io: Io, options: ClaimsBaselineOptions): Promise<number> {
  checkReason(options);
  const today = dateOf(io.now());
  const judged = await judgeClaims(io, options, []);
  if ('problems' in judged)
    return tellInvalid(io, judged, [{ name: 'terminal', file: null }], options, today);
  let done = '';
  const edited = await editRoadmap(io, options, {
    plan: ({ loaded, roadmap }) => {
      const { baseline, said } = change(roadmap.baseline, judged.texts, today, options);
      done = said;
      return baseline ? [planBaseline(loaded, baseline)] : [];
    },
  });
  if ('problems' in edited) return tellRefused(io, edited, options);
  if (!options.quiet) await io.stdout.write(`${escapeTerminal(done)}\n`);
  return SATISFIED;
}

function checkReason({ reset, reason }: ClaimsBaselineOptions): void {
  const example = 'agentops claims baseline --reset --reason "The guide moved here"';
  if (reset && !/[\p{L}\p{N}]/u.test(reason ?? ''))
    throw new UsageError('--reset needs a reason: claims are added to the baseline', `write ${example}`);
  if (!reset && reason !== undefined) throw new UsageError('--reason goes with --reset', `write ${example}`);
}

interface Change {
  /** Null: it stays as it is. */
  readonly baseline: Baseline | null;
  readonly said: string;
}

function change(
  before: RoadmapBaseline | null,
  found: readonly TextFinding[],
  on: IsoDate,
  { prune, reset, reason }: ClaimsBaselineOptions,
): Change {
  if (!before) {
    if (prune || reset) {
      const wanted = `there is no baseline to ${prune ? 'prune' : 'reset'}`;
      throw new UsageError(wanted, 'record one: agentops claims baseline');
    }
    if (found.length === 0)
      return { baseline: null, said: 'Every claim is registered and holds: there is nothing to record.' };
    return { baseline: recordBaseline(found, on), said: `Recorded ${plural(found.length, 'finding')}.` };
  }
  if (reset) {
    return {
      baseline: resetBaseline(before, found, { on, reason: reason! }),
      said: `Recorded ${plural(found.length, 'finding')} anew.`,
    };
  }
  const { fresh, gone } = compareBaseline(before, found);
  const them = fresh.length === 1 ? 'it' : 'them';
  if (!prune && fresh.length > 0) {
    throw new UsageError(
      `the baseline is there, and ${plural(fresh.length, 'finding')} would be added to it`,
      `mend ${them}, or add ${them} with --reset --reason TEXT`,
    );
  }
  if (gone.length === 0)
    return { baseline: null, said: 'Nothing to take out: all that the baseline holds still fails.' };
  if (!prune) {
    const hint = 'take out what is gone with --prune';
    const are = gone.length === 1 ? 'is' : 'are';
    throw new UsageError(
      `the baseline is there, and ${plural(gone.length, 'entry', 'entries')} of it ${are} gone`,
      hint,
    );
  }
  return {
    baseline: pruneBaseline(before, gone),
    said: `Took out ${plural(gone.length, 'entry', 'entries')}.`,
  };
}
