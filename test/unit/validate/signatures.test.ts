import { expect, test } from 'vitest';
import { proofTarget } from '../../../src/model/proof-text.ts';
import type { Proof } from '../../../src/model/proof.ts';
import { collectProofs } from '../../../src/verify/collect.ts';
import { buildRoadmap, filesOf, type JsonMap } from '../../roadmap-builder.ts';

const signed: JsonMap = {
  attested: { by: 'ann', on: '2026-01-05', statement: 'It is so' },
  signature: 'ann.sig',
};
const unsigned: JsonMap = { attested: { by: 'joe', on: '2026-01-05', statement: 'It is so' } };

const refs = (proofs: readonly Proof[]): readonly string[] =>
  proofs.map((proof) => `${proofTarget(proof)}: ${proof.kind === 'attested' ? proof.ref : 'no statement'}`);

test('a signed statement is tied to the place where it stands', async () => {
  const files = filesOf(
    { proofs: [signed, 'a.md'] },
    {
      phase: {
        window: { starts: '2026-01-01', extension: { proofs: [signed] } },
        risks: [{ risk: 'R', trigger: { proofs: [signed], below: 1 } }, { risk: 'S' }],
      },
      criteria: [
        { id: 'two', statement: 's', count: 'reg', target: '<= 9', complete: signed },
        {
          id: 'three',
          statement: 's',
          any: [
            { name: 'p', proofs: [signed, unsigned] },
            { name: 'q', count: 'reg', target: 1 },
          ],
        },
        { id: 'four', statement: 's', value: { data: 'n.json', pointer: '/n' }, target: 1 },
      ],
      registers: {
        reg: [
          { id: 'r', kind: 'x', proofs: ['b.md', signed] },
          { id: 'u', proofs: [unsigned] },
        ],
        other: [{ id: 'o', proofs: [unsigned] }],
      },
      roadmap: {
        claims: [{ id: 'c', text: 't', in: ['R.md'], proofs: [signed] }],
        metrics: [{ id: 'm', name: 'M', proofs: [signed] }],
      },
    },
  );
  const roadmap = await buildRoadmap(files);
  const proofs = collectProofs(roadmap);
  expect(refs(proofs).toSorted()).toEqual([
    'a.md: no statement',
    'ann: alpha/one',
    'ann: alpha/risks/trigger',
    'ann: alpha/three',
    'ann: alpha/two',
    'ann: alpha/window/extension',
    'ann: reg/r',
    'ann: roadmap/claims/c',
    'ann: roadmap/metrics/m',
    'b.md: no statement',
    'joe: undefined',
    'n.json#/n: no statement',
  ]);
  // All the rest of what carries them is left as it was.
  expect(roadmap.registers).toMatchObject([
    { name: 'other', records: [{ id: 'o' }] },
    { name: 'reg', records: [{ id: 'r', fields: { kind: 'x' } }, { id: 'u' }] },
  ]);
  const { window, gate } = roadmap.phases[0]!;
  expect(window).toMatchObject({ starts: '2026-01-01', extension: { measure: { form: 'proofs' } } });
  expect(gate!.criteria.map(({ ask }) => ask!.measure)).toMatchObject([
    { form: 'proofs', proofs: [{ signature: 'ann.sig' }, { file: 'a.md' }] },
    { form: 'count', register: 'reg', complete: { signature: 'ann.sig' } },
    {
      form: 'any',
      parts: [
        { name: 'p', measure: { form: 'proofs' } },
        { name: 'q', measure: { form: 'count' } },
      ],
    },
    { form: 'value', proof: { data: 'n.json' } },
  ]);
});

test('the same statement signed for two places is two proofs', async () => {
  const { registers } = await buildRoadmap(
    filesOf({}, { registers: { reg: ['a', 'b'].map((id) => ({ id, proofs: [signed] })) } }),
  );
  const [a, b] = registers[0]!.records.map(({ proofs }) => proofs[0]!.key);
  expect(a).toContain('reg/a');
  expect(a!.replace('reg/a', 'reg/b')).toBe(b);
  expect(a).toContain('It is so');
});
