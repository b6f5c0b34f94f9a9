/** Files that can't be judged: all that is wrong with them, each with its place and a way out; exit code 2, never a crash. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { claims, gate, MET, phase, phases, register } from './project.ts';
import { patience } from './modes.ts';
import { expectedFindings, placeOf, run, type Setting } from './scenario.ts';

interface Bad extends Setting {
  readonly name: string;
  readonly files: Files;
  /** What the first problem's message and hint have to say. */
  readonly says?: RegExp;
  /** Problems that can't be marked in a text. */
  readonly found?: readonly string[];
  /** The place has no line to show. */
  readonly lineless?: boolean;
}

const LIMIT_MS = 2000 * patience;

/** Each is told twice: to people on stderr, to machines on stdout. */
function refuses(list: readonly Bad[]): void {
  test.each(list.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { files, says, found, lineless, ...setting }) => {
      const expected = [...expectedFindings(files), ...(found ?? [])].sort();
      const machine = await run(files, 'gate check --json', setting);
      const { findings, decision, phases: judged, summary } = machine.report;
      expect(findings.map(placeOf).sort()).toEqual(expected);
      expect({ exitCode: machine.exitCode, stderr: machine.stderr, decision, judged }).toEqual({
        exitCode: 2,
        stderr: '',
        decision: null,
        judged: [],
      });
      expect(summary).toMatchObject({ errors: expected.length, exitCode: 2 });
      for (const { message, hint } of findings)
        expect([message, hint]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
      expect(`${findings[0]?.message}\n${findings[0]?.hint}`).toMatch(says ?? /\S/);

      const people = await run(files, 'gate check', { ...setting, env: { COLUMNS: '200' } });
      expect({ exitCode: people.exitCode, stdout: people.stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(people.stderr).not.toMatch(/^ {4}at |this should not happen|undefined|\[object/m);
      for (const { at, message } of findings) {
        expect(people.stderr).toContain(lineless ? at.file : `${at.file}:${at.line}:${at.column}`);
        expect(people.stderr.replaceAll(/\s+/g, ' ')).toContain(message.slice(0, 40).replaceAll(/\s+/g, ' '));
      }
      expect(machine.milliseconds + people.milliseconds).toBeLessThan(2 * LIMIT_MS);
    },
  );
}

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const inPhase = (text: string, more: Files = {}): Files => ({
  ...gate(MET),
  'roadmap/phases/alpha.yaml': text,
  ...more,
});
const inRecord = (text: string): Files =>
  gate(MET, { 'roadmap/evidence/talks.yaml': `version: 1\nregister: talks\nrecords:\n  - ${text}\n` });

describe('files', () => {
  refuses([
    { name: 'an empty phase', files: inPhase('⟦schema⟧'), says: /empty/, lineless: true },
    {
      name: 'an empty roadmap',
      files: { ...gate(MET), 'roadmap/roadmap.yaml': '⟦schema⟧' },
      says: /empty/,
      lineless: true,
    },
    { name: 'nothing but a comment', files: inPhase('⟦schema⟧# to do\n'), says: /empty/ },
    {
      name: 'empty claims',
      files: gate(MET, { 'roadmap/claims.yaml': '⟦schema⟧' }),
      says: /empty/,
      lineless: true,
    },
    {
      name: 'a directory in place of roadmap.yaml',
      files: gate(MET),
      prepare: (root) => {
        rmSync(path.join(root, 'roadmap/roadmap.yaml'));
        mkdirSync(path.join(root, 'roadmap/roadmap.yaml'));
      },
      found: ['reference error roadmap/roadmap.yaml:1:1'],
      says: /director/,
      lineless: true,
    },
    {
      name: 'a directory in place of a phase',
      files: gate(MET),
      prepare: (root) => {
        rmSync(path.join(root, 'roadmap/phases/alpha.yaml'));
        mkdirSync(path.join(root, 'roadmap/phases/alpha.yaml'));
      },
      found: ['reference error roadmap/phases/alpha.yaml:1:1'],
      says: /director/,
      lineless: true,
    },
    {
      name: 'not UTF-8',
      files: inPhase('', {
        'roadmap/phases/alpha.yaml': bytes('version: 1\nid: alpha\nname: caf', [0xe9], '\n'),
      }),
      found: ['yaml-syntax error roadmap/phases/alpha.yaml:3:10'],
      says: /UTF-8/,
    },
    {
      name: 'UTF-16, little endian',
      files: inPhase('', {
        'roadmap/phases/alpha.yaml': bytes([0xff, 0xfe], [...Buffer.from('version: 1\n', 'utf16le')]),
      }),
      found: ['yaml-syntax error roadmap/phases/alpha.yaml:1:1'],
      says: /UTF-16[^]*UTF-8/,
      lineless: true,
    },
    {
      name: 'UTF-16, big endian',
      files: inPhase('', {
        'roadmap/phases/alpha.yaml': bytes(
          [0xfe, 0xff],
          [...Buffer.from('version: 1\n', 'utf16le').swap16()],
        ),
      }),
      found: ['yaml-syntax error roadmap/phases/alpha.yaml:1:1'],
      says: /UTF-16[^]*UTF-8/,
      lineless: true,
    },
    {
      name: 'a missing phase file',
      files: {
        ...gate(MET),
        'roadmap/roadmap.yaml': 'version: 1\nname: D\nphases: [alpha, ⟦reference⟧betta, beta]\n',
      },
      says: /betta[^]*did you mean "beta"/,
    },
    {
      name: 'an unlisted phase file',
      files: gate(MET, { 'roadmap/phases/extra.yaml': 'version: 1\nid: ⟦reference⟧extra\nname: E\n' }),
      says: /extra[^]*roadmap\/roadmap\.yaml/,
    },
    {
      name: "a phase file whose id is another one's",
      files: inPhase('version: 1\nid: ⟦reference⟧omega\nname: E\n'),
      says: /omega/,
    },
    {
      name: 'an unknown YAML file',
      files: gate(MET, { 'roadmap/notes.yaml': '⟦reference⟧a: 1\n' }),
      says: /notes\.yaml/,
    },
    {
      name: 'a known file with the wrong ending',
      files: gate(MET, { 'roadmap/claims.yml': '⟦reference⟧version: 1\nclaims: []\n' }),
      says: /claims\.yaml/,
    },
    {
      name: 'a YAML file too deep',
      files: gate(MET, { 'roadmap/evidence/2026/talks.yml': '⟦reference⟧version: 1\n' }),
    },
    {
      name: 'a phase both written out and in a file',
      files: {
        ...gate(MET),
        'roadmap/roadmap.yaml': 'version: 1\nname: D\nphases: [{ id: alpha, name: A }, beta]\n',
        'roadmap/phases/alpha.yaml': 'version: 1\nid: ⟦reference⟧alpha\nname: A\n',
      },
      says: /written out/,
    },
    {
      name: 'a YAML file with its ending in capitals',
      files: gate(MET, { 'roadmap/notes.YAML': '⟦reference⟧a: 1\n' }),
    },
    {
      name: 'a file that leads out of the root',
      files: gate(MET),
      prepare: (root) => symlinkSync('/etc/hostname', path.join(root, 'roadmap/claims.yaml')),
      found: ['reference error roadmap/claims.yaml:1:1'],
      says: /symbolic link/,
      lineless: true,
    },
    {
      name: 'a symbolic link to nothing',
      files: gate(MET),
      prepare: (root) => symlinkSync('none', path.join(root, 'roadmap/claims.yaml')),
      found: ['reference error roadmap/claims.yaml:1:1'],
      lineless: true,
    },
  ]);
});

describe('YAML', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, i) =>
      `${'abcdefghi'[i]}: &${'abcdefghi'[i]} [${
        i === 0
          ? 'x'
          : Array(9)
              .fill(`*${'abcdefghi'[i - 1]}`)
              .join(', ')
      }]`,
  );
  const last = bomb.pop()!;
  refuses([
    {
      name: 'a syntax error',
      files: inPhase('version: 1\nid: alpha\nname: ⟦yaml-syntax⟧"A\n'),
    },
    {
      name: 'a duplicate key',
      files: inPhase('version: 1\nid: alpha\nname: A\n⟦yaml-syntax⟧name: B\n'),
      says: /name.*twice/,
    },
    {
      name: 'a second document',
      files: inPhase('version: 1\nid: alpha\nname: A\n⟦yaml-syntax⟧---\nversion: 1\n'),
      says: /second document/,
    },
    {
      name: '__proto__ as a key',
      files: inRecord('{ id: a, ⟦yaml-syntax⟧__proto__: { x: 1 } }'),
      says: /__proto__/,
    },
    {
      name: 'a cyclic anchor',
      files: inPhase('version: 1\nid: alpha\nname: A\nnotes: &n [⟦yaml-syntax⟧*n]\n'),
      says: /\*n/,
    },
    {
      name: 'an alias without an anchor',
      files: inPhase('version: 1\nid: alpha\nname: ⟦yaml-syntax⟧*n\n'),
      says: /\*n/,
    },
    {
      name: 'a tab for indentation',
      files: inPhase('version: 1\nid: alpha\nname: A\ngate:\n⟦yaml-syntax⟧\tcriteria: []\n'),
      says: /tab/i,
    },
    {
      name: 'a bracket that nothing closes',
      files: inPhase('version: 1\nid: alpha\nname: A\nnotes: [a,\n⟦yaml-syntax⟧'),
      says: /close the bracket/,
    },
    {
      name: 'a list in brackets that goes on at the margin',
      files: inPhase('version: 1\nid: alpha\nname: A\nnotes: [a,\n⟦yaml-syntax⟧b]\n'),
      says: /closed below, indent/,
    },
    {
      name: 'a merge key',
      files: inPhase('version: 1\nid: alpha\nname: A\n⟦schema⟧<<: { goal: G }\n'),
      says: /merge/,
    },
  ]);
  test('an alias bomb', async () => {
    const files = inPhase(`version: 1\nid: alpha\nname: A\nnotes:\n  ${[...bomb, last].join('\n  ')}\n`);
    const { exitCode, report, milliseconds } = await run(files);
    expect({ exitCode, rules: report.findings.map(({ rule }) => rule) }).toEqual({
      exitCode: 2,
      rules: ['yaml-syntax'],
    });
    expect(report.findings[0]?.message).toMatch(/alias/);
    expect(milliseconds).toBeLessThan(LIMIT_MS);
  });
  test.each([
    ['lists', '['.repeat(10_000)],
    ['closed lists', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['maps', '{ a: '.repeat(10_000)],
    ['entries', '- '.repeat(10_000)],
  ])('10,000 levels of %s', async (_, deep) => {
    for (const text of [
      `version: 1\nid: alpha\nname: A\nnotes: ${deep}\n`,
      `version: 1\nid: alpha\nname: A\nnotes:\n  ${deep}x\n`,
    ]) {
      const { exitCode, stdout, milliseconds } = await run(inPhase(text));
      expect(exitCode).toBe(2);
      const { findings } = JSON.parse(stdout) as {
        findings: { rule: string; at: { file: string; line: number } }[];
      };
      expect(findings[0]).toMatchObject({ rule: 'yaml-syntax', at: { file: 'roadmap/phases/alpha.yaml' } });
      expect(findings[0]?.at.line).toBeGreaterThan(3);
      expect(milliseconds).toBeLessThan(LIMIT_MS);
    }
  });
});

describe('the traps of YAML', () => {
  refuses([
    {
      name: 'an unquoted commit that reads as a number',
      files: inRecord('{ id: a, proofs: [{ commit: ⟦schema⟧3e21912 }] }'),
      says: /quote/,
    },
    {
      name: 'an unquoted commit of digits alone',
      files: inRecord('{ id: a, proofs: [{ commit: ⟦schema⟧1234567 }] }'),
      says: /quote/,
    },
    {
      name: 'an unquoted text that reads as a truth value',
      files: inPhase('version: 1\nid: alpha\nname: ⟦schema⟧true\n'),
      says: /quote/,
    },
    {
      name: 'exists: no',
      files: gate(
        '- { id: it, statement: S, count: reviews, where: { person: { exists: ⟦schema⟧no } }, target: 1 }',
      ),
      says: /"no" is text[^]*false|write false/,
    },
    {
      name: 'independent: yes',
      files: gate('- { id: it, statement: S, count: reviews, target: 1, independent: ⟦schema⟧yes }'),
      says: /write true/,
    },
    {
      name: 'target: >= 3',
      files: inPhase(`version: 1
id: alpha
name: A
gate:
  criteria:
    - id: it
      statement: S
      count: reviews
      target: >⟦yaml-syntax⟧= 3
`),
      says: /quote[^]*target: ">= 3"/,
    },
    {
      name: 'files: **/*.md',
      files: inPhase(`version: 1
id: alpha
name: A
gate:
  criteria:
    - id: it
      statement: S
      proofs:
        - files: ⟦yaml-syntax⟧**/*.md
`),
      says: /quote[^]*files: "\*\*\/\*\.md"/,
    },
    {
      name: 'name: a: b',
      files: inPhase('version: 1\nid: alpha\nname: ⟦yaml-syntax⟧Alpha: the first\n'),
      says: /quote[^]*name: "Alpha: the first"/,
    },
    {
      name: 'a statement that begins with a number and " #"',
      files: gate('- id: it\n  ⟦schema⟧statement: #1 in the charts\n  count: reviews\n  target: 3'),
      says: /#/,
    },
  ]);
  test.each([
    [
      'claim-orphaned',
      'Rated best #1 of all',
      '',
      'Rated best#1 of all, and no space\n'.replace('best', 'better'),
    ],
    ['claim-mismatch', 'Number #40', 'says: 40\n    count: reviews', 'Number #40\n'],
  ])(
    'a " #" that cut the text of a claim is told with %s, by a hint of its own',
    async (rule, text, more, readme) => {
      const list = (quote: string): string =>
        `- id: it\n  text: ${quote}${text}${quote}\n  in: [README.md]\n  ${more.replace('    ', '  ') || 'proofs: [docs/jane.md]'}`;
      const hintOf = async (quote: string): Promise<string | undefined> =>
        (await run(claims(list(quote), readme))).report.findings.find((finding) => finding.rule === rule)
          ?.hint;
      expect(await hintOf('')).toMatch(/#[^]*comment[^]*quotes/);
      expect((await hintOf('"')) ?? '').not.toMatch(/comment/);
    },
  );
});

describe('JSON Lines', () => {
  const lines = (...text: readonly string[]): Files =>
    gate(MET, { 'roadmap/evidence/talks.jsonl': `${text.join('\n')}\n` });
  refuses([
    {
      name: 'a line that is not JSON',
      files: lines('{"id":"a"}', '', '{"id":"b",⟦yaml-syntax⟧}'),
      says: /not JSON/,
    },
    { name: 'a line cut short', files: lines('{"id":"a"}', '{"id":"b"⟦yaml-syntax⟧'), says: /not JSON/ },
    { name: 'a duplicate key', files: lines('{"id":"a","n":1,⟦yaml-syntax⟧"n":2}'), says: /twice/ },
    {
      name: 'a line without an id',
      files: lines('{"id":"a"}', '⟦schema⟧{"person":"b"}'),
      says: /"id" is missing/,
    },
    { name: 'a line that is no object', files: lines('⟦schema⟧[1]', '⟦schema⟧7'), says: /record/ },
    { name: 'a version line', files: lines('⟦schema⟧{"version":1}') },
    { name: 'a wrong date', files: lines('', '{"id":"a","on":⟦schema⟧"2026-02-30"}'), says: /calendar/ },
    { name: 'an id twice', files: lines('{"id":"a"}', '{"id":⟦duplicate-id⟧"a"}') },
    { name: '__proto__', files: lines('{"id":"a",⟦yaml-syntax⟧"__proto__":{"x":1}}'), says: /__proto__/ },
    { name: 'a nested field', files: lines('{"id":"a","person":⟦schema⟧{"name":"b"}}') },
  ]);
  test('10,000 levels deep', async () => {
    const { exitCode, stdout, milliseconds } = await run(
      lines('{"id":"a","x":' + '['.repeat(10_000) + ']'.repeat(10_000) + '}'),
    );
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ at: { file: 'roadmap/evidence/talks.jsonl', line: 1 } }],
    });
    expect(milliseconds).toBeLessThan(LIMIT_MS);
  });
  test('they are a register like any other', async () => {
    const { exitCode, report } = await run(
      gate('- { id: it, statement: S, count: talks, where: { n: { at_least: 2 } }, target: 1 }', {
        'roadmap/evidence/talks.jsonl':
          '{"id":"a","n":2,"proofs":["docs/jane.md"]}\r\n\r\n{"id":"b","n":1,"proofs":["docs/rey.md"]}',
      }),
    );
    expect(exitCode).toBe(0);
    expect(report.phases[0]?.gate?.criteria[0]).toMatchObject({ status: 'met', value: 1 });
  });
});

