/** YAML: both readers give the same value, and neither fails where the other reads. */
import { isDeepStrictEqual } from 'node:util';
import { parseFully } from '../../../src/load/parse-yaml-fully.ts';
import { parseYaml } from '../../../src/load/parse-yaml.ts';
import { ensure, textOf } from '../invariant.ts';

export async function fuzz(bytes: Uint8Array): Promise<void> {
  const text = textOf(bytes);
  const fast = await parseYaml('a.yaml', text);
  const full = parseFully('a.yaml', text);
  if ('problems' in fast) ensure(fast.problems.length > 0, 'what is refused is refused for a reason');
  else if ('value' in full && !hasNullKey(fast.value))
    ensure(isDeepStrictEqual(fast.value, full.value), 'both readers give the same value');
  else ensure('value' in full, 'what the fast reader reads is YAML');
}

/** Keys that are null have a name of their own in each reader. */
function hasNullKey(one: unknown): boolean {
  if (typeof one !== 'object' || one === null) return false;
  if (!Array.isArray(one) && ('null' in one || '' in one)) return true;
  return Object.values(one).some(hasNullKey);
}
