/** A recorded decision as a file of its own, and the date that it gives a phase. */
import { isMap } from 'yaml';
import type { Loaded, SourceDocument } from '../load/load.ts';
import type { DecisionSource } from '../model/decision.ts';
import type { IsoDate } from '../model/date.ts';
import type { Ref } from '../model/roadmap.ts';
import { applyEdits } from './edit.ts';
import type { DocumentChange } from './edited.ts';
import { EditError } from './edit-error.ts';
import { USUAL } from './record-style.ts';
import { setPair } from './set-pair.ts';
import { valueAt } from './value-at.ts';
import { writePair } from './write-value.ts';
import { createLookup, pairOf, type TreeMap } from './yaml-tree.ts';

const HEAD = [
  '# Recorded by agentops gate decide. Decisions are added and never changed: a change shows in the digest.',
  '# Where another one was taken since, record that.',
];

/** The change that adds a decision. */
export function planDecision({ project }: Loaded, number: number, decision: DecisionSource): DocumentChange {
  const name = `${String(number).padStart(4, '0')}-${decision.taken}-${decision.phase}`;
  const file = `${project.folder}/decisions/${name}.yaml`;
  const document: SourceDocument = { file, kind: 'decision', text: '', value: undefined };
  const lines = Object.entries(decision).map(([key, value]) => writePair(key, value, USUAL));
  return { document, text: `${[...HEAD, ...lines].join('\n')}\n`, value: decision };
}

/**
 * The change that gives a phase its passed date.
 * @param at where the phase stands
 * @throws EditError when it is not written as a map
 */
export function planPassed({ documents }: Loaded, at: Ref, passed: IsoDate): DocumentChange {
  const document = documents.find(({ file }) => file === at.file)!;
  const { node } = createLookup(document.text)(at.path);
  const map = isMap(node) ? (node as TreeMap) : null;
  const behind = map && (pairOf(map, 'goal') ?? pairOf(map, 'name'));
  if (!map || !behind?.value) {
    throw new EditError('the phase is not written as a map', `write passed: ${passed} by hand`);
  }
  const edits = setPair(document.text, map, behind, { key: 'passed', value: passed });
  // What aliases share comes apart here: a date that would go to two phases is refused.
  const value = JSON.parse(JSON.stringify(document.value)) as unknown;
  (valueAt(value, at.path) as { passed?: IsoDate }).passed = passed;
  return { document, text: applyEdits(document.text, edits), value };
}
