/** Whatever a file looks like: only what is added is new, and it says the old value and the new record, nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addRecord } from '../../../src/edit/add-record.ts';
import { applyEdits } from '../../../src/edit/edit.ts';
import { setDigests } from '../../../src/edit/set-digest.ts';
import { writeValue, type Value } from '../../../src/edit/write-value.ts';
import type { NewRecord } from '../../../src/edit/write-record.ts';
import { read } from './reading.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab -#:\'"') }),
  fc.constantFrom('person', 'on', 'a: b', '2024', 'null'),
);
const scalar = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'ab0 :#-,[]{}"\'\n\t&*!') }),
  fc.integer(),
  fc.boolean(),
);
const proof: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom('docs/a.md', '**/*.md', 'https://example.org/'),
  fc.record(
    { file: fc.constant('a.md'), contains: scalar, covers: fc.oneof(scalar, fc.array(scalar)) },
    { requiredKeys: ['file'], noNullPrototype: true },
  ),
);
const record: fc.Arbitrary<NewRecord> = fc
  .tuple(
    fc.string({ unit: 'grapheme' }),
    fc.dictionary(name, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
    fc.option(fc.array(proof, { minLength: 1, maxLength: 3 })),
  )
  .map(([id, fields, proofs]) => ({ id, ...fields, ...(proofs ? { proofs } : {}) }));

/** How somebody writes: any indentation, comments and blank lines anywhere, lists and maps of lines or in brackets. */
const style = fc.record({
  nested: fc.nat({ max: 4 }),
  dash: fc.nat({ max: 4 }),
  step: fc.integer({ min: 2, max: 5 }),
  proofDash: fc.nat({ max: 3 }),
  form: fc.constantFrom('lines', 'braces', 'brackets', 'bracket lines'),
  proofForm: fc.constantFrom('lines', 'braces', 'brackets'),
  padded: fc.boolean(),
  noise: fc.array(fc.constantFrom('', '', '# a comment: [x]', '    # deep', '  '), {
    minLength: 8,
    maxLength: 8,
  }),
  trailing: fc.constantFrom('', ' # behind', '   '),
  lastComma: fc.boolean(),
  end: fc.constantFrom('', '\n', '\n\n', '\nname: x\n', '\n# end'),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});
type Written = typeof style extends fc.Arbitrary<infer T> ? T : never;

const pad = (by: number): string => ' '.repeat(by);

function writeRecord(one: NewRecord, how: Written): string[] {
  const flow = { quoted: false, padded: how.padded };
  const lines = Object.entries(one).flatMap(([key, value]): string[] => {
    const label = writeValue({ [key]: 0 }, { ...flow, padded: false }).slice(1, -2);
    if (key !== 'proofs' || how.proofForm === 'brackets') return [`${label}${writeValue(value, flow)}`];
    const proofs = (value as readonly Value[]).flatMap((each) => {
      const isOpen = typeof each === 'object' && how.proofForm === 'lines';
      const keys = isOpen
        ? Object.entries(each as object).map(
            ([inner, of]) => `${inner}: ${writeValue(of as Value, flow)}${how.trailing}`,
          )
        : [writeValue(each, flow) + how.trailing];
      return keys.map((line, index) => pad(how.proofDash) + (index === 0 ? '- ' : '  ') + line);
    });
    return ['proofs:', ...proofs];
  });
  return lines.map((line, index) => (index === 0 ? '-'.padEnd(how.step) : pad(how.step)) + line);
}

function writeRegister(records: readonly NewRecord[], how: Written): string {
  const flow = { quoted: false, padded: how.padded };
  const key = pad(how.nested);
  const head = how.nested > 0 ? ['registers:', `${key}records:`] : ['records:'];
  const noise = (index: number): string[] => {
    const line = how.noise[index % how.noise.length]!;
    return line === '' ? [] : [line];
  };
  let lines: string[];
  if (how.form === 'brackets' || records.length === 0) {
    lines = [`${head.pop()!} [${records.map((one) => writeValue(one, flow)).join(', ')}]${how.trailing}`];
  } else if (how.form === 'bracket lines') {
    const all = records.map((one, index) => {
      const comma = index < records.length - 1 || how.lastComma ? ',' : '';
      return `${key}  ${writeValue(one, flow)}${comma}${how.trailing}`;
    });
    lines = [`${head.pop()!} [`, ...all.flatMap((line, index) => [...noise(index), line]), `${key}  ]`];
  } else {
    lines = records.flatMap((one, index) => {
      const written = how.form === 'braces' ? [`- ${writeValue(one, flow)}`] : writeRecord(one, how);
      const placed = written.map((line) => key + pad(how.dash) + line);
      return [
        ...noise(index),
        ...placed.slice(0, -1),
        `${placed.at(-1)!}${how.trailing}`,
        ...noise(index + 3),
      ];
    });
  }
  return `# ${how.nested}\n${[...head, ...lines].join('\n')}${how.end}`.replaceAll('\n', how.lineEnd);
}

const register = fc
  .tuple(fc.array(record, { maxLength: 3 }), style)
  .map(([records, how]) => ({ records, how, text: writeRegister(records, how) }));

/** The old text with pieces put in: nothing of it is gone, in its order. */
function isKept(old: string, now: string): boolean {
  let at = 0;
  for (const unit of now.split('')) if (unit === old[at]) at += 1;
  return at === old.length;
}

/** What both texts begin with and what both end with make up all of the old one. */
function isInserted(old: string, now: string): boolean {
  let start = 0;
  while (start < old.length && old[start] === now[start]) start += 1;
  return now.endsWith(old.slice(start));
}

describe('any file', () => {
  test('a record more', async () => {
    await fc.assert(
      fc.asyncProperty(register, record, async ({ records, how, text }, added) => {
        const path = how.nested > 0 ? ['registers', 'records'] : ['records'];
        const now = addRecord(text, path, added);
        const before = (await read(text)) as object;
        const all = { records: [...records, added] };
        expect(await read(now)).toEqual({ ...before, ...(how.nested > 0 ? { registers: all } : all) });
        expect(now.endsWith('\n')).toBe(text.endsWith('\n'));
        expect(now.includes('\r\n')).toBe(text.includes('\r\n'));
        if (how.lineEnd === '\r\n') expect(now).not.toMatch(/(?<!\r)\n/);
        if (records.length === 0) return;
        // Behind a last entry without a comma and with a comment, the comma and the entry stand apart.
        const isOnePiece = how.form !== 'bracket lines' || how.lastComma || how.trailing === '';
        expect(isOnePiece ? isInserted(text, now) : isKept(text, now)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test('digests', async () => {
    await fc.assert(
      fc.asyncProperty(register, async ({ records, how, text }) => {
        const root = how.nested > 0 ? ['registers', 'records'] : ['records'];
        const pins: { path: (string | number)[]; digest: string }[] = [];
        const pinned = records.map((one, index) => ({
          ...one,
          ...(one['proofs'] === undefined
            ? {}
            : {
                proofs: (one['proofs'] as readonly Value[]).map((each, position) => {
                  if (typeof each !== 'object' || !('covers' in (each as object))) return each;
                  pins.push({ path: [...root, index, 'proofs', position], digest: DIGEST });
                  return { ...(each as object), digest: DIGEST };
                }),
              }),
        }));
        const now = applyEdits(text, setDigests(text, pins));
        const before = (await read(text)) as object;
        const all = { records: pinned };
        expect(await read(now)).toEqual({ ...before, ...(how.nested > 0 ? { registers: all } : all) });
        expect(isKept(text, now)).toBe(true);
        const removed = now.replaceAll(/(?:\r?\n *|, )digest: sha256:a{64}/g, '');
        expect(removed).toBe(text);
        expect(applyEdits(now, setDigests(now, pins))).toBe(now);
      }),
      { numRuns: 1000 },
    );
  });
});
