/** Reads documents one after another, and finds what they claim. */
import { flatten } from '../model/flat-text.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { applyIgnores, ignoreFindings } from '../documents/apply-ignores.ts';
import { indexCriteria, findStatement, type CriterionIndex } from '../documents/find-statement.ts';
import { findIgnores } from '../documents/ignores.ts';
import { judgeMarkedStatuses, markerFindings, statedCriteria } from '../documents/judge-statuses.ts';
import { findMarkedStatuses } from '../documents/marked-statuses.ts';
import { isWithin } from '../documents/place.ts';
import type { BlockInput } from '../report/blocks/index.ts';
import type { JudgedFinding, TextFinding } from '../evaluate/finding.ts';
import { hasNumber } from '../evaluate/numbers-in-text.ts';
import { findStatements, type Statement } from '../lint/find-statements.ts';
import type { PublicClaim, Roadmap } from '../model/roadmap.ts';
import { checkSlots } from './check-slots.ts';
import {
  findNamedDocuments,
  listClaimDocuments,
  readClaimDocument,
  type ClaimDocument,
  type ClaimDocuments,
  type ReadClaimDocument,
} from '../verify/claim-documents.ts';
import { findStretches } from '../verify/documents.ts';
import { findFile } from '../verify/files/find-file.ts';
import { openWorld, type World } from '../verify/world.ts';

/** What documents claim. */
export interface CheckedDocuments {
  /** The paths of all that were read. */
  readonly documents: readonly string[];
  /** The ids of the claims that they make. */
  readonly claims: readonly string[];
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
  /** What marked statuses and rendered text are held against; null: nothing, only figures are looked for. */
  readonly judged: Omit<BlockInput, 'phase'> | null;
  /** Leave out statements that can't be registered as they are. */
  readonly onlyShown?: boolean;
}

/** Checks the documents; problems where one can't be read, or where there is none. */
export async function checkDocuments(
  request: DocumentRequest,
): Promise<CheckedDocuments | { readonly problems: readonly Diagnostic[] }> {
  const { root, cwd, roadmap, named } = request;
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
  const criteria = statedCriteria(roadmap.phases.map((phase) => ({ phase })));
  const index = indexCriteria(criteria);
  const problems: Diagnostic[] = [];
  const checked: CheckedDocument[] = [];
  for (const document of found.documents) {
    const read = await readClaimDocument(world, document);
    if ('rule' in read) problems.push(read);
    else checked.push(await checkDocument(world, document, read, request, index));
  }
  if (problems.length > 0) return { problems };
  return {
    documents: found.documents.map(({ path }) => path),
    claims: checked.flatMap(({ claims }) => claims),
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
  world: World,
  { path: file, file: found }: ClaimDocument,
  document: ReadClaimDocument,
  { roadmap, judged, onlyShown }: DocumentRequest,
  index: CriterionIndex,
): Promise<CheckedDocument> {
  const { text, root } = document;
  const claims = roadmap.claims.filter((claim) =>
    claim.in.some((path) => path === file || findFile(world, path) === found),
  );
  const claimed = await findStretches(document, claims.flatMap(wordsOf));
  const slots = checkSlots(file, document, judged);
  const { statuses, unbound } = findMarkedStatuses(root, index, slots.current);
  // What a criterion asks is a target; what the document says of it is held against its status.
  const isHeld = ({ text: said, line }: Statement): boolean =>
    findStatement(said, null, index) !== null &&
    statuses.some((status) => status.line <= line && line <= status.endLine);
  const statements = findStatements(document, claimed).filter(
    (one) => !isWithin(slots.filled, one.stretches[0]!.from) && !isHeld(one),
  );
  // Cells that say the same are one claim.
  const same = new Set(claims.map((claim) => flatten(claim.text)));
  const open = statements.filter((one) => !one.isRegistered && !same.has(flatten(one.text)));
  const ignores = applyIgnores(text, open, findIgnores(root, slots.current));
  return {
    claims: claims.map(({ id }) => id),
    statements: statements.length,
    registered: statements.length - open.length,
    ignored: ignores.ignored.length,
    unregistered: (onlyShown ? await shownIn(document, ignores.kept) : ignores.kept).map((statement) => ({
      file,
      statement,
    })),
    overstated: judgeMarkedStatuses(file, statuses, judged?.evaluation.phases ?? []),
    remarks: [
      ...slots.findings,
      ...markerFindings(file, unbound, [...index.byRef.values()]),
      ...ignoreFindings(file, ignores),
    ],
  };
}

/** The words by which a claim covers statements: a disclosure may say its figure again. */
function wordsOf({ text, disclosed, says }: PublicClaim): readonly string[] {
  const isSame = disclosed !== null && says !== null && hasNumber(disclosed, says.number);
  return isSame ? [text, disclosed] : [text];
}

/** The statements that would be found again as claims: a badge's address is not what a document says. */
async function shownIn(
  document: ReadClaimDocument,
  statements: readonly Statement[],
): Promise<readonly Statement[]> {
  const shown: Statement[] = [];
  for (const one of statements) if ((await findStretches(document, [one.text])).length > 0) shown.push(one);
  return shown;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
