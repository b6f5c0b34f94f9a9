/** The units of a Markdown document that can state something: a block's text, a cell, an image's alternative text. */
import type {
  Heading,
  Html,
  Image,
  ImageReference,
  InlineCode,
  List,
  ListItem,
  Nodes,
  Parents,
  Root,
  Table,
} from 'mdast';
import { htmlPieces } from '../verify/text/html.ts';
import { badgeText } from './badge.ts';
import { closingIn, outlineOf } from './outline.ts';
import { CODE, type Unit } from './unit.ts';
import { add, addRaised, flush, isOpen, readApart, startWalk, type Walk } from './unit-walk.ts';

/** No more of a heading, a leading line or a name in a table is looked at. */
const MOST_CONTEXT = 200;
/** Code that is read as prose: a figure and what it counts, `300M downloads / week`. */
const PROSE_CODE = /^[~<>≈]?\d[\d,.]*[+%×A-Za-z]{0,3}(?: [A-Za-z/+%]+)*$/;

/** The units in the order of the document. */
export function unitsOf(root: Root): readonly Unit[] {
  const { addresses, html } = outlineOf(root);
  const walk = startWalk(addresses, closingIn(html));
  visitAll(root, walk);
  flush(walk);
  return walk.units;
}

function visitAll(parent: Parents, walk: Walk): void {
  for (const one of parent.children) visit(one, walk);
}

function visit(one: Nodes, walk: Walk): void {
  if (one.type === 'table') visitTable(one, walk);
  else if (one.type === 'heading') visitHeading(one, walk);
  else if (one.type === 'paragraph') {
    const text = block(one, walk).trimEnd();
    walk.lead = text.endsWith(':') ? text.slice(-MOST_CONTEXT) : '';
  } else if (one.type === 'list' || one.type === 'listItem') visitList(one, walk);
  else if (one.type === 'html') visitHtml(one, walk);
  else if (one.type === 'image' || one.type === 'imageReference') visitImage(one, walk);
  else if ('children' in one && !isAddress(one)) visitAll(one, walk);
  else write(walk, shownBy(one), one);
}

/** Code blocks and what is not shown state nothing. */
function shownBy(one: Nodes): string {
  if (one.type === 'text') return one.value;
  if (one.type === 'inlineCode') return shownCode(one);
  if (one.type === 'break') return '\n';
  return one.type === 'link' ? CODE : '';
}

/** A link that shows its own address. */
function isAddress(one: Parents): boolean {
  const [child] = one.children;
  return one.type === 'link' && child?.type === 'text' && /^(?:https?:|www\.)/.test(child.value);
}

function visitHeading(heading: Heading, walk: Walk): void {
  walk.lead = '';
  while ((walk.headings.at(-1)?.depth ?? 0) >= heading.depth) walk.headings.pop();
  const text = block(heading, walk);
  walk.headings.push({ depth: heading.depth, text: text.slice(0, MOST_CONTEXT) });
}

/** What leads in a list leads in each of its items. */
function visitList(one: List | ListItem, walk: Walk): void {
  const { lead, isOpenTask } = walk;
  if (one.type === 'listItem') walk.isOpenTask = one.checked === false;
  visitAll(one, walk);
  walk.isOpenTask = isOpenTask;
  walk.lead = lead;
}

/** A block's own text; what stood before it was another's. */
function block(one: Parents, walk: Walk): string {
  flush(walk);
  walk.end = one.position?.end.offset ?? walk.end;
  const wasOpen = isOpen(walk.html);
  visitAll(one, walk);
  const text = walk.text.toLowerCase();
  flush(walk);
  // What a tag inside a line leaves open hides nothing behind its block.
  if (!wasOpen) walk.html.hiddenUntil = null;
  walk.html.isRaised = false;
  return text;
}

function visitTable(table: Table, walk: Walk): void {
  const header = table.children[0]!.children.map((cell) => block(cell, walk).slice(0, MOST_CONTEXT));
  for (const row of table.children.slice(1)) {
    let name = '';
    for (const [index, cell] of row.children.entries()) {
      walk.column = `${header[index] ?? ''}\n${name}\n`;
      const text = block(cell, walk);
      if (index === 0) name = text.slice(0, MOST_CONTEXT);
    }
    walk.column = '';
  }
}

function visitImage(one: Image | ImageReference, walk: Walk): void {
  const alt = one.alt ?? '';
  const url = one.type === 'image' ? one.url : walk.addresses.get(one.identifier);
  readApart(walk, () => {
    write(walk, alt, one);
    flush(walk);
    if (isOpen(walk.html)) return;
    writeBadge(
      walk,
      url ?? '',
      alt,
      one.position?.start.offset ?? null,
      one.position?.end.offset ?? walk.end,
    );
  });
}

/** What a badge shows is read from its address, unless its alternative text says it. */
function writeBadge(walk: Walk, url: string, alt: string, from: number | null, to: number): void {
  const badge = badgeText(url);
  const said = new Set(alt.split(/[\s,;:()]+/));
  const isSaid = badge?.split(/\s+/).every((word) => !/\d/.test(word) || said.has(word));
  if (badge === null || (isSaid && /\d/.test(badge))) return;
  add(walk, badge, from, to);
  flush(walk);
}

function visitHtml(one: Html, walk: Walk): void {
  const { html } = walk;
  const from = one.position?.start.offset ?? 0;
  const to = one.position?.end.offset ?? walk.end;
  for (const { text, at, image, isRaised } of htmlPieces(one.value, html)) {
    const start = Math.min(from + at, to);
    if (text === null) flush(walk);
    else (isRaised ? addRaised : add)(walk, text, start, to);
    if (image !== undefined) readApart(walk, () => writeBadge(walk, image, text ?? '', start, to));
  }
  if (isOpen(html) && !walk.isClosedBehind(html.hiddenUntil!, from)) html.hiddenUntil = null;
}

function shownCode({ value }: InlineCode): string {
  return value.length < 60 && PROSE_CODE.test(value) ? value : CODE;
}

/** What a reader sees where a mark stands for it. */
function readable(one: Nodes): string {
  if ('children' in one) return one.children.map(readable).join('');
  return 'value' in one ? one.value : '';
}

function write(walk: Walk, text: string, one: Nodes): void {
  // What an open comment of the HTML before it swallows is not shown.
  if (isOpen(walk.html)) return;
  if (text === CODE) walk.codes.set(walk.text.length, readable(one));
  const put = walk.html.isRaised ? addRaised : add;
  put(walk, text, one.position?.start.offset ?? null, one.position?.end.offset ?? walk.end);
}
