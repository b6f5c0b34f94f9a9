/** What the options of many commands have in common. */

export const ROADMAP =
  'the directory that holds roadmap.yaml, or the file (default: found from here upwards)';
export const NO_COLOR = 'no colours (as with NO_COLOR; FORCE_COLOR wants them)';

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** The part of a help text that shows command lines. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  agentops ${line}`).join('\n')}`;
}

export const EXIT_CODES = `
Exit codes:
  0  satisfied
  1  not satisfied: an error-level finding, or what --require or --max-warnings
     asks for is not reached
  2  could not judge: wrong usage, an invalid roadmap, a crash`;
