import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Goal, Part, Roadmap } from '../../../src/model/roadmap.ts';
import { collectProofs } from '../../../src/verify/collect.ts';
import { oneLine, quote } from '../../../src/diagnostics/quote.ts';
import { verify } from '../../../src/verify/verify.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { claim, criterion, goal, proof, roadmap, told } from './fixture.ts';

const at = { file: 'roadmap/roadmap.yaml', path: [] };
const file = (path: string) => proof({ file: path });
const value = (path: string): Goal => goal({ form: 'value', proof: proof({ data: path, pointer: '/n' }) });
const count = (name: string, complete: string | null = null, members: readonly string[] = []): Goal =>
  goal({
    form: 'count',
    register: name,
    where: null,
    distinct: null,
    since: null,
    per: members.length > 0 ? { field: 'f', members } : null,
    complete: complete === null ? null : file(complete),
  });
const part = (name: string, of: Goal): Part => ({ ...of, name });

function register(name: string, ...records: readonly (readonly string[])[]): Roadmap['registers'][number] {
  return {
    name,
    records: records.map((paths, n) => ({
      id: `r${n}`,
      on: null,
      proofs: paths.map(file),
      fields: {},
      list: at,
      position: n,
    })),
  };
}

test('collects what judging can need, each once', () => {
  const base = roadmap({
    criteria: [
      criterion('none', null),
      criterion('proofs', goal({ form: 'proofs', proofs: [file('proofs.md'), file('twice.md')] })),
      criterion('again', goal({ form: 'proofs', proofs: [file('twice.md')] })),
      criterion('count', count('counted', 'complete.md', ['m'])),
      criterion('claims', goal({ form: 'claims' })),
      criterion('parts', {
        measure: { form: 'all', parts: [part('a', value('part.json')), part('b', count('parted'))] },
        at,
      }),
      criterion('any', { measure: { form: 'any', parts: [part('a', value('any.json'))] }, at }),
    ],
    registers: [
      register('counted', ['one.md', 'shared.md'], ['two.md', 'shared.md'], []),
      register('members', ['member.md']),
      register('unused', ['unused.md']),
      register('parted', ['parted.md']),
      register('shared', ['share.md']),
      register('triggering', ['trigger.md']),
      register('extending', ['extending.md']),
    ],
    claims: [claim('a', 'A', ['README.md']), claim('b', 'B', ['README.md'], { ask: value('claim.json') })],
    metrics: [
      {
        id: 'm',
        group: null,
        name: 'M',
        targets: {},
        goal: goal({ form: 'share', register: 'shared', where: null, among: null }),
        at,
      },
      { id: 'n', group: null, name: 'N', targets: {}, goal: null, at },
    ],
  });
  const [phase] = base.phases;
  const phases = [
    {
      ...phase!,
      window: { starts: null, min: null, max: null, extension: count('extending') },
      risks: [
        {
          risk: 'r',
          mitigation: null,
          fallback: null,
          trigger: { goal: count('triggering'), below: 1, above: null },
          at,
        },
        { risk: 's', mitigation: null, fallback: null, trigger: null, at },
      ],
    },
    { ...phase!, gate: null, window: { starts: null, min: null, max: null, extension: null } },
  ];
  const targets = collectProofs({ ...base, phases }).map((one) =>
    one.kind === 'file' ? one.file : one.kind === 'data' ? one.data : '',
  );
  expect(targets.sort()).toEqual(
    'any.json claim.json complete.md extending.md one.md part.json parted.md proofs.md share.md shared.md trigger.md twice.md two.md'.split(
      ' ',
    ),
  );
});

describe('kinds that nothing is looked at for', () => {
  const root = newFolder();
  test.each<[Record<string, unknown>, string]>([
    [
      { attested: { by: 'jane', on: '2026-01-12', statement: 'It works.' } },
      'holds: stated by jane on 2026-01-12',
    ],
    [
      { attested: { by: 'jane\ndoe', on: '2026-01-12', statement: 'x' } },
      'holds: stated by jane doe on 2026-01-12',
    ],
    [{ run: ['touch', 'ran'] }, 'unverified: is not run without --allow-run=touch'],
    [{ url: 'https://example.org' }, 'unverified: is not fetched without --allow-net=example.org'],
  ])('%j', async (source, expected) => {
    expect(await told(root, source)).toBe(expected);
  });
});

