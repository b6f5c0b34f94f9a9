/** Tells what is wrong with a roadmap that can't be judged. */
import type { Locate } from '../diagnostics/diagnostic.ts';
import type { Screen } from '../report/terminal/style.ts';
import { NOT_JUDGED } from '../report/exit-code.ts';
import { invalidReport } from '../report/invalid.ts';
import type { Report } from '../report/report.ts';
import { VERSION } from '../version.ts';
import type { Io } from './io.ts';
import { locatorOf, type Invalid } from './judge.ts';
import { isForMachines, type FormatRequest } from './output.ts';
import { screenFor, type DisplayOptions } from './screen.ts';
import { writeMachineReports } from './write-reports.ts';

/** The name and version that reports carry. */
export const TOOL: { readonly name: string; readonly version: string } = {
  name: 'agentops',
  version: VERSION,
};

/**
 * Writes the problems: as a report in the formats that machines asked for, and to stderr unless stdout has them.
 * @returns the exit code
 */
export async function tellInvalid(
  io: Io,
  invalid: Invalid,
  formats: readonly FormatRequest[],
  options: DisplayOptions & { readonly asOf?: string },
  asOf: string,
): Promise<number> {
  const told = formats.filter((format) => isForMachines(format) && format.name !== 'vsa');
  if (told.length > 0) {
    const { report, locate } = await reportInvalid(invalid, options, asOf);
    const input = { report, locate, evaluation: null, run: null };
    await writeMachineReports(io, told, input, invalid.loaded?.project.root ?? null);
  }
  if (!told.some(({ name, file }) => file === null && name !== 'badge')) {
    const render = await diagnosticsOf(invalid);
    await io.stderr.write(render(await screenFor(io, io.stderr, options)));
  }
  return NOT_JUDGED;
}

/** The report of what is wrong, and the way to its places. */
export async function reportInvalid(
  { loaded, problems }: Invalid,
  options: { readonly asOf?: string },
  asOf: string,
): Promise<{ readonly report: Report; readonly locate: Locate }> {
  const locate = await locatorOf(loaded?.documents ?? []);
  const report = invalidReport(problems, locate, {
    tool: TOOL,
    roadmap: { name: nameOf(loaded), path: loaded?.project.path ?? 'roadmap/roadmap.yaml' },
    asOf,
    simulated: options.asOf !== undefined,
  });
  return { report, locate };
}

/** The problems as people see them. */
export async function diagnosticsOf({ loaded, problems }: Invalid): Promise<(screen: Screen) => string> {
  const locate = await locatorOf(loaded?.documents ?? []);
  const { renderDiagnostics } = await import('../diagnostics/code-frame.ts');
  const texts = new Map(loaded?.documents.map(({ file, text }) => [file, text]));
  return (screen) => renderDiagnostics(problems, locate, (file) => texts.get(file) ?? null, screen);
}

function nameOf(loaded: Invalid['loaded']): string {
  const value = loaded?.documents.find(({ kind }) => kind === 'roadmap')?.value;
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : '';
  return typeof name === 'string' ? name : '';
}
