/** `agentops render DOC`: the current status between markers in Markdown documents. */
import { withLock } from '../../edit/lock.ts';
import { writeFiles } from '../../edit/write-files.ts';
import { dateOf } from '../../model/date.ts';
import { buildReport } from '../../report/build.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { NOT_JUDGED, NOT_SATISFIED, SATISFIED } from '../../report/exit-code.ts';
import { tellingEditErrors } from '../edit-roadmap.ts';
import { fillDocuments, type FilledDocument, type Unfilled } from '../fill-documents.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { judgeRoadmap, locatorOf, type JudgeOptions } from '../judge.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface RenderOptions extends JudgeOptions, DisplayOptions {
  readonly check?: true;
}

/** Writes the documents, all of them or none; with `check` it only tells how they would change. */
export async function render(io: Io, named: readonly string[], options: RenderOptions): Promise<number> {
  const judged = await judgeRoadmap(io, options);
  if ('problems' in judged) {
    const formats = [{ name: 'terminal', file: null }] as const;
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  }
  const { evaluation, decision, roadmap, sources } = judged;
  const report = buildReport(evaluation, decision, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: false,
    listEvidence: false,
    extraFindings: [],
  });
  const { root, folder } = sources.project;
  const fill = (): ReturnType<typeof fillDocuments> =>
    fillDocuments({ root, cwd: io.cwd, roadmap }, named, { report, evaluation });
  if (options.check) {
    const filled = await fill();
    return 'problems' in filled
      ? tellUnfilled(io, filled, options)
      : tellDrift(io, filled.documents, named, options);
  }
  return tellingEditErrors(() =>
    withLock(root, folder, async () => {
      const filled = await fill();
      if ('problems' in filled) return tellUnfilled(io, filled, options);
      const changed = filled.documents.filter(({ before, after }) => before !== after);
      writeFiles(root, changed);
      const lines = filled.documents.map(
        (one) => `${escapeTerminal(one.path)}: ${changed.includes(one) ? 'written' : 'nothing to change'}\n`,
      );
      if (!options.quiet) await io.stdout.write(lines.join(''));
      return SATISFIED;
    }),
  );
}

async function tellDrift(
  io: Io,
  documents: readonly FilledDocument[],
  named: readonly string[],
  options: RenderOptions,
): Promise<number> {
  const drifted = documents.filter(({ before, after }) => before !== after);
  if (drifted.length === 0) {
    const lines = documents.map(({ path }) => `${escapeTerminal(path)}: up to date\n`);
    if (!options.quiet) await io.stdout.write(lines.join(''));
    return SATISFIED;
  }
  const { renderTextDiff } = await import('../text-diff.ts');
  const { style } = await screenFor(io, io.stdout, options);
  for (const { path, before, after } of drifted)
    await io.stdout.write(renderTextDiff(path, before, after, style));
  const names = escapeTerminal(named.join(' '));
  if (!options.quiet) await io.stderr.write(`Not up to date. To write: agentops render ${names}\n`);
  return NOT_SATISFIED;
}

async function tellUnfilled(io: Io, { problems, texts }: Unfilled, options: DisplayOptions): Promise<number> {
  const { renderDiagnostics } = await import('../../diagnostics/code-frame.ts');
  const screen = await screenFor(io, io.stderr, options);
  const locate = await locatorOf([]);
  await io.stderr.write(renderDiagnostics(problems, locate, (file) => texts.get(file) ?? null, screen));
  return NOT_JUDGED;
}
