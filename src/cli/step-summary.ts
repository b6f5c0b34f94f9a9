/** The summary of a step of GitHub's workflows: a file of Markdown that steps append to. */
import { appendFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Io } from './io.ts';

/** Bytes; of a longer one GitHub shows nothing at all. */
const LARGEST = 1024 * 1024;

/**
 * Appends a page to a step's summary. Nobody asked for it by name, so what keeps it from being written is told, and fails
 * nothing.
 */
export async function appendSummary(io: Io, file: string, markdown: string): Promise<void> {
  const target = path.resolve(io.cwd, file);
  try {
    const there = statSync(target, { throwIfNoEntry: false })?.size ?? 0;
    // What stands there need not end in a line of its own.
    const page = there === 0 ? markdown : `\n\n${markdown}`;
    if (there + Buffer.byteLength(page) > LARGEST) {
      await io.stderr.write("the report is not in the step's summary: there is no room left in it\n");
      return;
    }
    appendFileSync(target, page);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    await io.stderr.write(`the report is not in the step's summary: it can't be written (${code})\n`);
  }
}
