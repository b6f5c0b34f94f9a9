/** Writes the report of a judgement in every format that was asked for. */
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { UnplacedReport } from '../report/build.ts';
import { FORMATS, type FormatInput } from '../report/formats/index.ts';
import type { Run } from '../report/formats/vsa.ts';
import type { Io } from './io.ts';
import { locatorOf, type Opened } from './judge.ts';
import { writeReport, type FormatRequest } from './output.ts';
import { screenFor, type DisplayOptions } from './screen.ts';

/** What is reported. */
export interface Reported extends Pick<Opened, 'sources'> {
  readonly evaluation: Evaluation;
  readonly report: UnplacedReport;
}

/** Whether one of the formats attests the run, for which the digests of all inputs are taken. */
export function isAttesting(formats: readonly FormatRequest[]): boolean {
  return formats.some(({ name }) => name === 'vsa');
}

/**
 * Writes the reports.
 * @param renderTerminal what people see, where it is not the report of gates
 */
export async function writeReports(
  io: Io,
  formats: readonly FormatRequest[],
  reported: Reported,
  options: DisplayOptions & { readonly verdicts?: readonly string[] },
  renderTerminal?: (input: FormatInput) => string,
): Promise<void> {
  const { sources, evaluation, report } = reported;
  const input: FormatInput = {
    report,
    evaluation,
    locate: await locatorOf(sources.files),
    screen: await screenFor(io, io.stdout, options),
    run: isAttesting(formats) ? await attest(io, reported, options.verdicts ?? []) : null,
  };
  for (const request of formats) {
    const isOwn = request.name === 'terminal' && renderTerminal !== undefined;
    const render = isOwn ? renderTerminal : await FORMATS[request.name](report);
    await writeReport(io, request, render(input));
  }
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
