/** Where in the command tree a command line ends: what the word that is being typed may become. */
import type { Command, Option } from 'commander';
import { PERMISSIONS } from '../evidence-flags.ts';

export interface Cursor {
  readonly command: Command;
  /** How many arguments the command was given before. */
  readonly given: number;
  /** The option whose value is typed; null: an argument, a command or the name of an option is. */
  readonly option: Option | null;
  /** What stands before the value in the same word: `--format=`. */
  readonly prefix: string;
  readonly typed: string;
  /** Behind `--` there are no options. */
  readonly mayBeOption: boolean;
  /** What --roadmap was given. */
  readonly roadmap: string | undefined;
}

/**
 * Follows the words down the tree.
 * @param words without the program's name; the last one is being typed
 */
export function findCursor(program: Command, words: readonly string[]): Cursor {
  let command = program;
  let [given, mayBeOption] = [0, true];
  let option: Option | null = null;
  let roadmap: string | undefined;
  for (const word of words.slice(0, -1)) {
    if (option) {
      if (option.long === '--roadmap') roadmap = word;
      option = null;
    } else if (mayBeOption && word === '--') mayBeOption = false;
    else if (mayBeOption && word.startsWith('-')) {
      const { name, value } = readOption(word);
      if (value === null) option = takingNext(command, name);
      else if (name === '--roadmap') roadmap = value;
    } else {
      const inner = given === 0 ? command.commands.find((one) => one.name() === word) : undefined;
      if (inner) command = inner;
      // `agentops help gate`: what can be asked about is what can be called.
      else if (word !== 'help' || command.commands.length === 0) given += 1;
    }
  }
  const last = words.at(-1) ?? '';
  const cursor = { command, given, mayBeOption, roadmap };
  const { name, value } = readOption(last);
  if (option || !mayBeOption || value === null) return { ...cursor, option, prefix: '', typed: last };
  return { ...cursor, option: optionNamed(command, name), prefix: `${name}=`, typed: value };
}

/** `--name=value` in its parts; without a value it is null. */
function readOption(word: string): { readonly name: string; readonly value: string | null } {
  const at = word.startsWith('--') ? word.indexOf('=') : -1;
  return at < 0 ? { name: word, value: null } : { name: word.slice(0, at), value: word.slice(at + 1) };
}

function optionNamed(command: Command, name: string): Option | null {
  return command.options.find(({ long, short }) => name === long || name === short) ?? null;
}

/** The option, if the word behind it is its value. */
function takingNext(command: Command, name: string): Option | null {
  const option = optionNamed(command, name);
  return option?.required && !PERMISSIONS.has(name) ? option : null;
}
