/**
 * Where a path stands in one document: the place of its key or value, or of the nearest ancestor that is there. Found
 * by listening to the fast reader, which tells where it begins and ends each node.
 */
import { FAILSAFE_SCHEMA, loadAll, type State } from 'js-yaml';
import type { Span } from '../diagnostics/diagnostic.ts';
import type { SourceText } from './read-sources.ts';
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
export function createFinder({ file, kind, text }: SourceText): Finder {
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

/** A node that is being read: what was read inside it, and for a scalar or an alias its value. */
interface Open {
  readonly from: number;
  readonly inside: Closed[];
}

interface Closed {
  readonly node: Node;
  readonly kind: string | null;
  readonly value: unknown;
}

/** The document as a tree of places; as much of it as is YAML, null when nothing is. */
function readTree(text: string): Node | null {
  const open: Open[] = [];
  const nodes = new Map<unknown, Node>();
  let root: Node | null = null;
  const listener = (event: 'open' | 'close', { position, kind, result }: State): void => {
    if (event === 'open') {
      open.push({ from: position, inside: [] });
      return;
    }
    const { from, inside } = open.pop()!;
    const closed = closeNode(text, { from, to: position, kind, value: result, inside, nodes });
    if (typeof result === 'object' && result !== null) nodes.set(result, closed.node);
    if (open.length > 0) open.at(-1)!.inside.push(closed);
    else root ??= closed.node;
  };
  try {
    loadAll(text, null, { schema: FAILSAFE_SCHEMA, json: true, listener });
  } catch {
    return root;
  }
  return root;
}

interface Closing {
  readonly from: number;
  readonly to: number;
  readonly kind: string | null;
  readonly value: unknown;
  readonly inside: readonly Closed[];
  readonly nodes: ReadonlyMap<unknown, Node>;
}

function closeNode(text: string, { from, to, kind, value, inside, nodes }: Closing): Closed {
  // To find out whether a node is the first key of a map, the reader reads it once more, inside itself.
  const [first] = inside;
  if (inside.length === 1 && first!.kind === kind && Object.is(first!.value, value)) return first!;
  const start = skipBefore(text, from, to);
  if (start >= to) return { node: NOWHERE, kind, value };
  if (kind === 'mapping')
    return { node: { from: start, to: start + 1, entries: entriesOf(text, inside) }, kind, value };
  if (kind === 'sequence') {
    const items = inside.map(({ node }) => node).filter((node) => node.from >= 0);
    return { node: { from: start, to: start + 1, items }, kind, value };
  }
  const node = { from: start, to: start + text.slice(start, to).trimEnd().length };
  return { node: kind === 'scalar' ? node : { ...nodes.get(value), ...node }, kind, value };
}

const NOWHERE: Node = { from: -1, to: -1 };

/** Behind the white space, comments, tag and anchor before a node, and behind the head of a block of text. */
function skipBefore(text: string, from: number, to: number): number {
  const before = /(?:\s|#[^\n]*\n|[&!]\S*\s|[|>][^\n]*\n)*/y;
  before.lastIndex = from;
  before.test(text);
  return Math.min(before.lastIndex, to);
}

/** Keys are what a colon follows; a key that no value follows has an empty one. */
function entriesOf(text: string, inside: readonly Closed[]): NonNullable<Node['entries']> {
  const entries = new Map<string, { key: Node; value: Node }>();
  for (const [index, { node, value }] of inside.entries()) {
    if (!isKey(text, node)) continue;
    const next = inside[index + 1]?.node;
    entries.set(String(value), { key: node, value: next && !isKey(text, next) ? next : NOWHERE });
  }
  return entries;
}

function isKey(text: string, { from, to }: Node): boolean {
  return from >= 0 && /^[ \t]*:/.test(text.slice(to, to + 100));
}
