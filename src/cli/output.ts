/** Where reports go: stdout, or files that are written whole or not at all. */
import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { suggest } from '../diagnostics/nearest.ts';
import { whyNotWritten } from '../edit/file-fault.ts';
import { writeWhole } from '../edit/write-whole.ts';
import { listSources } from '../load/read-sources.ts';
import { ALLOWED_SIGNERS } from '../model/statement.ts';
import { FORMATS, type FormatName, type ReportFormatName } from '../report/formats/index.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** One report that was asked for; without a file it goes to stdout. */
export interface FormatRequest {
  readonly name: FormatName;
  readonly file: string | null;
}

/** A report for a machine. */
export interface MachineRequest extends FormatRequest {
  readonly name: ReportFormatName;
}

/** Whether a format is one for machines, which needs nothing but the report. */
export function isForMachines(request: FormatRequest): request is MachineRequest {
  return request.name !== 'terminal';
}

/** What a roadmap's folder has of its own: a new file of that sort there would be taken for part of the roadmap. */
const OWN = /\.(ya?ml|jsonl)$/i;

const DEFAULT: readonly FormatRequest[] = [{ name: 'terminal', file: null }];

/**
 * Reads `--format NAME[=FILE]`, as often as it was given, and `--json`.
 * @throws UsageError for an unknown format, and for two on stdout
 */
export function readFormats(given: readonly string[], json: boolean): readonly FormatRequest[] {
  const asked = json ? [...given, 'json'] : given;
  if (asked.length === 0) return DEFAULT;
  const requests = asked.map((text): FormatRequest => {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const file = at < 0 ? null : text.slice(at + 1);
    if (name === 'blob') {
      throw new UsageError(
        'a blob is what a shard writes',
        'write gate check --shard I/N --format blob=FILE',
      );
    }
    if (!Object.hasOwn(FORMATS, name)) {
      throw new UsageError(`no format is called "${name}"`, suggest(name, Object.keys(FORMATS), 'formats'));
    }
    if (file === '') throw new UsageError(`--format ${name}= names no file`, `write --format ${name}=FILE`);
    return { name: name as FormatName, file };
  });
  if (requests.filter(({ file }) => file === null).length > 1) {
    throw new UsageError('two formats go to stdout', 'write one of them to a file: --format NAME=FILE');
  }
  const files = requests.flatMap(({ file }) => (file === null ? [] : [file]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new UsageError(`two formats go to ${twice}`, 'name a file of its own for each');
  return requests;
}

/**
 * Makes sure that no report is written over the roadmap.
 * @param asked what --roadmap names
 * @throws UsageError when one would be, by whatever way its file is reached
 */
export function refuseOwnFiles(io: Io, formats: readonly FormatRequest[], asked: string | undefined): void {
  const files = formats.flatMap(({ file }) => (file === null ? [] : [file]));
  const sources = files.length > 0 ? listSources(io.cwd, asked) : null;
  // Where there is no roadmap, that is told soon enough.
  if (sources === null) return;
  const { root, folder } = sources.project;
  const inside = `${realOf(path.join(root, folder))}${path.sep}`;
  const own = new Set(
    [...sources.files, `${folder}/${ALLOWED_SIGNERS}`].map((file) => realOf(path.join(root, file))),
  );
  for (const file of files) {
    const target = realOf(path.resolve(io.cwd, file));
    if (!own.has(target) && !(target.startsWith(inside) && OWN.test(target))) continue;
    throw new UsageError(`${file} is a file of the roadmap itself`, 'name a file outside of the roadmap');
  }
}

/**
 * Writes a report to its file, or to stdout.
 * @throws Error when it can't be written whole
 */
export async function writeReport(io: Io, { file }: FormatRequest, text: string): Promise<void> {
  if (file === null) return io.stdout.write(text);
  const target = path.resolve(io.cwd, file);
  try {
    refuseDevice(target, file);
    writeWhole(target, text);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`can't write ${file}: ${whyNotWritten(error)}`, 'name a file that can be written');
  }
}

/** A report takes the place of what is there; of a device, a pipe or a socket nothing would be left. */
function refuseDevice(target: string, file: string): void {
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile() || stats.isDirectory()) return;
  throw new UsageError(`can't write ${file}: it is no regular file`, 'leave =FILE out to write to stdout');
}

/** The file behind links; one that isn't there yet by its folder. */
function realOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realOf(folder), path.basename(file));
  }
}
