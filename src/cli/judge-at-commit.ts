/** Takes a roadmap through the stages as it was at a commit: from git's objects, without a checkout. */
import { realpathSync } from 'node:fs';
import { decide } from '../decide/decide.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { Project } from '../load/discover.ts';
import { sourcesOf, type Sources } from '../load/read-sources.ts';
import type { IsoDate } from '../model/date.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { collectProofs } from '../verify/collect.ts';
import { openCommitTree, type Past } from '../verify/git/commit-tree.ts';
import type { Memory } from '../verify/memory.ts';
import { isProblem, type Problem } from '../verify/problem.ts';
import type { Repository } from '../verify/git/repository.ts';
import type { Tree } from '../verify/files/tree.ts';
import type { Evidence, Verdict } from '../verify/verdict.ts';
import { verify } from '../verify/verify.ts';
import type { Invalid, Judged } from './judge.ts';
import { readRoadmap, type LoadedRoadmap } from './read-roadmap.ts';

/** What is judged, and as of when. */
export interface CommitJudgement {
  readonly repository: Repository;
  readonly commit: string;
  /** Where the roadmap lies now; it is looked for in the same place. */
  readonly project: Project;
  readonly asOf: IsoDate;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The day lies in the past: what only the present can answer is not asked. */
  readonly isPast?: boolean;
  /** By proof key: nothing is run or fetched for a commit, so what a proof of that sort gives is taken from here. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** What is known of other commits; where many are judged. */
  readonly past?: Past & { readonly memory: Memory };
  /** The roadmap, where its files are known to be the same as when it was read. */
  readonly read?: ReadAtCommit;
}

/** A roadmap as a commit has it. */
export interface ReadAtCommit {
  readonly tree: Tree;
  readonly sources: Sources;
  readonly result: LoadedRoadmap | Invalid;
}

/**
 * Loads, validates, verifies, judges and decides as of a commit.
 * @returns null when the commit has no roadmap there; a problem when git can't tell what it has
 */
export async function judgeAtCommit(one: CommitJudgement): Promise<Judged | Invalid | Problem | null> {
  const { repository, commit, project, asOf, now, past } = one;
  const tree = openTree(one);
  if (isProblem(tree)) return tree;
  const read = one.read ?? (await readAtTree(tree, project));
  if (read === null) return null;
  const { sources, result } = read;
  if ('problems' in result) return result;
  const { roadmap } = result;
  const seen = await verify(roadmap, {
    root: project.root,
    now,
    isPast: one.isPast ?? false,
    commit: { tree, repository: { ...repository, head: commit } },
    ...(past && { memory: past.memory }),
  });
  const evaluation = evaluate(roadmap, withGiven(seen, roadmap, one.verdicts), asOf);
  return { sources, store: null, roadmap, evaluation, decision: decide(evaluation) };
}

/**
 * Loads and validates the roadmap of a commit.
 * @returns null when the commit has no roadmap there; a problem when git can't tell what it has
 */
export async function readAtCommit(
  one: Pick<CommitJudgement, 'repository' | 'commit' | 'project' | 'past'>,
): Promise<ReadAtCommit | Problem | null> {
  const tree = openTree(one);
  return isProblem(tree) ? tree : readAtTree(tree, one.project);
}

function openTree({
  repository,
  commit,
  project,
  past,
}: Pick<CommitJudgement, 'repository' | 'commit' | 'project' | 'past'>): Tree | Problem {
  return openCommitTree(repository, commit, realpathSync.native(project.root), past);
}

async function readAtTree(tree: Tree, project: Project): Promise<ReadAtCommit | null> {
  const sources = readSourcesAt(tree, project);
  return sources && { tree, sources, result: await readRoadmap(sources, false) };
}

/** What is wrong with an invalid roadmap, in a line. */
export function firstOf({ problems }: Invalid): string {
  const { at, message } = problems[0]!;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return `${at.file}: ${message}${more}`;
}

function readSourcesAt(tree: Tree, project: Project): Sources | null {
  const paths = listBelow(tree, project.folder);
  if (!paths.includes(project.path)) return null;
  return sourcesOf(project, paths, (path) => {
    const at = path.lastIndexOf('/');
    const folder = tree.resolve(path.slice(0, at));
    const file = isProblem(folder) ? folder : tree.look(folder.real, path.slice(at + 1));
    const bytes = isProblem(file) ? file : tree.read(file);
    return isProblem(bytes) ? null : bytes;
  });
}

/** The paths of all that is no folder below one; none when it is not there. */
function listBelow(tree: Tree, folder: string): readonly string[] {
  const found = tree.resolve(folder);
  if (isProblem(found)) return [];
  return tree.list(found.real).flatMap((one) => {
    const path = `${folder}/${one.name}`;
    return one.isDirectory() ? listBelow(tree, path) : [path];
  });
}

/** Commands and servers can't be asked about the past: where the proof is the same, so is what it gives. */
function withGiven(seen: Evidence, roadmap: Roadmap, given: ReadonlyMap<string, Verdict>): Evidence {
  const verdicts = new Map(seen.verdicts);
  for (const { kind, key } of collectProofs(roadmap)) {
    const known = kind === 'run' || kind === 'url' ? given.get(key) : undefined;
    if (known === undefined) continue;
    const { covered: _now, ...verdict } = known;
    const covered = seen.verdicts.get(key)?.covered;
    verdicts.set(key, covered === undefined ? verdict : { ...verdict, covered });
  }
  return { ...seen, verdicts };
}
