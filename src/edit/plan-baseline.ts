/** The baseline as a file: written whole, since only the command writes it. */
import type { Loaded, SourceDocument } from '../load/load.ts';
import type { Baseline, BaselineEntry } from '../model/baseline.ts';
import type { DocumentChange } from './edited.ts';
import { USUAL } from './record-style.ts';
import { writePair, type Value } from './write-value.ts';

const HEAD = [
  '# Claims that were false or unregistered when they were first checked: known, and no reason to fail.',
  '# Written by agentops claims baseline; from here on it can only shrink.',
];

/** The change that makes roadmap/baseline.yaml say this. */
export function planBaseline({ project, documents }: Loaded, baseline: Baseline): DocumentChange {
  const file = `${project.folder}/baseline.yaml`;
  const known = documents.find((document) => document.file === file);
  const document: SourceDocument = known ?? { file, kind: 'baseline', text: '', value: undefined };
  const { reset, entries } = baseline;
  const value = { version: 1, ...(reset ? { reset } : {}), entries: entries.map(ordered) };
  return { document, text: writeBaseline(baseline), value };
}

/** The text of roadmap/baseline.yaml. */
export function writeBaseline({ version, reset, entries }: Baseline): string {
  const lines = [
    ...HEAD,
    writePair('version', version, USUAL),
    ...(reset ? [writePair('reset', { on: reset.on, reason: reset.reason }, USUAL)] : []),
    ...(entries.length === 0 ? ['entries: []'] : ['entries:', ...entries.flatMap(writeEntry)]),
  ];
  return `${lines.join('\n')}\n`;
}

function writeEntry(entry: BaselineEntry): readonly string[] {
  return Object.entries(ordered(entry)).map(
    ([key, value], index) => `${index === 0 ? '  - ' : '    '}${writePair(key, value, USUAL)}`,
  );
}

/** What people read first comes first. */
function ordered({
  rule,
  file,
  text,
  since,
  count,
  fingerprint,
}: BaselineEntry): Readonly<Record<string, Value>> {
  return { rule, file, text, since, ...(count === undefined ? {} : { count }), fingerprint };
}
