/** Markdown to import: a valid roadmap or none, and no status that the document does not say. */
import { decodeDocument } from '../../../src/import/decode-document.ts';
import { filesOf, importText, problemsOf } from '../../unit/import/importing.ts';
import { ensure, textOf } from '../invariant.ts';

const DONE =
  /[x✓✔✅☑]|~|done|complete|met|ship|deliver|achiev|finish|pass|releas|implement|live|current|closed|fertig/iu;

export async function fuzz(bytes: Uint8Array): Promise<void> {
  const decoded = decodeDocument(bytes);
  if (decoded === null || !/\S/.test(decoded.text)) return;
  const imported = await importText(decoded.text);
  if (imported.phases.length === 0) return;
  const problems = await problemsOf(filesOf(imported));
  ensure(problems.length === 0, `what is imported is valid: ${problems.join('; ')}`);
  // A sign whose bytes were taken for another encoding's is known all the same.
  const isSaid = DONE.test(decoded.text) || DONE.test(textOf(bytes));
  const claims = imported.phases.flatMap(({ criteria }) => criteria.map(({ claim }) => claim));
  ensure(isSaid || claims.every((claim) => claim !== 'met'), 'no status is invented');
}
