/** From new claims to the change of the file that they go into. */
import type { Loaded, SourceDocument } from '../load/load.ts';
import { addRecords } from './add-record.ts';
import type { DocumentChange } from './edited.ts';
import { CLAIM_STYLE, type NewClaim } from './new-claims.ts';
import { writeEntry } from './write-record.ts';

/**
 * The change that registers the claims: in claims.yaml, else in the list of roadmap.yaml if it has one, else in a new
 * claims.yaml.
 * @param claims an object given twice is registered once
 */
export function planClaims({ project, documents }: Loaded, claims: readonly NewClaim[]): DocumentChange {
  const added = [...new Set(claims)];
  const home =
    documents.find(({ kind }) => kind === 'claims') ??
    documents.find(({ kind, value }) => kind === 'roadmap' && Object.hasOwn(value as object, 'claims'));
  if (!home) {
    const file = `${project.folder}/claims.yaml`;
    const document: SourceDocument = { file, kind: 'claims', text: '', value: undefined };
    const lines = ['version: 1', 'claims:', ...added.flatMap((one) => writeEntry(one, CLAIM_STYLE, 2))];
    return { document, text: `${lines.join('\n')}\n`, value: { version: 1, claims: added } };
  }
  const value = JSON.parse(JSON.stringify(home.value)) as { claims: unknown[] };
  value.claims.push(...added);
  return { document: home, text: addRecords(home.text, ['claims'], added, CLAIM_STYLE), value };
}
