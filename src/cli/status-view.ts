/** What `agentops status --watch` shows at a moment, and which files that rests on. */
import path from 'node:path';
import type { Project } from '../load/discover.ts';
import { NOT_JUDGED, SATISFIED } from '../report/exit-code.ts';
import { renderStatus } from '../report/terminal/render-status.ts';
import type { Screen } from '../report/terminal/style.ts';
import type { StatusOptions } from './commands/status.ts';
import { diagnosticsOf } from './invalid.ts';
import type { Io } from './io.ts';
import { judgeRoadmap } from './judge.ts';
import { reportStatus } from './status-report.ts';
import { pathsOf, type WatchedPaths } from './watched-paths.ts';

export interface StatusView {
  readonly render: (screen: Screen) => string;
  /** Null: nobody can tell what such a roadmap rests on. */
  readonly paths: WatchedPaths | null;
  readonly exitCode: number;
}

/**
 * Judges the roadmap, and says nothing anywhere else.
 * @throws Interrupted when the signal ended it
 */
export async function viewStatus(
  io: Io,
  options: StatusOptions,
  project: Project,
  signal: AbortSignal,
): Promise<StatusView> {
  const onInterrupt = (act: () => void): (() => void) => {
    signal.addEventListener('abort', act);
    return () => signal.removeEventListener('abort', act);
  };
  // A spinner, or a line for each proof, would be drawn into the picture.
  const silent = { ...options, quiet: true, verbose: false };
  const judged = await judgeRoadmap({ ...io, onInterrupt }, silent);
  if ('problems' in judged) return { render: await diagnosticsOf(judged), paths: null, exitCode: NOT_JUDGED };
  const { report, evaluation } = await reportStatus(io, judged, options);
  const paths = pathsOf(project, judged.roadmap, evaluation.world.evidence);
  const verdicts = (options.verdicts ?? []).map((file) => path.resolve(io.cwd, file));
  return {
    render: (screen) => renderStatus(report, evaluation, screen),
    paths: { ...paths, files: [...paths.files, ...verdicts] },
    exitCode: SATISFIED,
  };
}

/** An error that need not last: a file that the options name may just be being written. */
export function viewError({
  message,
  hint,
}: {
  readonly message: string;
  readonly hint: string;
}): StatusView {
  return { render: () => `error: ${message}\n  ${hint}\n`, paths: null, exitCode: NOT_JUDGED };
}
