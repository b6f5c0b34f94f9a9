/** `agentops evidence add`: one record more in a register, and everything else as it was. */
import { placeOf } from '../../model/inside.ts';
import { suggest } from '../../diagnostics/nearest.ts';
import type { DocumentChange } from '../../edit/edited.ts';
import { planRecord, planRegister } from '../../edit/plan-record.ts';
import { findHome } from '../../edit/register-home.ts';
import { readFields, readProof } from '../../edit/read-input.ts';
import type { NewRecord } from '../../edit/write-record.ts';
import type { Loaded } from '../../load/load.ts';
import { dateOf } from '../../model/date.ts';
import { ID_PATTERN } from '../../model/shape.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { askMissing, type Draft, type NamedDraft } from '../ask-record.ts';
import { editRoadmap, loadRoadmap, tellingEditErrors, tellRefused } from '../edit-roadmap.ts';
import type { Io } from '../io.ts';
import { locatorOf } from '../judge.ts';
import type { LoadedRoadmap } from '../read-roadmap.ts';
import type { DisplayOptions } from '../screen.ts';
import { UsageError } from '../usage-error.ts';

export interface EvidenceAddOptions extends DisplayOptions {
  readonly roadmap?: string;
  readonly id?: string;
  readonly on?: string;
  /** `NAME=VALUE` each. */
  readonly field: readonly string[];
  readonly proof: readonly string[];
  readonly create?: true;
}

/** Adds a record; asks for what is missing where somebody can be asked. */
export async function evidenceAdd(
  io: Io,
  name: string | undefined,
  options: EvidenceAddOptions,
): Promise<number> {
  return tellingEditErrors(async () => {
    const given: Draft = {
      register: name,
      id: options.id,
      fields: readFields(options.field),
      proofs: options.proof.map(readProof),
    };
    const draft = await completeDraft(io, given, options);
    if (typeof draft === 'number') return draft;
    const { register, id, fields, proofs } = draft;
    const record: NewRecord = {
      id,
      on: options.on ?? dateOf(io.now()),
      ...Object.fromEntries(fields),
      ...(proofs.length > 0 ? { proofs } : {}),
    };
    const edited = await editRoadmap(io, options, {
      plan: (opened) => [planChange(opened, register, record, options)],
      mend: (loaded) =>
        mayOnlyLack(loaded, register, options) ? [planRegister(loaded, register, record)] : null,
    });
    if ('problems' in edited) return tellRefused(io, edited, options);
    const added = edited.roadmap.registers
      .find((one) => one.name === register)!
      .records.find((one) => one.id === id)!;
    const locate = await locatorOf(edited.loaded.documents);
    const { file, line } = locate(placeOf(added));
    await io.stdout.write(`${escapeTerminal(`added ${register}/${id} to ${file}:${line}`)}\n`);
    if (options.quiet !== true) await io.stderr.write(`see it: agentops evidence list ${register}\n`);
    return SATISFIED;
  });
}

/** The draft with what it lacks; or the exit code, where the roadmap is invalid. */
async function completeDraft(
  io: Io,
  draft: Draft,
  options: EvidenceAddOptions,
): Promise<NamedDraft | number> {
  const dialog = (await io.openDialog?.()) ?? null;
  if (dialog === null) {
    const { register, id } = draft;
    const usage = 'write agentops evidence add REGISTER --id ID [--field NAME=VALUE] [--proof PROOF]';
    if (register === undefined) throw new UsageError('no register is named', usage);
    if (id === undefined) throw new UsageError('--id is missing: the record has no name', usage);
    return { ...draft, register, id };
  }
  try {
    const opened = await loadRoadmap(io, options);
    if ('problems' in opened) {
      const { loaded, problems } = opened;
      const isLacking = loaded !== null && mayOnlyLack(loaded, draft.register, options);
      if (isLacking && problems.every(({ rule }) => rule === 'reference')) {
        return await askMissing(io, dialog, [], draft);
      }
      return await tellRefused(io, { ...opened, when: 'before' }, options);
    }
    if (draft.register !== undefined) checkRegister(opened, draft.register, options);
    return await askMissing(io, dialog, opened.roadmap.registers, draft);
  } finally {
    dialog.close();
  }
}

function planChange(
  opened: LoadedRoadmap,
  register: string,
  record: NewRecord,
  options: EvidenceAddOptions,
): DocumentChange {
  checkRegister(opened, register, options);
  const { loaded } = opened;
  return planRecord(loaded, register, record) ?? planRegister(loaded, register, record);
}

/** Whether an invalid roadmap may be so only for want of the register that is to be made. */
function mayOnlyLack(loaded: Loaded, register: string | undefined, { create }: EvidenceAddOptions): boolean {
  if (!create || register === undefined || !ID_PATTERN.test(register)) return false;
  return loaded.documents.every(({ value }) => value !== undefined) && findHome(loaded, register) === null;
}

/** @throws UsageError when there is no such register, and none is to be made */
function checkRegister({ roadmap }: LoadedRoadmap, name: string, { create }: EvidenceAddOptions): void {
  const names = roadmap.registers.map((register) => register.name);
  if (names.includes(name)) return;
  if (!ID_PATTERN.test(name)) {
    throw new UsageError(`"${name}" is no name of a register`, suggest(name, names, 'registers'));
  }
  if (create) return;
  const known = suggest(name, names, 'registers');
  const hint = `${known}${known.endsWith('?') ? '' : ';'} --create starts a new register`;
  throw new UsageError(`no register is called "${name}"`, hint);
}
