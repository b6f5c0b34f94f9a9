/** Whether a file's text shows what a proof asks of it. */
import type { TextConditions } from '../../model/proof.ts';
import { readContent, readText } from '../files/content.ts';
import type { FileText, FoundFile, Prose } from '../facts.ts';
import { findPattern } from './patterns.ts';
import { isProblem, verdictOf, type Problem } from '../problem.ts';
import { plural } from '../../diagnostics/plural.ts';
import { oneLine, quote } from '../../diagnostics/quote.ts';
import { hasSection } from './sections.ts';
import { isBlank } from './prose.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** What one condition gave, in words. */
interface Finding {
  readonly holds: boolean | null;
  readonly observed: string;
}

/**
 * Judges a regular file as evidence: it is not empty, and every condition holds. At once where it can be: there may be
 * a hundred thousand of them, and waiting has its price.
 */
export function judgeFile(world: World, file: FoundFile, asked: TextConditions): Verdict | Promise<Verdict> {
  if (file.size === 0) return { verdict: 'fails', observed: 'is empty' };
  const text = readText(world, file);
  if (isProblem(text)) return judgeUnread(world, file, asked, text);
  if (text.own === text.full) return judgeProse(world, text.full, asked);
  return judgePartlyRendered(world, text, asked);
}

async function judgePartlyRendered(world: World, text: FileText, asked: TextConditions): Promise<Verdict> {
  const judged = await judgeProse(world, text.full, asked);
  if (judged.verdict !== 'holds') return judged;
  // `excludes` was judged on the whole text: nobody may hide a word where nobody looks.
  const { excludes: _, ...shown } = asked;
  const own = await judgeProse(world, text.own, shown);
  return own.verdict === 'holds' ? judged : { ...judged, circular: true };
}

/** A file that is too large, or no text, is there all the same; but nothing can be said of its text. */
function judgeUnread(world: World, file: FoundFile, asked: TextConditions, problem: Problem): Verdict {
  const content = readContent(world, file);
  const { contains, excludes, matches, headings, min_words } = asked;
  const bare = [contains, excludes, matches, headings, min_words].every(
    (condition) => condition === undefined,
  );
  const there = !isProblem(content) || content.why.startsWith('is larger');
  return bare && there ? { verdict: 'holds', observed: 'is there' } : verdictOf(problem);
}

function judgeProse(world: World, prose: Prose, asked: TextConditions): Verdict | Promise<Verdict> {
  if (isBlank(prose.text)) return { verdict: 'fails', observed: 'is empty' };
  const findings: Finding[] = (asked.contains ?? []).map((text) => {
    const has = prose.text.includes(toLf(text));
    return { holds: has, observed: `${has ? 'has' : 'lacks'} ${quote(text)}` };
  });
  for (const text of asked.excludes ?? []) {
    const has = prose.text.includes(toLf(text));
    findings.push({ holds: !has, observed: `${has ? 'has' : 'does not have'} ${quote(text)}` });
  }
  if (asked.min_words !== undefined) findings.push(countWords(prose.text, asked.min_words));
  // The costly ones last, and only while they can still change anything.
  const isDone = asked.matches === undefined && asked.headings === undefined;
  return isDone || findings.some(({ holds }) => !holds)
    ? sumUp(findings)
    : judgeStructure(world, prose, asked, findings);
}

async function judgeStructure(
  world: World,
  prose: Prose,
  { matches, headings = [] }: TextConditions,
  findings: Finding[],
): Promise<Verdict> {
  if (matches !== undefined) findings.push(await judgePattern(world, prose.text, matches));
  for (const heading of headings) findings.push(await judgeHeading(world, prose, heading));
  return sumUp(findings);
}

function sumUp(findings: readonly Finding[]): Verdict {
  const failed = findings.find(({ holds }) => holds === false);
  if (failed) return verdictOn('fails', failed.observed);
  const unknown = findings.find(({ holds }) => holds === null);
  if (unknown) return verdictOn('unverified', unknown.observed);
  if (findings.length === 0) return verdictOn('holds', 'is there');
  if (findings.length === 1) return verdictOn('holds', findings[0]!.observed);
  return verdictOn('holds', oneLine(findings.map(({ observed }) => observed).join(', ')));
}

const NOTHING: readonly string[] = [];

/** A verdict with room for the files that it rests on, which are noted last: what is added to an object takes far more. */
function verdictOn(verdict: Verdict['verdict'], observed: string): Verdict {
  return { verdict, observed, rests: NOTHING };
}

async function judgePattern(world: World, text: string, pattern: string): Promise<Finding> {
  const found = await findPattern(world, text, pattern);
  if (typeof found !== 'boolean') return { holds: null, observed: found.why };
  return { holds: found, observed: `${found ? 'matches' : 'does not match'} ${quote(pattern)}` };
}

async function judgeHeading(world: World, prose: Prose, heading: string): Promise<Finding> {
  const found = await hasSection(world, prose, heading);
  if (typeof found === 'object') return { holds: null, observed: found.why };
  const observed = {
    yes: `has the heading ${quote(heading)}`,
    empty: `has nothing below the heading ${quote(heading)}`,
    no: `lacks the heading ${quote(heading)}`,
  };
  return { holds: found === 'yes', observed: observed[found] };
}

/** Words are what white space separates and a letter or digit is in. */
function countWords(text: string, least: number): Finding {
  const word = /[\p{L}\p{N}]\S*/gu;
  let count = 0;
  while (count < least && word.test(text)) count += 1;
  if (count < least) return { holds: false, observed: `has ${plural(count, 'word')}, not ${least}` };
  return { holds: true, observed: `has at least ${plural(least, 'word')}` };
}

function toLf(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}
