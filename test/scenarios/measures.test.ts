/** Every measure and every option, from YAML to the report. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { claims, gate, phases, register } from './project.ts';
import { criterionOf, run } from './scenario.ts';
import type { CriterionReport } from '../../src/report/report.ts';
import type { Files } from '../kit/files.ts';

const TALKS = register(
  'talks',
  `- { id: a, on: 2026-01-10, person: jane, team: [red, blue], stars: 5, done: true, proofs: [docs/a.md] }
- { id: b, on: 2026-02-20, person: jane, team: blue, stars: 3, done: false, proofs: [docs/b.md] }
- { id: c, person: omar, stars: 4, proofs: [docs/c.md] }
- { id: d, on: 2026-02-25, person: rey, team: green, stars: "5", done: true, proofs: [docs/d.md] }
- { id: e, on: 2026-02-25, person: kim, team: green, stars: 1, proofs: [docs/none.md] }`,
);
const DOCS: Files = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((id) => [`docs/${id}.md`, `# ${id}\n\nText.\n`]),
);
const TEAMS = register(
  'teams',
  '- { id: red, region: north }\n- { id: blue, region: north, proofs: [docs/a.md] }\n- { id: green, region: south }',
);
const MORE = { ...TALKS, ...TEAMS, ...DOCS };

async function judge(measure: string, files: Files = {}): Promise<CriterionReport> {
  const outcome = await run(gate(`- { id: it, statement: S, ${measure} }`, { ...MORE, ...files }));
  expect({ exitCode: outcome.exitCode, stderr: outcome.stderr }).toEqual({ exitCode: 0, stderr: '' });
  return criterionOf(outcome, 'alpha/it');
}

describe('count: where', () => {
  test.each([
    ['{ person: jane }', 2],
    ['{ person: [jane, omar] }', 3],
    ['{ person: { not: jane } }', 2],
    ['{ person: { not: [jane, rey] } }', 1],
    ['{ team: blue }', 2],
    ['{ team: [red, green] }', 2],
    ['{ team: { not: blue } }', 1],
    ['{ stars: 5 }', 1],
    ['{ stars: "5" }', 1],
    ['{ stars: [5, "5"] }', 2],
    ['{ stars: { at_least: 4 } }', 2],
    ['{ stars: { at_most: 3 } }', 1],
    ['{ stars: { at_least: 3, at_most: 4 } }', 2],
    ['{ done: true }', 2],
    ['{ done: "true" }', 0],
    ['{ done: { exists: true } }', 3],
    ['{ done: { exists: false } }', 1],
    ['{ id: a }', 1],
    ['{ id: { not: [a, b] } }', 2],
    ['{ person: jane, done: true }', 1],
    ['[{ person: omar }, { done: true }]', 3],
    ['[{ person: jane, done: true }, { id: c }]', 2],
  ])('%s: %d', async (where, value) => {
    expect(await judge(`count: talks, where: ${where}, target: 9`)).toMatchObject({ value, target: '>= 9' });
  });
});

describe('count', () => {
  test.each([
    ['target: 4', { value: 4, status: 'met', progress: 1 }],
    ['target: ">= 4"', { value: 4, status: 'met' }],
    ['target: ">4"', { value: 4, status: 'partial', progress: 0.99 }],
    ['target: 5', { value: 4, status: 'partial', progress: 0.8 }],
    ['target: 5, partial: 4', { status: 'partial' }],
    ['target: 9, partial: 5', { status: 'not-met', progress: 0.44 }],
    ['target: 1000', { status: 'partial', progress: 0 }],
    ['distinct: person, target: 3', { value: 3, status: 'met' }],
    ['distinct: team, target: 3', { value: 3, status: 'met' }],
    ['distinct: done, target: 3', { value: 2 }],
    ['since: 30 days, target: 9', { value: 2 }],
    ['since: 50 days, target: 9', { value: 3 }],
    ['since: 49 days, target: 9', { value: 2 }],
    ['since: 7 weeks, target: 9', { value: 2 }],
    ['since: 2 months, target: 9', { value: 3 }],
    ['since: P9D, target: 9', { value: 2 }],
    ['since: P8D, target: 9', { value: 1 }],
  ])('%s', async (keys, expected) => {
    expect(await judge(`count: talks, ${keys}`)).toMatchObject(expected);
  });
});

describe('count: per', () => {
  const talks = (per: string, more = 'target: 2'): Promise<CriterionReport> =>
    judge(`count: talks, per: ${per}, ${more}`);
  test('a list: the smallest group is the value, the mean of the groups the progress', async () => {
    expect(await talks('{ field: person, of: [jane, omar] }')).toMatchObject({
      value: 1,
      status: 'partial',
      progress: 0.75,
      groups: [
        { member: 'jane', value: 2, progress: 1 },
        { member: 'omar', value: 1, progress: 0.5 },
      ],
    });
  });
  test('a group without any is partial by the others', async () => {
    const found = await talks('{ field: person, of: [jane, kim] }');
    expect(found).toMatchObject({ value: 0, status: 'partial', progress: 0.5 });
  });
  test("a register's ids, declared whether proven or not", async () => {
    const found = await talks('{ field: team, of: teams }', 'target: 1');
    expect(found).toMatchObject({ value: 1, status: 'met' });
    expect(found.groups?.map(({ member, value }) => [member, value])).toEqual([
      ['blue', 2],
      ['green', 1],
      ['red', 1],
    ]);
  });
  test('{register, where}', async () => {
    const found = await talks('{ field: team, of: { register: teams, where: { region: north } } }');
    expect(found.groups?.map(({ member }) => member)).toEqual(['blue', 'red']);
  });
  test('under an at-most target the largest', async () => {
    const found = await talks('{ field: person, of: [jane, omar] }', 'complete: docs/a.md, target: "<= 1"');
    expect(found).toMatchObject({ value: 2, status: 'not-met' });
  });
  test('with distinct, in each group', async () => {
    const found = await talks('{ field: team, of: [blue, green] }', 'distinct: person, target: 1');
    expect(found.groups?.map(({ value }) => value)).toEqual([1, 1]);
  });
});

describe('count: complete', () => {
  test.each([
    ['docs/a.md', 'target: "<= 5"', { value: 5, status: 'met', progress: 1 }],
    ['docs/a.md', 'target: "<= 4"', { value: 5, status: 'not-met', progress: 0 }],
    ['docs/a.md', 'target: "< 6"', { value: 5, status: 'met' }],
    ['docs/a.md', 'target: "== 5"', { value: 5, status: 'met' }],
    ['docs/a.md', 'target: "== 4"', { value: 5, status: 'not-met', progress: 0 }],
    ['docs/a.md', 'target: "<= 4", partial: "<= 5"', { value: 5, status: 'partial', progress: 0 }],
    ['docs/none.md', 'target: "<= 5"', { value: null, status: 'not-met' }],
    ['https://example.org/', 'target: "<= 5"', { value: null, status: 'not-met' }],
    ['docs/a.md', 'where: { person: nobody }, target: "== 0"', { value: 0, status: 'met' }],
    ['docs/a.md', 'since: 30 days, target: "<= 9"', { value: 4, status: 'met' }],
    ['docs/a.md', 'distinct: person, target: "<= 9"', { value: 4 }],
  ])('%s, %s', async (proof, keys, expected) => {
    expect(await judge(`count: talks, complete: "${proof}", ${keys}`)).toMatchObject(expected);
  });
  test('what is dated after the as-of date is not counted', async () => {
    const more = register('talks', '- { id: a, on: 2026-03-02 }\n- { id: b, on: 2026-03-01 }\n- { id: c }');
    expect(await judge('count: talks, complete: docs/a.md, target: "<= 9"', more)).toMatchObject({
      value: 2,
    });
  });
});

describe('share', () => {
  test.each([
    ['target: 50%', { value: 80, status: 'met', target: '>= 50' }],
    ['where: { done: true }, target: ">= 50 %"', { value: 40, status: 'partial', progress: 0.8 }],
    ['where: { done: true }, among: { person: [jane, rey] }, target: 60', { status: 'met' }],
    ['where: { done: true }, among: { person: [kim] }, target: 60', { value: 0, status: 'not-met' }],
    ['among: { person: nobody }, target: 60', { value: null, status: 'not-met' }],
    ['among: { person: kim }, target: 1', { value: 0 }],
  ])('%s', async (keys, expected) => {
    expect(await judge(`share: talks, ${keys}`)).toMatchObject(expected);
  });
  test('values are not rounded', async () => {
    const found = await judge(
      'share: talks, where: { done: true }, among: { person: [jane, rey] }, target: 60',
    );
    expect(found.value).toBe(200 / 3);
  });
});

describe('value', () => {
  const data = { 'm.json': '{ "ratio": 41.5, "errors": 3, "text": "41", "none": null }' };
  test.each([
    ['/ratio', '">= 40"', { value: 41.5, status: 'met' }],
    ['/ratio', '"> 41.5"', { value: 41.5, status: 'partial', progress: 0.99 }],
    ['/errors', '"<= 3"', { value: 3, status: 'met' }],
    ['/errors', '"< 3"', { value: 3, status: 'not-met', progress: 0 }],
    ['/errors', '"== 3"', { value: 3, status: 'met' }],
    ['/errors', '"<= 2", partial: "<= 3"', { value: 3, status: 'partial' }],
    ['/text', '1', { value: null, status: 'not-met' }],
    ['/none', '"<= 5"', { value: null, status: 'not-met' }],
    ['/absent', '"<= 5"', { value: null, status: 'not-met' }],
  ])('%s, %s', async (pointer, target, expected) => {
    expect(
      await judge(`value: { data: m.json, pointer: ${pointer} }, target: ${target}`, data),
    ).toMatchObject(expected);
  });
  test('it is absent unless the proof holds', async () => {
    const found = await judge('value: { data: m.json, pointer: /ratio, is: ">= 50" }, target: 1', data);
    expect(found).toMatchObject({ value: null, status: 'not-met' });
  });
});

describe('proofs', () => {
  test.each([
    ['proofs: [docs/a.md, docs/b.md]', { value: 2, target: '>= 2', status: 'met' }],
    ['proofs: [docs/a.md, docs/none.md]', { value: 1, target: '>= 2', status: 'partial', progress: 0.5 }],
    ['proofs: [docs/a.md, docs/none.md], target: 1', { value: 1, status: 'met' }],
    [
      'proofs: [docs/a.md, docs/x.md, docs/y.md], partial: 2',
      { value: 1, status: 'not-met', progress: 0.33 },
    ],
    ['proofs: [docs/a.md, docs/b.md, docs/y.md], partial: 2', { value: 2, status: 'partial' }],
    ['proofs: [{ file: docs/a.md, headings: [a] }]', { value: 1, status: 'met' }],
    ['proofs: [{ file: docs/a.md, headings: [b] }]', { value: 0, status: 'not-met' }],
    [
      'proofs: [{ file: docs/a.md, contains: Text, excludes: Other, matches: "T[a-z]+t", min_words: 2 }]',
      { value: 1 },
    ],
    ['proofs: [{ file: docs/a.md, min_words: 50 }]', { value: 0 }],
    ['proofs: ["docs/?.md"]', { value: 1, status: 'met' }],
    ['proofs: [{ files: "docs/?.md", min: 5 }]', { value: 0 }],
    ['proofs: [{ files: "docs/?.md", min: 4, each: { contains: Text } }]', { value: 1 }],
    ['proofs: [{ files: "docs/*.md", each: { contains: Text } }]', { value: 0 }],
  ])('%s', async (keys, expected) => {
    expect(await judge(keys)).toMatchObject(expected);
  });
});

describe('claims: supported', () => {
  const measured = (list: string, readme = 'It is fast\n'): Files => ({
    ...claims(list, readme),
    ...gate('- { id: it, statement: S, claims: supported }'),
    'README.md': readme,
    'roadmap/claims.yaml': `version: 1\nclaims: ${list === '' ? '[]' : `\n  ${list}`}\n`,
  });
  test.each([
    ['supported', '- { id: it, text: fast, in: [README.md], proofs: [docs/jane.md] }', 1, 'met'],
    ['disclosed', '- { id: it, text: fast, in: [README.md], disclosed: It is }', 1, 'met'],
    [
      'understated',
      '- { id: it, text: fast, in: [README.md], disclosed: It is, proofs: [docs/jane.md] }',
      1,
      'met',
    ],
    ['undisclosed', '- { id: it, text: fast, in: [README.md], disclosed: Nobody knows }', 0, 'not-met'],
    ['unsupported', '- { id: it, text: fast, in: [README.md] }', 0, 'not-met'],
    ['none', '', 0, 'not-met'],
  ])('%s', async (_, list, value, status) => {
    const outcome = await run(measured(list));
    expect(criterionOf(outcome, 'alpha/it')).toMatchObject({ value, status, target: '>= 1' });
  });
});

describe('all and any', () => {
  const PART = {
    met: '{ name: met, count: talks, target: 4 }',
    partial: '{ name: partial, count: talks, target: 5 }',
    none: '{ name: none, proofs: [docs/none.md] }',
  };
  test.each([
    ['all', ['met', 'met'], 'met', 1],
    ['all', ['met', 'partial'], 'partial', 0.9],
    ['all', ['met', 'none'], 'partial', 0.5],
    ['all', ['partial', 'none'], 'partial', 0.4],
    ['all', ['none', 'none'], 'not-met', 0],
    ['any', ['none', 'met'], 'met', 1],
    ['any', ['none', 'partial'], 'partial', 0.8],
    ['any', ['none', 'none'], 'not-met', 0],
  ] as const)('%s of %s', async (form, names, status, progress) => {
    const parts = names.map((name, index) => PART[name].replace(`name: ${name}`, `name: part ${index}`));
    const found = await judge(`${form}: [${parts.join(', ')}]`);
    expect(found).toMatchObject({ status, progress, value: null });
    expect(found.parts?.map(({ name, status: one }) => [name, one])).toEqual(
      names.map((name, index) => [`part ${index}`, name === 'none' ? 'not-met' : name]),
    );
  });
  test.each([
    ['fresh_for: 30 days, all: [{ name: p, count: talks, target: 9, fresh_for: 50 days }]', 2],
    ['fresh_for: 50 days, all: [{ name: p, count: talks, target: 9, fresh_for: 30 days }]', 2],
    ['fresh_for: 50 days, all: [{ name: p, count: talks, target: 9 }]', 3],
    ['accept: [file, commit], all: [{ name: p, count: talks, target: 9, accept: [commit, tag] }]', 0],
    ['accept: [file, commit], all: [{ name: p, count: talks, target: 9, accept: [file, tag] }]', 4],
    [
      'independent: true, any: [{ name: p, proofs: [{ attested: { by: j, on: 2026-01-01, statement: S } }] }]',
      0,
    ],
  ])('the stricter option applies: %s', async (keys, value) => {
    expect((await judge(keys)).parts?.[0]).toMatchObject({ value });
  });
});

describe('options', () => {
  const STATED = '{ attested: { by: jane, on: 2026-01-01, statement: It works } }';
  const stated = register(
    'talks',
    `- { id: a, proofs: [${STATED}] }
- { id: b, proofs: [${STATED.replace('jane', 'omar')}, docs/b.md] }
- { id: c, proofs: [docs/c.md] }`,
  );
  test.each([
    ['accept: [file]', 2],
    ['accept: [attested]', 2],
    ['accept: [file, attested]', 3],
    ['accept: [commit]', 0],
    ['independent: true', 2],
    ['independent: true, accept: [attested]', 0],
  ])('a record needs one proof that gives credit: %s', async (option, value) => {
    expect(await judge(`count: talks, target: 9, ${option}`, stated)).toMatchObject({ value });
  });
  test('a proof without credit counts as one that does not hold; the default target keeps counting it', async () => {
    const found = await judge(`proofs: [docs/a.md, ${STATED}], independent: true`);
    expect(found).toMatchObject({ value: 1, target: '>= 2', status: 'partial' });
    expect(found.evidence.map(({ why }) => why)).toEqual([null, 'no-credit']);
  });
  test('a value without credit is none', async () => {
    const found = await judge('value: { data: n.json, pointer: /n }, target: 1, accept: [run]', {
      'n.json': '{"n":1}',
    });
    expect(found).toMatchObject({ value: null });
  });
  test('self-attested is met, and said to be so', async () => {
    expect(await judge(`proofs: [${STATED}]`)).toMatchObject({
      status: 'met',
      selfAttested: true,
      convincing: false,
    });
    expect(await judge('proofs: [docs/a.md]')).toMatchObject({ selfAttested: false, convincing: true });
  });
  test('convincing asks for more than the target', async () => {
    expect(await judge('count: talks, target: 3, convincing: 4')).toMatchObject({ convincing: true });
    expect(await judge('count: talks, target: 3, convincing: 5')).toMatchObject({
      status: 'met',
      convincing: false,
    });
    expect(await judge('count: talks, target: 3, convincing: "> 4"')).toMatchObject({ convincing: false });
  });
  test('fresh_for: evidence dated before that is stale, so is evidence without a date', async () => {
    const found = await judge('count: talks, target: 9, fresh_for: 50 days');
    expect(found.evidence.map(({ ref, why }) => [ref, why])).toEqual([
      ['talks/a', null],
      ['talks/b', null],
      ['talks/c', 'stale'],
      ['talks/d', null],
      ['talks/e', 'failed'],
    ]);
  });
  test('metrics take the current phase’s target', async () => {
    const metrics = `version: 1
metrics:
  - { id: talks, group: G, name: Talks, count: talks, targets: { alpha: 5, beta: 9 } }
  - { id: later, name: Later, count: talks, targets: { beta: 9 } }
`;
    const { report } = await run(
      gate('- { id: it, statement: S, count: talks, target: 4 }', {
        ...MORE,
        'roadmap/metrics.yaml': metrics,
      }),
    );
    expect(report.metrics).toEqual([
      { id: 'talks', group: 'G', name: 'Talks', value: 4, target: '>= 5', status: 'partial', progress: 0.8 },
      { id: 'later', group: null, name: 'Later', value: 4, target: null, status: null, progress: null },
    ]);
  });
});

describe('data', () => {
  const FILES: Files = {
    'd.json': '{ "a": [{ "n": 7, "~/": 8 }], "t": "yes", "f": false, "e": "", "l": [] }',
    'd.yaml': 'a:\n  - n: 7\n',
    'd.jsonl': '{"n":6}\n{"n":7}\n',
    'd.csv': 'name,n\r\n"a, b",7\r\nc,x\r\n',
    'd.md': '---\nstatus: final\nn: 7\n---\n\n# Doc\n',
    'broken.json': '{ "n": ',
  };
  test.each([
    ['{ data: d.json, pointer: /a/0/n, is: 7 }', 'holds'],
    ['{ data: d.json, pointer: /a/0/n, is: "> 7" }', 'fails'],
    ['{ data: d.json, pointer: /a/0/~0~1, equals: 8 }', 'holds'],
    ['{ data: d.json, pointer: /t, equals: [no, "yes"] }', 'holds'],
    ['{ data: d.json, pointer: /t, is: 1 }', 'fails'],
    ['{ data: d.json, pointer: /t }', 'holds'],
    ['{ data: d.json, pointer: /f }', 'fails'],
    ['{ data: d.json, pointer: /f, equals: false }', 'holds'],
    ['{ data: d.json, pointer: /e }', 'fails'],
    ['{ data: d.json, pointer: /l }', 'fails'],
    ['{ data: d.json, pointer: /x }', 'fails'],
    ['{ data: d.yaml, pointer: /a/0/n, equals: 7 }', 'holds'],
    ['{ data: d.jsonl, pointer: /1/n, equals: 7 }', 'holds'],
    ['{ data: d.csv, pointer: /0/n, is: 7 }', 'holds'],
    ['{ data: d.csv, pointer: /0/name, equals: "a, b" }', 'holds'],
    ['{ data: d.csv, pointer: /1/n, equals: x }', 'holds'],
    ['{ data: d.csv, pointer: /2/n }', 'fails'],
    ['{ data: d.md, pointer: /status, equals: final }', 'holds'],
    ['{ data: d.md, pointer: /n, is: 7 }', 'holds'],
    ['{ data: broken.json, pointer: /n }', 'unverified'],
    ['{ data: none.json, pointer: /n }', 'fails'],
  ])('%s %s', async (proof, verdict) => {
    const { evidence } = await judge(`proofs: [${proof}]`, FILES);
    expect(evidence[0]?.proofs[0]).toMatchObject({ kind: 'data', verdict });
  });
  test('shows: the fields of the record equal the values', async () => {
    const found = await judge('count: talks, target: 9', {
      ...FILES,
      ...register(
        'talks',
        `- { id: a, n: 7, proofs: [{ data: d.json, pointer: /a/0/n, shows: { n: /a/0/n } }] }
- { id: b, n: 8, proofs: [{ data: d.yaml, pointer: /a/0/n, shows: { n: /a/0/n } }] }
- { id: c, n: "7", proofs: [{ data: d.csv, pointer: /0/n, shows: { n: /0/n } }] }
- { id: d, proofs: [{ data: d.md, pointer: /n, shows: { n: /n } }] }`,
      ),
    });
    expect(found.evidence.map(({ why }) => why)).toEqual([null, 'failed', 'failed', 'failed']);
    expect(found.evidence.map(({ proofs }) => proofs[0])).toMatchObject([
      { verdict: 'holds', observed: '/a/0/n is 7' },
      { verdict: 'fails', observed: "/a/0/n is 7, but the record's n is 8" },
      { verdict: 'fails', observed: '/0/n is 7, but the record\'s n is "7"' },
      { verdict: 'fails', observed: '/n is 7, but the record has no n' },
    ]);
  });
});

describe('junit', () => {
  const suite = (body: string): Files => ({
    'j.xml': `<?xml version="1.0"?><testsuites>${body}</testsuites>`,
  });
  test.each([
    ['{ junit: j.xml }', '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>', 'holds'],
    [
      '{ junit: j.xml, min_tests: 3 }',
      '<testsuite><testcase name="a"/><testcase name="b"/></testsuite>',
      'fails',
    ],
    ['{ junit: j.xml }', '<testsuite><testcase name="a"><failure/></testcase></testsuite>', 'fails'],
    ['{ junit: j.xml }', '<testsuite><testcase name="a"><error/></testcase></testsuite>', 'fails'],
    ['{ junit: j.xml }', '<testsuite><testcase name="a"><skipped/></testcase></testsuite>', 'fails'],
    ['{ junit: j.xml }', '', 'fails'],
    ['{ junit: j.xml }', '<testsuite>', 'unverified'],
  ])('%s of %s %s', async (proof, body, verdict) => {
    const { evidence } = await judge(`proofs: [${proof}]`, suite(body));
    expect(evidence[0]?.proofs[0]).toMatchObject({ kind: 'junit', verdict });
  });
});

describe('covers and digest', () => {
  const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
  const SOURCE: Files = { 'src/b.ts': 'b\n', 'src/a.ts': 'a\n', 'src/deep/c.ts': 'c\n' };
  const lines = ['src/a.ts', 'src/b.ts', 'src/deep/c.ts'].map(
    (file) => `${file}\0${sha(String(SOURCE[file]))}\n`,
  );
  const digest = `sha256:${sha(lines.join(''))}`;
  const keys = `proofs: [{ file: docs/a.md, covers: ["src/**"], digest: "${digest}" }]`;
  test('fresh while the files are as they were', async () => {
    expect(await judge(keys, SOURCE)).toMatchObject({ status: 'met' });
  });
  test.each([
    ['a file changed', { ...SOURCE, 'src/a.ts': 'A\n' }],
    ['a file came', { ...SOURCE, 'src/d.ts': 'd\n' }],
    ['there are none', {}],
  ])('stale when %s', async (_, files: Files) => {
    const found = await judge(keys, files);
    expect(found).toMatchObject({ status: 'not-met', evidence: [{ counts: false, why: 'stale' }] });
  });
});

test('two phases share one register', async () => {
  const outcome = await run(
    phases(
      {
        alpha: 'gate: { criteria: [{ id: it, statement: S, count: talks, target: 4 }] }',
        beta: 'gate: { criteria: [{ id: it, statement: S, count: talks, target: 8 }] }',
        v1: '',
      },
      MORE,
    ),
  );
  expect(outcome.report.phases.map((one) => one.gate?.status ?? null)).toEqual(['met', 'partial', null]);
});
