/** YAML 1.2, one document a file. */
import { FAST_READING } from '../../load/parse-yaml.ts';
import type { DataDocument } from '../facts.ts';
import { checkVolume } from './volume.ts';
import { unreadable, type Problem } from '../problem.ts';

/** Values. */
const MOST = 2_000_000;
/** How many values there may be when each alias is written out: a bomb has billions. */
const LARGEST = 1_000_000;

/** One YAML document; without any, the value is null. */
export async function parseYaml(text: string): Promise<DataDocument | Problem> {
  const problem = checkVolume(text, ',\n[{', MOST);
  if (problem) return problem;
  const { loadAll } = await import('js-yaml');
  let documents: unknown[];
  try {
    documents = loadAll(text, null, FAST_READING);
  } catch {
    return unreadable('is not valid YAML');
  }
  if (documents.length > 1) return unreadable('has more than one YAML document');
  const value = documents[0] ?? null;
  if (text.includes('&') && expandedSize(value) > LARGEST)
    return unreadable('has aliases that expand too far');
  return { value };
}

/** The number of values with every alias written out; infinite when one contains itself. */
function expandedSize(value: unknown, sizes: Map<object, number> = new Map()): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  sizes.set(value, Number.POSITIVE_INFINITY);
  let size = 1;
  for (const inside of Object.values(value)) size += expandedSize(inside, sizes);
  sizes.set(value, size);
  return size;
}
