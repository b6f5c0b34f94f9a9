/** The trap of ` #`: what stands behind it is a comment, so an unquoted text ends there. */
import type { Ref } from '../model/roadmap.ts';
import type { SourceDocument } from './load.ts';
import { createLocator } from './locate.ts';

/** Tells whether the unquoted text at a path is followed by a comment on its line, which may have been part of it. */
export function createCutDetector(documents: readonly SourceDocument[]): (ref: Ref) => boolean {
  const locate = createLocator(documents);
  const texts = new Map(documents.map(({ file, text }) => [file, text]));
  return (ref) => {
    const text = texts.get(ref.file);
    // Most files have no comment behind a text, and need no places.
    if (text === undefined || !/\S .*?\s#/.test(text)) return false;
    const { line, column, end } = locate(ref);
    const source = text.split('\n')[line - 1] ?? '';
    return !/["'|>]/.test(source[column - 1] ?? '') && /^\s+#/.test(source.slice(end - 1));
  };
}
