/**
 * `agentops __complete SHELL -- WORDS`: what the scripts of `agentops completion` call. The first line says what is
 * offered, `words` or `files`; each further one is a word, and behind a tab what it means.
 */
import type { Command } from 'commander';
import { clipText } from '../../diagnostics/terminal-text.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { findCandidates, type Completion } from '../completion/candidates.ts';
import { findCursor } from '../completion/cursor.ts';
import { splitWords, unquote } from '../completion/shell-words.ts';
import type { Io } from '../io.ts';

/** Columns of a description. */
const WIDEST = 60;

/**
 * Prints what may be typed; nothing at all, rather than an error, where it can't tell.
 * @param words what the shell knows of them: bash the line up to the cursor and the part of it that it would replace,
 *   the others each word, the last one up to the cursor
 */
export async function complete(
  io: Io,
  shell: string,
  words: readonly string[],
  programFor: (argv: readonly string[]) => Command,
): Promise<number> {
  const typed = shell === 'bash' ? splitWords(words[0] ?? '').slice(1) : withoutQuotes(shell, words);
  const kept = shell === 'bash' ? keptLength(typed.at(-1) ?? '', words[1] ?? '') : 0;
  try {
    const found = await findCandidates(io, findCursor(programFor(typed), typed));
    await io.stdout.write(textOf(found, kept));
  } catch {
    // Whoever presses a key while typing wants no message.
  }
  return SATISFIED;
}

/** Fish hands on the word that is being typed as it is written. */
function withoutQuotes(shell: string, words: readonly string[]): readonly string[] {
  return shell === 'fish' ? [...words.slice(0, -1), unquote(words.at(-1) ?? '')] : words;
}

/** How much of the word bash keeps: it takes it for several where there is a `=` or a `:` in it. */
function keptLength(word: string, replaced: string): number {
  const rest = unquote(replaced);
  return word.endsWith(rest) ? word.length - rest.length : 0;
}

function textOf(found: Completion, kept: number): string {
  if (found.kind === 'files') return `files\t${escapeTerminal(found.prefix)}\n`;
  const lines = found.candidates.map(({ value, description }) => {
    const shown = clipText(escapeTerminal(description), WIDEST, true);
    return `${value.slice(kept)}${shown === '' ? '' : `\t${shown}`}\n`;
  });
  return `words\n${lines.join('')}`;
}
