/** The words of a block, as far as they are its own. */
import type { Nodes } from 'mdast';
import type { Block } from './blocks.ts';
import { isOnlyStatus } from './status-words.ts';

export interface BlockText {
  /** The cells of a row; of others one text. Line ends stand between what says something by itself. */
  readonly cells: readonly string[];
  /** All of it is struck out, statuses aside. */
  readonly isStruck: boolean;
  /** The cells without what is struck out. */
  readonly unstruck: readonly string[];
}

/** The visible text of a block, without the lists, tables and code in it. */
export function readBlock({ node }: Pick<Block, 'node'>): BlockText {
  const parts = node.type === 'tableRow' ? node.children : [node];
  const cells = parts.map((part) => write(part, true));
  const unstruck = parts.map((part) => write(part, false));
  const isStruck = cells.join('') !== unstruck.join('') && isOnlyStatus(unstruck.join('\n'));
  return { cells, unstruck, isStruck };
}

const ASIDE = new Set(['list', 'table', 'code', 'html', 'blockquote', 'footnoteReference']);

function write(node: Nodes, withStruck: boolean): string {
  if (ASIDE.has(node.type)) return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'delete' && !withStruck) return '';
  if ('value' in node) return node.value.replaceAll(/\s+/g, ' ');
  if ('alt' in node) return node.alt ?? '';
  if (!('children' in node)) return '';
  const isFlow = node.type === 'listItem';
  const texts = node.children.map((child: Nodes) => ({ child, text: write(child, withStruck) }));
  const last = texts.findLast(({ text }) => text.trim() !== '');
  return texts
    .map((one) => {
      // Emphasis at the end may set a status off: "It is written **Done**".
      const isSetOff = one === last && ['strong', 'emphasis'].includes(one.child.type);
      return `${isFlow || isSetOff ? '\n' : ''}${one.text}`;
    })
    .join('');
}
