/** What is told of a comparison, and the findings about public claims that can be compared. */
import { RULES } from '../diagnostics/catalog.ts';
import type { JudgedFinding, TextFinding } from '../evaluate/finding.ts';
import type { PublicClaim, Ref, RoadmapBaseline } from '../model/roadmap.ts';
import { countOf, type Comparison, type GoneEntry } from './compare.ts';

/** The findings by which public claims fail, with the texts of the claims. */
export function claimTextFindings(
  claims: readonly Pick<PublicClaim, 'text' | 'at'>[],
  findings: readonly JudgedFinding[],
): readonly TextFinding[] {
  return findings.flatMap((finding) => {
    const { rule, level, at } = finding;
    if (level !== 'error' || !rule.startsWith('claim-') || !('path' in at)) return [];
    const claim = claims.find((one) => isIn(at, one.at));
    return claim ? [{ finding, text: claim.text }] : [];
  });
}

/** Known findings as notes: they are told, and fail nothing. */
export function knownFindings({ known }: Pick<Comparison, 'known'>): readonly JudgedFinding[] {
  return known.map(({ found: { finding }, entry }) => ({
    ...finding,
    level: 'note',
    message: `${finding.message} (in the baseline since ${entry.since})`,
  }));
}

/** A finding for each entry that is gone, at its place in the baseline. */
export function goneFindings(
  { at }: Pick<RoadmapBaseline, 'at'>,
  gone: readonly GoneEntry[],
): readonly JudgedFinding[] {
  return gone.map(({ entry, index, left }) => ({
    rule: 'baseline-gone',
    level: RULES['baseline-gone'].level,
    message:
      left === 0
        ? `${entry.file}: "${entry.text}" is no longer found as ${entry.rule}`
        : `${entry.file}: "${entry.text}" is found as ${entry.rule} ${left} of ${countOf(entry)} times`,
    hint: 'take it out: agentops claims baseline --prune',
    at: { file: at.file, path: [...at.path, 'entries', index] },
  }));
}

function isIn(at: Ref, container: Ref): boolean {
  return at.file === container.file && container.path.every((step, index) => at.path[index] === step);
}
