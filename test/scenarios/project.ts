import type { Files } from '../kit/files.ts';
/** A small roadmap that is well, and its variations. */

/** Phases alpha and beta, and a register of three proven reviews. */
const BASE: Files = {
  'roadmap/roadmap.yaml': 'version: 1\nname: Demo\nphases: [alpha, beta]\n',
  'roadmap/phases/beta.yaml': 'version: 1\nid: beta\nname: Beta\n',
  'roadmap/evidence/reviews.yaml': `version: 1
register: reviews
records:
  - { id: jane, on: 2026-01-10, person: jane, proofs: [docs/jane.md] }
  - { id: omar, on: 2026-02-10, person: omar, proofs: [docs/omar.md] }
  - { id: rey, on: 2026-02-20, person: rey, proofs: [docs/rey.md] }
`,
  'docs/jane.md': '# Findings\n\nJane found that it works.\n',
  'docs/omar.md': '# Findings\n\nOmar found that it works, mostly.\n',
  'docs/rey.md': '# Findings\n\nRey found two mistakes.\n',
};

/** The base with these criteria in alpha's gate, a list in YAML, and other files. */
export function gate(criteria: string, more: Files = {}): Files {
  return phase(`gate:\n  criteria:\n${indent(criteria, 4)}`, more);
}

/** The base with these keys in alpha. */
export function phase(keys: string, more: Files = {}): Files {
  return { ...BASE, 'roadmap/phases/alpha.yaml': `version: 1\nid: alpha\nname: Alpha\n${keys}\n`, ...more };
}

/** Files of phases by id, for roadmaps of more than one that matters. */
export function phases(keys: Readonly<Record<string, string>>, more: Files = {}): Files {
  const files = Object.entries(keys).map(
    ([id, text]) => [`roadmap/phases/${id}.yaml`, `version: 1\nid: ${id}\nname: ${id}\n${text}\n`] as const,
  );
  const list = Object.keys(keys).join(', ');
  const { 'roadmap/phases/beta.yaml': _beta, ...base } = BASE;
  return {
    ...base,
    'roadmap/roadmap.yaml': `version: 1\nname: Demo\nphases: [${list}]\n`,
    ...Object.fromEntries(files),
    ...more,
  };
}

/** The base with these public claims, a list in YAML, made in README.md. */
export function claims(list: string, readme: string, more: Files = {}): Files {
  const file = `version: 1\nclaims:\n${indent(list, 2)}\n`;
  return gate(MET, { 'roadmap/claims.yaml': file, 'README.md': readme, ...more });
}

/** A register file. */
export function register(name: string, records: string): Files {
  return {
    [`roadmap/evidence/${name}.yaml`]: `version: 1\nregister: ${name}\nrecords:\n${indent(records, 2)}\n`,
  };
}

/** A criterion that the base meets. */
export const MET = '- { id: well, statement: Jane reviewed, proofs: [docs/jane.md] }';

function indent(text: string, by: number): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(by) + line))
    .join('\n');
}
