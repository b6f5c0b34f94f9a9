import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeJson, writeValue, type Value } from '../../../src/edit/write-value.ts';
import { read } from './reading.ts';

const USUAL = { quoted: false, padded: true };

describe('what needs no quotes gets none', () => {
  test.each([
    'jane',
    'docs/jane.md',
    'src/**',
    'https://example.org/a?b=1#c',
    'Jane Doe, PhD'.slice(0, 8),
    '2026-01-12',
    '3f2a91c',
    'v1.0.0',
    'Jürgen Müller',
    '山田 太郎',
    'sha256:00ff',
    'a#b',
    '.',
  ])('%s', async (text) => {
    expect(writeValue(text, USUAL)).toBe(text);
    expect(await read(`a: ${text}\n`)).toEqual({ a: text });
    expect(await read(`[${text}]`)).toEqual([text]);
  });
});

describe('what would be read as something else is quoted', () => {
  test.each([
    '',
    ' ',
    'a ',
    ' a',
    'a: b',
    'a:',
    'a #b',
    '#a',
    '- a',
    '-',
    '---',
    '?',
    '*.md',
    '&a',
    '!tag',
    '!!binary aGk=',
    '%a',
    '@a',
    '`a`',
    '"a"',
    "'a'",
    '{a}',
    '[a]',
    'a, b',
    'null',
    'Null',
    '~',
    'true',
    'FALSE',
    'no',
    'On',
    '0',
    '01',
    '+1',
    '.5',
    '5.',
    '1e3',
    '3e21912',
    '0x1F',
    '0o17',
    '.inf',
    '-.INF',
    '.nan',
    '>= 3',
    '| a',
    'one\ntwo',
    'one\r\ntwo',
    'one\rtwo',
    'tab\there',
    'a\u0000b',
    '\u001b[31m',
    'a\u0085b',
    'a\u2028b',
    'a\u202eb',
    '\ufeffa',
    'a\u200db',
    'a\ud800b',
    'a\udfffb',
    '\u{1f600}',
    '\u{e0001}',
    '\\',
    '<<',
    '__proto__ ',
  ])('%j', async (text) => {
    const written = writeValue(text, USUAL);
    expect(written).toMatch(/^"[^\n\r]*"$/);
    expect(await read(`a: ${written}\n`)).toEqual({ a: text });
    expect(await read(`[${written}]`)).toEqual([text]);
  });
});

describe('everything is read as it was', () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'ab0.: #-,[]{}"\'&*!|>%@`?\n\t\\/~=') }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const key = fc
    .oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('on', 'y', '1', 'null', 'a: b', '- a', '? a'))
    .filter((name) => name !== '__proto__');
  const value = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).value;
  test.each([
    { quoted: false, padded: true },
    { quoted: false, padded: false },
    { quoted: true, padded: false },
  ])('%j', async (style) => {
    await fc.assert(
      fc.asyncProperty(value, async (one) => {
        const written = writeValue(one, style);
        expect(written).not.toMatch(/[\n\r\u2028\u2029\u0085]/);
        expect(await read(`a:\n  - k: ${written}\n`)).toEqual({ a: [{ k: one }] });
        expect(await read(`{ a: [${written}] }`)).toEqual({ a: [one] });
        if (style.quoted) expect(JSON.parse(written)).toEqual(one);
        expect(JSON.parse(writeJson(one))).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });
});
