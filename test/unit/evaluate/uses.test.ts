import { describe, expect, test } from 'vitest';
import { hasEvidence, shortcomingsOfAsk, usesOfAsk, type Use } from '../../../src/evaluate/uses.ts';
import { judgeOne, type JsonMap } from '../../roadmap-builder.ts';

const registers = {
  reg: [
    { id: 'a', area: 'x', proofs: ['good.md'] },
    { id: 'b', area: 'x', proofs: ['bad.md'] },
  ],
  none: [],
};
const verdicts = { 'bad.md': 'fails', 'bad.json#/n': 'fails' } as const;

async function of<T>(criterion: JsonMap, read: (...given: Parameters<typeof usesOfAsk>) => T): Promise<T> {
  const { evaluation } = await judgeOne(criterion, { registers, verdicts });
  const [one] = evaluation.phases[0]!.gate!.criteria;
  return read(evaluation.world, one!.criterion.ask, one!.setting);
}

/** Its name, why it does not count, and where its proofs stand. */
function inShort({ register, record, why, proofs }: Use): string {
  const places = proofs.map(({ at }) => at.path.slice(record ? 2 : 5).join('/'));
  return `${record ? `${register}/${record.id}` : 'own'} ${why} @${places.join()}`;
}

const GOOD = 'reg/a null @0/proofs/0';
const BAD = 'reg/b failed @1/proofs/0';

describe('the evidence of a criterion, and what of it does not count', () => {
  test.each<[JsonMap, readonly string[], readonly string[]]>([
    [{}, [], []],
    [{ claims: 'supported' }, [], []],
    [
      { proofs: ['good.md', 'bad.md'] },
      ['own null @proofs/0', 'own failed @proofs/1'],
      ['own failed @proofs/1'],
    ],
    [{ value: { data: 'n.json', pointer: '/n' }, target: 1 }, ['own null @value'], []],
    [{ value: { data: 'bad.json', pointer: '/n' }, target: 1 }, ['own failed @value'], ['own failed @value']],
    [{ count: 'reg', target: 1 }, [GOOD, BAD], [BAD]],
    [{ share: 'reg', target: 50 }, [GOOD, BAD], [BAD]],
    [{ count: 'reg', target: '<= 9', complete: 'good.md' }, ['own null @complete', GOOD, BAD], [BAD]],
    [
      { count: 'reg', target: '<= 9', complete: 'bad.md' },
      ['own failed @complete', GOOD, BAD],
      ['own failed @complete', BAD],
    ],
    [{ count: 'none', target: 1 }, [], []],
  ])('%j', async (criterion, all, wanting) => {
    expect((await of(criterion, usesOfAsk)).map(inShort)).toEqual(all);
    expect((await of(criterion, shortcomingsOfAsk)).map(inShort)).toEqual(wanting);
  });
});

test.each<[JsonMap, boolean]>([
  [{}, false],
  [{ claims: 'supported' }, false],
  [{ proofs: ['bad.md'] }, true],
  [{ value: { data: 'n.json', pointer: '/n' }, target: 1 }, true],
  [{ count: 'reg', target: 1 }, true],
  [{ count: 'reg', where: { id: 'b' }, target: 1 }, true],
  [{ count: 'reg', where: { area: 'y' }, target: 1 }, false],
  [{ count: 'none', target: 1 }, false],
  [{ count: 'none', target: '<= 1', complete: 'good.md' }, true],
  [{ share: 'none', target: 1 }, false],
  [
    {
      all: [
        { name: 'p', count: 'none', target: 1 },
        { name: 'q', count: 'reg', target: 1 },
      ],
    },
    true,
  ],
])('whether there is evidence for %j: %s', async (criterion, expected) => {
  expect(await of(criterion, hasEvidence)).toBe(expected);
});
