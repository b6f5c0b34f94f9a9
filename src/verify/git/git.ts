/** Asking git, without a shell, without the network, and without anything that the repository could have it run. */
import type { SpawnSyncReturns } from 'node:child_process';
import { unreadable, type Problem } from '../problem.ts';
import { safePath } from '../running/search-path.ts';

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Asks git in the root; bytes that need not be text are read as `latin1`. A problem: it could not be started, or gave no
 * answer in time.
 */
export type Git = (args: readonly string[], input?: string, encoding?: 'utf8' | 'latin1') => Answer | Problem;

const TIMEOUT = 10_000;
const LARGEST = 64 * 1024 * 1024;

/** Settings of the repository that could run a program or change what history is. */
const SETTINGS = {
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  // A folder of the project may look like a repository, with a configuration of its own.
  'safe.bareRepository': 'explicit',
  'log.showSignature': 'false',
  'gpg.program': 'gpg',
  'gpg.openpgp.program': 'gpg',
  'gpg.x509.program': 'gpgsm',
  'gpg.ssh.program': 'ssh-keygen',
};
const OPTIONS = [
  '--no-pager',
  '--no-replace-objects',
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** Ways to ask git about the repository that the folder `root` is in. */
export async function openGit(root: string): Promise<Git> {
  const { spawnSync } = await import('node:child_process');
  const env = cleanEnvironment(process.env, root);
  return (args, input = '', encoding = 'utf8') => {
    const ended = spawnSync('git', [...OPTIONS, ...args], {
      cwd: root,
      env,
      input,
      encoding,
      timeout: TIMEOUT,
      killSignal: 'SIGKILL',
      maxBuffer: LARGEST,
      windowsHide: true,
    });
    return readAnswer(ended);
  };
}

function readAnswer({ error, status, stdout, stderr }: SpawnSyncReturns<string>): Answer | Problem {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') return unreadable('git is not installed');
  if (code === 'ETIMEDOUT') return unreadable('git gave no answer in time');
  if (code === 'ENOBUFS') return unreadable('git answered more than can be read');
  if (code !== undefined && code !== 'EPIPE') return unreadable(`git could not be started (${code})`);
  return status === null ? unreadable('git was ended by a signal') : { status, stdout, stderr };
}

/**
 * The environment without what a hook or a caller may have set to lead git elsewhere. What configures git for its user
 * stays: whom he trusts is his own business.
 */
function cleanEnvironment(given: NodeJS.ProcessEnv, root: string): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) => !/^GIT_(?!CONFIG|CEILING_DIRECTORIES)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    PATH: safePath(given['PATH'], root),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // Grafts rewrite ancestry like replaced objects do.
    GIT_GRAFT_FILE: '/dev/null',
    // A partial clone would fetch what it lacks.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
  };
}
