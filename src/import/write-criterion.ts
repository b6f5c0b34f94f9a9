/** A criterion as YAML, with a measure where its words have a figure. */
import { writePair, type FlowStyle, type Value } from '../edit/write-value.ts';
import type { ImportedCriterion } from './imported.ts';
import type { Registers } from './registers.ts';
import { suggestTarget, type SuggestedTarget } from './suggest-target.ts';

export const STYLE: FlowStyle = { quoted: false, padded: true };

/** The lines of an entry of `criteria:`; registers that its measure needs are made. */
export function writeCriterion(
  criterion: ImportedCriterion,
  source: string,
  registers: Registers,
): readonly string[] {
  const { id, statement, kind, claim, target } = criterion;
  const pairs: Record<string, Value> = { id };
  if (kind !== 'requirement') pairs['kind'] = kind;
  pairs['statement'] = statement;
  if (claim !== null) pairs['claim'] = claim;
  const suggested = target === null ? null : suggestTarget(statement);
  if (suggested) Object.assign(pairs, measureOf(id, suggested, registers));
  const lines = Object.entries(pairs).map(([key, value]) => writePair(key, value, STYLE));
  const told = suggested ? `, "${suggested.target}" suggested by its words` : '';
  return [
    `# ${source}:${criterion.line}${told}`,
    ...lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  ];
}

/** A measure that nothing meets yet: its register is empty, its file is not there. */
function measureOf(
  id: string,
  { target, form, per }: SuggestedTarget,
  registers: Registers,
): Record<string, Value> {
  if (form === 'value') return { value: { data: `evidence/${id}.json`, pointer: '/value' }, target };
  if (form === 'share') {
    return { share: registers.make(id, ['done']), where: { done: true }, target: target.replace(/^>= /, '') };
  }
  const asked = target.startsWith('>= ') ? Number(target.slice(3)) : target;
  if (per === null) return { count: registers.make(id, []), target: asked };
  return { count: registers.make(id, [per]), per: { field: per, of: registers.members(per) }, target: asked };
}
