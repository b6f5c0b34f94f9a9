/** Asks the person at the terminal for what a new record still lacks. */
import { EditError } from '../edit/edit-error.ts';
import { readFieldValue, readProof } from '../edit/read-input.ts';
import type { Value } from '../edit/write-value.ts';
import { suggest } from '../diagnostics/nearest.ts';
import { RECORD_KEYS, type Field } from '../model/register.ts';
import type { Register } from '../model/roadmap.ts';
import { ID_PATTERN } from '../model/shape.ts';
import { escapeTerminal } from '../report/escape.ts';
import type { Dialog, Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** A new record as far as it is known. */
export interface Draft {
  readonly register: string | undefined;
  readonly id: string | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  readonly proofs: readonly Value[];
}

/** A draft with a name. */
export interface NamedDraft extends Draft {
  readonly register: string;
  readonly id: string;
}

/** Carries on a conversation: asks until an answer can be read. */
type Ask = <T>(question: string, read: (answer: string) => T) => Promise<T>;

/**
 * The draft with the answers: the register, the id, the fields that other records of the register have, the proofs.
 * @throws UsageError when the person ends the dialog
 */
export async function askMissing(
  io: Io,
  dialog: Dialog,
  registers: readonly Register[],
  draft: Draft,
): Promise<NamedDraft> {
  const ask: Ask = async (question, read) => {
    for (;;) {
      const answer = await dialog.ask(escapeTerminal(question));
      if (answer === null) throw new UsageError('the questions were not all answered', 'nothing was written');
      try {
        return read(answer.trim());
      } catch (error) {
        if (!(error instanceof EditError)) throw error;
        await io.stderr.write(`${escapeTerminal(`${error.message}; ${error.hint}`)}\n`);
      }
    }
  };
  const name = draft.register ?? (await ask(registerQuestion(registers), (text) => known(registers, text)));
  const register = registers.find((one) => one.name === name);
  const id = draft.id ?? (await ask('id: ', (text) => freeId(register, text)));
  const fields = await askFields(ask, register, draft.fields);
  const proofs = draft.proofs.length > 0 ? draft.proofs : await askProofs(ask);
  return { register: name, id, fields, proofs };
}

function registerQuestion(registers: readonly Register[]): string {
  return `register (${registers.map(({ name }) => name).join(', ')}): `;
}

function known(registers: readonly Register[], name: string): string {
  const names = registers.map((register) => register.name);
  if (names.includes(name)) return name;
  throw new EditError(`no register is called "${name}"`, suggest(name, names, 'registers'));
}

function freeId(register: Register | undefined, id: string): string {
  if (!ID_PATTERN.test(id)) {
    throw new EditError(`"${id}" is no id`, 'a letter or digit, then letters, digits, ".", "_" or "-"');
  }
  if (!register?.records.some((record) => record.id === id)) return id;
  throw new EditError(`${register.name} has a record "${id}" already`, 'give it another id');
}

async function askFields(
  ask: Ask,
  register: Register | undefined,
  given: Draft['fields'],
): Promise<Draft['fields']> {
  const fields = new Map(given);
  const names = new Set(register?.records.flatMap((record) => Object.keys(record.fields)));
  for (const name of names) {
    if (RECORD_KEYS.has(name) || fields.has(name)) continue;
    const value = await ask(`${name} (Enter: none): `, (text) =>
      text === '' ? null : readFieldValue(name, text),
    );
    if (value !== null) fields.set(name, value);
  }
  return fields;
}

async function askProofs(ask: Ask): Promise<readonly Value[]> {
  const proofs: Value[] = [];
  for (;;) {
    const what = proofs.length === 0 ? 'proof: a path, a glob, a URL or { ... }' : 'another proof';
    const proof = await ask(`${what} (Enter: none): `, (text) => (text === '' ? null : readProof(text)));
    if (proof === null) return proofs;
    proofs.push(proof);
  }
}
