/** `agentops status --watch`: the status on the whole terminal, drawn anew when what it rests on changes, or the day. */
import { discover, type Project } from '../load/discover.ts';
import { dateOf } from '../model/date.ts';
import { NOT_JUDGED } from '../report/exit-code.ts';
import { createBell } from './bell.ts';
import type { StatusOptions } from './commands/status.ts';
import { Interrupted } from './interrupted.ts';
import { tellInvalid } from './invalid.ts';
import type { FullScreen, Io } from './io.ts';
import { atMidnight } from './midnight.ts';
import { screenFor } from './screen.ts';
import { fitFrame, scrollBy } from './scroll.ts';
import { viewError, viewStatus, type StatusView } from './status-view.ts';
import { UsageError } from './usage-error.ts';
import { watchFiles } from './watch-files.ts';
import { roadmapPaths } from './watched-paths.ts';

/** `q`, Ctrl-C, Ctrl-D. */
const ENDING: ReadonlySet<string> = new Set(['q', '\u0003', '\u0004']);

/**
 * Shows the status until it is ended.
 * @returns whether the roadmap could be judged the last time
 * @throws UsageError where there is no terminal to draw on
 */
export async function watchStatus(io: Io, options: StatusOptions): Promise<number> {
  if (options.allowRun !== undefined || options.allowNet !== undefined) {
    throw new UsageError(
      '--watch looks at files alone: it runs nothing and asks nobody',
      'leave the permission out; or collect once, with agentops evidence verify --out FILE, and watch with --verdicts FILE',
    );
  }
  const project = discover(io.cwd, options.roadmap);
  if (!('root' in project)) {
    const nothing = { loaded: null, problems: [project] };
    const formats = [{ name: 'terminal', file: null }] as const;
    return tellInvalid(io, nothing, formats, options, options.asOf ?? dateOf(io.now()));
  }
  const bell = createBell();
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
    bell.ring();
  };
  const keys: string[] = [];
  const onKey = (key: string): void => {
    if (ENDING.has(key)) return end();
    keys.push(key);
    bell.ring();
  };
  const terminal = await io.openFullScreen?.({ onKey, onResize: bell.ring, onGone: end });
  if (!terminal) {
    throw new UsageError('--watch needs a terminal to draw on', 'leave --watch out to see the status once');
  }
  const release = io.onInterrupt?.(end);
  try {
    return await showUntil(ending.signal, { io, options, project, terminal, bell, keys });
  } finally {
    release?.();
    terminal.close();
  }
}

interface Watching {
  readonly io: Io;
  readonly options: StatusOptions;
  readonly project: Project;
  readonly terminal: FullScreen;
  /** Rings when there may be something else to draw. */
  readonly bell: ReturnType<typeof createBell>;
  /** Those that were typed; taken out when they are seen. */
  readonly keys: string[];
}

async function showUntil(signal: AbortSignal, watching: Watching): Promise<number> {
  const { project, terminal, bell, keys } = watching;
  let isStale = true;
  const expire = (): void => {
    isStale = true;
    bell.ring();
  };
  const files = watchFiles(project.root, expire);
  const release = atMidnight(watching.io.now, expire);
  let view: StatusView | null = null;
  let paths = roadmapPaths(project);
  let first = 0;
  try {
    while (!signal.aborted) {
      if (isStale) {
        isStale = false;
        view = await look(signal, watching, view === null);
        paths = view.paths ?? paths;
        // What changed before it was watched was not seen.
        if (files.follow(paths)) isStale = true;
      }
      const page = terminal.size().rows - 1;
      first += keys.splice(0).reduce((sum, key) => sum + scrollBy(key, page), 0);
      first = await draw(view!, watching, first, files.missed());
      if (!isStale) await bell.rung();
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    files.close();
    release();
  }
  return view?.exitCode ?? NOT_JUDGED;
}

async function look(
  signal: AbortSignal,
  { io, options, project }: Watching,
  isFirst: boolean,
): Promise<StatusView> {
  try {
    return await viewStatus(io, options, project, signal);
  } catch (error) {
    if (isFirst || !(error instanceof UsageError)) throw error;
    return viewError(error);
  }
}

/**
 * Draws as much as there is room for.
 * @param missed how many folders can't be watched
 * @returns the first line that is shown
 */
async function draw(
  view: StatusView,
  { io, options, terminal }: Watching,
  first: number,
  missed: number,
): Promise<number> {
  const { columns, rows } = terminal.size();
  const screen = await screenFor(io, { ...io.stdout, columns }, options);
  const frame = fitFrame(view.render(screen).trimEnd().split('\n'), first, rows);
  const hints = [
    'q ends',
    ...(frame.hidden > 0 ? [`arrows scroll, ${frame.hidden} more lines`] : []),
    ...(missed > 0 ? [`${missed} folders can't be watched`] : []),
  ];
  terminal.show([...frame.lines, screen.style.dim(`  ${hints.join('; ')}`)].slice(0, rows));
  return frame.first;
}
