import { indexCriteria } from '../../../src/documents/find-statement.ts';
import { expect, test } from 'vitest';
import {
  judgeMarkedStatuses,
  markerFindings,
  statedCriteria,
} from '../../../src/documents/judge-statuses.ts';
import { findMarkedStatuses } from '../../../src/documents/marked-statuses.ts';
import { filesOf, judge } from '../../roadmap-builder.ts';
import { tree } from './tree.ts';

const FILES = filesOf(
  { proofs: ['a.md', 'b.md'] },
  {
    criteria: [
      { id: 'whole', statement: 'It is whole', proofs: ['a.md'] },
      { id: 'waiting', statement: 'It waits', proofs: ['c.md'] },
      {
        id: 'waived',
        statement: 'It is waived',
        waiver: { reason: 'r', by: 'b', on: '2026-02-01', until: '2026-03-25' },
      },
    ],
  },
);

async function judged(source: string) {
  const { evaluation } = await judge(FILES, { verdicts: { 'b.md': 'fails', 'c.md': 'unverified' } });
  const criteria = statedCriteria(evaluation.phases);
  const { statuses, unbound } = findMarkedStatuses(await tree(source), indexCriteria(criteria), []);
  return {
    criteria,
    found: judgeMarkedStatuses('R.md', statuses, evaluation.phases),
    markers: markerFindings('R.md', unbound, criteria),
  };
}

test('the criteria of all phases', async () => {
  const { criteria } = await judged('');
  expect(criteria.map(({ ref }) => ref)).toEqual([
    'alpha/one',
    'alpha/whole',
    'alpha/waiting',
    'alpha/waived',
  ]);
});

test('a status that claims more than the evidence shows', async () => {
  const { found } = await judged(
    '# R\n\n- [x] It is whole\n- [x] One\n  more <!-- agentops: alpha/one -->\n',
  );
  expect(found).toEqual([
    {
      finding: {
        rule: 'claim-overstated',
        level: 'error',
        message: 'R.md says that alpha/one is met; its evidence shows partial',
        hint: 'add what is missing, or write that it is partial',
        at: { file: 'R.md', line: 4, column: 1, endLine: 5 },
      },
      text: 'One more',
    },
  ]);
});

test.each<[string, readonly string[]]>([
  ['- 🚧 a <!-- agentops: alpha/one -->', []],
  ['- ❌ a <!-- agentops: alpha/one -->', []],
  ['- ❌ It is whole', []],
  [
    '- ✅ It waits',
    [
      'R.md says that alpha/waiting is met; its evidence shows not-met (let its proofs be verified, or write that it is not-met)',
    ],
  ],
  [
    '- 🚧 It is waived',
    [
      'R.md says that alpha/waived is partial; its evidence shows not-met (it is waived, not met) (add what is missing, or write that it is not-met)',
    ],
  ],
])('%s', async (source, expected) => {
  const { found } = await judged(source);
  expect(found.map(({ finding: { message, hint } }) => `${message} (${hint})`)).toEqual(expected);
});

test('markers that tie nothing', async () => {
  const source =
    '- ✅ a <!-- agentops: alpha/wole -->\n- b <!-- agentops: alpha/one -->\n\n<!-- agentops: alpha/whole -->';
  const { markers } = await judged(source);
  expect(markers.map(({ rule, level, message, hint }) => `${level} ${rule}: ${message} (${hint})`)).toEqual([
    'error marker-unbound: no criterion is called "alpha/wole" (did you mean "alpha/whole"?)',
    'error marker-unbound: the marker of alpha/whole stands beside no list item, table row or paragraph (write it into the one that says how far the criterion is)',
    'warning marker-unbound: nothing here says how far alpha/one is (write ✅, [x], "Met", "Partial" or "Not met" beside its marker, or take the marker away)',
  ]);
});
