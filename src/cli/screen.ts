/** What the terminal can show. */
import type { Screen } from '../report/terminal/style.ts';
import { styleFor } from './color.ts';
import type { Io, Output } from './io.ts';

/** What people ask of every command's output. */
export interface DisplayOptions {
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** False with --no-color. */
  readonly color?: boolean;
}

const DEFAULT_WIDTH = 80;
const MIN_WIDTH = 40;

/** The screen that a command writes to. */
export async function screenFor(io: Io, output: Output, options: DisplayOptions): Promise<Screen> {
  const asked = Number(io.env['COLUMNS']);
  const width = output.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : DEFAULT_WIDTH);
  return {
    width: Math.max(MIN_WIDTH, width),
    unicode: isUtf8(io),
    style: await styleFor(io, output, options.color === false),
    verbose: options.verbose === true,
    quiet: options.quiet === true,
  };
}

/** By the locale, as POSIX orders its variables. */
function isUtf8({ env }: Io): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return /utf-?8/.test(locale.toLowerCase());
}
