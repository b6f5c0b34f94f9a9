import { describe, expect, test } from 'vitest';
import { newFolder } from '../../kit/new-folder.ts';
import { told, verdict } from './fixture.ts';

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

const root = newFolder({
  'a.json': `{"ratio": 38.2, "text": "40", "no": false, "nil": null, "empty": "", "list": [], "map": {}, "some": [0],
    "a/b": 1, "m~n": 2, "": 3, "__proto__": {"own": 4}, "zero": 0, "huge": 1e999, "nested": {"x": {"y": "z"}}}`,
  'list.json': '[10, [20], {"0": 30}]',
  'bom.json': '\ufeff{"a": 1}',
  'b.geojson': '{"a": 1}',
  'c.WEBMANIFEST': '{"a": 1}',
  'd.ipynb': '{"a": 1}',
  'e.sarif': '{"a": 1}',
  'bad.json': '{"a": 1,}',
  'blank.json': '',
  'deep.json': deep(200_000),
  'shallow.json': deep(500),
  'brackets.json': `{"a": "${'['.repeat(2000)}\\"${'{'.repeat(2000)}"}`,
  'latin.json': Buffer.from('{"a": "\xe9"}', 'latin1'),
  'a.yaml':
    'ratio: 40\nyes: yes\nhex: 0x10\n__proto__:\n  own: 4\nbase: &b { n: 1 }\nagain: *b\ninf: .inf\nday: 2026-01-12\n',
  'b.yml': '- 1\n- 2\n',
  'two.yaml': 'a: 1\n---\na: 2\n',
  'blank.yaml': '# nothing\n',
  'bad.yaml': 'a: [1\n',
  'twice.yaml': 'a: 1\na: 2\n',
  'deep.yaml': deep(200),
  'bomb.yaml': `a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`).join('\n')}\n`,
  'self.yaml': 'a: &a [*a]\n',
  'many.yaml': `a: &a 1\nb: [${Array(1001).fill('*a').join(', ')}]\n`,
  'a.jsonl': '{"n": 1}\n\n{"n": 2}\n',
  'b.ndjson': '3\n',
  'bad.jsonl': '{"n": 1}\n{n: 2}\n',
  'a.csv': '\ufeffname,value,__proto__\r\n"x ""y"", z",-1.5e2,p\r\n"4\n2",007,\r\n',
  'quoted.csv': 'n\n"42"\n1e999\n',
  'ragged.csv': 'a,b\n1\n',
  'quote.csv': 'a,b\n1"2,3\n',
  'twice.csv': 'a,b,a\n1,2,3\n',
  'wide.csv': `${Array.from({ length: 300_000 }, (_, n) => `c${n}`).join(',')}\n${'1,'.repeat(299_999)}7\n`,
  'blank.csv': '',
  'trailing.csv': 'a,b\n1,2\n\n\n',
  'a.md': '---\nstatus: done\nn: 7\n---\n\n# Title\n\n---\n',
  'b.markdown': '---\nn: 8\n---',
  'none.md': '# Title\n\n---\nn: 1\n---\n',
  'open.md': '---\nn: 1\n',
  'broken.md': '---\nn: [1\n---\n',
  'rule.md': '----\nn: 1\n---\n',
  'many.json': `[${'1,'.repeat(10_000_001)}1]`,
  'many.csv': ',\n'.repeat(2_500_001),
  'lines.yaml': '- 1\n'.repeat(2_000_001),
  'lines.jsonl': '1\n'.repeat(10_000_001),
  'a.toml': 'n = 1',
  noext: '1',
  'dir/x.json': '1',
});

describe('data', () => {
  test.each<[string, string, Record<string, unknown>, string]>([
    ['a.json', '/ratio', {}, 'holds: /ratio is 38.2'],
    ['a.json', '/ratio', { is: '>= 38' }, 'holds: /ratio is 38.2'],
    ['a.json', '/ratio', { is: '>= 40' }, 'fails: /ratio is 38.2, not >= 40'],
    ['a.json', '/text', { is: 40 }, 'fails: /text is "40", not a number'],
    ['a.json', '/text', { equals: '40' }, 'holds: /text is "40"'],
    ['a.json', '/text', { equals: 40 }, 'fails: /text is "40", not 40'],
    ['a.json', '/text', { equals: [40, 'x', null] }, 'fails: /text is "40", not one of 40, "x", null'],
    ['a.json', '/nil', { equals: null }, 'holds: /nil is null'],
    ['a.json', '/no', { equals: [false, 1] }, 'holds: /no is false'],
    ['a.json', '/no', {}, 'fails: /no is false'],
    ['a.json', '/nil', {}, 'fails: /nil is null'],
    ['a.json', '/empty', {}, 'fails: /empty is ""'],
    ['a.json', '/list', {}, 'fails: /list is an empty list'],
    ['a.json', '/map', {}, 'fails: /map is an empty map'],
    ['a.json', '/some', {}, 'holds: /some is a list of 1'],
    ['a.json', '/nested', {}, 'holds: /nested is a map with 1 key'],
    ['a.json', '/zero', {}, 'holds: /zero is 0'],
    ['a.json', '/huge', { is: 3 }, 'fails: /huge is Infinity, not a number'],
    ['a.json', '/a~1b', {}, 'holds: /a~1b is 1'],
    ['a.json', '/m~0n', {}, 'holds: /m~0n is 2'],
    ['a.json', '/', {}, 'holds: / is 3'],
    ['a.json', '/nested/x/y', {}, 'holds: /nested/x/y is "z"'],
    ['a.json', '/__proto__/own', {}, 'holds: /__proto__/own is 4'],
    ['a.json', '/toString', {}, 'fails: has nothing at /toString'],
    ['a.json', '/text/length', {}, 'fails: has nothing at /text/length'],
    ['a.json', '/nested/x/y/0', {}, 'fails: has nothing at /nested/x/y/0'],
    ['list.json', '/0', {}, 'holds: /0 is 10'],
    ['list.json', '/1/0', {}, 'holds: /1/0 is 20'],
    ['list.json', '/2/0', {}, 'holds: /2/0 is 30'],
    ['list.json', '/00', {}, 'fails: has nothing at /00'],
    ['list.json', '/-', {}, 'fails: has nothing at /-'],
    ['list.json', '/3', {}, 'fails: has nothing at /3'],
    ['list.json', '/length', {}, 'fails: has nothing at /length'],
    ['bom.json', '/a', {}, 'holds: /a is 1'],
    ['b.geojson', '/a', {}, 'holds: /a is 1'],
    ['c.WEBMANIFEST', '/a', {}, 'holds: /a is 1'],
    ['d.ipynb', '/a', {}, 'holds: /a is 1'],
    ['e.sarif', '/a', {}, 'holds: /a is 1'],
    ['bad.json', '/a', {}, 'unverified: is not valid JSON'],
    ['blank.json', '/a', {}, 'unverified: is not valid JSON'],
    ['deep.json', '/0', {}, 'unverified: is too deeply nested'],
    ['shallow.json', '/0', {}, 'holds: /0 is a list of 1'],
    ['brackets.json', '/a', { equals: 'x' }, `fails: /a is "${'['.repeat(59)}…", not "x"`],
    ['latin.json', '/a', {}, 'unverified: is not UTF-8 text'],
    ['missing.json', '/a', {}, 'fails: is not there'],
    ['dir', '/a', {}, 'fails: is a directory, not a file'],
    ['many.json', '/0', {}, 'unverified: holds more values than can be read'],
    ['many.csv', '/0', {}, 'unverified: holds more values than can be read'],
    ['lines.yaml', '/0', {}, 'unverified: holds more values than can be read'],
    ['lines.jsonl', '/0', {}, 'unverified: holds more values than can be read'],
    ['a.yaml', '/ratio', { is: 40 }, 'holds: /ratio is 40'],
    ['a.yaml', '/yes', { equals: 'yes' }, 'holds: /yes is "yes"'],
    ['a.yaml', '/hex', {}, 'holds: /hex is 16'],
    ['a.yaml', '/day', { equals: '2026-01-12' }, 'holds: /day is "2026-01-12"'],
    ['a.yaml', '/__proto__/own', {}, 'holds: /__proto__/own is 4'],
    ['a.yaml', '/again/n', {}, 'holds: /again/n is 1'],
    ['b.yml', '/1', {}, 'holds: /1 is 2'],
    ['two.yaml', '/a', {}, 'unverified: has more than one YAML document'],
    ['blank.yaml', '/a', {}, 'fails: has nothing at /a'],
    ['bad.yaml', '/a', {}, 'unverified: is not valid YAML'],
    ['twice.yaml', '/a', {}, 'unverified: is not valid YAML'],
    ['deep.yaml', '/0', {}, 'unverified: is not valid YAML'],
    ['bomb.yaml', '/a9', {}, 'unverified: has aliases that expand too far'],
    ['self.yaml', '/a', {}, 'unverified: has aliases that expand too far'],
    ['many.yaml', '/a', {}, 'holds: /a is 1'],
    ['a.jsonl', '/1/n', {}, 'holds: /1/n is 2'],
    ['b.ndjson', '/0', {}, 'holds: /0 is 3'],
    ['bad.jsonl', '/0/n', {}, 'unverified: is not valid JSON Lines: line 2'],
    ['a.csv', '/0/name', {}, 'holds: /0/name is "x "y", z"'],
    ['a.csv', '/0/value', { is: '== -150' }, 'holds: /0/value is -150'],
    ['a.csv', '/0/__proto__', {}, 'holds: /0/__proto__ is "p"'],
    ['a.csv', '/1/value', { equals: '007' }, 'holds: /1/value is "007"'],
    ['a.csv', '/1/name', { equals: '4\n2' }, 'holds: /1/name is "4 2"'],
    ['a.csv', '/2', {}, 'fails: has nothing at /2'],
    ['quoted.csv', '/0/n', { is: 42 }, 'holds: /0/n is 42'],
    ['quoted.csv', '/1/n', { is: 42 }, 'fails: /1/n is "1e999", not a number'],
    ['ragged.csv', '/0/a', {}, 'unverified: is not valid CSV (RFC 4180)'],
    ['quote.csv', '/0/a', {}, 'unverified: is not valid CSV (RFC 4180)'],
    ['twice.csv', '/0/a', {}, 'unverified: has two columns of one name'],
    ['wide.csv', '/0/c299999', { is: 7 }, 'holds: /0/c299999 is 7'],
    ['blank.csv', '/0', {}, 'fails: has nothing at /0'],
    ['trailing.csv', '/0/b', {}, 'holds: /0/b is 2'],
    ['a.md', '/status', { equals: 'done' }, 'holds: /status is "done"'],
    ['b.markdown', '/n', {}, 'holds: /n is 8'],
    ['none.md', '/n', {}, 'fails: has no front matter'],
    ['open.md', '/n', {}, 'fails: has no front matter'],
    ['rule.md', '/n', {}, 'fails: has no front matter'],
    ['broken.md', '/n', {}, 'unverified: is not valid YAML'],
  ])('%s %s %j', async (data, pointer, conditions, expected) => {
    expect(await told(root, { data, pointer, ...conditions })).toBe(expected);
  });

  test.each(['a.toml', 'noext'])('the known formats are named: %s', async (data) => {
    expect(await told(root, { data, pointer: '/n' })).toMatch(
      /^unverified: is of no known format; known are \.json, .*\.csv/,
    );
  });

  test('the number is told when there is one', async () => {
    const numbers = [
      ['a.json', '/ratio', 38.2],
      ['a.json', '/text', undefined],
      ['a.json', '/huge', undefined],
      ['a.yaml', '/inf', undefined],
      ['a.json', '/nowhere', undefined],
    ] as const;
    for (const [data, pointer, number] of numbers) {
      expect((await verdict(root, { data, pointer })).number).toBe(number);
    }
    expect((await verdict(root, { data: 'a.json', pointer: '/ratio', is: 40 })).number).toBe(38.2);
  });

  test('shows gives the values, and leaves out what is not there', async () => {
    const shows = { ratio: '/ratio', nil: '/nil', list: '/list', none: '/none' };
    const seen = await verdict(root, { data: 'a.json', pointer: '/ratio', shows });
    expect(seen.shown).toStrictEqual({ ratio: 38.2, nil: null, list: [] });
    expect(seen.rests).toEqual(['a.json']);
    expect((await verdict(root, { data: 'a.json', pointer: '/no', shows })).shown).toBeDefined();
    expect(await verdict(root, { data: 'a.json', pointer: '/ratio' })).not.toHaveProperty('shown');
  });
});
