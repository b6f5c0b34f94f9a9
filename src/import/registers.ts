/** The registers that suggested measures count in. */
import { writePair } from '../edit/write-value.ts';
import { createIds } from './make-ids.ts';
import { STYLE } from './write-criterion.ts';

export interface Registers {
  /** A new, empty register with these fields; its name. That of a phase tells it from others of the same words. */
  readonly make: (words: string, fields: readonly string[], phase?: string) => string;
  /** The register of the things that each have to be counted: "factors" for "factor". */
  readonly members: (noun: string) => string;
  /** Their texts, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Gathers registers while criteria are written. */
export function createRegisters(): Registers {
  const texts = new Map<string, string>();
  const groups = new Map<string, string>();
  const giveName = createIds();
  const make: Registers['make'] = (words, fields, phase) => {
    const isTold = phase === undefined || !texts.has(words);
    const name = giveName(isTold ? words : `${phase}-${words}`, 'records');
    const lines = ['version: 1', writePair('register', name, STYLE)];
    if (fields.length > 0) lines.push(writePair('fields', fields, STYLE));
    texts.set(name, `${[...lines, 'records: []'].join('\n')}\n`);
    return name;
  };
  const members: Registers['members'] = (noun) => {
    const known = groups.get(noun);
    if (known !== undefined) return known;
    const name = giveName(noun.endsWith('s') ? noun : `${noun}s`, 'members');
    const lines = [
      'version: 1',
      writePair('register', name, STYLE),
      'records:',
      '  # one for each: name them all',
      '  - { id: first }',
    ];
    texts.set(name, `${lines.join('\n')}\n`);
    groups.set(noun, name);
    return name;
  };
  return { make, members, texts };
}
