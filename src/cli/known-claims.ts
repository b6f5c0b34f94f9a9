/** What the baseline of claims knows is no news. */
import { claimTextFindings, isRegistered, withBaseline } from '../baseline/findings.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';

/** The judgement, with findings about public claims that the baseline knows as notes. */
export function sparingKnownClaims(evaluation: Evaluation): Evaluation {
  const { baseline, claims } = evaluation.world.roadmap;
  if (!baseline) return evaluation;
  const texts = claimTextFindings(claims, evaluation.findings);
  const { findings } = withBaseline(baseline, evaluation.findings, texts, isRegistered);
  return { ...evaluation, findings };
}
