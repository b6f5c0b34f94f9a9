/** `agentops history`: how the gates moved over the commits. */
import { discover } from '../../load/discover.ts';
import { dateOf } from '../../model/date.ts';
import type { HistoryReport } from '../../report/history.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { readHistory, type HistoryOptions } from '../history.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { openRoadmap } from '../judge.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface HistoryCommandOptions extends HistoryOptions, DisplayOptions {
  readonly roadmap?: string;
  readonly json?: boolean;
}

/** Tells how the roadmap was judged as of each commit that bears on it. */
export async function history(io: Io, options: HistoryCommandOptions): Promise<number> {
  const project = discover(io.cwd, options.roadmap);
  const opened = await openRoadmap(io, options);
  if (!('root' in project) || 'problems' in opened) {
    const invalid = 'problems' in opened ? opened : { loaded: null, problems: [] };
    const formats = [{ name: options.json ? 'json' : 'terminal', file: null }] as const;
    return tellInvalid(io, invalid, formats, options, dateOf(io.now()));
  }
  const { name, path } = opened.roadmap;
  const told: HistoryReport = {
    version: 1,
    tool: TOOL,
    roadmap: { name, path },
    ...(await readHistory(io, project, options)),
  };
  if (told.shallow && options.quiet !== true) {
    await io.stderr.write(
      'note: this clone is shallow, and what came before it is not told: git fetch --unshallow\n',
    );
  }
  if (options.json) {
    const { jsonText } = await import('../../report/formats/json-text.ts');
    await io.stdout.write(jsonText(told));
    return SATISFIED;
  }
  const { renderHistory } = await import('../../report/terminal/render-history.ts');
  await io.stdout.write(renderHistory(told, await screenFor(io, io.stdout, options)));
  return SATISFIED;
}
