/** Checks evidence to judge from elsewhere: verdicts, each bound to what it was checked on. */
import { plural } from '../diagnostics/plural.ts';
import type { IsoDate } from '../model/date.ts';
import type { Proof } from '../model/proof.ts';
import { escapeTerminal } from '../report/escape.ts';
import { bindingOf, type Binding } from '../verify/collected/binding.ts';
import { oneLine } from '../diagnostics/quote.ts';
import type { Verdict } from '../verify/verdict.ts';
import {
  bindVerdict,
  type BoundVerdict,
  type Shard,
  type VerdictFile,
} from '../verify/collected/verdict-file.ts';
import { openWorld } from '../verify/world.ts';
import { checkEvidence } from './check-evidence.ts';
import { TOOL } from './invalid.ts';
import type { Io } from './io.ts';
import type { JudgeOptions, Opened } from './judge.ts';
import { writeReport, type FormatRequest } from './output.ts';

/** Checks these proofs alone; the verdicts come in an order of their own. */
export async function collectVerdicts(
  io: Io,
  options: JudgeOptions,
  opened: Opened,
  asOf: IsoDate,
  proofs: readonly Proof[],
): Promise<readonly BoundVerdict[]> {
  // Looked at before anything is checked: where it changes meanwhile, the verdict won't count.
  const world = openWorld({ root: opened.sources.project.root }, opened.roadmap, []);
  const bindings = new Map<string, Binding>();
  for (const proof of proofs) bindings.set(proof.key, await bindingOf(world, proof));
  const verdicts: BoundVerdict[] = [];
  await checkEvidence(io, options, opened, asOf, {
    only: proofs,
    onChecked: (proof, verdict) =>
      verdicts.push(bindVerdict(proof, verdict, bindings.get(proof.key)!, io.now())),
  });
  return verdicts.sort((a, b) => (a.proof < b.proof ? -1 : 1));
}

/** Writes verdicts to a file, or to stdout. */
export async function writeVerdicts(
  io: Io,
  target: FormatRequest,
  { roadmap: { name, path } }: Opened,
  verdicts: readonly BoundVerdict[],
  shard?: Shard,
): Promise<void> {
  const file: VerdictFile = {
    version: 1,
    tool: TOOL,
    roadmap: { name, path },
    ...(shard && { shard }),
    verdicts,
  };
  await writeReport(io, target, `${JSON.stringify(file, null, 2)}\n`);
}

/** Of what could not be verified, so many are named. */
const NAMED = 10;

/** Tells people what was checked, and where it went. */
export async function tellVerdicts(
  io: Io,
  what: string,
  verdicts: readonly BoundVerdict[],
  { file }: FormatRequest,
): Promise<void> {
  const count = (word: Verdict['verdict']): number =>
    verdicts.filter(({ verdict }) => verdict.verdict === word).length;
  const counts = `${count('holds')} hold, ${count('fails')} fail, ${count('unverified')} unverified`;
  const lines = [
    `${what}checked ${plural(verdicts.length, 'proof')}: ${counts}${file === null ? '' : `; wrote ${file}`}`,
  ];
  const unverified = verdicts.filter(({ verdict }) => verdict.verdict === 'unverified');
  for (const { kind, target, verdict } of unverified.slice(0, NAMED)) {
    lines.push(`  unverified: ${kind} ${oneLine(target, 80)}: ${verdict.observed}`);
  }
  const more = unverified.length - NAMED;
  if (more > 0) lines.push(`  ${more} more; --verbose shows them all`);
  await io.stderr.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}
