/**
 * How agentops knows that it is run by a command that it runs itself. Two variables tell a command the roadmaps that it
 * is run for, and for each the path of a file that is not there. Whoever verifies one of these roadmaps below makes that
 * file: then what the command gives rests on what it is to prove.
 */
import { lstatSync, realpathSync, unlinkSync, writeFileSync } from 'node:fs';

type Environment = Readonly<Record<string, string | undefined>>;

/** One line for each agentops above, the outermost first. */
const ROADMAPS = 'AGENTOPS_PARENT_ROADMAP';
const MARKS = 'AGENTOPS_PARENT_MARK';

/** Whether some agentops above verifies the roadmap in this folder (absolute). */
export function isNested(folder: string, env: Environment): boolean {
  return findParent(folder, env) >= 0;
}

/** Tells the agentops above that verifies the roadmap in this folder (absolute), if any does, of the one here. */
export function markNesting(folder: string, env: Environment): void {
  const mark = (env[MARKS] ?? '').split('\n')[findParent(folder, env)];
  if (!mark) return;
  try {
    writeFileSync(mark, '', { flag: 'wx' });
  } catch {
    // It is there already, or the one above is gone.
  }
}

/** The variables that tell a command about its parents; `addMark` completes them. */
export function parentVariables(folder: string, env: Environment): Record<string, string> {
  return { [ROADMAPS]: append(env[ROADMAPS], nameOf(folder)), [MARKS]: env[MARKS] ?? '' };
}

/** The environment of one command, told which file to make. */
export function addMark(env: Environment, mark: string): Environment {
  return { ...env, [MARKS]: append(env[MARKS], mark) };
}

/** Whether the file was made; it isn't there afterwards. */
export function takeMark(mark: string): boolean {
  try {
    // Asked first, since it hardly ever is there, and an error costs more than the question.
    if (!lstatSync(mark, { throwIfNoEntry: false })) return false;
    unlinkSync(mark);
    return true;
  } catch {
    return false;
  }
}

/** How many agentops are above a command with this environment. */
export function countParents(env: Environment): number {
  return (env[ROADMAPS] ?? '').split('\n').length;
}

function findParent(folder: string, env: Environment): number {
  const roadmaps = env[ROADMAPS];
  return roadmaps ? roadmaps.split('\n').indexOf(nameOf(folder)) : -1;
}

/** A folder's real path, if it has one, on one line. */
function nameOf(folder: string): string {
  let path = folder;
  try {
    path = realpathSync.native(folder);
  } catch {
    // A roadmap that no file holds still has its place.
  }
  return path.replaceAll('\n', ' ');
}

function append(list: string | undefined, item: string): string {
  return list ? `${list}\n${item}` : item;
}
