/** From the keys of a measure to the measure: names resolved, keys that don't belong to it reported. */
import { nearest, suggest } from '../diagnostics/nearest.ts';
import { inside } from '../model/inside.ts';
import { matches } from '../model/match.ts';
import type { MeasureKeys, Per, Where } from '../model/measure.ts';
import { RECORD_KEYS } from '../model/register.ts';
import type { CountMeasure, PlainMeasure, Ref } from '../model/roadmap.ts';
import type { Scalar } from '../model/shape.ts';
import { report, type Context, type RegisterIndex } from './context.ts';
import { checkProof, checkProofs } from './proofs.ts';

const BELONGS: Readonly<Record<string, readonly string[]>> = {
  where: ['count', 'share'],
  distinct: ['count'],
  since: ['count'],
  per: ['count'],
  complete: ['count'],
  among: ['share'],
};
/** The measures that have a value of their own. */
export const PLAIN_FORMS = ['count', 'share', 'value', 'proofs', 'claims'] as const;

/** Reports keys that do not belong to the form. */
export function checkKeys(context: Context, source: MeasureKeys, form: string | null, at: Ref): void {
  for (const [key, forms] of Object.entries(BELONGS)) {
    if (source[key as keyof MeasureKeys] === undefined || (form !== null && forms.includes(form))) continue;
    const spot = { file: at.file, path: [...at.path, key], on: 'key' } as const;
    const message =
      form === null ? `"${key}" stands without a measure` : `"${key}" does not go with "${form}"`;
    report(context, 'schema', spot, message, `it belongs to ${forms.join(' or ')}`);
  }
}

/** The measure that the keys give; null: none. */
export function readPlainMeasure(context: Context, source: MeasureKeys, at: Ref): PlainMeasure | null {
  const form = PLAIN_FORMS.find((name) => source[name] !== undefined) ?? null;
  checkKeys(context, source, form, at);
  switch (form) {
    case null:
      return null;
    case 'claims':
      return { form };
    case 'proofs':
      checkProofs(context, source.proofs!, at, false);
      return { form, proofs: source.proofs! };
    case 'value': {
      const proof = source.value!;
      checkProof(context, proof, inside(at, 'value'), false);
      if (proof.kind !== 'data' && proof.kind !== 'run') {
        const hint = 'give {data: PATH, pointer: /a/b} or {run: [...]}';
        report(context, 'schema', inside(at, 'value'), `a "${proof.kind}" proof gives no number`, hint);
      }
      return { form, proof };
    }
    case 'share':
      return {
        form,
        register: source.share!,
        where: readWhere(context, source.where, source.share!, 'share', at),
        among: readWhere(context, source.among, source.share!, 'share', at, 'among'),
      };
    case 'count':
      return readCount(context, source, at);
  }
}

function readCount(context: Context, source: MeasureKeys, at: Ref): CountMeasure {
  const register = source.count!;
  const where = readWhere(context, source.where, register, 'count', at);
  const index = context.registers.get(register);
  if (source.distinct !== undefined && index)
    checkField(context, index, source.distinct, inside(at, 'distinct'));
  if (source.complete) checkProof(context, source.complete, inside(at, 'complete'), false);
  return {
    form: 'count',
    register,
    where,
    distinct: source.distinct ?? null,
    since: source.since ?? null,
    per: source.per ? readPer(context, source.per, index, at) : null,
    complete: source.complete ?? null,
  };
}

function readWhere(
  context: Context,
  where: Where | undefined,
  register: string,
  form: string,
  at: Ref,
  key = 'where',
): Where | null {
  const index = context.registers.get(register);
  if (key === 'where') checkRegister(context, register, inside(at, form));
  if (where && index) checkWhere(context, where, index, inside(at, key));
  return where ?? null;
}

function readPer(context: Context, per: Per, index: RegisterIndex | undefined, at: Ref): CountMeasure['per'] {
  if (index) checkField(context, index, per.field, inside(at, 'per', 'field'));
  const { of } = per;
  let members: readonly Scalar[];
  if ('register' in of) {
    const groups = inside(at, 'per', 'of');
    checkRegister(context, of.register, groups);
    const group = context.registers.get(of.register);
    if (!group) return { field: per.field, members: [] };
    const before = context.problems.length;
    if (of.where) checkWhere(context, of.where, group, inside(groups, 'where'));
    const matching = of.where
      ? group.records.filter(({ fields }) => matches(fields, of.where!))
      : group.records;
    members = [...new Set(matching.map(({ id }) => id))].sort();
    if (members.length === 0 && !group.damaged && context.problems.length === before) {
      report(
        context,
        'reference',
        groups,
        `"${of.register}" has no such records, so there are no groups`,
        'add such records, or list the members here: of: [a, b]',
      );
    }
  } else {
    members = of as readonly Scalar[];
    const again = indexOfRepeated(members);
    if (again >= 0) {
      report(
        context,
        'schema',
        inside(at, 'per', 'of', again),
        `"${members[again]}" stands twice in the list`,
        'remove one of them',
      );
    }
  }
  return { field: per.field, members };
}

/** The index of the first value that stands in the list before it as well; -1: none does. */
function indexOfRepeated(values: readonly Scalar[]): number {
  const seen = new Set<Scalar>();
  return values.findIndex((value) => {
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
}

function checkRegister(context: Context, name: string, at: Ref): void {
  if (context.registers.has(name)) return;
  const found = suggest(name, [...context.registers.keys()], 'registers');
  const file = [...context.registers.values()].find(
    (register) => found === `did you mean "${register.name}"?`,
  )?.file;
  const hint = file
    ? `did you mean "${/"(.*)"/.exec(found)![1]}" (${file})?`
    : `${found}; to start it, write ${at.file.split('/')[0]}/evidence/${name}.yaml: version: 1, register: ${name}, records: []`;
  report(context, 'reference', at, `no register is called "${name}"`, hint);
}

function checkField(context: Context, register: RegisterIndex, field: string, at: Ref): void {
  if (field === 'id' || register.damaged || register.fields.has(field)) return;
  const known = ['id', ...[...register.fields].sort()];
  const mayBeNew = register.records.length === 0 && !RECORD_KEYS.has(field);
  const meant = nearest(field, known);
  const start = `write fields: [${[...register.fields, field].join(', ')}] into ${register.file}`;
  const otherwise =
    meant === null ? `it has no records yet: ${start}` : `did you mean "${meant}"? If not, ${start}`;
  const hint = mayBeNew ? otherwise : suggest(field, known, `fields of ${register.name}`);
  report(context, 'reference', at, `no record of "${register.name}" has a field "${field}"`, hint);
}

function checkWhere(context: Context, where: Where, register: RegisterIndex, at: Ref): void {
  for (const [index, map] of where.entries()) {
    for (const field of Object.keys(map)) {
      // Written as one map or as a list of them: the nearest place that is there is found from either path.
      const path = where.length > 1 ? [...at.path, index, field] : [...at.path, field];
      checkField(context, register, field, { file: at.file, path, on: 'key' } as Ref);
    }
  }
}
