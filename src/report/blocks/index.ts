/** What `agentops render` writes into documents: name -> lines of Markdown. The same on every day on which nothing has changed. */
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { PhaseResult } from '../../evaluate/phase.ts';
import type { UnplacedReport } from '../build.ts';
import { badgeBlock } from './badge.ts';
import { decisionBlock } from './decision.ts';
import { gateBlock } from './gate.ts';
import { metricsBlock } from './metrics.ts';
import { statusBlock } from './status.ts';

/** What a block is made from. */
export interface BlockInput {
  readonly report: UnplacedReport;
  /** Of all phases. */
  readonly evaluation: Evaluation;
  /** The phase that is asked for, or else the current one; null when there is none. */
  readonly phase: PhaseResult | null;
}

export type BlockName = 'status' | 'gate' | 'metrics' | 'decision' | 'badge';

export const BLOCKS: Readonly<Record<BlockName, (input: BlockInput) => readonly string[]>> = {
  status: statusBlock,
  gate: gateBlock,
  metrics: metricsBlock,
  decision: decisionBlock,
  badge: badgeBlock,
};

/** The blocks that are one line, and may stand in a sentence. */
export const ONE_LINE: ReadonlySet<BlockName> = new Set(['badge']);
/** The blocks that are about a phase, and may name it. */
export const ABOUT_PHASE: ReadonlySet<BlockName> = new Set(['gate', 'badge']);

/** The lines of a block; one that was judged for another day says so. */
export function renderBlock(name: BlockName, input: BlockInput): readonly string[] {
  const lines = BLOCKS[name](input);
  const { simulated, asOf } = input.report;
  if (!simulated) return lines;
  if (ONE_LINE.has(name)) return lines.map((line) => `${line} (as of ${asOf}, simulated)`);
  return [...lines, '', `As of ${asOf} (simulated).`];
}
