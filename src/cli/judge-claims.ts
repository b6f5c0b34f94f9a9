/** Judges public claims: the registered ones, and what documents state besides. */
import { claimTextFindings, isRegistered, withBaseline } from '../baseline/findings.ts';
import { unregisteredFinding } from '../documents/unregistered.ts';
import { claimsOf, offerClaim, type NewClaim } from '../edit/new-claims.ts';
import { onlyClaims } from '../evaluate/evaluate.ts';
import type { TextFinding } from '../evaluate/finding.ts';
import type { Roadmap } from '../model/roadmap.ts';
import { buildReport } from '../report/build.ts';
import { checkDocuments, type CheckedDocuments } from './check-documents.ts';
import { loadRoadmap } from './edit-roadmap.ts';
import { TOOL } from './invalid.ts';
import type { Io } from './io.ts';
import { judgeRoadmap, type Invalid, type JudgeOptions, type Judged } from './judge.ts';

/** The judgement of public claims; it has no phases, metrics or decision. */
export interface JudgedClaims extends Omit<Judged, 'decision'> {
  readonly checked: CheckedDocuments;
  /** The findings that a baseline can know. */
  readonly texts: readonly TextFinding[];
  /** How many of them it knows. */
  readonly known: number;
}

/**
 * Judges the claims of the documents that are named, or of all.
 * @param named relative to the working directory
 */
export async function judgeClaims(
  io: Io,
  options: JudgeOptions,
  named: readonly string[],
): Promise<JudgedClaims | Invalid> {
  const judged = await judgeRoadmap(io, options);
  if ('problems' in judged) return judged;
  const { roadmap, sources } = judged;
  const { root } = sources.project;
  const { evaluation: whole, decision } = judged;
  const report = buildReport(whole, decision, {
    tool: TOOL,
    simulated: false,
    strict: false,
    listEvidence: false,
    extraFindings: [],
  });
  const shown = { report, evaluation: whole };
  const checked = await checkDocuments({ root, cwd: io.cwd, roadmap, named, judged: shown });
  if ('problems' in checked) return invalid(io, options, checked.problems);
  const { documents, unregistered, overstated, remarks } = checked;
  const evaluation = onlyClaims(
    judged.evaluation,
    ({ id }) => named.length === 0 || checked.claims.includes(id),
  );
  const registered = claimTextFindings(roadmap.claims, evaluation.findings);
  const stated = [...offered(roadmap, unregistered), ...overstated];
  const texts = [...registered, ...stated];
  const isWhole = named.length === 0;
  const { findings, known } = withBaseline(
    roadmap.baseline,
    [...evaluation.findings, ...stated.map(({ finding }) => finding), ...remarks],
    texts,
    (entry) => isWhole || (!isRegistered(entry) && documents.includes(entry.file)),
  );
  return { ...judged, checked, texts, known, evaluation: { ...evaluation, findings } };
}

/** The findings of statements that no claim covers; the first of the same words with the YAML that registers them all. */
function offered(
  { claims }: Roadmap,
  unregistered: CheckedDocuments['unregistered'],
): readonly TextFinding[] {
  const offers = claimsOf(
    unregistered.map(({ file, statement }) => ({ file, text: statement.text })),
    claims.map(({ id }) => id),
  );
  const firsts = new Map<NewClaim, string>();
  return unregistered.map(({ file, statement }, index) => {
    const offer = offers[index]!;
    const first = firsts.get(offer);
    if (first === undefined) firsts.set(offer, `${file}:${statement.line}`);
    const hint =
      first === undefined
        ? `register it in claims.yaml: ${offerClaim(offer)}`
        : `register it together with ${first}, which says the same`;
    return unregisteredFinding(file, statement, hint);
  });
}

/** What is wrong is told with the files that it is in. */
async function invalid(io: Io, options: JudgeOptions, problems: Invalid['problems']): Promise<Invalid> {
  const opened = await loadRoadmap(io, options);
  return 'problems' in opened ? opened : { loaded: opened.loaded, problems };
}
