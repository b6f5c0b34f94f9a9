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

/** A node of the document: offsets, and what is in it. What that means is found out where somebody looks for a place. */
interface Node {
  readonly from: number;
  readonly to: number;
  /** Of a scalar, what it says. */
  readonly text: string | null;
  readonly isList: boolean;
  /** Of a map, its keys and values in their order; of a list, its items. */
  readonly inside: readonly Node[];
}

/** By key, its place and that of its value; by index, that of the item. */
type Steps = ReadonlyMap<string, { readonly key: Node | null; readonly value: Node }>;

/** A finder for one document; it is parsed once. */
export function createFinder({ file, kind, text }: SourceText): Finder {
  if (kind === 'records') return createLineFinder(file, text);
  return createYamlFinder(file, text);
}

function createYamlFinder(file: string, text: string): Finder {
  const starts = lineStarts(text);
  const root = readTree(text);
  const known = new Map<Node, Steps>();
  const stepsOf = (node: Node): Steps => {
    const steps = known.get(node) ?? readSteps(text, node);
    known.set(node, steps);
    return steps;
  };
  return (path, on) => {
    const { from, to } = root ? find(root, path, on, stepsOf) : { from: 0, to: 1 };
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

function find(root: Node, path: Path, on: 'key' | 'value', stepsOf: (node: Node) => Steps): Node {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const found = stepsOf(node).get(String(step));
    const wantsKey = on === 'key' && depth === path.length - 1;
    // A value that is left empty stands nowhere: its key does.
    const next = found?.key && (wantsKey || found.value.from < 0) ? found.key : found?.value;
    if (!next || next.from < 0) return node;
    node = next;
  }
  return node;
}

/** A node that is being read: what was read inside it. Most nodes are scalars, which have nothing in them. */
interface Open {
  readonly from: number;
  inside: Node[] | null;
}

const NOTHING: readonly Node[] = [];

/** The document as a tree of places; as much of it as is YAML, null when nothing is. */
function readTree(text: string): Node | null {
  const open: Open[] = [];
  // What an alias stands for; most documents have none.
  const anchored = text.includes('*') ? new Map<unknown, Node>() : null;
  let root: Node | null = null;
  let last: Pick<State, 'kind' | 'result'> | null = null;
  const listener = (event: 'open' | 'close', state: State): void => {
    if (event === 'open') {
      open.push({ from: state.position, inside: null });
      return;
    }
    const { kind, result } = state;
    const closing = open.pop()!;
    const { inside } = closing;
    // To find out whether a node is the first key of a map, the reader reads it once more, inside itself.
    const isTwice = inside?.length === 1 && last!.kind === kind && Object.is(last!.result, result);
    const node = isTwice ? inside[0]! : closeNode(text, closing, state, anchored);
    last = { kind, result };
    if (typeof result === 'object' && result !== null) anchored?.set(result, node);
    const around = open.at(-1);
    if (around) (around.inside ??= []).push(node);
    else root ??= node;
  };
  try {
    loadAll(text, null, { schema: FAILSAFE_SCHEMA, json: true, listener });
  } catch {
    return root;
  }
  return root;
}

function closeNode(
  source: string,
  { from, inside }: Open,
  { position: to, kind, result }: State,
  anchored: ReadonlyMap<unknown, Node> | null,
): Node {
  const start = skipBefore(source, from, to);
  if (start >= to) return NOWHERE;
  const text = typeof result === 'string' ? result : null;
  if (kind === 'mapping' || kind === 'sequence')
    return {
      from: start,
      to: start + 1,
      text,
      isList: kind === 'sequence',
      inside: inside?.slice() ?? NOTHING,
    };
  const end = start + source.slice(start, to).trimEnd().length;
  const node: Node = { from: start, to: end, text, isList: false, inside: NOTHING };
  if (kind === 'scalar') return node;
  const { isList, inside: shared } = anchored?.get(result) ?? node;
  return { ...node, isList, inside: shared };
}

const NOWHERE: Node = { from: -1, to: -1, text: null, isList: false, inside: NOTHING };
/** White space, comments, tag and anchor, and the head of a block of text. */
const BEFORE = /(?:\s|#[^\n]*\n|[&!]\S*\s|[|>][^\n]*\n)*/y;

/** Where a node begins behind what stands before it. */
function skipBefore(text: string, from: number, to: number): number {
  BEFORE.lastIndex = from;
  BEFORE.test(text);
  return Math.min(BEFORE.lastIndex, to);
}

/** Keys are what a colon follows; a key that no value follows has an empty one. */
function readSteps(text: string, { isList, inside }: Node): Steps {
  if (isList) {
    const items = inside.filter((node) => node.from >= 0);
    return new Map(items.map((value, index) => [String(index), { key: null, value }]));
  }
  const steps = new Map<string, { key: Node; value: Node }>();
  for (const [index, key] of inside.entries()) {
    if (key.text === null || !isKey(text, key)) continue;
    const next = inside[index + 1];
    steps.set(key.text, { key, value: next && !isKey(text, next) ? next : NOWHERE });
  }
  return steps;
}

function isKey(text: string, { from, to }: Node): boolean {
  return from >= 0 && /^[ \t]*:/.test(text.slice(to, to + 100));
}
