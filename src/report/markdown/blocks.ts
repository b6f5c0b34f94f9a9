/** Blocks of Markdown. */
import type { Heading, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { said } from './prose.ts';

export function heading(depth: 2 | 3, children: PhrasingContent[]): Heading {
  return { type: 'heading', depth, children };
}

export function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** An item, and on a line of its own behind an arrow what to do about it. */
export function item(children: PhrasingContent[], advice: PhrasingContent[] = []): ListItem {
  const told: PhrasingContent[] = advice.length === 0 ? [] : [{ type: 'break' }, said('→ '), ...advice];
  return { type: 'listItem', spread: false, children: [paragraph([...children, ...told])] };
}

/** A list, cut after `most` items with the rest counted below; nothing when there are no items. */
export function list(
  items: readonly ListItem[],
  ordered = false,
  most: number = items.length,
): (List | Paragraph)[] {
  if (items.length === 0) return [];
  return [
    { type: 'list', ordered, spread: false, children: items.slice(0, most) },
    ...moreThan(items.length, most),
  ];
}

/** How many there are beyond the shown. */
export function moreThan(all: number, shown: number): Paragraph[] {
  return all > shown ? [paragraph([said(`… ${all - shown} more`)])] : [];
}
