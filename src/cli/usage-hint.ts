/** What helps with a command line that could not be read. */
import type { Command } from 'commander';
import { PERMISSIONS } from './evidence-flags.ts';
import { nearest, suggest } from '../diagnostics/nearest.ts';

const COMMAND = /^error: unknown command '(.*)'$/s;
const OPTION = /^error: unknown option '--([^=]*).*'$/s;
const CHOICE = /argument(?: value)? '(.*?)' is invalid.*Allowed choices are (.*)\.$/s;

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

/**
 * What a permission would be with the word that stands behind it, as in `--allow-run node`: that was taken for an
 * argument. Null where what went wrong is not about it.
 */
export function permissionHint(argv: readonly string[], message: string): string | null {
  const flag = argv.find((word, index) => PERMISSIONS.has(word) && isMeant(argv[index + 1], message));
  if (flag === undefined) return null;
  const name = argv[argv.indexOf(flag) + 1]!;
  return `to permit ${name} alone, write ${flag}=${name}`;
}

function isMeant(word: string | undefined, message: string): boolean {
  if (word === undefined || word.startsWith('-')) return false;
  return message.includes(`"${word}"`) || /too many arguments/.test(message);
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