describe('shapes', () => {
  const it = (keys: string): Files => gate(`- { id: it, statement: S, ${keys} }`);
  refuses([
    {
      name: 'an unknown key one letter off',
      files: it('count: reviews, target: 1, ⟦schema⟧freshfor: 1 day'),
      says: /did you mean "fresh_for"/,
    },
    {
      name: 'a required key one letter off is one mistake',
      files: gate('- { id: it, ⟦schema⟧statment: S, count: reviews, target: 1 }'),
      says: /did you mean "statement"/,
    },
    { name: 'no version', files: inPhase('⟦schema⟧id: alpha\nname: A\n'), says: /add version: 1/ },
    { name: 'another version', files: inPhase('version: ⟦schema⟧2\nid: alpha\nname: A\n'), says: /version/ },
    { name: 'a list in place of a phase', files: inPhase('⟦schema⟧- alpha\n') },
    { name: 'a text in place of a phase', files: inPhase('⟦schema⟧alpha\n') },
    { name: 'a wrong type', files: inPhase('version: 1\nid: alpha\nname: ⟦schema⟧[A]\n'), says: /a list/ },
    {
      name: 'an impossible date',
      files: inPhase('version: 1\nid: alpha\nname: A\npassed: ⟦schema⟧2026-02-29\n'),
      says: /calendar/,
    },
    {
      name: 'a date and time',
      files: inPhase('version: 1\nid: alpha\nname: A\npassed: ⟦schema⟧2026-02-20T10:00:00Z\n'),
      says: /YYYY-MM-DD/,
    },
    { name: 'an empty text', files: inPhase('version: 1\nid: alpha\nname: ⟦schema⟧""\n'), says: /empty/ },
    { name: 'an id with a space', files: inRecord('{ id: ⟦schema⟧a b }'), says: /id/ },
    ...['"=> 3"', '">=  3"', '"3 +"', 'three', '"~3"', '"1e3"', '".5"', '""'].map((target) => ({
      name: `target: ${target}`,
      files: it(`count: reviews, target: ⟦schema⟧${target}`),
    })),
    ...['0 days', '6 wks', '1.5 weeks', 'P1Y', 'P1D2W', '-1 day', '6weeks'].map((duration) => ({
      name: `since: ${duration}`,
      files: it(`count: reviews, target: 1, since: ⟦schema⟧${duration}`),
      says: /duration/,
    })),
    { name: 'a share of a count', files: it('count: reviews, target: ⟦schema⟧50%'), says: /%/ },
    {
      name: 'two measures',
      files: it('count: reviews, ⟦schema⟧share: reviews, target: 1'),
      says: /two measures/,
    },
    {
      name: 'no target',
      files: gate('- ⟦schema⟧{ id: it, statement: S, count: reviews }'),
      says: /"target" is missing/,
    },
    {
      name: 'at most, without complete',
      files: it('count: reviews, target: ⟦schema⟧"<= 3"'),
      says: /complete/,
    },
    {
      name: 'at least, with complete',
      files: it('count: reviews, target: 3, complete: ⟦schema⟧docs/jane.md'),
      says: /complete/,
    },
    {
      name: '== with per',
      files: it(
        'count: reviews, per: { field: person, of: [jane] }, complete: docs/jane.md, target: ⟦schema⟧"== 1"',
      ),
      says: /per/,
    },
    {
      name: 'per of nothing',
      files: gate(
        '- { id: it, statement: S, count: reviews, per: { field: person, of: ⟦reference⟧{ register: reviews, where: { person: nobody } } }, target: 1 }',
      ),
    },
    {
      name: 'per of an empty list',
      files: it('count: reviews, per: { field: person, of: ⟦schema⟧[] }, target: 1'),
    },
    { name: 'a share at most', files: it('share: reviews, target: ⟦schema⟧"<= 3"'), says: /at-least/ },
    { name: 'proofs at most', files: it('proofs: [docs/jane.md], target: ⟦schema⟧"<= 3"'), says: /at-least/ },
    {
      name: 'partial that is not looser',
      files: it('count: reviews, target: 3, partial: ⟦schema⟧3'),
      says: /looser/,
    },
    { name: 'partial of zero', files: it('count: reviews, target: 3, partial: ⟦schema⟧0') },
    { name: 'partial in another direction', files: it('count: reviews, target: 3, partial: ⟦schema⟧"<= 2"') },
    {
      name: 'convincing that is looser',
      files: it('count: reviews, target: 3, convincing: ⟦schema⟧2'),
      says: /easier/,
    },
    {
      name: 'distinct of a share',
      files: it('share: reviews, ⟦schema⟧distinct: person, target: 3'),
      says: /count/,
    },
    {
      name: 'among of a count',
      files: it('count: reviews, ⟦schema⟧among: { person: jane }, target: 3'),
      says: /share/,
    },
    { name: 'a value of a file', files: it('value: ⟦schema⟧docs/jane.md, target: 3'), says: /number/ },
    {
      name: 'claims in claims.yaml',
      files: claims('- { id: it, text: fast, in: [README.md], ⟦schema⟧claims: supported }', 'fast\n'),
    },
    {
      name: 'a public claim without says',
      files: claims('- ⟦schema⟧{ id: it, text: fast, in: [README.md], count: reviews }', 'fast\n'),
      says: /says/,
    },
    {
      name: 'nothing but not applicable criteria',
      files: phase(
        'gate:\n  criteria:\n    ⟦schema⟧- { id: it, statement: S, count: reviews, target: 1, not_applicable: { reason: R, by: j, on: 2026-01-01 } }\n    - { id: advice, kind: advisory, statement: S, count: reviews, target: 1 }',
      ),
    },
    {
      name: 'max shorter than min',
      files: phase('window: { min: 6 weeks, max: ⟦schema⟧1 month }'),
      says: /shorter/,
    },
    {
      name: 'a waiver of 91 days',
      files: it(
        'count: reviews, target: 4, waiver: { reason: R, by: j, on: 2026-01-01, until: ⟦schema⟧2026-04-02 }',
      ),
      says: /2026-04-01/,
    },
    {
      name: 'a waiver that ends before it begins',
      files: it(
        'count: reviews, target: 4, waiver: { reason: R, by: j, on: 2026-01-02, until: ⟦schema⟧2026-01-01 }',
      ),
    },
    {
      name: 'passed after a phase without it',
      files: phases({ alpha: '', beta: 'passed: ⟦schema⟧2026-01-01' }),
      says: /alpha/,
    },
    {
      name: 'passed before the phase before',
      files: phases({ alpha: 'passed: 2026-01-02', beta: 'passed: ⟦schema⟧2026-01-01' }),
      says: /alpha/,
    },
    {
      name: 'a trigger with two thresholds',
      files: phase('risks:\n  - { risk: R, trigger: ⟦schema⟧{ count: reviews, below: 1, above: 2 } }'),
      says: /below/,
    },
    {
      name: 'a trigger without one',
      files: phase('risks:\n  - { risk: R, trigger: ⟦schema⟧{ count: reviews } }'),
      says: /threshold/,
    },
  ]);
});

