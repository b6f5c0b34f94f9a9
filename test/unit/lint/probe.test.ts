import { test } from 'vitest';
import { findStatements } from '../../../src/lint/find-statements.ts';
import { tree } from '../documents/tree.ts';
import { readFileSync } from 'node:fs';
test('probe', async () => {
  const cases = JSON.parse(readFileSync('/tmp/probe/cases.json', 'utf8')) as string[];
  let out = '';
  for (const source of cases) {
    const found = findStatements({ text: source, root: await tree(source) });
    out += `${JSON.stringify(source)}\n      => ${JSON.stringify(found.flatMap(({ words }) => words))}\n`;
  }
  console.log(out);
});
