/** The Markdown documents that `claims check` reads: those that are named, or those that the roadmap's globs match. */
import { compareTexts } from '../model/compare-texts.ts';
import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Root } from 'mdast';
import type { Diagnostic, Spot } from '../diagnostics/diagnostic.ts';
import { USUAL_DOCUMENTS } from '../model/documents.ts';
import type { DocumentGlobs, Ref } from '../model/roadmap.ts';
import { readText } from './files/content.ts';
import type { FoundFile } from './facts.ts';
import { findFile } from './files/find-file.ts';
import { openGit } from './git/git.ts';
import { globExcess, listFiles } from './files/globs.ts';
import { parseMarkdown } from './text/markdown.ts';
import { isMissing, isProblem } from './problem.ts';
import { plural } from '../diagnostics/plural.ts';
import type { World } from './world.ts';

/** A Markdown document that is there. */
export interface ClaimDocument {
  /** As it was named or found, relative to the root. */
  readonly path: string;
  readonly file: FoundFile;
}

/** The documents by path, each file once; at least one. */
export type ClaimDocuments =
  | { readonly documents: readonly ClaimDocument[] }
  | { readonly problems: readonly Diagnostic[] };

/** A document's text, without a byte order mark and with lines ended by LF, and its tree. */
export interface ReadClaimDocument {
  readonly text: string;
  readonly root: Root;
}

const MARKDOWN = /\.(md|markdown|mdx)$/i;
const WILD = /[*?[\]{}()!+@\\]/;
const NAME_MARKDOWN = 'name Markdown documents below the root: README.md, docs/guide.md';

/**
 * The documents with these names, git-ignored or not.
 * @param cwd absolute; what the names are relative to
 */
export function findNamedDocuments(world: World, named: readonly string[], cwd: string): ClaimDocuments {
  const problems: Diagnostic[] = [];
  const documents: ClaimDocument[] = [];
  const refuse = (name: string, why: string): void => {
    const hint = WILD.test(name)
      ? 'let the shell expand it, or write documents: { include: [GLOB] } in roadmap.yaml'
      : NAME_MARKDOWN;
    problems.push(wrong({ file: name, line: 1, column: 1, end: 1 }, `${name} ${why}`, hint));
  };
  for (const name of named) {
    if (name === '') {
      problems.push(
        wrong({ file: '""', line: 1, column: 1, end: 1 }, 'an empty name names nothing', NAME_MARKDOWN),
      );
      continue;
    }
    const path = relative(world.root, resolve(realpathSync.native(cwd), name))
      .split(sep)
      .join('/');
    if (path === '..' || path.startsWith('../') || isAbsolute(path)) {
      refuse(name, 'lies outside of the root');
      continue;
    }
    const file = findFile(world, path);
    if (isProblem(file)) refuse(name, file.why);
    else if (!MARKDOWN.test(path)) refuse(name, 'is no Markdown document');
    else documents.push({ path, file });
  }
  return problems.length > 0 ? { problems } : { documents: eachOnce(documents) };
}

/**
 * The documents that the globs match; none that git ignores.
 * @param at where the globs are written
 */
export async function listClaimDocuments(
  world: World,
  globs: DocumentGlobs,
  at: Ref,
): Promise<ClaimDocuments> {
  const problems: Diagnostic[] = [];
  const documents: ClaimDocument[] = [];
  for (const glob of globs.include) {
    const paths = WILD.test(glob) ? await matches(world, glob, at, problems) : [asSpelt(world, glob)];
    let isNothing = paths !== null;
    for (const path of paths ?? []) {
      if (!MARKDOWN.test(path)) continue;
      const file = findFile(world, path);
      if (isProblem(file) && isMissing(file)) continue;
      isNothing = false;
      if (isProblem(file)) problems.push(wrong(at, `${path} ${file.why}`, 'mend it, or exclude it'));
      else documents.push({ path, file });
    }
    if (isNothing && !USUAL_DOCUMENTS.includes(glob)) problems.push(matchesNothing(glob, at));
  }
  const found = eachOnce(documents);
  const wanted = await withoutExcluded(found, globs.exclude, at, problems);
  if (problems.length > 0) return { problems };
  const kept = await withoutIgnored(world, wanted);
  return kept.length > 0 ? { documents: kept } : { problems: [nothing(globs, found.length, at)] };
}

