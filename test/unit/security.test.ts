/** SECURITY.md: every row of its tables names tests, and these are there. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { InlineCode, Nodes, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { tree } from './documents/tree.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const { children } = await tree(readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8'));
const rows = children
  .filter((node) => node.type === 'table')
  .flatMap((table) => (table as Table).children.slice(1))
  .map((row) => [textOf(row.children[0]!), codesIn(row.children[2]!)] as const);

function codesIn(node: Nodes): readonly string[] {
  if (node.type === 'inlineCode') return [(node as InlineCode).value];
  return 'children' in node ? node.children.flatMap(codesIn) : [];
}

test.each(rows)('%s', (_, names) => {
  expect(names).not.toEqual([]);
  for (const name of names) {
    const [, file, title] = /^(\S+\.test\.ts): (.+)$/.exec(name)!;
    const source = path.join(ROOT, 'test', file!);
    expect([name, existsSync(source)]).toEqual([name, true]);
    const text = readFileSync(source, 'utf8').replaceAll('’', "'");
    const isThere = ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}${quote}`));
    expect([name, isThere]).toEqual([name, true]);
  }
});

test('every writer has a table', () => {
  expect(rows.length).toBeGreaterThan(40);
});
