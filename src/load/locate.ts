/**
 * From a path to its place. Values travel without places; a place is looked up here when a finding, `explain` or a
 * machine format names one, since that takes parsing the file once more.
 */
import { isSpan, type Locate, type Span, type Spot } from '../diagnostics/diagnostic.ts';
import { createFinder } from './find-place.ts';
import type { SourceText } from './read-sources.ts';

/** Finds places in `documents`; each is parsed when the first place in it is asked for. */
export function createLocator(documents: readonly SourceText[]): Locate {
  const byFile = new Map(documents.map((document) => [document.file, document]));
  const finders = new Map<string, ReturnType<typeof createFinder>>();
  return (spot: Spot): Span => {
    if (isSpan(spot)) return spot;
    const document = byFile.get(spot.file);
    if (!document) return { file: spot.file, line: 1, column: 1, end: 1 };
    let finder = finders.get(spot.file);
    if (!finder) {
      finder = createFinder(document);
      finders.set(spot.file, finder);
    }
    return finder(spot.path, spot.on ?? 'value');
  };
}
