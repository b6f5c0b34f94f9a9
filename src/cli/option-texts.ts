/** What the options of many commands have in common. */

export const ROADMAP =
  'the directory that holds roadmap.yaml, or the file (default: found from here upwards)';
export const ROADMAP_OR_GLOB =
  'the directory that holds roadmap.yaml, or the file, or a glob of them (default: found from here upwards)';
export const NO_COLOR = 'no colours (as with NO_COLOR; FORCE_COLOR wants them)';

/** Gathers the values of an option that may be repeated. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** The part of a help text that shows command lines. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  agentops ${line}`).join('\n')}`;
}

/** The exit codes of commands that judge. */
export const EXIT_CODES: string = exitCodes(
  'satisfied',
  `not satisfied: a finding of level error, or what --require or
     --max-warnings asks is not reached`,
  'could not judge: wrong usage, an invalid roadmap, a crash',
);

/** The exit codes of `claims check`, which takes no --require. */
export const CLAIM_EXIT_CODES: string = exitCodes(
  'satisfied',
  'not satisfied: an error-level finding, or more warnings than --max-warnings',
  'could not judge: wrong usage, an invalid roadmap, a crash',
);

/** The exit codes of commands that do something with a roadmap. */
export const DONE_OR_NOT: string = exitCodes(
  'done',
  null,
  'not done: wrong usage, an invalid roadmap, a crash',
);

/** The part of a help text that tells what the exit codes mean; null: the command has no such code. */
export function exitCodes(satisfied: string, not: string | null, unjudged: string): string {
  const lines = [`0  ${satisfied}`, ...(not === null ? [] : [`1  ${not}`]), `2  ${unjudged}`];
  return `\nExit codes:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
