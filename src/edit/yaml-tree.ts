/** A YAML document as a tree of places, for finding where in the text something is to be changed. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type ParsedNode,
  type YAMLMap,
  type Pair,
} from 'yaml';
import { EditError } from './edit-error.ts';

export type Path = readonly (string | number)[];
export type TreeMap = YAMLMap<ParsedNode, ParsedNode | null>;
export type TreePair = Pair<ParsedNode, ParsedNode | null>;

/** What stands at a path. */
export interface Found {
  readonly node: ParsedNode;
  /** It stands inside brackets or braces. */
  readonly inFlow: boolean;
  /** The pair whose value it is; null for an entry of a list. */
  readonly pair: TreePair | null;
}

/** Looks up paths in a YAML text; aliases lead to what they stand for. */
export function createLookup(text: string): (path: Path) => Found {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  return (path) => {
    let found: Found = { node: document.contents!, inFlow: false, pair: null };
    for (const step of path) {
      const parent = found.node;
      const inFlow = found.inFlow || ((isMap(parent) || isSeq(parent)) && parent.flow === true);
      const pair = isMap(parent) ? pairOf(parent as TreeMap, String(step)) : null;
      const child = isSeq(parent) ? (parent.items[Number(step)] as ParsedNode | undefined) : pair?.value;
      const node = isAlias(child) ? (child.resolve(document) as ParsedNode | undefined) : child;
      if (!node) throw new EditError(`there is no ${path.join('/')}`, 'make the change by hand');
      found = { node, inFlow, pair };
    }
    return found;
  };
}

/** The pair of a map with that key. */
export function pairOf(map: TreeMap, key: string): TreePair | null {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) ?? null;
}

/** Where the last thing in a node ends. The node's own end lies behind the comments and line ends that follow. */
export function contentEnd(node: ParsedNode): number {
  const isOpen = (isMap(node) || isSeq(node)) && node.flow !== true;
  const last = isOpen ? (node.items.at(-1) as TreePair | ParsedNode | undefined) : undefined;
  if (last === undefined) return node.range[1];
  return 'key' in last ? contentEnd(last.value ?? last.key) : contentEnd(last);
}
