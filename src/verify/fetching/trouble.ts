/** Why there is no answer, in words. */
import { errorCode } from '../../diagnostics/error-code.ts';
import { unreadable, type Problem } from '../problem.ts';

/** By the error's code; the first that fits. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ENOTFOUND|EAI_.*)$/, "has a host name that can't be resolved"],
  [/^ECONNREFUSED$/, 'refuses the connection'],
  [/^(?:ECONNRESET|EPIPE)$/, 'ends the connection before the end of its answer'],
  [/^(?:ERR_SSL_.*|EPROTO)$/, 'agrees on no TLS connection'],
  [/CERT|CRL|^UNABLE_TO_|^INVALID_|^PATH_LENGTH_|^HOSTNAME_MISMATCH$/, 'has an invalid certificate'],
  [/^HPE_/, 'gives no valid HTTP answer'],
  [/^(?:Z_|ERR__ERROR_|ERR_BROTLI)/, "has a body that can't be decoded"],
];

/** What a failed request says of the server. An error without a code is none of the network's and thrown again. */
export function troubleOf(error: unknown): Problem {
  const code = errorCode(error);
  if (code === null) throw error;
  const saying = SAYINGS.find(([pattern]) => pattern.test(code))?.[1] ?? "can't be reached";
  return unreadable(`${saying} (${code})`);
}

/** Whether a connection broke, which another try may mend. */
export function isReset(error: unknown): boolean {
  return /^(?:ECONNRESET|EPIPE)$/.test(errorCode(error) ?? '');
}
