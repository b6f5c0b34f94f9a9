/** `agentops validate`: the files alone, no evidence. */
import { dateOf } from '../../model/date.ts';
import type { Roadmap } from '../../model/roadmap.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { renderJson } from '../../report/formats/json.ts';
import { invalidReport } from '../../report/invalid.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { locatorOf, openRoadmap } from '../judge.ts';
import { readFormats, refuseOwnFiles, writeReport } from '../output.ts';
import type { DisplayOptions } from '../screen.ts';

export interface ValidateOptions extends DisplayOptions {
  readonly roadmap?: string;
  readonly format: readonly string[];
  readonly json?: boolean;
}

/** Tells everything that is wrong with the roadmap's files, or what they hold. */
export async function validateFiles(io: Io, options: ValidateOptions): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  refuseOwnFiles(io, formats, options.roadmap);
  const opened = await openRoadmap(io, { ...options, cache: false });
  const asOf = dateOf(io.now());
  if ('problems' in opened) return tellInvalid(io, opened, formats, options, asOf);
  const { roadmap, sources } = opened;
  const locate = await locatorOf(sources.files);
  for (const request of formats) {
    const context = {
      tool: TOOL,
      roadmap: { name: roadmap.name, path: roadmap.path },
      asOf,
      simulated: false,
    };
    const report = invalidReport([], locate, context);
    const valid = { ...report, summary: { ...report.summary, exitCode: SATISFIED } };
    await writeReport(io, request, request.name === 'json' ? renderJson(valid) : summaryText(roadmap));
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
