/** Reads Markdown as GitHub does, by a parser that is none of ours. */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export function parse(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** All nodes, from the top on. */
export function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodesOf(child as Nodes)) : [])];
}

/** The types of the nodes, each once. */
export function typesOf(node: Nodes): string[] {
  return [...new Set(nodesOf(node).map(({ type }) => type))].toSorted();
}

/** What GitHub and GitLab make links, mathematics or pictures of in text that is not code. */
const REFERENCE = /@\w|#\d|\bGH-\d|[!%~&]\d|\b[0-9a-f]{7,40}\b|:\w+:|\$|:\/\/|\bwww\.|^\s*\/\w/im;

/** The texts in which there is one. */
export function referencesIn(node: Nodes): string[] {
  return nodesOf(node).flatMap((one) =>
    one.type === 'text' && REFERENCE.test(one.value) ? [one.value] : [],
  );
}
