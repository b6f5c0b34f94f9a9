/** Whether what a command gave is what a proof asks for. */
import type { RunProof } from '../../model/proof.ts';
import { parseJson } from '../data/json.ts';
import type { FileText } from '../facts.ts';
import { NO_MEMORY } from '../memory.ts';
import { findPattern } from '../text/patterns.ts';
import { follow } from '../data/pointer.ts';
import { isProblem, unreadable, verdictOf, type Problem } from '../problem.ts';
import type { Answer } from './process.ts';
import { oneLine, quote } from '../../diagnostics/quote.ts';
import { readProse } from '../text/prose.ts';
import { judgeValue } from '../data/values.ts';
import type { Verdict } from '../verdict.ts';

type Conditions = NonNullable<RunProof['stdout']>;

/** The exit code by which a test says that it was skipped. */
const SKIPPED = 77;
const SKIPS = `skipped itself: exit code ${SKIPPED}`;

/** Judges what the proof's command gave. */
export async function judgeAnswer(proof: RunProof, answer: Answer | Problem): Promise<Verdict> {
  if (isProblem(answer)) return verdictOf(answer);
  const { exit, stdout } = answer;
  const wanted = proof.exit ?? 0;
  const observed = tellExit(exit);
  if (exit === SKIPPED) return { verdict: 'unverified', observed: SKIPS };
  if (exit !== wanted) {
    return { verdict: 'fails', observed: typeof exit === 'number' ? `${observed}, not ${wanted}` : observed };
  }
  const text = readOutput(stdout);
  if (isProblem(text)) return proof.stdout ? verdictOf(text) : { verdict: 'holds', observed };
  return sumUp(observed, await judgeOutput(text, proof.stdout ?? {}));
}

/** Judges what the negative control gave, after the proof's command gave a verdict that holds. */
export function judgeControl(
  { exit: wanted = 0, must_fail: control = [] }: RunProof,
  answer: Answer | Problem,
  verdict: Verdict,
): Verdict {
  const tell = (word: Verdict['verdict'], observed: string): Verdict => ({
    ...verdict,
    verdict: word,
    observed: oneLine(observed),
  });
  if (isProblem(answer)) return tell('unverified', `its negative control ${answer.why}`);
  const { exit } = answer;
  if (exit === 0 || exit === wanted) {
    return tell('fails', `its negative control passed too: ${oneLine(control.join(' '), 60)}`);
  }
  if (exit === SKIPPED) return tell('unverified', `its negative control ${SKIPS}`);
  return tell('holds', `${verdict.observed}, its negative control ${tellExit(exit)}`);
}

function tellExit(exit: Answer['exit']): string {
  return typeof exit === 'number' ? `exited with ${exit}` : `was ended by ${exit}`;
}

function readOutput(stdout: Buffer | null): FileText | Problem {
  if (stdout === null) return unreadable('printed more than 1 MiB');
  return readProse(stdout) ?? unreadable('printed what is not UTF-8 text');
}

async function judgeOutput(text: FileText, asked: Conditions): Promise<Verdict[]> {
  const findings: Verdict[] = [];
  for (const wanted of asked.contains ?? []) {
    const words = wanted.replaceAll('\r\n', '\n');
    findings.push(await judgeText(text, (all) => all.includes(words), 'has', 'lacks', wanted));
  }
  const value = judgeNumber(text.full.text, asked);
  if (value) findings.push(value);
  const { matches } = asked;
  if (matches !== undefined) {
    const find = (all: string): Promise<boolean | Problem> =>
      findPattern({ memory: NO_MEMORY }, all, matches);
    findings.push(await judgeText(text, find, 'matches', 'does not match', matches));
  }
  return findings;
}

/** What only text that `agentops render` wrote shows is no evidence, printed or not. */
async function judgeText(
  text: FileText,
  test: (all: string) => boolean | Problem | Promise<boolean | Problem>,
  yes: string,
  no: string,
  wanted: string,
): Promise<Verdict> {
  const found = await test(text.full.text);
  if (typeof found !== 'boolean') return verdictOf(found);
  if (!found) return { verdict: 'fails', observed: `stdout ${no} ${quote(wanted)}` };
  const observed = `stdout ${yes} ${quote(wanted)}`;
  const isOwn = text.own !== text.full && (await test(text.own.text)) !== true;
  return isOwn ? { verdict: 'holds', observed, circular: true } : { verdict: 'holds', observed };
}

/** Judges the value at the pointer, or all of the output as one number; null when there is none and none is asked. */
function judgeNumber(text: string, asked: Conditions): Verdict | null {
  if (asked.pointer !== undefined) {
    const document = parseJson(text);
    if (isProblem(document)) return verdictOf(unreadable(`stdout ${document.why}`));
    return judgeValue(follow(document.value, asked.pointer), `stdout#${asked.pointer}`, asked);
  }
  const whole = text.trim();
  // Most of what is printed is none, and to parse it in vain costs more than to look at how it begins.
  const document = /^[-\d]/.test(whole) ? parseJson(whole) : null;
  const isNumber = document !== null && !isProblem(document) && Number.isFinite(document.value);
  if (!isNumber && asked.is === undefined) return null;
  return judgeValue(isNumber ? document.value : whole, 'stdout', asked);
}

function sumUp(exited: string, findings: readonly Verdict[]): Verdict {
  const bad =
    findings.find(({ verdict }) => verdict === 'fails') ??
    findings.find(({ verdict }) => verdict === 'unverified');
  if (bad) return bad;
  const observed = oneLine([exited, ...findings.map((finding) => finding.observed)].join(', '));
  // The number that one of them found goes with it, and that one of them is circular.
  return Object.assign({}, ...findings, { verdict: 'holds', observed });
}
