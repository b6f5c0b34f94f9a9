/**
 * What verifying asked of the files, and a digest of the answers. Verdicts on files follow from these answers alone, so
 * while the same questions are answered the same, down to the last byte of what was read, the verdicts are those of now.
 * No clock and no inode is trusted for that: the files are read again.
 */
import { createHash, type Hash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { openDiskTree } from './disk-tree.ts';
import type { FoundFile } from '../facts.ts';
import { isProblem, type Problem } from '../problem.ts';
import type { Tree } from './tree.ts';

export interface Sightings {
  /** What was asked, in order: the name of the question and what it was asked of. */
  readonly questions: readonly (readonly string[])[];
  readonly digest: string;
}

export interface Watch {
  /** The tree, watched. */
  readonly over: (tree: Tree) => Tree;
  /** Null: too much was seen, or something that may be another the next time it is asked. */
  readonly finish: () => Sightings | null;
}

/** Far more than a large roadmap asks. */
const MOST = 200_000;
/** Larger files are not read, so that only their inodes tell whether two are one. */
const UNREAD = 64 * 1024 * 1024;

/** Begins to watch. */
export function openWatch(): Watch {
  const questions: (readonly string[])[] = [];
  const hash = createHash('sha256');
  let isLasting = true;
  const note = (question: readonly string[], answer: string | Buffer | null): void => {
    if (answer === null || questions.length >= MOST) isLasting = false;
    if (!isLasting) return;
    questions.push(question);
    add(hash, answer!);
  };
  return {
    over: (tree) => ({
      resolve: (path) => tell(tree.resolve(path), (found) => note(['resolve', path], place(found))),
      look: (folder, name) =>
        tell(tree.look(folder, name), (found) => note(['look', folder, name], looks(found))),
      list: (folder) => {
        const question = ['list', folder];
        try {
          return tell(tree.list(folder), (found) => note(question, names(found)));
        } catch (error) {
          note(question, null);
          throw error;
        }
      },
      read: (file) => tell(tree.read(file), (found) => note(['read', file.path], bytes(found))),
      hash: (file) => tell(tree.hash(file), (found) => note(['hash', file.path], text(found))),
    }),
    finish: () => (isLasting ? { questions, digest: hash.digest('hex') } : null),
  };
}

/** Whether everything that was seen looks the same now. */
export function isUnchanged(root: string, { questions, digest }: Sightings): boolean {
  const watch = openWatch();
  const found = new Map<string, FoundFile>();
  try {
    const tree = watch.over(openDiskTree(realpathSync.native(root)));
    for (const [name, where = '', what = ''] of questions) {
      if (name === 'resolve') tree.resolve(where);
      else if (name === 'list') tree.list(where);
      else if (name === 'look') {
        const file = tree.look(where, what);
        if (!isProblem(file)) found.set(file.path, file);
      } else {
        const file = found.get(where);
        if (!file) return false;
        if (name === 'read') tree.read(file);
        else tree.hash(file);
      }
    }
  } catch {
    return false;
  }
  return watch.finish()?.digest === digest;
}

function tell<T>(answer: T, note: (answer: T) => void): T {
  note(answer);
  return answer;
}

/** Told apart from what comes before and after it. */
function add(hash: Hash, answer: string | Buffer): void {
  const part = typeof answer === 'string' ? Buffer.from(answer) : answer;
  hash.update(`${part.length}\n`).update(part);
}

function place(found: { readonly real: string } | Problem): string {
  return isProblem(found) ? why(found) : `at ${found.real}`;
}

function looks(found: FoundFile | Problem): string {
  if (isProblem(found)) return why(found);
  const { path, size, dev, ino } = found;
  return JSON.stringify(size > UNREAD ? [path, size, dev, ino] : [path, size]);
}

function names(found: ReturnType<Tree['list']>): string {
  const entries = found.map((one) => [one.name, one.isFile(), one.isDirectory(), one.isSymbolicLink()]);
  return JSON.stringify(entries.sort(([a], [b]) => (a! < b! ? -1 : 1)));
}

function why(problem: Problem): string {
  return `${problem.problem} ${problem.why}`;
}

/** What could not be read now can perhaps be read the next time. */
function bytes(found: Buffer | Problem): Buffer | null {
  return isProblem(found) ? null : found;
}

function text(found: string | Problem): string | null {
  return typeof found === 'string' ? found : null;
}
