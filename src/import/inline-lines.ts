/** The visible text of a paragraph, a heading or a cell, line by line. */
import type { Nodes, PhrasingContent } from 'mdast';

export interface TextLine {
  readonly line: number;
  readonly text: string;
  /** The bold text that it begins with, signs before it aside; empty: none. */
  readonly bold: string;
  /** Where that begins, from 1; 0: nowhere. */
  readonly boldColumn: number;
  /** There is text, and all of it is struck out. */
  readonly isStruck: boolean;
}

interface Draft {
  line: number;
  text: string;
  bold: string;
  boldColumn: number;
  struck: number;
}

const SIGNS = /^[\s\p{P}\p{S}\uFE0F]*$/u;

/** The lines as they stand in the source; `<br>` and hard breaks end one, too. Tags are left out. */
export function readLines(nodes: readonly PhrasingContent[], firstLine: number): readonly TextLine[] {
  const drafts: Draft[] = [{ line: firstLine, text: '', bold: '', boldColumn: 0, struck: 0 }];
  const add = (text: string, isStruck: boolean): void => {
    const draft = drafts.at(-1)!;
    draft.text += text;
    if (isStruck) draft.struck += text.replaceAll(/\s/g, '').length;
  };
  const visit = (node: Nodes, isStruck: boolean): void => {
    const line = node.position?.start.line ?? drafts.at(-1)!.line;
    if (node.type === 'text') {
      for (const [index, piece] of node.value.split('\n').entries()) {
        if (index > 0) drafts.push({ line: line + index, text: '', bold: '', boldColumn: 0, struck: 0 });
        add(piece, isStruck);
      }
    } else if (node.type === 'break')
      drafts.push({ line: line + 1, text: '', bold: '', boldColumn: 0, struck: 0 });
    else if (node.type === 'html') {
      if (/^<br\b/i.test(node.value)) drafts.push({ line, text: '', bold: '', boldColumn: 0, struck: 0 });
    } else if ('value' in node) add(node.value.replaceAll(/\s+/g, ' '), isStruck);
    else if ('alt' in node) add(node.alt ?? '', isStruck);
    else if ('children' in node) {
      const before = drafts.at(-1)!;
      const isFirst = node.type === 'strong' && before.bold === '' && SIGNS.test(before.text);
      const from = before.text.length;
      for (const child of node.children) visit(child, isStruck || node.type === 'delete');
      if (!isFirst) return;
      before.bold = before.text.slice(from).trim();
      before.boldColumn = node.position?.start.column ?? 0;
    }
  };
  for (const node of nodes) visit(node, false);
  return drafts
    .map(({ line, text, bold, boldColumn, struck }) => ({
      line,
      boldColumn,
      text: text.replaceAll(/\s+/g, ' ').trim(),
      bold,
      isStruck: struck > 0 && struck >= (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0),
    }))
    .filter(({ text }) => text !== '');
}
