/** `agentops status --watch`: the status on the whole terminal, drawn anew when what it rests on changes. */
import path from 'node:path';
import { discover, type Project } from '../load/discover.ts';
import { dateOf } from '../model/date.ts';
import { NOT_JUDGED, SATISFIED } from '../report/exit-code.ts';
import { renderStatus } from '../report/terminal/render-status.ts';
import type { Screen } from '../report/terminal/style.ts';
import { createBell } from './bell.ts';
import type { StatusOptions } from './commands/status.ts';
import { Interrupted } from './interrupted.ts';
import { diagnosticsOf, tellInvalid } from './invalid.ts';
import type { FullScreen, Io } from './io.ts';
import { judgeRoadmap } from './judge.ts';
import { screenFor } from './screen.ts';
import { fitFrame, scrollBy } from './scroll.ts';
import { reportStatus } from './status-report.ts';
import { UsageError } from './usage-error.ts';
import { watchFiles, type FileWatch } from './watch-files.ts';
import { pathsOf, roadmapPaths, type WatchedPaths } from './watched-paths.ts';

/** What there is to see. */
interface View {
  readonly render: (screen: Screen) => string;
  /** Null: nobody can tell what such a roadmap rests on. */
  readonly paths: WatchedPaths | null;
  readonly exitCode: number;
}

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
    keys.push(key);
    if (ENDING.has(key)) end();
    else bell.ring();
  };
  const terminal = await io.openFullScreen?.({ onKey, onResize: bell.ring, onGone: end });
  if (!terminal) {
    throw new UsageError('--watch needs a terminal to draw on', 'leave --watch out to see the status once');
  }
  const release = io.onInterrupt?.(end);
  let isStale = true;
  const files = watchFiles(project.root, () => {
    isStale = true;
    bell.ring();
  });
  let view: View | null = null;
  let paths = roadmapPaths(project);
  let first = 0;
  try {
    while (!ending.signal.aborted) {
      if (isStale) {
        isStale = false;
        view = await look(io, options, project, { signal: ending.signal, isFirst: view === null });
        paths = view.paths ?? paths;
        if (files.follow(paths)) isStale = true;
      }
      const { rows } = terminal.size();
      first += keys.splice(0).reduce((sum, key) => sum + scrollBy(key, rows - 1), 0);
      first = await draw(io, terminal, view!, { options, first, files });
      if (!isStale) await bell.rung();
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    release?.();
    files.close();
    terminal.close();
  }
  return view?.exitCode ?? NOT_JUDGED;
}

/** Judges, and keeps whatever is said of it from the terminal, which is drawn on. */
async function look(
  io: Io,
  options: StatusOptions,
  project: Project,
  { signal, isFirst }: { readonly signal: AbortSignal; readonly isFirst: boolean },
): Promise<View> {
  const onInterrupt = (act: () => void): (() => void) => {
    signal.addEventListener('abort', act);
    return () => signal.removeEventListener('abort', act);
  };
  const silent = { ...options, quiet: true, verbose: false };
  try {
    const judged = await judgeRoadmap({ ...io, onInterrupt }, silent);
    if ('problems' in judged)
      return { render: await diagnosticsOf(judged), paths: null, exitCode: NOT_JUDGED };
    const { report, evaluation } = await reportStatus(io, judged, options);
    const paths = pathsOf(project, judged.roadmap, evaluation.world.evidence);
    const verdicts = (options.verdicts ?? []).map((file) => path.resolve(io.cwd, file));
    return {
      render: (screen) => renderStatus(report, evaluation, screen),
      paths: { ...paths, files: [...paths.files, ...verdicts] },
      exitCode: SATISFIED,
    };
  } catch (error) {
    // A file that options name may just be being written.
    if (isFirst || !(error instanceof UsageError)) throw error;
    const { message, hint } = error;
    return { render: () => `error: ${message}\n  ${hint}\n`, paths: null, exitCode: NOT_JUDGED };
  }
}

/** Draws as much as there is room for; the first line that is shown. */
async function draw(
  io: Io,
  terminal: FullScreen,
  view: View,
  {
    options,
    first,
    files,
  }: { readonly options: StatusOptions; readonly first: number; readonly files: FileWatch },
): Promise<number> {
  const { columns, rows } = terminal.size();
  const screen = await screenFor(io, { ...io.stdout, columns }, options);
  const frame = fitFrame(view.render(screen).trimEnd().split('\n'), first, rows);
  const hints = [
    'q ends',
    ...(frame.hidden > 0 ? [`arrows scroll, ${frame.hidden} more lines`] : []),
    ...(files.missed() > 0 ? [`${files.missed()} folders can't be watched`] : []),
  ];
  terminal.show([...frame.lines, screen.style.dim(`  ${hints.join('; ')}`)].slice(0, rows));
  return frame.first;
}
