/** The environment of commands: what programs need to work, nothing that is secret. */
import { safePath } from './search-path.ts';

const KEPT = /^(?:HOME|USER|LANG|LC_[A-Z]+|TMPDIR|TZ)$/;
const KEPT_ON_WINDOWS = /^(?:SystemRoot|ComSpec|PathExt|Temp|Tmp|UserProfile|LocalAppData|AppData)$/i;

/**
 * The variables that a command gets.
 * @param root the project's folder, absolute
 */
export function minimalEnvironment(
  given: Readonly<Record<string, string | undefined>>,
  root: string,
): Record<string, string | undefined> {
  const pattern = process.platform === 'win32' ? KEPT_ON_WINDOWS : KEPT;
  const kept = Object.entries(given).filter(([name]) => pattern.test(name));
  return { ...Object.fromEntries(kept), PATH: safePath(given['PATH'], root), TERM: 'dumb' };
}
