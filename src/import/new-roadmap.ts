/** A small roadmap to start from. */
import { writePair } from '../edit/write-value.ts';
import type { IsoDate } from '../model/date.ts';
import { createIds } from './make-ids.ts';
import { STYLE } from './write-criterion.ts';

/**
 * The files by their paths in the roadmap's folder; roadmap.yaml is the last.
 * @param today when the phase's window starts
 */
export function newRoadmap(name: string, phase: string, today: IsoDate): ReadonlyMap<string, string> {
  const id = createIds(['done'])(phase, 'phase-1');
  const criteria = [
    `window: { starts: ${today}, min: 4 weeks, max: 12 weeks } # time to test, and no time to stagnate`,
    'gate:',
    '  opens: done # without this line it opens the phase that comes next in roadmap.yaml',
    '  criteria: # what has to hold before this phase ends',
    '    - id: limits-known',
    '      statement: Its limits are written down',
    '      proofs:',
    '        - { file: README.md, headings: [Limits] }',
    '    - id: reviewed',
    '      statement: At least 2 people have reviewed it',
    '      count: reviews # evidence/reviews.yaml',
    '      distinct: person',
    '      target: 2',
  ];
  const file = ['version: 1', writePair('id', id, STYLE), writePair('name', phase, STYLE), ...criteria];
  return new Map([
    [`phases/${id}.yaml`, `${file.join('\n')}\n`],
    ['evidence/reviews.yaml', 'version: 1\nregister: reviews\nfields: [person]\nrecords: []\n'],
    ['roadmap.yaml', `version: 1\n${writePair('name', name, STYLE)}\n${writePair('phases', [id], STYLE)}\n`],
  ]);
}
