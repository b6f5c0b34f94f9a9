/**
 * Where a path stands in one document: the place of its key or value, or of the nearest ancestor that is there. Found
 * in the events of the fast reader, which know the offsets of every node.
 */
import { EVENT_ID, parseEvents, type Event } from 'js-yaml';
import type { Span } from '../diagnostics/diagnostic.ts';
import type { SourceDocument } from './load.ts';
import { lineStarts, spanAt } from './span.ts';

type Path = readonly (string | number)[];
type Finder = (path: Path, on: 'key' | 'value') => Span;

/** A node of the document: offsets, and what is in it. */
interface Node {
  readonly from: number;
  readonly to: number;
  /** Of a map: key -> key node and value node. */
  readonly entries?: ReadonlyMap<string, { readonly key: Node; readonly value: Node }>;
  /** Of a list. */
  readonly items?: readonly Node[];
}

/** A finder for one document; it is parsed once. */
export function createFinder({ file, kind, text }: SourceDocument): Finder {
  if (kind === 'records') return createLineFinder(file, text);
  return createYamlFinder(file, text);
}

function createYamlFinder(file: string, text: string): Finder {
  const starts = lineStarts(text);
  const root = readTree(text);
  return (path, on) => {
    const { from, to } = root ? find(root, path, on) : { from: 0, to: 1 };
    return spanAt(file, text, starts, from, to);
  };
}

/** JSON Lines: the first step of the path is the line. */
function createLineFinder(file: string, text: string): Finder {
  const lines = text.split('\n');
  return ([index = 0, ...rest], on) => {
    const { column, end } = createYamlFinder(file, lines[Number(index)] ?? '')(rest, on);
    return { file, line: Number(index) + 1, column, end };
  };
}

function find(root: Node, path: Path, on: 'key' | 'value'): Node {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const entry = node.entries?.get(String(step));
    const wantsKey = on === 'key' && depth === path.length - 1;
    // A value that is left empty stands nowhere: its key does.
    const next = entry
      ? wantsKey || entry.value.from < 0
        ? entry.key
        : entry.value
      : node.items?.[Number(step)];
    if (!next || next.from < 0) return node;
    node = next;
  }
  return node;
}

/** The document as a tree of places; null when it is no YAML. */
function readTree(text: string): Node | null {
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch {
    return null;
  }
  const anchors = new Map<string, Node>();
  let index = 0;
  const read = (): Node => {
    const event = events[index]!;
    index += 1;
    if (event.type === EVENT_ID.ALIAS) {
      const anchor = anchors.get(text.slice(event.anchorStart, event.anchorEnd));
      return { ...anchor, from: event.anchorStart - 1, to: event.anchorEnd };
    }
    const node = readNode(event);
    if ('anchorStart' in event && event.anchorStart >= 0) {
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    }
    return node;
  };
  const readNode = (event: Event): Node => {
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: Node[] = [];
      while (events[index]!.type !== EVENT_ID.POP) items.push(read());
      index += 1;
      return { from: event.start, to: event.start + 1, items };
    }
    if (event.type === EVENT_ID.MAPPING) {
      const entries = new Map<string, { key: Node; value: Node }>();
      while (events[index]!.type !== EVENT_ID.POP) {
        const key = read();
        entries.set(text.slice(key.from, key.to).replaceAll(/^["']|["']$/g, ''), { key, value: read() });
      }
      index += 1;
      return { from: event.start, to: event.start + 1, entries };
    }
    return event.type === EVENT_ID.SCALAR
      ? scalarNode(text, event.valueStart, event.valueEnd)
      : { from: -1, to: -1 };
  };
  if (events[0]?.type === EVENT_ID.DOCUMENT) index = 1;
  return index < events.length ? read() : null;
}

/** A scalar with its quotes, without the indentation of a block. */
function scalarNode(text: string, start: number, end: number): Node {
  if (start < 0) return { from: -1, to: -1 };
  const isQuoted = /["']/.test(text[start - 1] ?? '') && text[start - 1] === text[end];
  if (isQuoted) return { from: start - 1, to: end + 1 };
  const indent = /^\s*/.exec(text.slice(start, end))![0].length;
  return { from: start + indent, to: Math.max(end, start + indent + 1) };
}
