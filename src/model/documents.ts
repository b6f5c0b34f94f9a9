/** Which Markdown documents `claims check` reads, as written in roadmap.yaml. */
import * as z from 'zod/mini';
import { asMap, glob, list, optional, type Schema } from './shape.ts';

export interface DocumentsSource {
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** What is read where `include` says nothing. */
export const USUAL_DOCUMENTS: readonly string[] = ['README.md', 'ROADMAP.md', 'docs/**/*.md'];

/** Globs of the documents to read, and of those among them to pass over. */
export const documents: Schema<DocumentsSource> = z.strictObject(
  {
    include: optional(
      list(glob, 'a list of globs'),
      `The Markdown documents whose claims are checked; default: ${USUAL_DOCUMENTS.join(', ')}.`,
    ),
    exclude: optional(z.array(glob, { error: 'a list of globs' }), 'Those among them that are passed over.'),
  },
  asMap('a map with include and exclude'),
);
