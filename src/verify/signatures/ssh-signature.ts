/** Whether ssh-keygen verifies a signature: that it is one of a text, and by a key that is allowed. */
import type { ExecFileException } from 'node:child_process';
import type { IsoDate } from '../../model/date.ts';
import { SIGNATURE_NAMESPACE } from '../../model/statement.ts';
import { withPrivateFiles } from './private-files.ts';
import { absent, isProblem, unreadable, type Problem } from '../problem.ts';
import { quote } from '../../diagnostics/quote.ts';
import { safePath } from '../running/search-path.ts';

export interface SignedText {
  readonly text: string;
  /** As `ssh-keygen -Y sign` writes it. */
  readonly signature: Buffer;
  /** Who has to have signed it. */
  readonly principal: string;
  /** Who may sign, in the format ALLOWED SIGNERS of ssh-keygen(1). */
  readonly signers: Buffer;
  /** The project's folder, absolute: no program is looked for in it. */
  readonly root: string;
  /** The day, UTC, on which the key has to be valid: not today, so that a verdict outlasts the renewal of a key. */
  readonly day: IsoDate;
}

const TIMEOUT = 10_000;
/** What it says when it judged; a failure without these words is no judgement. */
const REFUSED = 'Could not verify signature.';

const NAMESPACE = quote(SIGNATURE_NAMESPACE);
/** What is wrong, by what else ssh-keygen says; the first that fits. */
const SAYINGS: readonly (readonly [RegExp, Problem])[] = [
  [/^Invalid /m, unreadable("ssh-keygen can't judge keys for the day of the statement")],
  [/unsupported|larger than supported/, unreadable("its signature is of a kind that can't be checked here")],
  [/incorrect signature/, absent('its signature is not one of this statement')],
  [/namespace does not match/, absent(`its signature is not one for ${NAMESPACE}`)],
  [/not permitted for use in/, absent(`its signature's key is not allowed to sign for ${NAMESPACE}`)],
  [
    /key (?:has expired|is not yet valid)|Certificate invalid: (?:expired|not yet valid)/,
    absent("its signature's key was not valid on the day of the statement"),
  ],
  [/Couldn't (?:parse|verify)|sshsig_armor/, absent('its signature is no whole SSH signature')],
];

/** Null when it verifies; else what is wrong. */
export async function checkSshSignature(
  { text, signature, principal, signers, day, root }: SignedText,
  signal: AbortSignal | null,
): Promise<Problem | null> {
  const args = ['-Y', 'verify', '-n', SIGNATURE_NAMESPACE, '-s', 'signature', '-f', 'signers'];
  // In one word with its option, whatever a principal begins with.
  args.push(`-Overify-time=${day.replaceAll('-', '')}`, `-I${principal}`);
  const answer = await withPrivateFiles({ signature, signers }, (folder) =>
    askSshKeygen({ folder, root }, args, text, signal),
  );
  if (isProblem(answer)) return answer;
  if (answer.status === 0) return null;
  if (!answer.stdout.includes(REFUSED)) return unreadable('ssh-keygen could not check its signature');
  const saying = SAYINGS.find(([pattern]) => pattern.test(answer.stderr));
  return saying ? saying[1] : absent(`its signature's key is not one of the signer ${quote(principal)}`);
}

/** The first of these principals whose key it is, too; null: it is of none of them. */
export async function findSigner(
  signed: SignedText,
  principals: readonly string[],
  signal: AbortSignal | null,
): Promise<string | Problem | null> {
  for (const principal of principals) {
    const problem = await checkSshSignature({ ...signed, principal }, signal);
    if (problem === null) return principal;
    if (problem.problem === 'unreadable') return problem;
  }
  return null;
}

interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Some systems look for programs in the current folder, too: that is the private one, not the roadmap's. */
async function askSshKeygen(
  { folder, root }: { readonly folder: string; readonly root: string },
  args: readonly string[],
  input: string,
  signal: AbortSignal | null,
): Promise<Answer | Problem> {
  const { execFile } = await import('node:child_process');
  const { PATH, SystemRoot } = process.env;
  const options = {
    cwd: folder,
    // Days begin and end in UTC.
    env: { PATH: safePath(PATH, root), SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
    timeout: TIMEOUT,
    killSignal: 'SIGKILL',
    windowsHide: true,
    ...(signal && { signal }),
  } as const;
  return new Promise((resolve) => {
    const child = execFile('ssh-keygen', args, options, (error, stdout, stderr) => {
      resolve(error ? readFailure(error, stdout, stderr) : { status: 0, stdout, stderr });
    });
    // Where the signature is none it ends without reading the text.
    child.stdin?.on('error', () => {}).end(input);
  });
}

function readFailure({ code, killed }: ExecFileException, stdout: string, stderr: string): Answer | Problem {
  if (typeof code === 'number') return { status: code, stdout, stderr };
  if (code === 'ENOENT') return unreadable('ssh-keygen is not installed');
  if (typeof code === 'string') return unreadable(`ssh-keygen could not be asked (${code})`);
  return unreadable(killed ? 'ssh-keygen gave no answer in time' : 'ssh-keygen was ended by a signal');
}
