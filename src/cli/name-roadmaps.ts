/** Tells the roadmaps that a command line names from the phases of the one at hand. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isPlace } from '../load/asked-path.ts';
import { findRoadmaps, isGlob, namesNone } from '../load/find-roadmaps.ts';
import { compareTexts } from '../model/compare-texts.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { Io } from './io.ts';
import { openRoadmap, type JudgeOptions } from './judge.ts';
import { UsageError } from './usage-error.ts';

/** A roadmap among several, or a word that names none. */
export type NamedRoadmap = {
  /** Where its root lies, seen from the working directory; a word that names none as it was written. */
  readonly root: string;
} & (
  | {
      /** What --roadmap would name it. */
      readonly file: string;
      readonly problem: null;
    }
  | { readonly file: null; readonly problem: Diagnostic }
);

/**
 * The roadmaps that are named, each once, by their paths; null: what is named are phases.
 * @throws UsageError where phases and roadmaps can't be told apart, or stand side by side
 */
export async function nameRoadmaps(
  io: Io,
  words: readonly string[],
  options: JudgeOptions,
): Promise<readonly NamedRoadmap[] | null> {
  const asked = options.roadmap;
  if (asked === undefined)
    return (await areRoadmaps(io, words, options)) ? resolveAll(io, words, options) : null;
  if (!isGlob(io.cwd, asked)) {
    const place = words.find(isPlace);
    if (place === undefined) return null;
    throw new UsageError(
      `--roadmap ${asked} names a roadmap, and ${place} is no phase of it`,
      'name several roadmaps without --roadmap, or phases by their ids',
    );
  }
  if (words.length === 0) return resolveAll(io, [asked], options);
  throw new UsageError(
    `phases are of one roadmap, and --roadmap ${asked} may name several`,
    `name the one, or leave ${words[0]} out`,
  );
}

/** Whether the words name roadmaps. A word that may as well be a phase is not guessed at. */
async function areRoadmaps(io: Io, words: readonly string[], options: JudgeOptions): Promise<boolean> {
  const plain = words.filter((word) => !isPlace(word));
  const found = await Promise.all(plain.map((word) => findRoadmaps(io.cwd, word)));
  const folders = plain.filter((_, index) => found[index]!.length > 0);
  if (folders.length === 0 && plain.length === words.length) return false;
  if (plain.length === 0) return true;
  const opened = await openRoadmap(io, options);
  const isInvalid = 'problems' in opened && opened.loaded !== null;
  if (isInvalid && folders[0] !== undefined) {
    throw new UsageError(
      `"${folders[0]}" is a folder with a roadmap, and may be a phase of the roadmap here, which is invalid`,
      `write ./${folders[0]} for the folder`,
    );
  }
  const phases = 'problems' in opened ? [] : opened.roadmap.phases.map(({ id }) => id);
  const phase = plain.find((word) => phases.includes(word));
  if (phase === undefined) return true;
  if (!folders.includes(phase)) {
    const other = words.find((word) => word !== phase && !phases.includes(word));
    throw new UsageError(
      `"${phase}" is a phase of the roadmap here, and ${other ?? folders[0]} names others`,
      `judge them one after another; if ${phase} is a folder, write ./${phase}`,
    );
  }
  throw new UsageError(
    `"${phase}" is a phase of the roadmap here, and a folder with a roadmap`,
    `write ./${phase} for the folder, or --roadmap PATH ${phase} for the phase`,
  );
}

async function resolveAll(
  io: Io,
  words: readonly string[],
  { quiet }: JudgeOptions,
): Promise<readonly NamedRoadmap[]> {
  const named = new Map<string, NamedRoadmap & { readonly word: string }>();
  const notes = new Set<string>();
  for (const word of new Set(words)) {
    const projects = await findRoadmaps(io.cwd, word);
    if (projects.length === 0)
      named.set(`:${word}`, { word, root: word, file: null, problem: namesNone(io.cwd, word) });
    for (const { root, path: file } of projects) {
      const real = realpathSync.native(path.join(root, file));
      const { word: before = null } = named.get(real) ?? {};
      if (before === null) {
        const seen = { root: seenFrom(io.cwd, root), file: seenFrom(io.cwd, path.join(root, file)) };
        named.set(real, { word, ...seen, problem: null });
      } else if (before !== word) {
        // One glob may well match a roadmap's folder and the folder around it.
        notes.add(`note: ${before} and ${word} name the same roadmap, which is judged once`);
      }
    }
  }
  if (quiet !== true) for (const note of notes) await io.stderr.write(`${escapeTerminal(note)}\n`);
  return [...named.values()].sort(
    (a, b) => compareTexts(a.root, b.root) || compareTexts(a.file ?? '', b.file ?? ''),
  );
}

function seenFrom(cwd: string, target: string): string {
  return path.relative(cwd, target).replaceAll(path.sep, '/') || '.';
}
