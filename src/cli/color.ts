/** Colours, by chalk; loaded only where colours are wanted. */
import { plainStyle, type Style } from '../report/terminal/style.ts';
import type { Io, Output } from './io.ts';

/** The style for an output: plain unless it is a terminal or FORCE_COLOR says so, and nothing says no. */
export async function styleFor(io: Io, output: Output, isOff: boolean): Promise<Style> {
  if (isOff || !wantsColor(io, output)) return plainStyle;
  const { Chalk } = await import('chalk');
  return new Chalk({ level: 1 });
}

/** NO_COLOR, then FORCE_COLOR, then whether it is a terminal that knows colours. */
function wantsColor({ env }: Io, output: Output): boolean {
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}
