/** Regular expressions of a roadmap: RE2, whose time is linear in the text, so that none can hang a run. */
import type { RE2JS } from 're2js';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import type { World } from '../world.ts';

/** Linear still takes its time: no pattern is searched for in longer texts. */
const LONGEST = 8 * 1024 * 1024;
/** What a search may take, in steps of the pattern for each character: at worst a minute, of usual patterns a second. */
const MOST_STEPS = 2e9;
/** A pattern without any is looked for as it is. */
const SPECIAL = /[\\^$.|?*+()[\]{}]/;
const compiled = new Map<string, RE2JS>();

/** Whether the pattern matches somewhere in the text. */
export async function findPattern(
  { memory }: Pick<World, 'memory'>,
  text: string,
  pattern: string,
): Promise<boolean | Problem> {
  if (text.length > LONGEST) return unreadable('is too large to be searched for a pattern');
  const found = await memory.about(text, `pattern ${pattern}`, () => search(text, pattern));
  return isProblem(found) ? found : found.matches;
}

async function search(text: string, pattern: string): Promise<{ matches: boolean } | Problem> {
  let expression = compiled.get(pattern);
  if (!expression) {
    const { RE2JS } = await import('re2js');
    try {
      expression = RE2JS.compile(pattern);
    } catch {
      return unreadable('could not be searched: the pattern is no RE2 expression');
    }
    compiled.set(pattern, expression);
  }
  if (SPECIAL.test(pattern) && expression.programSize() * text.length > MOST_STEPS)
    return unreadable('is too large to be searched for a pattern of so many parts');
  return { matches: expression.matcher(text).find() };
}
