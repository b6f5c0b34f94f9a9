/** The trap of ` #`: what stands behind it is a comment, so an unquoted text ends there. */
import type { Ref } from '../model/roadmap.ts';
import type { SourceDocument } from './load.ts';
import { createLocator } from './locate.ts';

/** Tells whether the unquoted text at a path is followed by a comment on its line, which may have been part of it. */
export function createCutDetector(documents: readonly SourceDocument[]): (ref: Ref) => boolean {
  const locate = createLocator(documents);
  const texts = new Map(documents.map(({ file, text }) => [file, text]));
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = lines.get(file);
    if (known) return known;
    const text = texts.get(file) ?? '';
    // Most files have no comment behind a text, and need no places.
    const found = /\S[^\S\n]+#/.test(text) ? text.split('\n') : [];
    lines.set(file, found);
    return found;
  };
  return (ref) => {
    if (linesOf(ref.file).length === 0) return false;
    const { line, column, end } = locate(ref);
    const source = linesOf(ref.file)[line - 1] ?? '';
    return !/["'|>]/.test(source[column - 1] ?? '') && /^\s+#/.test(source.slice(end - 1));
  };
}
