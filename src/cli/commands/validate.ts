/** `agentops validate`: the files alone, no evidence. */
import { plural } from '../../diagnostics/plural.ts';
import { dateOf } from '../../model/date.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { invalidReport } from '../../report/invalid.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { locatorOf, openRoadmap } from '../judge.ts';
import { isForMachines, readFormats, refuseOwnFiles, writeReport } from '../output.ts';
import type { DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';
import { isAttesting, writeMachineReports } from '../write-reports.ts';

export interface ValidateOptions extends DisplayOptions {
  readonly roadmap?: string;
  readonly format: readonly string[];
  readonly json?: boolean;
}

/** Tells everything that is wrong with the roadmap's files, or what they hold. */
export async function validateFiles(io: Io, options: ValidateOptions): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  if (isAttesting(formats))
    throw new UsageError('validate judges nothing that could be attested', 'use gate check --format vsa');
  refuseOwnFiles(io, formats, options.roadmap);
  const opened = await openRoadmap(io, { ...options, cache: false });
  const asOf = dateOf(io.now());
  if ('problems' in opened) return tellInvalid(io, opened, formats, options, asOf);
  const { roadmap, sources } = opened;
  const locate = await locatorOf(sources.files);
  const context = {
    tool: TOOL,
    roadmap: { name: roadmap.name, path: roadmap.path },
    asOf,
    simulated: false,
  };
  const report = invalidReport([], locate, context);
  const valid = { ...report, summary: { ...report.summary, exitCode: SATISFIED } };
  for (const request of formats) {
    if (!isForMachines(request)) await writeReport(io, request, summaryText(roadmap));
  }
  const input = { report: valid, locate, evaluation: null, run: null };
  await writeMachineReports(io, formats, input, sources.project.root);
  return SATISFIED;
}

function summaryText(roadmap: Roadmap): string {
  const { phases, registers, claims, metrics } = roadmap;
  const criteria = phases.reduce((sum, { gate }) => sum + (gate?.criteria.length ?? 0), 0);
  const records = registers.reduce((sum, register) => sum + register.records.length, 0);
  const parts = [
    plural(phases.length, 'phase'),
    plural(criteria, 'criterion', 'criteria'),
    `${plural(records, 'record')} in ${plural(registers.length, 'register')}`,
    plural(claims.length, 'public claim'),
    plural(metrics.length, 'metric'),
  ];
  return `${escapeTerminal(roadmap.path)} is valid: ${parts.join(', ')}.\n`;
}
