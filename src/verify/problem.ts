/** Why something could not be had, told so that absence (which is false) and ignorance (which is not) stay apart. */
import { errorCode } from '../diagnostics/error-code.ts';
import type { Verdict } from './verdict.ts';
import { oneLine } from '../diagnostics/quote.ts';

export interface Problem {
  /** `absent`: it was looked for and is not there as asked. `unreadable`: nobody can say. */
  readonly problem: 'absent' | 'unreadable';
  /** For people, without absolute paths: `is not there`. */
  readonly why: string;
}

const NOT_THERE = 'is not there';

/** It was looked for, and it is not there or not what was asked for. */
export function absent(why: string): Problem {
  return { problem: 'absent', why };
}

/** A path that leaves the root: what is there is none of the project's. */
export const OUTSIDE: Problem = absent('leads out of the root by a symbolic link');

/** It can't be said. */
export function unreadable(why: string): Problem {
  return { problem: 'unreadable', why };
}

/** Whether nothing at all is there, not even something else. */
export function isMissing({ why }: Problem): boolean {
  return why === NOT_THERE;
}

/** Whether asking gave a problem in place of an answer. */
export function isProblem(answer: object): answer is Problem {
  return 'problem' in answer;
}

/** What a problem makes of a proof. */
export function verdictOf({ problem, why }: Problem): Verdict {
  return { verdict: problem === 'absent' ? 'fails' : 'unverified', observed: oneLine(why) };
}

const ABSENT: Readonly<Record<string, string>> = {
  ENOENT: NOT_THERE,
  ENOTDIR: NOT_THERE,
  ENAMETOOLONG: NOT_THERE,
  ELOOP: 'is a loop of symbolic links',
};

/** What a failed file call says about the file. Its own message is not shown: it has absolute paths. */
export function problemOf(error: unknown): Problem {
  const code = errorCode(error);
  if (code !== null && Object.hasOwn(ABSENT, code)) return absent(ABSENT[code]!);
  if (code === 'EACCES' || code === 'EPERM') return unreadable('may not be read');
  return unreadable(`can't be read${code === null ? '' : ` (${code})`}`);
}
