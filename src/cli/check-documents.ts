/** Reads documents one after another, and finds what they claim. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { indexCriteria, findStatement, type CriterionIndex } from '../documents/find-statement.ts';
import { applyIgnores, findIgnores, ignoreFindings } from '../documents/ignores.ts';
import { judgeMarkedStatuses, markerFindings, statedCriteria } from '../documents/judge-statuses.ts';
import { findMarkedStatuses } from '../documents/marked-statuses.ts';
import { isWithin } from '../documents/place.ts';
import { renderedStretches } from '../documents/rendered.ts';
import type { JudgedFinding, TextFinding } from '../evaluate/finding.ts';
import type { PhaseResult } from '../evaluate/phase.ts';
import { findStatements, type Statement } from '../lint/find-statements.ts';
import type { PublicClaim, Roadmap } from '../model/roadmap.ts';
import {
  findNamedDocuments,
  listClaimDocuments,
  readClaimDocument,
  type ClaimDocument,
  type ClaimDocuments,
  type ReadClaimDocument,
} from '../verify/claim-documents.ts';
import { findStretches } from '../verify/documents.ts';
import { openWorld } from '../verify/world.ts';

/** What documents claim. */
export interface CheckedDocuments {
  /** The paths of all that were read. */
  readonly documents: readonly string[];
  /** How many quantitative statements they have. */
  readonly statements: number;
  readonly registered: number;
  readonly ignored: number;
  /** The statements that no claim covers, in the order of their places. */
  readonly unregistered: readonly { readonly file: string; readonly statement: Statement }[];
  /** The statuses that go further than the evidence. */
  readonly overstated: readonly TextFinding[];
  /** What is to be said of markers and comments. */
  readonly remarks: readonly JudgedFinding[];
}

/** Where to look, and for what. */
export interface DocumentRequest {
  readonly root: string;
  readonly cwd: string;
  readonly roadmap: Roadmap;
  /** The documents to read; none: those that the roadmap's globs match. */
  readonly named: readonly string[];
  /** What marked statuses are held against. */
  readonly phases: readonly PhaseResult[];
}

/** Checks the documents; problems where one can't be read, or where there is none. */
export async function checkDocuments(
  request: DocumentRequest,
): Promise<CheckedDocuments | { readonly problems: readonly Diagnostic[] }> {
  const { root, cwd, roadmap, named, phases } = request;
  const world = openWorld({ root }, roadmap, []);
  const at = { file: roadmap.path, path: ['documents'] };
  const found =
    named.length > 0
      ? findNamedDocuments(world, named, cwd)
      : await listClaimDocuments(world, roadmap.documents, at);
  if ('problems' in found) {
    if (named.length === 0) return found;
    const listed = await listClaimDocuments(world, roadmap.documents, at);
    return { problems: found.problems.map((problem) => withNearest(problem, listed)) };
  }
  const criteria = statedCriteria(phases);
  const index = indexCriteria(criteria);
  const problems: Diagnostic[] = [];
  const checked: CheckedDocument[] = [];
  for (const document of found.documents) {
    const read = await readClaimDocument(world, document);
    if ('rule' in read) problems.push(read);
    else checked.push(await checkDocument(document, read, roadmap.claims, index, phases));
  }
  if (problems.length > 0) return { problems };
  return {
    documents: found.documents.map(({ path }) => path),
    statements: sum(checked.map(({ statements }) => statements)),
    registered: sum(checked.map(({ registered }) => registered)),
    ignored: sum(checked.map(({ ignored }) => ignored)),
    unregistered: checked.flatMap(({ unregistered }) => unregistered),
    overstated: checked.flatMap(({ overstated }) => overstated),
    remarks: checked.flatMap(({ remarks }) => remarks),
  };
}

/** The problem of a name, with the document that is likely meant. */
function withNearest(problem: Diagnostic, listed: ClaimDocuments): Diagnostic {
  const known = 'documents' in listed ? listed.documents.map(({ path }) => path) : [];
  const meant = nearest(problem.at.file, known);
  return meant === null ? problem : { ...problem, hint: `did you mean ${meant}?` };
}

type CheckedDocument = Omit<CheckedDocuments, 'documents'>;

async function checkDocument(
  { path: file }: ClaimDocument,
  document: ReadClaimDocument,
  claims: readonly PublicClaim[],
  index: CriterionIndex,
  phases: readonly PhaseResult[],
): Promise<CheckedDocument> {
  const { text, root } = document;
  const claimed = await findStretches(
    document,
    claims
      .filter((claim) => claim.in.includes(file))
      .flatMap(({ text: said, disclosed }) => (disclosed === null ? [said] : [said, disclosed])),
  );
  const rendered = renderedStretches(root);
  // What a criterion asks is a target; what the document says of it is held against its status.
  const statements = findStatements(document, claimed).filter(
    (one) => !isWithin(rendered, one.stretches[0]!.from) && findStatement(one.text, null, index) === null,
  );
  const open = statements.filter(({ isRegistered }) => !isRegistered);
  const ignores = applyIgnores(text, open, findIgnores(root));
  const { statuses, unbound } = findMarkedStatuses(root, index);
  return {
    statements: statements.length,
    registered: statements.length - open.length,
    ignored: ignores.ignored.length,
    unregistered: ignores.kept.map((statement) => ({ file, statement })),
    overstated: judgeMarkedStatuses(file, statuses, phases),
    remarks: [...markerFindings(file, unbound, [...index.byRef.values()]), ...ignoreFindings(file, ignores)],
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
