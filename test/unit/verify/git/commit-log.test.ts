/** What git's log says, whatever is in it. */
import { expect, test } from 'vitest';
import { listCommits } from '../../../../src/verify/git/commit-log.ts';
import type { Git } from '../../../../src/verify/git/git.ts';

const FULL = 'a'.repeat(40);

/** What git would answer, with its mark where there is a `|`. */
const answering =
  (stdout: string): Git =>
  (args) => {
    const mark = /^--format=(.*)%H/.exec(args.find((arg) => arg.startsWith('--format='))!)![1]!;
    return { status: 0, stdout: stdout.replaceAll('|', mark), stderr: '' };
  };
const listed = (stdout: string): unknown =>
  listCommits({ git: answering(stdout), prefix: '', head: FULL, isShallow: false }, null);

test('messages and paths are no more than that', () => {
  const subject = `--format=%H \u0001 ${FULL}`;
  expect(
    listed(`|${FULL}\u00000\u0000${subject}\u0000\na b\u0000c\nd\u0000\u0000|${FULL}\u000086400\u0000\u0000`),
  ).toEqual([
    { commit: FULL, on: '1970-01-01', subject, paths: ['a b', 'c\nd'] },
    { commit: FULL, on: '1970-01-02', subject: '', paths: [] },
  ]);
});

test('a day that there is no date for is the last or the first one', () => {
  const days = (
    listed(`|${FULL}\u000099999999999999999\u0000s\u0000|${FULL}\u0000-5\u0000s\u0000`) as { on: string }[]
  ).map(({ on }) => on);
  expect(days).toEqual(['9999-12-31', '1970-01-01']);
});