/** Reads and parses a document; a diagnostic when that can't be. */
export async function readClaimDocument(
  world: World,
  { path, file }: ClaimDocument,
): Promise<ReadClaimDocument | Diagnostic> {
  const read = readText(world, file);
  const root = isProblem(read) ? read : await parseMarkdown(read.full.text);
  if (!isProblem(read) && !isProblem(root)) return { text: read.full.text, root };
  const { why } = isProblem(root) ? root : (read as never);
  const hint = 'mend it, or leave it out with documents: { exclude: [GLOB] }';
  return wrong({ file: path, line: 1, column: 1, end: 1 }, `can't read ${path}: it ${why}`, hint);
}

/** Null: that is told already. */
async function matches(
  world: World,
  glob: string,
  at: Spot,
  problems: Diagnostic[],
): Promise<readonly string[] | null> {
  if (!isPlain(glob, at, problems)) return null;
  const { paths, incomplete } = await listFiles(world, glob);
  if (incomplete)
    problems.push(wrong(at, `a folder below "${glob}" can't be listed`, 'check its permissions'));
  return paths;
}

/** A usual name as the root has it: `readme.md` is README.md. */
function asSpelt(world: World, path: string): string {
  if (!USUAL_DOCUMENTS.includes(path) || !isProblem(findFile(world, path))) return path;
  const root = world.tree.resolve('');
  if (isProblem(root)) return path;
  const names = world.tree.list(root.real).map(({ name }) => name);
  return names.toSorted().find((name) => name.toLowerCase() === path.toLowerCase()) ?? path;
}

async function withoutExcluded(
  documents: readonly ClaimDocument[],
  exclude: readonly string[],
  at: Spot,
  problems: Diagnostic[],
): Promise<readonly ClaimDocument[]> {
  if (exclude.length === 0) return documents;
  const { default: picomatch } = await import('picomatch');
  const excluders = exclude.flatMap((glob) =>
    isPlain(glob, at, problems) ? [picomatch(glob, { posix: true, noextglob: true })] : [],
  );
  return documents.filter(({ path }) => !excluders.some((excludes) => excludes(path)));
}

/** Git is asked about the files themselves: it refuses paths behind links. Without git nothing is ignored. */
async function withoutIgnored(
  world: World,
  documents: readonly ClaimDocument[],
): Promise<readonly ClaimDocument[]> {
  if (documents.length === 0) return [];
  const git = await openGit(world.root);
  // A name that begins with ":" means something to git.
  const paths = documents.map(({ file }) => `./${file.path}\0`).join('');
  const answer = git(['check-ignore', '-z', '--stdin'], paths);
  if (isProblem(answer)) return documents;
  const ignored = new Set(answer.stdout.split('\0'));
  return documents.filter(({ file }) => !ignored.has(`./${file.path}`));
}

/** By path; of several names of one file the first. */
function eachOnce(documents: readonly ClaimDocument[]): readonly ClaimDocument[] {
  const sorted = documents.toSorted((a, b) => compareTexts(a.path, b.path));
  const byFile = new Map<FoundFile, ClaimDocument>();
  for (const one of sorted) if (!byFile.has(one.file)) byFile.set(one.file, one);
  return [...byFile.values()];
}

/** A check of nothing would pass, whatever the project claims. */
function nothing({ include }: DocumentGlobs, found: number, at: Spot): Diagnostic {
  const left = found > 0 ? ` that is not excluded or ignored by git (${plural(found, 'document')})` : '';
  const hint = 'name documents on the command line, or write documents: { include: [GLOB] } in roadmap.yaml';
  return wrong(at, `no document to check: nothing matches ${include.join(', ')}${left}`, hint);
}

/** A name that is misspelt would take its documents out of the check, and nobody would notice. */
function matchesNothing(glob: string, at: Spot): Diagnostic {
  return wrong(at, `include: ${glob} matches no Markdown document`, 'correct it, or take it out');
}

/** Whether a glob can be matched; what is too much is told. */
function isPlain(glob: string, at: Spot, problems: Diagnostic[]): boolean {
  const excess = globExcess(glob);
  if (excess !== null) problems.push(wrong(at, `the glob "${glob}" ${excess}`, 'write several simpler ones'));
  return excess === null;
}

function wrong(at: Spot, message: string, hint: string): Diagnostic {
  return { rule: 'reference', message, hint, at };
}
