/** What the built command takes from other packages is there: a bundle joins them by other rules than Node. */
import { expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { execute } from '../kit/command.ts';
import { gate } from './project.ts';
import { inFolder } from './scenario.ts';

test('evidence of every format is read', async () => {
  const proofs = [
    '{ junit: reports/junit.xml }',
    '{ data: data/a.csv, pointer: /0/n, is: 1 }',
    '{ data: data/a.json, pointer: /n, is: 1 }',
    '{ data: data/a.jsonl, pointer: /0/n, is: 1 }',
    '{ data: data/a.yaml, pointer: /n, is: 1 }',
    '{ data: data/a.md, pointer: /n, is: 1 }',
    '{ files: "data/*.json" }',
    "{ file: docs/jane.md, matches: 'it w[a-z]+ks' }",
    '{ file: docs/jane.md, headings: [Findings] }',
  ];
  const files = gate(`- { id: all, statement: All hold, proofs: [${proofs.join(', ')}] }`, {
    'reports/junit.xml': '<testsuite><testcase name="a" classname="b"/></testsuite>',
    'data/a.csv': 'n\n1\n',
    'data/a.json': '{ "n": 1 }',
    'data/a.jsonl': '{ "n": 1 }\n',
    'data/a.yaml': 'n: 1\n',
    'data/a.md': '---\nn: 1\n---\n',
  });
  await inFolder(files, async (root) => {
    const { stdout } = await execute(root, 'gate check --json --no-cache');
    const [criterion] = (JSON.parse(stdout) as Report).phases[0]!.gate!.criteria;
    const seen = criterion!.evidence.flatMap((one) => one.proofs);
    expect(seen.filter(({ verdict }) => verdict !== 'holds')).toEqual([]);
    expect(seen).toHaveLength(proofs.length);
  });
});
