/** Which criterion or public claim each error of a report is about: the one whose place in the YAML holds the error's. */
import type { Locate } from '../diagnostics/diagnostic.ts';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { FindingSpot } from '../evaluate/finding.ts';
import type { UnplacedReport } from './build.ts';
import { placeFindings } from './place.ts';
import type { Finding } from './report.ts';

/** The errors of a report with their places. */
export interface OwnedErrors {
  readonly ofCriterion: (phase: string, criterion: string) => readonly Finding[];
  readonly ofClaim: (claim: string) => readonly Finding[];
  /** Those that are about none. */
  readonly others: readonly Finding[];
}

type Found = UnplacedReport['findings'][number];

/** @param evaluation null: the roadmap could not be judged, so nothing is known of claims */
export function ownErrors(
  report: UnplacedReport,
  evaluation: Evaluation | null,
  locate: Locate,
): OwnedErrors {
  const owners = new Map<string, string>();
  const own = (at: FindingSpot, owner: string): void => {
    if ('path' in at) owners.set(keyOf(at.file, at.path), owner);
  };
  for (const { id, gate } of report.phases)
    for (const criterion of gate?.criteria ?? []) own(criterion.at, criterionKey(id, criterion.id));
  for (const { claim } of evaluation?.claims ?? []) own(claim.at, claim.id);
  const found = new Map<string | null, Found[]>();
  for (const finding of report.findings) {
    if (finding.level !== 'error') continue;
    const owner = ownerOf(owners, finding.at);
    const errors = found.get(owner);
    if (errors) errors.push(finding);
    else found.set(owner, [finding]);
  }
  const of = (owner: string | null): readonly Finding[] => placeFindings(found.get(owner) ?? [], locate);
  return {
    ofCriterion: (phase, criterion) => of(criterionKey(phase, criterion)),
    ofClaim: of,
    others: of(null),
  };
}

/** No id of a claim has a slash. */
function criterionKey(phase: string, criterion: string): string {
  return `${phase}/${criterion}`;
}

function ownerOf(owners: ReadonlyMap<string, string>, at: FindingSpot): string | null {
  if (!('path' in at)) return null;
  for (let length = at.path.length; length > 0; length -= 1) {
    const owner = owners.get(keyOf(at.file, at.path.slice(0, length)));
    if (owner !== undefined) return owner;
  }
  return null;
}

function keyOf(file: string, path: readonly (string | number)[]): string {
  return JSON.stringify([file, ...path]);
}
