/** `agentops evidence verify`: checks all evidence and writes the verdicts, to judge from elsewhere. */
import { SATISFIED } from '../../report/exit-code.ts';
import { collectProofs } from '../../verify/collect.ts';
import { collectVerdicts, tellVerdicts, writeVerdicts } from '../collect-verdicts.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { asOfDate, openRoadmap, type JudgeOptions } from '../judge.ts';
import { refuseOwnFiles } from '../output.ts';
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
  const proofs = collectProofs(opened.roadmap, true);
  // Nothing is recalled: a verdict tells what was seen now.
  const verdicts = await collectVerdicts(io, options, { ...opened, store: null }, asOf, proofs);
  await writeVerdicts(io, target, opened, verdicts);
  if (options.quiet !== true) await tellVerdicts(io, '', verdicts, target);
  return SATISFIED;
}
