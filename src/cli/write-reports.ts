/** Writes a report in every format that was asked for. */
import path from 'node:path';
import type { Evaluation } from '../evaluate/evaluate.ts';
import { folderInRepository } from '../load/discover.ts';
import type { UnplacedReport } from '../report/build.ts';
import type { History } from '../report/history.ts';
import { FORMATS, type FormatInput, type ReportInput } from '../report/formats/index.ts';
import type { Run } from '../report/formats/vsa.ts';
import type { Io } from './io.ts';
import { locatorOf, type Opened } from './judge.ts';
import { isForMachines, writeReport, type FormatRequest } from './output.ts';
import { screenFor, type DisplayOptions } from './screen.ts';
import { UsageError } from './usage-error.ts';

/** What is reported. */
export interface Reported extends Pick<Opened, 'sources'> {
  readonly evaluation: Evaluation;
  readonly report: UnplacedReport;
  readonly history?: History | null;
}

/** Whether one of the formats attests the run, for which the digests of all inputs are taken. */
export function isAttesting(formats: readonly FormatRequest[]): boolean {
  return formats.some(({ name }) => name === 'vsa');
}

/**
 * Writes the report of a judgement.
 * @param renderTerminal what people see, where it is not the report of gates
 */
export async function writeReports(
  io: Io,
  formats: readonly FormatRequest[],
  reported: Reported,
  options: DisplayOptions & { readonly verdicts?: readonly string[] },
  renderTerminal?: (input: FormatInput) => string,
): Promise<void> {
  const { sources, evaluation, report, history = null } = reported;
  const run = isAttesting(formats) ? await attest(io, reported, options.verdicts ?? []) : null;
  const input = { report, evaluation, locate: await locatorOf(sources.files), run, history };
  for (const request of formats) {
    if (isForMachines(request)) continue;
    const render = renderTerminal ?? (await FORMATS.terminal(report));
    const screen = await screenFor(io, io.stdout, options);
    await writeReport(io, request, render({ ...input, folder: '', toRoot: null, screen }));
  }
  await writeMachineReports(io, formats, input, sources.project.root);
}

/**
 * Writes the report in the formats for machines.
 * @param root the folder that the roadmap's paths lie in, absolute; null when there is none
 */
export async function writeMachineReports(
  io: Io,
  requests: readonly FormatRequest[],
  source: Omit<ReportInput, 'folder' | 'toRoot'>,
  root: string | null,
): Promise<void> {
  const wanted = requests.filter(isForMachines);
  if (wanted.length === 0) return;
  const input = { ...source, folder: root === null ? '' : folderInRepository(root) };
  for (const request of wanted) {
    const render = await FORMATS[request.name]();
    const toRoot = toRootFrom(io, request, root);
    await writeReport(
      io,
      request,
      renderOrTell(request, () => render({ ...input, toRoot })),
    );
  }
  const summary = io.env['GITHUB_STEP_SUMMARY'];
  if (!summary || !wanted.some(({ name }) => name === 'github')) return;
  const render = await FORMATS.markdown();
  const { appendSummary } = await import('./step-summary.ts');
  await appendSummary(io, summary, render({ ...input, toRoot: null }));
}

/** A text can have half a billion characters: a report in which thousands of criteria list the same records has more. */
function renderOrTell({ name }: FormatRequest, render: () => string): string {
  try {
    return render();
  } catch (error) {
    if (!(error instanceof RangeError) || error.message !== 'Invalid string length') throw error;
    throw new UsageError(
      `the report in the format ${name} is too long for one text`,
      'judge some phases alone: agentops gate check PHASE',
    );
  }
}

/** The way up from a report that lies below the root; what is printed is taken to lie where the command was called. */
function toRootFrom(io: Io, { file }: FormatRequest, root: string | null): string | null {
  if (root === null) return null;
  const folder = path.relative(root, path.dirname(path.resolve(io.cwd, file ?? 'report')));
  if (folder === '') return '';
  const steps = folder.split(path.sep);
  return steps[0] === '..' || path.isAbsolute(folder) ? null : '../'.repeat(steps.length);
}

async function attest(
  io: Io,
  { sources: { project, files }, evaluation }: Reported,
  verdicts: readonly string[],
): Promise<Run> {
  const { describeRun } = await import('./describe-run.ts');
  const evidence = evaluation.world.evidence.inputs ?? new Map();
  return describeRun(io, { ...project, files, evidence, verdicts });
}