test('every proof gets a verdict, and progress is told to the end', async () => {
  const root = newFolder({ 'a.md': 'x'.repeat(2_000_000), 'README.md': '40x' });
  const proofs = Array.from({ length: 40 }, (_, n) =>
    proof({ file: 'a.md', contains: `y${n}`, min_words: 1 }),
  );
  const progress = vi.fn<(done: number, total: number) => void>();
  const now = vi.spyOn(Date, 'now');
  let clock = 0;
  now.mockImplementation(() => (clock += 20));
  let turns = 0;
  const others = setInterval(() => (turns += 1), 0);
  const { verdicts, documents } = await verify(
    roadmap({
      criteria: [criterion('c', goal({ form: 'proofs', proofs }))],
      claims: [claim('a', '40x', ['README.md'])],
    }),
    { root, onProgress: progress },
  );
  clearInterval(others);
  now.mockRestore();
  expect(verdicts.size).toBe(40);
  expect(documents.size).toBe(1);
  expect(progress.mock.calls.at(-1)).toEqual([41, 41, '']);
  expect(progress.mock.calls.length).toBeGreaterThan(5);
  expect(
    progress.mock.calls.every(([done, total], n, all) => total === 41 && (n === 0 || done >= all[n - 1]![0])),
  ).toBe(true);
  expect(turns).toBeGreaterThan(0);
});

test('nothing to check', async () => {
  const found = await verify(roadmap({}), { root: newFolder() });
  expect(found).toEqual({ verdicts: new Map(), copies: new Map(), documents: new Map() });
});

test('a root that is not there is nobody’s evidence', async () => {
  await expect(verify(roadmap({}), { root: join(newFolder(), 'nowhere') })).rejects.toThrow('ENOENT');
});

test('what goes wrong in one proof is its own verdict', async () => {
  const root = newFolder({ 'a.md': 'x' });
  const broken = { kind: 'file', key: 'broken', file: 'a.md', contains: [{ toString: null }] } as never;
  const map = roadmap({
    criteria: [criterion('c', goal({ form: 'proofs', proofs: [file('a.md'), broken] }))],
  });
  const { verdicts } = await verify(map, { root });
  expect(verdicts.get(file('a.md').key)!.verdict).toBe('holds');
  expect(verdicts.get('broken')).toMatchObject({ verdict: 'unverified' });
  expect(verdicts.get('broken')!.observed).toMatch(/^could not be checked: /);
});

test('a document that can’t be looked at is a problem of its own', async () => {
  const root = newFolder({ 'README.md': 'x' });
  const broken = claim('a', null as never, ['README.md', 'missing.md']);
  const { documents } = await verify(roadmap({ claims: [broken] }), { root });
  expect(documents.get('README.md')!.problem).toMatch(/^could not be checked: /);
  expect(documents.get('missing.md')!.problem).toBe('is not there');
});

test('more files than there is room for are still read', async () => {
  const megabytes = 1024 * 1024;
  const root = newFolder({
    'a.txt': `a${' '.repeat(20 * megabytes)}`,
    'b.txt': `b${' '.repeat(20 * megabytes)}`,
    'c.txt': `c${' '.repeat(40 * megabytes)}`,
  });
  for (const name of ['a', 'b', 'c']) {
    const proofs = ['a', 'b', 'c', name].map((one) =>
      proof({ files: `${one}.txt`, each: { contains: one } }),
    );
    const { verdicts } = await verify(
      roadmap({ criteria: [criterion('c', goal({ form: 'proofs', proofs }))] }),
      { root },
    );
    expect([...verdicts.values()].map(({ verdict }) => verdict)).toEqual(['holds', 'holds', 'holds']);
  }
});

test('texts for people are one line and short', () => {
  expect(oneLine(' a\n\tb ', 10)).toBe('a b');
  expect(oneLine('abcdef', 4)).toBe('abc…');
  expect(oneLine('abcd', 4)).toBe('abcd');
  expect(oneLine(`${' '.repeat(1000)}x`, 4)).toBe('…');
  expect(quote('🙂'.repeat(61))).toBe(`"${'🙂'.repeat(59)}…"`);
});
