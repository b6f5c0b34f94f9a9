/** What is told of a comparison, and the findings about public claims that can be compared. */
import { RULES } from '../diagnostics/catalog.ts';
import type { JudgedFinding, TextFinding } from '../evaluate/finding.ts';
import { inside } from '../model/inside.ts';
import { countOf, type BaselineEntry } from '../model/baseline.ts';
import type { PublicClaim, Ref, RoadmapBaseline } from '../model/roadmap.ts';
import { compareBaseline, type GoneEntry } from './compare.ts';

/** The findings by which public claims fail, with the texts of the claims and the documents that make them. */
export function claimTextFindings(
  claims: readonly Pick<PublicClaim, 'text' | 'in' | 'at'>[],
  findings: readonly JudgedFinding[],
): readonly TextFinding[] {
  return findings.flatMap((finding) => {
    const { rule, level, at } = finding;
    if (level !== 'error' || !rule.startsWith('claim-') || !('path' in at)) return [];
    const claim = claims.find((one) => isIn(at, one.at));
    return claim ? [{ finding, text: `${claim.text} (${claim.in.join(', ')})` }] : [];
  });
}

/**
 * The findings, those that are known told as notes, which fail nothing; and a finding for each entry that is gone.
 * @param texts those of the findings that a baseline can know, in the order of their places
 * @param wasChecked whether this run looked for what an entry is about
 * @returns them, and how many are known
 */
export function withBaseline(
  baseline: RoadmapBaseline | null,
  findings: readonly JudgedFinding[],
  texts: readonly TextFinding[],
  wasChecked: (entry: BaselineEntry) => boolean,
): { readonly findings: readonly JudgedFinding[]; readonly known: number } {
  if (!baseline) return { findings, known: 0 };
  const { known, gone } = compareBaseline(baseline, texts, wasChecked);
  const entries = new Map(known.map(({ found, entry }) => [found.finding, entry]));
  const told = findings.map((finding): JudgedFinding => {
    const entry = entries.get(finding);
    if (!entry) return finding;
    return {
      ...finding,
      level: 'note',
      message: `${finding.message} (in the baseline since ${entry.since})`,
    };
  });
  return { findings: [...told, ...goneFindings(baseline, gone)], known: known.length };
}

/** Whether an entry is about a registered claim: those stand in YAML, all others in documents. */
export function isRegistered({ file }: BaselineEntry): boolean {
  return file.endsWith('.yaml');
}

/** A finding for each entry that is gone, at its place in the baseline. */
function goneFindings(
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
    at: inside(at, 'entries', index),
  }));
}

function isIn(at: Ref, container: Ref): boolean {
  return at.file === container.file && container.path.every((step, index) => at.path[index] === step);
}
