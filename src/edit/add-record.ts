/** Adds a record to a register where it is written: a list of lines, a list in brackets, or JSON Lines. */
import { isScalar, isSeq, type ParsedNode, type YAMLSeq } from 'yaml';
import { applyEdits, type Edit } from './edit.ts';
import { EditError } from './edit-error.ts';
import { insertAt, insertBehind, insertBelow } from './insert.ts';
import { styleOf, USUAL } from './record-style.ts';
import { columnOf, lineEndOf } from './text-lines.ts';
import { writeEntry, type NewRecord } from './write-record.ts';
import { writeJson, writeValue } from './write-value.ts';
import { contentEnd, createLookup, type Found, type Path } from './yaml-tree.ts';

/** JSON Lines with one more. */
export function appendLine(text: string, record: NewRecord): string {
  const lineEnd = lineEndOf(text);
  const isOpen = text !== '' && !text.endsWith('\n');
  return `${text}${isOpen ? lineEnd : ''}${writeJson(record)}${lineEnd}`;
}

/**
 * A YAML text with one record more in the list at `path`.
 * @throws EditError when there is no list
 */
export function addRecord(text: string, path: Path, record: NewRecord): string {
  const found = createLookup(text)(path);
  const { node } = found;
  if (!isSeq(node)) throw new EditError(`${path.join('/')} is no list`, 'add the record by hand');
  const list = node as YAMLSeq.Parsed;
  if (list.items.length === 0) return applyEdits(text, addFirst(text, found, record));
  const last = list.items.at(-1) as ParsedNode;
  const [from] = list.range;
  const column = columnOf(text, from);
  const style = styleOf(text, list.items as ParsedNode[], column);
  if (list.flow) {
    const place = { from: last.range[0], to: last.range[1] };
    return applyEdits(text, insertBehind(text, place, writeValue(record, style)));
  }
  return applyEdits(text, [insertBelow(text, contentEnd(last), column, writeEntry(record, style, column))]);
}

/** The first record of a list `[]`, which becomes one of lines where it can. */
function addFirst(text: string, { node, inFlow, pair }: Found, record: NewRecord): readonly Edit[] {
  const [from, to] = node.range;
  const isBlank = text.slice(from + 1, to - 1).trim() === '';
  if (inFlow || !isBlank || !pair) {
    const quoted = isScalar(pair?.key) && pair.key.type === 'QUOTE_DOUBLE';
    return [insertAt(from + 1, writeValue(record, { ...USUAL, quoted }))];
  }
  const column = columnOf(text, pair.key.range[0]) + 2;
  return [
    { from: text.slice(0, from).trimEnd().length, to, text: '' },
    insertBelow(text, to, column, writeEntry(record, USUAL, column)),
  ];
}
