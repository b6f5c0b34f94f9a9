/** `agentops status`: where the roadmap is, on one screen. */
import { dateOf } from '../../model/date.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { renderStatus } from '../../report/terminal/render-status.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, type JudgeOptions } from '../judge.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';
import { reportStatus } from '../status-report.ts';

export interface StatusOptions extends JudgeOptions, DisplayOptions {
  readonly watch?: true;
}

/** Shows the status; how the gates stand is no matter of the exit code. */
export async function status(io: Io, options: StatusOptions): Promise<number> {
  if (options.watch) {
    const { watchStatus } = await import('../watch-status.ts');
    return watchStatus(io, options);
  }
  const judged = await judgeRoadmap(io, options);
  if ('problems' in judged) {
    const formats = [{ name: 'terminal', file: null }] as const;
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  }
  const { report, evaluation } = await reportStatus(io, judged, options);
  const screen = await screenFor(io, io.stdout, options);
  await io.stdout.write(renderStatus(report, evaluation, screen));
  return SATISFIED;
}
