/** From a new record to the change of the file that it goes into. */
import type { Loaded, SourceDocument } from '../load/load.ts';
import { addRecord, appendLine } from './add-record.ts';
import type { DocumentChange } from './edited.ts';
import { EditError } from './edit-error.ts';
import { USUAL } from './record-style.ts';
import { findHome } from './register-home.ts';
import { valueAt } from './value-at.ts';
import { writeEntry, type NewRecord } from './write-record.ts';
import { writePair } from './write-value.ts';

/** The change that puts a record at the end of its register; null when there is no such register. */
export function planRecord(loaded: Loaded, register: string, record: NewRecord): DocumentChange | null {
  const home = findHome(loaded, register);
  if (!home) return null;
  const { document, path } = home;
  if (document.kind === 'records') {
    const text = appendLine(document.text, record);
    return { document, text, value: [...Object.values(document.value as object), record] };
  }
  // Lists that aliases share come apart here: a record that would go to two lists is refused.
  const value = JSON.parse(JSON.stringify(document.value)) as unknown;
  (valueAt(value, path) as unknown[]).push(record);
  return { document, text: addRecord(document.text, path, record), value };
}

/**
 * The file of a new register with its first record.
 * @throws EditError when there is such a file
 */
export function planRegister(
  { project, documents }: Loaded,
  register: string,
  record: NewRecord,
): DocumentChange {
  const file = `${project.folder}/evidence/${register}.yaml`;
  if (documents.some((document) => document.file === file)) {
    throw new EditError(`${file} is there, and holds another register`, 'rename that file, or the register');
  }
  const document: SourceDocument = { file, kind: 'register', text: '', value: undefined };
  const head = ['version: 1', writePair('register', register, USUAL), 'records:'];
  const text = `${[...head, ...writeEntry(record, USUAL, 2)].join('\n')}\n`;
  return { document, text, value: { version: 1, register, records: [record] } };
}
