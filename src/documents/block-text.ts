/** The words of a block, as far as they are its own. */
import type { Nodes } from 'mdast';
import type { Block } from './blocks.ts';
import { isOnlyStatus } from './status-words.ts';

export interface BlockText {
  /** The cells of a row; of others one text. Line ends stand between what says something by itself. */
  readonly cells: readonly string[];
  /** What it begins with in bold, up to a colon: `**Reviews:** three are done`; null: it has no label. */
  readonly label: string | null;
  /** All of it is struck out, statuses aside. */
  readonly isStruck: boolean;
  /** The cells without what is struck out. */
  readonly unstruck: readonly string[];
}

/** The visible text of a block, without the lists, tables and code in it. */
export function readBlock({ node }: Pick<Block, 'node'>): BlockText {
  const parts = node.type === 'tableRow' ? node.children : [node];
  const cells = parts.map((part) => joinLines(write(part, true)));
  const hasStruck = parts.some(holdsStruck);
  const unstruck = hasStruck ? parts.map((part) => joinLines(write(part, false))) : cells;
  const isStruck = hasStruck && isOnlyStatus(unstruck.join('\n'));
  return { cells, label: labelOf(node), unstruck, isStruck };
}

/** The lines of a block as they are written, without what is struck out. */
export function linesOf(node: Block['node']): readonly string[] {
  return write(node, false).split(/[\n\r]/);
}

/** How `write` leaves ends of lines that only wrap words. */
const WRAP = /[ \t]*\r\s*/g;
/** These begin a line that says something by itself. */
const STATUS_LINE = /[ \t]*\r\s*(?=[^\p{L}\p{N}\r\n]*(?:status|state)[^\p{L}\p{N}\r\n]*:)/giu;

function joinLines(text: string): string {
  return text.replaceAll(STATUS_LINE, '\n').replaceAll(WRAP, ' ');
}

function labelOf(node: Nodes): string | null {
  if (node.type === 'strong') {
    const text = joinLines(write(node, true));
    return text === '' ? null : text;
  }
  // Signs may stand before it.
  const first =
    'children' in node
      ? node.children.find((child: Nodes) => !('value' in child) || !isSigns(child.value))
      : undefined;
  return first && node.type !== 'tableRow' ? labelOf(first) : null;
}

/** Signs and boxes take a few characters. */
function isSigns(text: string): boolean {
  return text.length < 40 && isOnlyStatus(text);
}

const ASIDE = new Set(['list', 'table', 'code', 'html', 'blockquote', 'footnoteReference']);

function holdsStruck(node: Nodes): boolean {
  if (node.type === 'delete') return true;
  return 'children' in node && !ASIDE.has(node.type) && node.children.some(holdsStruck);
}

function write(node: Nodes, withStruck: boolean): string {
  if (ASIDE.has(node.type)) return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'delete' && !withStruck) return '';
  if ('value' in node) return node.value.replaceAll(/\s+/g, (space) => (/[\n\r]/.test(space) ? '\r' : ' '));
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
