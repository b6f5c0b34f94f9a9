/** Adds a record to a register where it is written: a list of lines, a list in brackets, or JSON Lines. */
import { isScalar, isSeq, type ParsedNode, type YAMLSeq } from 'yaml';
import { applyEdits, type Edit } from './edit.ts';
import { EditError } from './edit-error.ts';
import { insertAt, insertBehind, insertBelow } from './insert.ts';
import { styleOf, USUAL, type RecordStyle } from './record-style.ts';
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
  return addRecords(text, path, [record]);
}

/**
 * A YAML text with these records behind the others in the list at `path`.
 * @param usual how records are written where the list has none
 * @throws EditError when there is no list
 */
export function addRecords(
  text: string,
  path: Path,
  records: readonly NewRecord[],
  usual: RecordStyle = USUAL,
): string {
  const [first, ...others] = records;
  if (!first) return text;
  const found = createLookup(text)(path);
  const { node } = found;
  if (!isSeq(node)) throw new EditError(`${path.join('/')} is no list`, 'add the record by hand');
  const list = node as YAMLSeq.Parsed;
  if (list.items.length === 0) {
    return addRecords(applyEdits(text, addFirst(text, found, first, usual)), path, others, usual);
  }
  const last = list.items.at(-1) as ParsedNode;
  const [from] = list.range;
  const column = columnOf(text, from);
  const style = styleOf(text, list.items as ParsedNode[], column);
  if (list.flow) {
    const place = { from: last.range[0], to: last.range[1] };
    const added = applyEdits(text, insertBehind(text, place, writeValue(first, style)));
    return addRecords(added, path, others, usual);
  }
  const lines = records.flatMap((record) => writeEntry(record, style, column));
  return applyEdits(text, [insertBelow(text, contentEnd(last), column, lines)]);
}

/** The first record of a list `[]`, which becomes one of lines where it can. */
function addFirst(
  text: string,
  { node, inFlow, pair }: Found,
  record: NewRecord,
  usual: RecordStyle,
): readonly Edit[] {
  const [from, to] = node.range;
  const isBlank = text.slice(from + 1, to - 1).trim() === '';
  if (inFlow || !isBlank || !pair) {
    const quoted = isScalar(pair?.key) && pair.key.type === 'QUOTE_DOUBLE';
    return [insertAt(from + 1, writeValue(record, { ...usual, quoted }))];
  }
  const column = columnOf(text, pair.key.range[0]) + 2;
  return [
    { from: text.slice(0, from).trimEnd().length, to, text: '' },
    insertBelow(text, to, column, writeEntry(record, usual, column)),
  ];
}
