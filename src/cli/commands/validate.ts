/** `agentops validate`: the files alone, no evidence. */
import { dateOf } from '../../model/date.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { invalidReport } from '../../report/invalid.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { locatorOf, openRoadmap } from '../judge.ts';
import { readFormats, writeReport } from '../output.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

export interface ValidateOptions extends DisplayOptions {
  readonly roadmap?: string;
  readonly format: readonly string[];
  readonly json?: boolean;
}

/** Tells everything that is wrong with the roadmap's files, or what they hold. */
export async function validateFiles(io: Io, options: ValidateOptions): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  if (formats.some(({ name }) => name === 'vsa'))
    throw new UsageError('validate judges nothing that could be attested', 'use gate check --format vsa');
  const opened = await openRoadmap(io, { ...options, cache: false });
  const asOf = dateOf(io.now());
  if ('problems' in opened) return tellInvalid(io, opened, formats, options, asOf);
  const { roadmap, sources } = opened;
  const locate = await locatorOf(sources.files);
  const screen = await screenFor(io, io.stdout, options);
  for (const request of formats) {
    if (request.name === 'terminal') {
      await writeReport(io, request, summaryText(roadmap));
      continue;
    }
    const context = {
      tool: TOOL,
      roadmap: { name: roadmap.name, path: roadmap.path },
      asOf,
      simulated: false,
    };
    const report = invalidReport([], locate, context);
    const valid = { ...report, summary: { ...report.summary, exitCode: SATISFIED } };
    const render = await FORMATS[request.name](valid);
    await writeReport(io, request, render({ report: valid, evaluation: null, locate, screen, run: null }));
  }
  return SATISFIED;
}

function summaryText(roadmap: Roadmap): string {
  const { phases, registers, claims, metrics } = roadmap;
  const criteria = phases.reduce((sum, { gate }) => sum + (gate?.criteria.length ?? 0), 0);
  const records = registers.reduce((sum, register) => sum + register.records.length, 0);
  const parts = [
    counted(phases.length, 'phase', 'phases'),
    counted(criteria, 'criterion', 'criteria'),
    `${counted(records, 'record', 'records')} in ${counted(registers.length, 'register', 'registers')}`,
    counted(claims.length, 'public claim', 'public claims'),
    counted(metrics.length, 'metric', 'metrics'),
  ];
  return `${escapeTerminal(roadmap.path)} is valid: ${parts.join(', ')}.\n`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
