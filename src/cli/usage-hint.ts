/** What helps with a command line that could not be read. */
import type { Command } from 'commander';
import { nearest, suggest } from '../diagnostics/nearest.ts';

const COMMAND = /^error: unknown command '(.*)'$/s;
const OPTION = /^error: unknown option '--([^=]*).*'$/s;
const CHOICE = /argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s;

/**
 * The nearest name, where there is one; else where to read how the command is used.
 * @param command the command that refused its arguments
 * @param text what it said, which names them
 */
export function hintFor(command: Command, text: string): string {
  const [, name] = COMMAND.exec(text) ?? [];
  if (name !== undefined) {
    return suggest(
      name,
      command.commands.map((one) => one.name()),
      'commands',
    );
  }
  const [, option] = OPTION.exec(text) ?? [];
  if (option !== undefined) {
    const names = [...command.options.flatMap(({ long }) => long?.slice(2) ?? []), 'help'];
    const found = nearest(option, names);
    if (found !== null) return `did you mean "--${found}"?`;
  }
  const [, given, choices] = CHOICE.exec(text) ?? [];
  if (given !== undefined && choices !== undefined) return suggest(given, choices.split(', '), 'choices');
  return `see ${pathOf(command)} --help`;
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
