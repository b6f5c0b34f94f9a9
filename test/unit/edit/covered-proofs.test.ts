import { expect, test } from 'vitest';
import { coveredProofs, namesOfOwners } from '../../../src/edit/covered-proofs.ts';
import { buildRoadmap } from '../../roadmap-builder.ts';

const on = (file: string): object => ({ file, covers: 'src/**' });
const data = (name: string): object => ({ data: name, pointer: '/n', covers: 'src/**' });

test('every proof that covers files, wherever it stands, with its name and place', async () => {
  const roadmap = await buildRoadmap({
    'roadmap.yaml': {
      version: 1,
      name: 'Test',
      phases: [
        {
          id: 'alpha',
          name: 'Alpha',
          window: { extension: { proofs: [on('extension.md')] } },
          gate: {
            criteria: [
              { id: 'none', statement: 'S' },
              { id: 'own', statement: 'S', proofs: ['plain.md', on('own.md')] },
              { id: 'parts', statement: 'S', any: [{ name: 'a', value: data('part.json'), target: 1 }] },
              { id: 'few', statement: 'S', count: 'r', target: '<= 2', complete: on('complete.md') },
              { id: 'claims', statement: 'S', claims: 'supported' },
            ],
          },
          risks: [{ risk: 'R', trigger: { value: data('risk.json'), above: 1 } }, { risk: 'S' }],
        },
      ],
      registers: { r: [{ id: 'one', proofs: ['plain.md', on('record.md')] }] },
      claims: [{ id: 'c', text: 'T', in: ['README.md'], proofs: [on('claim.md')] }],
      metrics: [{ id: 'm', name: 'M', value: data('metric.json') }],
    },
  });
  expect(coveredProofs(roadmap).map(({ ref, at }) => `${ref} ${at.path.join('/')}`)).toEqual([
    'r/one registers/r/0/proofs/1',
    'alpha/own phases/0/gate/criteria/1/proofs/1',
    'alpha/parts phases/0/gate/criteria/2/any/0/value',
    'alpha/few phases/0/gate/criteria/3/complete',
    'alpha/extension phases/0/window/extension/proofs/0',
    'alpha/risks phases/0/risks/0/trigger/value',
    'claims/c claims/0/proofs/0',
    'metrics/m metrics/0/value',
  ]);
  expect(namesOfOwners(roadmap)).toContain('alpha/none');
});
