import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFully } from '../../src/load/parse-yaml-fully.ts';
import { parseYaml } from '../../src/load/parse-yaml.ts';

const CORPUS = path.resolve(import.meta.dirname, '../../../shared/corpus/D-yaml');
const FOLDERS = ['yaml-test-suite', 'js-yaml', 'hostile-own', 'hostile-public'];
const isThere = existsSync(CORPUS);
/** Full reading of the largest files takes seconds, and the fast reader has nothing to say to them that is new. */
const MAX_BYTES = 300_000;

if (!isThere) process.stderr.write(`skipped: ${CORPUS} is not there\n`);

/** Keys that are null have a name of their own in each reader: see the unit test. */
function hasNullKey(one: unknown): boolean {
  if (typeof one !== 'object' || one === null) return false;
  if (!Array.isArray(one) && ('null' in one || '' in one)) return true;
  return Object.values(one).some(hasNullKey);
}

describe.skipIf(!isThere)('both YAML readers give the same values', () => {
  test.each(FOLDERS)('%s', { timeout: 60_000 }, async (folder) => {
    const files = readdirSync(path.join(CORPUS, folder)).filter((file) => /\.ya?ml$/.test(file));
    expect(files).not.toEqual([]);
    const different: string[] = [];
    for (const file of files) {
      const bytes = readFileSync(path.join(CORPUS, folder, file));
      const text = bytes.toString('utf8');
      if (bytes.length > MAX_BYTES) continue;
      const parsed = await parseYaml(file, text);
      if (!('value' in parsed) || hasNullKey(parsed.value)) continue;
      const full = parseFully(file, text);
      try {
        expect(full).toEqual(parsed);
      } catch (error) {
        different.push(`${file}: ${(error as Error).message}`);
      }
    }
    expect(different).toEqual([]);
  });
});
