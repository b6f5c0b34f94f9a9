/** What may be typed at a place of the command line. */
import type { Argument } from 'commander';
import type { Io } from '../io.ts';
import type { Cursor } from './cursor.ts';
import { roadmapIds } from './roadmap-ids.ts';
import { SCRIPTS } from './scripts.ts';

export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** Words to choose from; or paths, which the shell knows, behind what was typed of the word before. */
export type Completion =
  | { readonly kind: 'words'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'files'; readonly prefix: string };

type Source = 'files' | ((io: Io, cursor: Cursor) => Promise<readonly Candidate[]>);

/**
 * By what the help calls an argument or the value of an option. What is not here can't be guessed: dates, numbers,
 * names that are new.
 */
const SOURCES: Readonly<Record<string, Source>> = {
  criterion: async (io, cursor) => (await roadmapIds(io, cursor)).criteria,
  documents: 'files',
  file: 'files',
  // Of `agentops schema`.
  name: async () => {
    const { SCHEMA_NAMES } = await import('../../schemas.ts');
    return plain(SCHEMA_NAMES);
  },
  'name[=file]': async () => {
    const { FORMATS } = await import('../../report/formats/index.ts');
    return plain(Object.keys(FORMATS));
  },
  path: 'files',
  phases: async (io, cursor) => (await roadmapIds(io, cursor)).phases,
  proof: 'files',
  ref: async (io, cursor) => {
    const { records, criteria } = await roadmapIds(io, cursor);
    return [...records, ...criteria];
  },
  refs: async (io, cursor) => {
    const { records, criteria, claims, metrics } = await roadmapIds(io, cursor);
    return [...records, ...criteria, ...claims, ...metrics];
  },
  register: async (io, cursor) => (await roadmapIds(io, cursor)).registers,
  registers: async (io, cursor) => (await roadmapIds(io, cursor)).registers,
  rule: async () => {
    const { RULES } = await import('../../diagnostics/catalog.ts');
    return Object.entries(RULES).map(([value, { title }]) => ({ value, description: title }));
  },
  shell: async () => plain(Object.keys(SCRIPTS)),
  state: async () => {
    const { EVIDENCE_STATES } = await import('../../report/evidence-list.ts');
    return plain(EVIDENCE_STATES);
  },
};

/** What the word that is being typed may become: all that begins with it. */
export async function findCandidates(io: Io, cursor: Cursor): Promise<Completion> {
  const { option, prefix, typed } = cursor;
  const format = /^.*?=/.exec(typed)?.[0];
  const name = nameOfValue(cursor);
  if (name === 'name[=file]' && format !== undefined) return { kind: 'files', prefix: prefix + format };
  const source = name === null || !Object.hasOwn(SOURCES, name) ? null : SOURCES[name]!;
  const isName = option === null && prefix === '' && cursor.mayBeOption && typed.startsWith('-');
  if (source === 'files' && !isName) return { kind: 'files', prefix };
  const choices = option ? option.argChoices : argumentOf(cursor)?.argChoices;
  const offered =
    choices && !isName
      ? plain(choices)
      : isName
        ? optionNames(cursor)
        : [...commandNames(cursor), ...(typeof source === 'function' ? await source(io, cursor) : [])];
  const candidates = offered.filter(({ value }) => value.startsWith(typed));
  return { kind: 'words', candidates: candidates.map((one) => ({ ...one, value: prefix + one.value })) };
}

/** What the help calls the value that is typed; null when there is none. */
function nameOfValue(cursor: Cursor): string | null {
  if (cursor.option) return /<(.+)>/.exec(cursor.option.flags)?.[1] ?? null;
  return argumentOf(cursor)?.name() ?? null;
}

/** The argument that is typed, where none of an option is. */
function argumentOf({ command, given, prefix }: Cursor): Argument | null {
  if (prefix !== '') return null;
  const last = command.registeredArguments.at(-1);
  return command.registeredArguments[given] ?? (last?.variadic ? last : null);
}

function optionNames({ command }: Cursor): readonly Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap(({ long, description }) => (long ? [{ value: long, description }] : []));
}

function commandNames({ command, given, option, prefix }: Cursor): readonly Candidate[] {
  if (given > 0 || option !== null || prefix !== '') return [];
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ value: one.name(), description: one.description() }));
}

function plain(values: readonly string[]): readonly Candidate[] {
  return values.map((value) => ({ value, description: '' }));
}
