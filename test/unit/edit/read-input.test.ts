import { describe, expect, test } from 'vitest';
import { EditError } from '../../../src/edit/edit-error.ts';
import { readFields, readProof } from '../../../src/edit/read-input.ts';

const fieldsOf = (...given: string[]): unknown => Object.fromEntries(readFields(given));

describe('fields', () => {
  test.each([
    ['name=jane', 'jane'],
    ['name=a=b', 'a=b'],
    ['stars=3', 3],
    ['ratio=-2.5e1', -25],
    ['flags=0x1F', 31],
    ['zero=-0', 0],
    ['draft=true', true],
    ['draft=FALSE', false],
    ['zip="01234"', '01234'],
    ["zip='01''234'", "01'234"],
    ['empty=""', ''],
    ['tags=[a, 2, "c, d", true]', ['a', 2, 'c, d', true]],
    ['tags=[]', []],
    ['day=2026-01-12', '2026-01-12'],
    ['note=Fixed: the bug #3', 'Fixed: the bug #3'],
    ['note=- no list', '- no list'],
    ['note=*no alias', '*no alias'],
    ['note=!!binary aGk=', '!!binary aGk='],
    ['note=say "hi"', 'say "hi"'],
    ['note=one\ntwo', 'one\ntwo'],
    ['note= 3', ' 3'],
    ['answer=no', 'no'],
  ])('%s', (given, value) => {
    expect(fieldsOf(given)).toEqual({ [given.slice(0, given.indexOf('='))]: value });
  });
  test('a name that is repeated makes a list', () => {
    expect(fieldsOf('a=1', 'b=x', 'a=two', 'a=[3, four]')).toEqual({ a: [1, 'two', 3, 'four'], b: 'x' });
  });
  test('the key __proto__ is one like others', () => {
    expect([...readFields(['__proto__=x'])]).toEqual([['__proto__', 'x']]);
  });
  test.each([
    ['name', /has no name and value.*NAME=VALUE/],
    ['=x', /has no name/],
    ['id=x', /"id" is no field.*--id/],
    ['on=2026-01-01', /--on/],
    ['proofs=a.md', /--proof/],
    ['a=', /a= has no value/],
    ['a=null', /has no value/],
    ['a=~', /has no value/],
    ['a=3e21912', /is no number.*quoted/],
    ['a=.nan', /is no number/],
    ['a=[b', /is no YAML.*quoted/],
    ['a="b" and "c"', /is no YAML/],
    ['a={b: c}', /is a map/],
    ['a=[[b]]', /is a map/],
    ['a=[b: c]', /is a map/],
    ['a=[null]', /is a map/],
  ])('%s is refused', (given, says) => {
    expect(() => readFields([given])).toThrow(EditError);
    try {
      readFields([given]);
    } catch (error) {
      expect(`${(error as EditError).message} ${(error as EditError).hint}`).toMatch(says);
    }
  });
});

describe('proofs', () => {
  test.each([
    ['docs/a.md', 'docs/a.md'],
    ['**/*.md', '**/*.md'],
    ['https://example.org/#a', 'https://example.org/#a'],
    ['{ commit: 3f2a91c }', { commit: '3f2a91c' }],
    ['{file: a.md, headings: [X, "Y: Z"]}', { file: 'a.md', headings: ['X', 'Y: Z'] }],
    ['{"run": ["true"], "exit": 0}', { run: ['true'], exit: 0 }],
  ])('%s', (given, value) => {
    expect(readProof(given)).toEqual(value);
  });
  test.each(['{ commit: 3f2a91c', '{a: b} c', '{a: b}\n---\nc', '{ commit: 3e21912 }', '{ a: *b }'])(
    '%s is refused',
    (given) => {
      expect(() => readProof(given)).toThrow(EditError);
    },
  );
});
