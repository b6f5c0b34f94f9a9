/** A criterion as YAML, with a measure where its words have a figure. */
import { writePair, type FlowStyle, type Value } from '../edit/write-value.ts';
import type { ImportedCriterion } from './imported.ts';
import type { Registers } from './registers.ts';
import { suggestTarget, type MeasureForm, type SuggestedTarget } from './suggest-target.ts';

export const STYLE: FlowStyle = { quoted: false, padded: true };

/** Text that a comment can hold. */
export function commentText(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '_');
}

/** The lines of an entry of `criteria:`; registers that its measure needs are made. */
export function writeCriterion(
  criterion: ImportedCriterion,
  source: string,
  registers: Registers,
  phase: string,
): readonly string[] {
  const { id, statement, kind, claim, target } = criterion;
  const pairs: Record<string, Value> = { id };
  if (kind !== 'requirement') pairs['kind'] = kind;
  pairs['statement'] = statement;
  if (claim !== null) pairs['claim'] = claim;
  const suggested = target === null ? null : suggestTarget(statement);
  if (suggested) {
    Object.assign(pairs, measureOf(id, suggested, registers, phase));
    pairs['target'] = shortTarget(suggested.target, suggested.form);
  }
  const lines = Object.entries(pairs).map(([key, value]) => writePair(key, value, STYLE));
  const told = suggested ? `, "${suggested.target}" suggested by its words` : '';
  return [
    `# ${source}:${criterion.line}${told}`,
    ...lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  ];
}

/** A measure that nothing meets yet: its register is empty, its file is not there. */
export function measureOf(
  id: string,
  { form, per }: Pick<SuggestedTarget, 'form' | 'per'>,
  registers: Registers,
  phase?: string,
): Record<string, Value> {
  if (form === 'value') return { value: { data: `evidence/${id}.json`, pointer: '/value' } };
  if (form === 'share') return { share: registers.make(id, ['done'], phase), where: { done: true } };
  if (per === null) return { count: registers.make(id, [], phase) };
  return { count: registers.make(id, [per], phase), per: { field: per, of: registers.members(per) } };
}

/** A target as short as the grammar lets it be: at least is what a number alone says, and only shares have a `%`. */
export function shortTarget(target: string, form: MeasureForm): Value {
  const plain = form === 'share' ? target : target.replace('%', '');
  const short = plain.replace(/^>= /, '');
  return /^\d+(?:\.\d+)?$/.test(short) ? Number(short) : short;
}