describe('an unknown key names the nearest known one, whatever it is in', () => {
  const it = (keys: string): Files => gate(`- { id: it, statement: S, count: reviews, target: 1, ${keys} }`);
  const roadmap = (keys: string): Files => ({
    ...gate(MET),
    'roadmap/roadmap.yaml': `version: 1\nname: D\nphases: [alpha, beta]\n${keys}\n`,
  });
  const cases: readonly (readonly [string, Files, string])[] = [
    ['roadmap', roadmap('⟦schema⟧maintainer: [jane]'), 'maintainers'],
    ['phase', phase('⟦schema⟧risk: []'), 'risks'],
    ['window', phase('window: { ⟦schema⟧start: 2026-01-01 }'), 'starts'],
    [
      'extension',
      phase('window: { extension: { count: reviews, target: 1, ⟦schema⟧wher: { person: jane } } }'),
      'where',
    ],
    ['gate', phase(`gate:\n  ⟦schema⟧open: beta\n  criteria:\n    ${MET}`), 'opens'],
    ['criterion', it('⟦schema⟧convinsing: 1'), 'convincing'],
    [
      'waiver',
      it('waiver: { reason: R, by: j, on: 2026-01-01, until: 2026-01-02, ⟦schema⟧untill: 2026-01-02 }'),
      'until',
    ],
    [
      'not_applicable',
      gate(
        `${MET}\n- { id: it, statement: S, not_applicable: { reason: R, by: j, on: 2026-01-01, ⟦schema⟧reasons: x } }`,
      ),
      'reason',
    ],
    ['per', it('per: { field: person, of: [jane], ⟦schema⟧off: x }'), 'of'],
    ['risk', phase('risks:\n  - { risk: R, ⟦schema⟧fallbak: F }'), 'fallback'],
    [
      'trigger',
      phase('risks:\n  - { risk: R, trigger: { count: reviews, below: 1, ⟦schema⟧wher: { person: jane } } }'),
      'where',
    ],
    [
      'part',
      gate(
        '- { id: it, statement: S, all: [{ name: p, count: reviews, target: 1, ⟦schema⟧wher: { person: jane } }] }',
      ),
      'where',
    ],
    ['condition', it('where: { person: { at_least: 1, ⟦schema⟧at_mos: 2 } }'), 'at_most'],
    [
      'register',
      gate(MET, {
        'roadmap/evidence/talks.yaml': 'version: 1\nregister: talks\n⟦schema⟧field: [a]\nrecords: []\n',
      }),
      'fields',
    ],
    ['claims', gate(MET, { 'roadmap/claims.yaml': 'version: 1\nclaims: []\n⟦schema⟧claim: []\n' }), 'claims'],
    [
      'claim',
      claims('- { id: it, text: fast, in: [README.md], proofs: [docs/jane.md], ⟦schema⟧say: 1 }', 'fast\n'),
      'says',
    ],
    [
      'metrics',
      gate(MET, { 'roadmap/metrics.yaml': 'version: 1\nmetrics: []\n⟦schema⟧metric: []\n' }),
      'metrics',
    ],
    [
      'metric',
      gate(MET, {
        'roadmap/metrics.yaml':
          'version: 1\nmetrics:\n  - { id: m, name: M, count: reviews, ⟦schema⟧target: { alpha: 1 } }\n',
      }),
      'targets',
    ],
    [
      'file proof',
      gate('- { id: it, statement: S, proofs: [{ file: docs/jane.md, ⟦schema⟧contain: x }] }'),
      'contains',
    ],
    [
      'each',
      gate('- { id: it, statement: S, proofs: [{ files: "docs/*", each: { ⟦schema⟧contain: x } }] }'),
      'contains',
    ],
    [
      'stdout',
      gate('- { id: it, statement: S, proofs: [{ run: [x], stdout: { ⟦schema⟧contain: x } }] }'),
      'contains',
    ],
    [
      'attestation',
      gate(
        '- { id: it, statement: S, proofs: [{ attested: { by: j, on: 2026-01-01, statement: S, ⟦schema⟧statment: S } }] }',
      ),
      'statement',
    ],
  ];
  refuses(
    cases.map(([name, files, nearest]) => ({
      name,
      files,
      says: new RegExp(`did you mean "${nearest}"\\?`),
    })),
  );
});

