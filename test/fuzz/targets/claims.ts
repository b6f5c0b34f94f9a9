/** Markdown to check for claims: places lie in the document, and line ends change nothing. */
import { findIgnores } from '../../../src/documents/ignores.ts';
import { indexCriteria } from '../../../src/documents/find-statement.ts';
import { findMarkedStatuses } from '../../../src/documents/marked-statuses.ts';
import { findSlots } from '../../../src/documents/slots.ts';
import { findStatements, type Statement } from '../../../src/lint/find-statements.ts';
import { parseMarkdown } from '../../../src/verify/text/markdown.ts';
import { isProblem } from '../../../src/verify/problem.ts';
import { ensure, textOf } from '../invariant.ts';

const phase = { id: 'alpha', name: 'Alpha' };
const CRITERIA = indexCriteria([
  { ref: 'alpha/one', statement: 'It works', phase },
  { ref: 'alpha/two', statement: 'Three people use it', phase },
]);

export async function fuzz(bytes: Uint8Array): Promise<void> {
  const text = textOf(bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n');
  const root = await parseMarkdown(text);
  if (isProblem(root)) return;
  const found = findStatements({ text, root }, []);
  const lines = text.split('\n');
  for (const { line, column, endLine } of found) {
    ensure(
      line >= 1 && line <= endLine && endLine <= lines.length,
      'a statement stands on lines that are there',
    );
    ensure(column >= 1 && column <= lines[line - 1]!.length + 1, 'a statement begins on its line');
  }
  const { statuses, unbound } = findMarkedStatuses(root, CRITERIA, []);
  for (const { line } of [...statuses, ...unbound, ...findIgnores(root, [])])
    ensure(line >= 1 && line <= lines.length, 'a status stands on a line that is there');
  findSlots(text, root);
  const windows = text.replaceAll('\n', '\r\n');
  const other = await parseMarkdown(windows);
  if (isProblem(other)) return;
  const texts = (all: readonly Statement[]): string =>
    JSON.stringify(all.map(({ line, text: said }) => [line, said]));
  ensure(
    texts(findStatements({ text: windows, root: other }, [])) === texts(found),
    'line ends change nothing',
  );
}
