import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseFully } from '../../src/load/parse-yaml-fully.ts';
import { parseYaml } from '../../src/load/parse-yaml.ts';
import { ROOT } from '../kit/files.ts';

const CORPUS = path.resolve(ROOT, '../shared/corpus/D-yaml');
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

interface Case {
  readonly file: string;
  readonly must_error: boolean;
  /** Left out where a value has no form in JSON. */
  readonly json_documents?: readonly unknown[];
}

/** What the standard allows and the format has no use for. */
const REFUSED =
  /^(?:a key is empty|a list, a map or an alias is used as a key|a second document begins|unresolved tag|(?:anchor|alias) ending in :)/;

test.skipIf(!isThere)(
  'each document of the YAML test suite is read as the standard says, or refused',
  async () => {
    const read = (file: string): string => readFileSync(path.join(CORPUS, 'yaml-test-suite', file), 'utf8');
    const { cases } = JSON.parse(read('expected.json')) as { cases: readonly Case[] };
    expect(cases.length).toBeGreaterThan(200);
    for (const { file, must_error: isWrong, json_documents: documents } of cases) {
      const text = read(file);
      for (const parsed of [await parseYaml(file, text), parseFully(file, text)]) {
        if (isWrong) expect([file, parsed]).toEqual([file, { problems: expect.anything() }]);
        else if ('problems' in parsed)
          expect([
            file,
            parsed.problems.map(({ message }) => message).find((one) => !REFUSED.test(one)),
          ]).toEqual([file, undefined]);
        else if (documents)
          expect([file, [parsed.value]]).toEqual([file, documents.length > 0 ? documents : [null]]);
      }
    }
  },
);

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