describe('proofs', () => {
  const by = (proof: string): Files => gate(`- { id: it, statement: S, proofs: [${proof}] }`);
  refuses([
    { name: 'the same twice', files: by('docs/jane.md, ⟦schema⟧{ file: docs/jane.md }') },
    { name: 'none', files: gate('- { id: it, statement: S, proofs: ⟦schema⟧[] }') },
    { name: 'of no kind', files: by('⟦schema⟧{ contains: x }'), says: /file.*commit/ },
    { name: 'of two kinds', files: by('⟦schema⟧{ file: a, commit: "1234567" }'), says: /exactly one/ },
    { name: 'a path that leaves the root', files: by('⟦schema⟧../secret.md'), says: /below the root/ },
    { name: 'a path that leaves the root on a detour', files: by('⟦schema⟧docs/../../secret/plan.md') },
    { name: 'an absolute path', files: by('{ file: ⟦schema⟧/etc/passwd }') },
    { name: 'a glob that leaves the root', files: by('{ files: ⟦schema⟧"{docs,..}/*" }') },
    { name: 'an empty text', files: by('{ file: docs/jane.md, contains: ⟦schema⟧"" }') },
    { name: 'an empty list', files: by('{ file: docs/jane.md, headings: ⟦schema⟧[] }') },
    {
      name: 'a pattern that matches the empty text',
      files: by('{ file: docs/jane.md, matches: ⟦schema⟧"a*" }'),
      says: /empty/,
    },
    { name: 'a pattern that is none', files: by('{ file: docs/jane.md, matches: ⟦schema⟧"(" }') },
    {
      name: 'a pattern that RE2 does not know',
      files: by('{ file: docs/jane.md, matches: ⟦schema⟧"(?=a)a" }'),
    },
    { name: 'min: 0', files: by('{ files: "docs/*", min: ⟦schema⟧0 }') },
    { name: 'min_words: 0', files: by('{ file: docs/jane.md, min_words: ⟦schema⟧0 }') },
    { name: 'min_tests: 0', files: by('{ junit: j.xml, min_tests: ⟦schema⟧0 }') },
    {
      name: 'a pointer that is none',
      files: by('{ data: d.json, pointer: ⟦schema⟧a/b }'),
      says: /JSON Pointer/,
    },
    { name: 'no pointer', files: by('⟦schema⟧{ data: d.json }'), says: /pointer/ },
    {
      name: 'an unknown key',
      files: by('{ file: docs/jane.md, ⟦schema⟧heading: x }'),
      says: /did you mean "headings"/,
    },
    { name: 'covers without digest', files: by('{ file: docs/jane.md, covers: [⟦schema⟧"../x"] }') },
    {
      name: 'a digest that is none',
      files: by('{ file: docs/jane.md, covers: [docs], digest: ⟦schema⟧"md5:00" }'),
    },
    { name: 'another scheme than http', files: by('{ url: ⟦schema⟧"ftp://example.org/" }'), says: /http/ },
    { name: 'an empty command', files: by('{ run: ⟦schema⟧[] }') },
  ]);
});

