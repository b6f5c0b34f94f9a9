/** Whether git verifies the signature of a commit or a tag. */
import type { Revision } from '../facts.ts';
import { absent, isProblem, unreadable, type Problem } from '../problem.ts';
import type { Repository } from './repository.ts';

/** What is wrong, by what gpg or ssh-keygen says; the first that fits. */
const SAYINGS: readonly (readonly [RegExp, Problem])[] = [
  [/\] BADSIG |incorrect signature/i, absent('has a signature that is not its own')],
  [/\] REVKEYSIG /, absent('is signed with a revoked key')],
  [/\] EXPKEYSIG /, absent('is signed with an expired key')],
  [/\] EXPSIG /, absent('has an expired signature')],
  [/\] (?:NO_PUBKEY|ERRSIG) /, unreadable('is signed with a key that is not known here')],
  [/allowedSignersFile/i, unreadable('is signed, but gpg.ssh.allowedSignersFile is not set')],
  [/No principal matched/i, unreadable('is signed with a key that is not known here')],
];
const SIGNATURE = /^(?:gpgsig(?:-sha256)? )?-----BEGIN [A-Z ]*(?:SIGNATURE|MESSAGE)-----$/m;

/** Null when git verifies the signature of the commit, or of the tag itself; else what is wrong. */
export function checkSignature(
  { git }: Repository,
  { commit, object }: Revision,
  kind: 'commit' | 'tag',
): Problem | null {
  if (kind === 'tag' && object === commit) return absent('is a lightweight tag, which has no signature');
  const checked = git([`verify-${kind}`, '--raw', object]);
  if (isProblem(checked)) return checked;
  if (checked.status === 0) return null;
  const source = git(['cat-file', kind, object]);
  if (isProblem(source)) return source;
  const signed = kind === 'commit' ? source.stdout.slice(0, source.stdout.indexOf('\n\n')) : source.stdout;
  if (!SIGNATURE.test(signed)) return absent('has no signature');
  const said = checked.stdout + checked.stderr;
  const saying = SAYINGS.find(([pattern]) => pattern.test(said));
  return saying ? saying[1] : unreadable('is signed, but the signature could not be checked here');
}
