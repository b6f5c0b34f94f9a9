/** `agentops evidence verify`: checks all evidence and writes the verdicts, to judge from elsewhere. */
import { proofTarget } from '../../model/proof-text.ts';
import type { Proof } from '../../model/proof.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { bindingOf, type Binding } from '../../verify/binding.ts';
import { collectProofs } from '../../verify/collect.ts';
import { oneLine } from '../../verify/quote.ts';
import { bindVerdict, type VerdictFile } from '../../verify/verdict-file.ts';
import type { Verdict } from '../../verify/verdict.ts';
import { openWorld } from '../../verify/world.ts';
import { checkEvidence } from '../check-evidence.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { asOfDate, openRoadmap, type JudgeOptions } from '../judge.ts';
import { refuseOwnFiles, writeReport } from '../output.ts';
import type { DisplayOptions } from '../screen.ts';

export interface EvidenceVerifyOptions extends JudgeOptions, DisplayOptions {
  readonly out?: string;
}

/** Checks everything that is permitted, of all registers, whatever comes of it. */
export async function evidenceVerify(io: Io, options: EvidenceVerifyOptions): Promise<number> {
  const asOf = asOfDate(io, options.asOf);
  const target = { name: 'json', file: options.out ?? null } as const;
  refuseOwnFiles(io, [target], options.roadmap);
  const opened = await openRoadmap(io, options);
  if ('problems' in opened) {
    return tellInvalid(io, opened, [{ name: 'terminal', file: null }], options, asOf);
  }
  const { roadmap, sources } = opened;
  // Looked at before anything is checked: where it changes meanwhile, the verdict won't count.
  const world = openWorld({ root: sources.project.root }, roadmap, []);
  const bindings = new Map<string, Binding>();
  for (const proof of collectProofs(roadmap, true)) {
    bindings.set(proof.key, await bindingOf(world, proof));
  }
  const checked: Checked[] = [];
  // Nothing is recalled: a verdict tells what was seen now.
  await checkEvidence(io, { ...options, allRecords: true }, { ...opened, store: null }, asOf, {
    onChecked: (proof, verdict) => checked.push({ proof, verdict }),
  });
  const verdicts = checked.map(({ proof, verdict }) =>
    bindVerdict(proof, verdict, bindings.get(proof.key)!, io.now()),
  );
  verdicts.sort((a, b) => (a.proof < b.proof ? -1 : 1));
  const { name, path } = roadmap;
  const file: VerdictFile = { version: 1, tool: TOOL, roadmap: { name, path }, verdicts };
  await writeReport(io, target, `${JSON.stringify(file, null, 2)}\n`);
  if (options.quiet !== true) await io.stderr.write(summary(checked, options.out));
  return SATISFIED;
}

interface Checked {
  readonly proof: Proof;
  readonly verdict: Verdict;
}

/** Of what could not be verified, so many are named. */
const NAMED = 10;

function summary(checked: readonly Checked[], out: string | undefined): string {
  const count = (word: Verdict['verdict']): number =>
    checked.filter(({ verdict }) => verdict.verdict === word).length;
  const proofs = `${checked.length} ${checked.length === 1 ? 'proof' : 'proofs'}`;
  const counts = `${count('holds')} hold, ${count('fails')} fail, ${count('unverified')} unverified`;
  const lines = [`checked ${proofs}: ${counts}${out === undefined ? '' : `; wrote ${out}`}`];
  const unverified = checked.filter(({ verdict }) => verdict.verdict === 'unverified');
  for (const { proof, verdict } of unverified.slice(0, NAMED)) {
    lines.push(`  unverified: ${proof.kind} ${oneLine(proofTarget(proof), 80)}: ${verdict.observed}`);
  }
  const more = unverified.length - NAMED;
  if (more > 0) lines.push(`  ${more} more; --verbose shows them all`);
  return lines.map((line) => `${escapeTerminal(line)}\n`).join('');
}