describe('names', () => {
  const it = (keys: string): Files => gate(`- { id: it, statement: S, ${keys} }`);
  refuses([
    {
      name: 'a register that is not there',
      files: it('count: ⟦reference⟧reveiws, target: 1'),
      says: /no register is called "reveiws"[^]*did you mean "reviews" \(roadmap\/evidence\/reviews\.yaml\)/,
    },
    {
      name: 'a field that no record has',
      files: it('count: reviews, where: { ⟦reference⟧persn: jane }, target: 1'),
      says: /did you mean "person"/,
    },
    {
      name: 'a field to be distinct',
      files: it('count: reviews, distinct: ⟦reference⟧persn, target: 1'),
      says: /did you mean "person"/,
    },
    {
      name: 'a field to group by',
      files: it('count: reviews, per: { field: ⟦reference⟧persn, of: [jane] }, target: 1'),
    },
    {
      name: 'a register of members',
      files: it('count: reviews, per: { field: person, of: ⟦reference⟧people }, target: 1'),
    },
    {
      name: 'a field in one of several maps',
      files: it('count: reviews, where: [{ person: jane }, { ⟦reference⟧persn: jane }], target: 1'),
    },
    {
      name: 'a field of the members',
      files: it('share: reviews, among: { ⟦reference⟧persn: jane }, target: 1'),
    },
    {
      name: 'what a gate opens',
      files: phase(`gate:\n  opens: ⟦reference⟧beeta\n  criteria:\n    ${MET}`),
      says: /did you mean "beta"/,
    },
    {
      name: 'a gate that opens its own phase',
      files: phase(`gate:\n  opens: ⟦reference⟧alpha\n  criteria:\n    ${MET}`),
    },
    {
      name: "a metric's phase",
      files: gate(MET, {
        'roadmap/metrics.yaml':
          'version: 1\nmetrics:\n  - { id: m, name: M, count: reviews, targets: { ⟦reference⟧alpa: 1 } }\n',
      }),
      says: /did you mean "alpha"/,
    },
    {
      name: 'a phase twice',
      files: {
        ...gate(MET),
        'roadmap/roadmap.yaml': 'version: 1\nname: D\nphases: [alpha, beta, ⟦duplicate-id⟧alpha]\n',
      },
    },
    {
      name: 'a criterion twice',
      files: gate(`${MET}\n- { id: ⟦duplicate-id⟧well, statement: S, count: reviews, target: 1 }`),
    },
    {
      name: 'a record twice, in two files',
      files: gate(MET, {
        'roadmap/evidence/zmore.yaml':
          'version: 1\nregister: reviews\nrecords:\n  - { id: ⟦duplicate-id⟧jane }\n',
      }),
      says: /roadmap\/evidence\/reviews\.yaml/,
    },
    {
      name: 'a claim twice',
      files: claims(
        '- { id: a, text: x, in: [README.md] }\n- { id: ⟦duplicate-id⟧a, text: x, in: [README.md] }',
        'x',
      ),
    },
    {
      name: 'a metric twice',
      files: gate(MET, {
        'roadmap/metrics.yaml':
          'version: 1\nmetrics:\n  - { id: m, name: M, count: reviews }\n  - { id: ⟦duplicate-id⟧m, name: M, count: reviews }\n',
      }),
    },
    {
      name: 'a part twice',
      files: it(
        'all: [{ name: p, count: reviews, target: 1 }, ⟦duplicate-id⟧{ name: p, count: reviews, target: 2 }]',
      ),
    },
  ]);
  test('a field that a register declares may be used before a record has it', async () => {
    const files = it('count: talks, where: { person: jane }, target: 1');
    const talks = 'version: 1\nregister: talks\nfields: [person]\nrecords: []\n';
    expect((await run({ ...files, 'roadmap/evidence/talks.yaml': talks })).exitCode).toBe(0);
  });
});

