/** SECURITY.md: every row of its tables names tests, and these are there; so is what `npm run guards` takes away. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { InlineCode, List, Nodes, RootContent, Strong, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { ROOT } from '../kit/files.ts';
import { tree } from './documents/tree.ts';

const { children } = await tree(readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8'));
const laws = children.findIndex((node) => node.type === 'heading' && textOf(node) === 'Laws');
const rows = rowsOf(children);
const threats = rowsOf(children.slice(0, laws));

interface Guard {
  readonly test: string;
  readonly without: readonly (readonly [file: string, guard: string, instead: string])[];
}
const guards = JSON.parse(
  readFileSync(path.join(ROOT, 'test/guards/guards.json'), 'utf8'),
) as readonly Guard[];
const held = new Set(guards.map(({ test: name }) => name));

function rowsOf(nodes: readonly RootContent[]): readonly (readonly [string, readonly string[]])[] {
  return nodes
    .filter((node) => node.type === 'table')
    .flatMap((table) => (table as Table).children.slice(1))
    .map((row) => [textOf(row.children[0]!), codesIn(row.children[2]!)] as const);
}

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

test('of every threat and every way to cheat, a guard is known whose loss a test notices', () => {
  expect(threats.filter(([, names]) => !names.some((name) => held.has(name))).map(([what]) => what)).toEqual(
    [],
  );
  const heading = children.findIndex((node) => node.type === 'heading' && textOf(node) === 'Ways to cheat');
  const ways = children.slice(heading).find((node) => node.type === 'list') as List;
  const titles = ways.children.map((item) => {
    const [first] = (item.children[0] as { children: readonly Nodes[] }).children;
    return textOf(first as Strong)
      .replace(/\.$/, '')
      .replaceAll("'", '’');
  });
  expect(titles.filter((title) => !held.has(`scenarios/gaming.test.ts: ${title}`))).toEqual([]);
});

test.each(guards)('the guard of $test stands where it is looked for', ({ without }) => {
  for (const [file, guard] of without)
    expect([file, readFileSync(path.join(ROOT, file), 'utf8').split(guard).length]).toEqual([file, 2]);
});
