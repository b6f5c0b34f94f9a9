/** `agentops init`: a roadmap to start from, small or made of a Markdown document. */
import path from 'node:path';
import { plural } from '../../diagnostics/plural.ts';
import type { Imported } from '../../import/imported.ts';
import { toJson } from '../../import/json.ts';
import { newRoadmap } from '../../import/new-roadmap.ts';
import { writeRoadmap } from '../../import/write-roadmap.ts';
import { dateOf } from '../../model/date.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { NOT_JUDGED, SATISFIED } from '../../report/exit-code.ts';
import { askStart } from '../ask-start.ts';
import type { Io } from '../io.ts';
import { createRoadmap, findPlace, type RoadmapPlace } from '../create-roadmap.ts';
import { readImport } from '../read-import.ts';
import { tellingEditErrors } from '../edit-roadmap.ts';
import type { DisplayOptions } from '../screen.ts';
import { tellNotUnderstood } from '../tell-import.ts';
import { UsageError } from '../usage-error.ts';

export interface InitOptions extends DisplayOptions {
  readonly from?: string;
  readonly name?: string;
  readonly phase?: string;
  readonly roadmap?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

const LOOKED_FOR =
  'phases are headings, table rows or list items such as "Phase 1: Alpha", "Milestone 2", "v0.3", "Q3 2026" or "Now"; without them, a list below "Success criteria" or of boxes to tick';

/** Writes the files of a new roadmap, or shows them; never over others. */
export async function init(io: Io, options: InitOptions): Promise<number> {
  if (options.json && !(options.from && options.dryRun)) {
    throw new UsageError('--json shows what an import would give', 'add --from FILE --dry-run');
  }
  if (options.name !== undefined && !/\S/.test(options.name))
    throw new UsageError('--name is empty', 'give it a name');
  if (options.phase !== undefined && !/\S/.test(options.phase))
    throw new UsageError('--phase is empty', 'give it a name');
  return tellingEditErrors(() =>
    options.from === undefined ? start(io, options) : importFrom(io, options.from, options),
  );
}

async function start(io: Io, options: InitOptions): Promise<number> {
  const place = findPlace(io, options.roadmap);
  const { name, phase } = await askStart(io, options, path.basename(place.root) || 'Roadmap');
  const exitCode = await write(io, place, newRoadmap(name, phase, dateOf(io.now())), options);
  if (exitCode === SATISFIED) await tellNext(io, place, options);
  return exitCode;
}

async function importFrom(io: Io, document: string, options: InitOptions): Promise<number> {
  const { imported, notices } = await readImport(io, document);
  for (const notice of notices) await io.stderr.write(`${escapeTerminal(`note: ${document} ${notice}`)}\n`);
  if (options.json) await io.stdout.write(`${JSON.stringify(toJson(imported, document), null, 2)}\n`);
  if (imported.phases.length === 0) {
    if (!options.json) await tellNotUnderstood(io, document, imported, options);
    throw new UsageError(`no phases were found in ${document}`, LOOKED_FOR);
  }
  if (options.json) return SATISFIED;
  const place = findPlace(io, options.roadmap);
  const name = options.name ?? imported.name ?? (path.basename(place.root) || 'Roadmap');
  const context = { name, source: path.basename(document), today: dateOf(io.now()) };
  const exitCode = await write(io, place, writeRoadmap(imported, context), options, imported);
  await tellNotUnderstood(io, document, imported, options);
  if (exitCode === SATISFIED) await tellNext(io, place, options);
  return exitCode;
}

/** Shows or writes the files. */
async function write(
  io: Io,
  place: RoadmapPlace,
  files: ReadonlyMap<string, string>,
  options: InitOptions,
  imported: Imported | null = null,
): Promise<number> {
  const named = [...files].map(([file, text]) => ({ file: `${place.folder}/${file}`, text }));
  const isWritten = await createRoadmap(io, place, named, options.dryRun === true, options);
  if (!isWritten) return NOT_JUDGED;
  if (options.dryRun) {
    const shown = named.map(({ file, text }) => `--- ${file}\n${text}`).join('\n');
    // A document may hold anything; every line is shown, nothing reaches the terminal as a command.
    await io.stdout.write(
      `${shown
        .split('\n')
        .map((line) => escapeTerminal(line))
        .join('\n')}`,
    );
    return SATISFIED;
  }
  const lines =
    imported === null || options.verbose
      ? named.map(({ file }) => `wrote ${file}`)
      : [summaryOf(place, imported, named.length)];
  await io.stdout.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
  return SATISFIED;
}

async function tellNext(io: Io, place: RoadmapPlace, options: InitOptions): Promise<void> {
  if (options.quiet === true || options.dryRun) return;
  const asked = options.roadmap === undefined ? '' : ` --roadmap ${place.shown}`;
  await io.stderr.write(`${escapeTerminal(`next: agentops gate check${asked}`)}\n`);
}

function summaryOf({ folder }: RoadmapPlace, { phases, metrics }: Imported, files: number): string {
  const criteria = phases.reduce((sum, phase) => sum + phase.criteria.length, 0);
  const risks = phases.reduce((sum, phase) => sum + phase.risks.length, 0);
  const parts = [
    plural(phases.length, 'phase'),
    plural(criteria, 'criterion', 'criteria'),
    plural(risks, 'risk'),
    plural(metrics.length, 'metric'),
  ];
  return `wrote ${plural(files, 'file')} to ${folder}/: ${parts.join(', ')}`;
}