test('40 errors in 5 files are all told at once', async () => {
  const errors = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('\n');
  const files: Files = {
    ...gate(errors(8, (i) => `- { id: c${i}, statement: S, count: ⟦reference⟧none${i}, target: 1 }`)),
    ...register(
      'talks',
      errors(8, (i) => `- { id: t${i}, on: ⟦schema⟧2026-13-0${i + 1} }`),
    ),
    'roadmap/evidence/lines.jsonl': errors(8, (i) => `{"id":⟦schema⟧"bad id ${i}"}`),
    'roadmap/claims.yaml': `version: 1\nclaims:\n${errors(8, (i) => `  - { id: k${i}, text: T, in: [R.md], ⟦schema⟧tezt: T }`)}\n`,
    'roadmap/metrics.yaml': `version: 1\nmetrics:\n${errors(8, (i) => `  - { id: m${i}, name: ⟦schema⟧[], count: reviews }`)}\n`,
  };
  const { exitCode, report } = await run(files);
  expect(exitCode).toBe(2);
  expect(report.findings.map(placeOf).sort()).toEqual(expectedFindings(files));
  expect(report.findings).toHaveLength(40);
  const people = await run(files, 'validate');
  for (const { at } of report.findings) expect(people.stderr).toContain(`${at.file}:${at.line}:${at.column}`);
  expect(people.stderr).toMatch(/40 errors in 5 files/);
});

test('a syntax error in one file hides no error of another, and causes none', async () => {
  const files = gate(
    '- { id: it, statement: S, count: talks, where: { person: jane }, target: 1 }\n- { id: two, statement: S, count: ⟦reference⟧nothing, target: 1 }',
    {
      'roadmap/evidence/talks.yaml': 'version: 1\nregister: talks\nrecords: [⟦yaml-syntax⟧',
    },
  );
  const { report } = await run(files);
  expect(report.findings.map(({ rule, at }) => `${rule} ${at.file}`)).toEqual([
    'yaml-syntax roadmap/evidence/talks.yaml',
    'reference roadmap/phases/alpha.yaml',
  ]);
});

test('validate says the same as gate check', async () => {
  const files = gate('- { id: it, statement: S, count: ⟦reference⟧nothing, target: 1 }');
  const [validate, check] = [await run(files, 'validate'), await run(files, 'gate check')];
  expect(validate.stderr).toBe(check.stderr);
  expect(validate.exitCode).toBe(2);
});
