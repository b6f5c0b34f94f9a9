/** Reads the outline of a parsed Markdown document. */
import type { Heading, ListItem, Root, RootContent, Table } from 'mdast';
import { htmlLines } from './html-lines.ts';
import { readLines, type TextLine } from './inline-lines.ts';
import { splitLabel } from './labels.ts';
import type { Entry } from './outline.ts';

/** An entry whose children are still to come. */
interface Growing extends Entry {
  readonly children: Entry[];
}

const EMPTY = { depth: 0, bold: '', label: null, rest: '', checked: null, isStruck: false, cells: [] };

/** The outline of a parsed document. */
export function readOutline(root: Root): Entry {
  const document: Growing = { ...EMPTY, kind: 'document', line: 0, endLine: 0, text: '', children: [] };
  const open: Growing[] = [document];
  let section: RootContent[] = [];
  const close = (): void => {
    open.at(-1)!.children.push(...readBlocks(section));
    section = [];
  };
  for (const node of flatten(root.children)) {
    if (node.type !== 'heading') {
      section.push(node);
      continue;
    }
    close();
    const heading = readHeading(node);
    while (open.at(-1)!.depth >= heading.depth) open.pop();
    open.at(-1)!.children.push(heading);
    open.push(heading);
  }
  close();
  return document;
}

/** Quotations are read as if they were none. */
function flatten(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.flatMap((node) => (node.type === 'blockquote' ? flatten(node.children) : [node]));
}

function readHeading(node: Heading): Growing {
  const { line, endLine } = linesOf(node);
  const lines = readLines(node.children, line);
  const text = lines.map((one) => one.text).join(' ');
  const isStruck = lines.length > 0 && lines.every((one) => one.isStruck);
  const { label, rest } = splitLabel(text, '');
  return {
    ...EMPTY,
    kind: 'heading',
    line,
    endLine,
    depth: node.depth,
    text,
    label,
    rest,
    isStruck,
    children: [],
  };
}

/** Where what is not indented as a list is belongs, though Markdown takes it for the last item's. */
interface Outside {
  /** Of the outermost list. */
  readonly column: number;
  readonly entries: Growing[];
}

/** Blocks in order; a list or a table goes below the label that stands right before it. */
function readBlocks(nodes: readonly RootContent[], outside: Outside | null = null): Entry[] {
  const entries: Growing[] = [];
  let label: Growing | null = null;
  for (const node of flatten(nodes)) {
    if (node.type === 'paragraph') {
      entries.push(...readParagraph(readLines(node.children, linesOf(node).line)));
      const last = entries.at(-1);
      label = last && (last.kind === 'label' || /[:：]$/.test(last.text)) ? last : null;
    } else if (node.type === 'list') {
      const around = outside ?? { column: node.position!.start.column, entries: [] };
      const items = node.children.map((item) => readItem(item, around));
      (label?.children ?? entries).push(...items);
      if (outside === null && around.entries.length > 0) {
        entries.push(...around.entries);
        label = around.entries.at(-1)!;
      }
    } else if (node.type === 'table') (label?.children ?? entries).push(readTable(node));
    else if (node.type === 'heading') entries.push(readHeading(node));
    else entries.push(...readOther(node));
  }
  return entries;
}

/** One entry for each line with a label, with the lines behind it that have none; else one for all. */
function readParagraph(lines: readonly TextLine[]): Growing[] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const isStart = groups.length === 0 || splitLabel(line.text, line.bold).label !== null;
    if (isStart) groups.push([line]);
    else groups.at(-1)!.push(line);
  }
  return groups.map((group) => {
    const [first] = group as [TextLine];
    const text = textOf(group);
    const { label, rest } = splitLabel(text, first.bold);
    const isLabel = (label !== null && rest === '') || /[:：]$/.test(text);
    return {
      ...EMPTY,
      kind: isLabel ? 'label' : 'text',
      line: first.line,
      endLine: group.at(-1)!.line,
      text,
      bold: first.bold,
      label: label ?? (isLabel ? text.replace(/[:：]$/, '') : null),
      rest: isLabel && label === null ? '' : rest,
      isStruck: group.every((line) => line.isStruck),
      children: [],
    };
  });
}

function readItem(item: ListItem, outside: Outside): Entry {
  const { line } = linesOf(item);
  const [first, ...others] = item.children;
  const all = first?.type === 'paragraph' ? readLines(first.children, linesOf(first).line) : [];
  // A line that begins in bold where the list does is a label of its own.
  const end = all.findIndex(
    ({ boldColumn }, index) => index > 0 && boldColumn > 0 && boldColumn <= outside.column,
  );
  const lines = end < 0 ? all : all.slice(0, end);
  if (end >= 0) outside.entries.push(...readParagraph(all.slice(end)));
  const text = textOf(lines);
  const { label, rest } = splitLabel(text, lines[0]?.bold ?? '');
  return {
    ...EMPTY,
    kind: 'item',
    line,
    endLine: lines.at(-1)?.line ?? line,
    text,
    bold: lines[0]?.bold ?? '',
    label,
    rest,
    checked: item.checked ?? null,
    isStruck: lines.length > 0 && lines.every((one) => one.isStruck),
    children: readBlocks(first?.type === 'paragraph' ? others : item.children, outside),
  };
}

function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}

function readTable(table: Table): Growing {
  const [header, ...rows] = table.children;
  const place = linesOf(header ?? table);
  const read = (row: Table['children'][number]): readonly string[] =>
    row.children.map((cell) =>
      readLines(cell.children, linesOf(row).line)
        .map(({ text }) => text)
        .join(' '),
    );
  const headers = header ? read(header) : [];
  const children = rows.map((row): Entry => {
    const texts = read(row);
    const cells = texts.map((text, index) => ({ header: headers[index] ?? '', text }));
    const isStruck =
      row.children.length > 0 &&
      row.children.every((cell) => readLines(cell.children, 0).every((one) => one.isStruck));
    return {
      ...EMPTY,
      ...linesOf(row),
      kind: 'row',
      text: texts.join(' | '),
      rest: texts.join(' | '),
      cells,
      isStruck,
      children: [],
    };
  });
  const cells = headers.map((text) => ({ header: text, text }));
  return { ...EMPTY, ...place, kind: 'table', text: headers.join(' | '), cells, children };
}

function readOther(node: RootContent): Growing[] {
  const { line, endLine } = linesOf(node);
  if (node.type === 'html') {
    return htmlLines(node.value, line).map((one) => ({
      ...EMPTY,
      ...splitLabel(one.text, ''),
      kind: 'text',
      line: one.line,
      endLine: one.line,
      text: one.text,
      children: [],
    }));
  }
  if (node.type === 'footnoteDefinition') return readBlocks(node.children) as Growing[];
  return 'value' in node ? [{ ...EMPTY, kind: 'other', line, endLine, text: node.value, children: [] }] : [];
}

function linesOf({ position }: { position?: RootContent['position'] }): { line: number; endLine: number } {
  return { line: position!.start.line, endLine: position!.end.line };
}
