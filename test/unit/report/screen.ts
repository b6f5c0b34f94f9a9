import { plainStyle, type Screen } from '../../../src/report/terminal/style.ts';

/** A plain screen of 80 columns. */
export function screenOf(changes: Partial<Screen> = {}): Screen {
  return { width: 80, unicode: true, style: plainStyle, verbose: false, quiet: false, ...changes };
}
