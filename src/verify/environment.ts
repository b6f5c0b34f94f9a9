/** The environment of commands: what programs need to work, nothing that is secret. */
import { delimiter, isAbsolute } from 'node:path';

const KEPT = /^(?:HOME|USER|LANG|LC_[A-Z]+|TMPDIR|TZ)$/;
const KEPT_ON_WINDOWS = /^(?:SystemRoot|ComSpec|PathExt|Temp|Tmp|UserProfile|LocalAppData|AppData)$/i;
/** Where programs are when nobody says. An empty PATH would mean the working directory. */
const USUAL_PATH = '/usr/bin:/bin';

/** The variables that a command gets. */
export function minimalEnvironment(
  given: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const pattern = process.platform === 'win32' ? KEPT_ON_WINDOWS : KEPT;
  const kept = Object.entries(given).filter(([name]) => pattern.test(name));
  return { ...Object.fromEntries(kept), PATH: cleanPath(given['PATH']), TERM: 'dumb' };
}

/** Absolute folders only: with any other a file in the root could be taken for a program. */
function cleanPath(path = ''): string {
  return path.split(delimiter).filter(isAbsolute).join(delimiter) || USUAL_PATH;
}
