/** Where a path stands in one document: the place of its key or value, or of the nearest ancestor that is there. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import type { Span } from '../diagnostics/diagnostic.ts';
import type { SourceDocument } from './load.ts';
import { spanAt } from './parse-yaml-fully.ts';

type Path = readonly (string | number)[];
type Finder = (path: Path, on: 'key' | 'value') => Span;

/** A finder for one document; it is parsed once. */
export function createFinder(document: SourceDocument): Finder {
  if (document.kind === 'records') return createLineFinder(document);
  const { file, text } = document;
  return createYamlFinder(file, text);
}

function createYamlFinder(file: string, text: string): Finder {
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  });
  return (path, on) => {
    const node = find(parsed, path, on);
    const [from, to] = node?.range ?? [0, 1];
    return spanAt(file, text, lines, from, Math.max(to, from + 1));
  };
}

/** JSON Lines: the first step of the path is the line. */
function createLineFinder({ file, text }: SourceDocument): Finder {
  const lines = text.split('\n');
  return ([index = 0, ...rest], on) => {
    const line = lines[Number(index)] ?? '';
    const { column, end } = createYamlFinder(file, line)(rest, on);
    return { file, line: Number(index) + 1, column, end };
  };
}

function find(document: Document.Parsed, path: Path, on: 'key' | 'value'): Node | null {
  let node: Node | null = document.contents;
  for (const [depth, step] of path.entries()) {
    const inner: unknown = isAlias(node) ? node.resolve(document) : node;
    let next: Node | null = null;
    if (isMap(inner)) {
      const pair = inner.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      const wanted = on === 'key' && depth === path.length - 1 ? pair?.key : (pair?.value ?? pair?.key);
      next = (wanted ?? null) as Node | null;
    } else if (isSeq(inner)) {
      next = (inner.items[Number(step)] ?? null) as Node | null;
    }
    if (next === null) return node;
    node = next;
  }
  return node;
}
