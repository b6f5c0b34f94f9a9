/** The decisions that were recorded. Loaded only where there are any. */
import type { Loaded } from '../load/load.ts';
import { decisionFile } from '../model/decision.ts';
import type { RecordedDecision } from '../model/roadmap.ts';
import type { Context } from './context.ts';
import { readDocument } from './read-document.ts';

/** By number. Their phases may be gone or renamed since: what was recorded stays. */
export function readDecisions(context: Context, { documents }: Loaded): readonly RecordedDecision[] {
  return documents
    .filter(({ kind }) => kind === 'decision')
    .flatMap((document) => {
      const read = readDocument(decisionFile, document, context.problems);
      const number = Number(/\/(\d+)-[^/]*$/.exec(document.file)![1]);
      return read ? [{ ...read.value, number, at: { file: read.file, path: [] } }] : [];
    })
    .sort((a, b) => a.number - b.number);
}
