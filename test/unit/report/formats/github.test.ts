import { beforeAll, describe, expect, test } from 'vitest';
import { renderGithub } from '../../../../src/report/formats/github.ts';
import { FORMATS } from '../../../../src/report/formats/index.ts';
import type { Finding, Report } from '../../../../src/report/report.ts';
import { placeReport } from '../../../../src/report/place.ts';
import { isSafe } from '../safe.ts';
import { judgeCriteria, makeSamples, manyFindings } from './samples.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads a line as the runner does: actions/runner, src/Runner.Common/ActionCommand.cs. */
function readCommand(line: string): Command | null {
  const text = line.trimStart();
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1;
  if (end < 0) return null;
  const info = text.slice(2, end);
  const space = info.indexOf(' ');
  const properties = (space < 0 ? '' : info.slice(space + 1)).trim().split(',');
  const unescapeData = (escaped: string): string =>
    escaped.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return {
    name: space < 0 ? info : info.slice(0, space),
    properties: Object.fromEntries(
      properties.map((pair) => {
        const at = pair.indexOf('=');
        const escaped = pair
          .slice(at + 1)
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ',');
        return [pair.slice(0, at), unescapeData(escaped)];
      }),
    ),
    data: unescapeData(text.slice(end + 2)),
  };
}

let commands: ReadonlyMap<string, readonly Command[]>;
let findings: ReadonlyMap<string, readonly Report['findings'][number]['level'][]>;
beforeAll(async () => {
  const render = await FORMATS.github();
  const samples = await makeSamples();
  commands = new Map(samples.map(({ name, input }) => [name, render(input).trimEnd().split('\n').map(read)]));
  findings = new Map(
    samples.map(({ name, input }) => [name, input.report.findings.map(({ level }) => level)]),
  );
});

describe('every line', () => {
  test('is a command that the runner knows, with properties that it knows', () => {
    for (const list of commands.values()) {
      expect(list.filter(({ name }) => !['error', 'warning', 'notice'].includes(name))).toEqual([]);
      const keys = list.flatMap(({ properties }) => Object.keys(properties));
      expect(keys.filter((key) => !['file', 'line', 'endLine', 'col', 'title'].includes(key))).toEqual([]);
    }
  });
  test('is one finding, or the decision', () => {
    for (const [name, list] of commands) expect(list.length).toBe(findings.get(name)!.length + 1);
  });
  test('says nothing that acts on who shows it', () => {
    const lines = [...commands.values()]
      .flat()
      .flatMap(({ properties, data }) => [...Object.values(properties), ...data.split('\n')]);
    expect(lines.filter((line) => !isSafe(line))).toEqual([]);
    expect(lines.filter((line) => line.length > 1003)).toEqual([]);
  });
});

test('a finding: its level, place and rule, what is wrong and what to do', () => {
  const at = { file: 'docs/a,b:c.md', line: 3, column: 5, endLine: 4 };
  expect(
    commandsOf([{ rule: 'schema', level: 'error', message: '100%: a, b', hint: 'c::d', at }])[0],
  ).toEqual({
    name: 'error',
    properties: { file: 'docs/a,b:c.md', line: '3', endLine: '4', col: '5', title: 'schema' },
    data: '100%: a, b\n-> c::d',
  });
});

test('what was escaped already is escaped again', () => {
  const at = { file: '%2C%0A', line: 1, column: 1 };
  const [one] = commandsOf([{ rule: 'schema', level: 'note', message: '%0A%25', hint: '%3A', at }]).slice(-1);
  expect(one).toMatchObject({ name: 'notice', properties: { file: '%2C%0A' }, data: '%0A%25\n-> %3A' });
});

test('errors first, then warnings, then the decision, then notes', () => {
  const names = commandsOf(manyFindings(9)).map(({ name, properties }) => `${name} ${properties['file']}`);
  expect(names).toEqual([
    ...Array.from({ length: 3 }, () => 'error a.yaml'),
    ...Array.from({ length: 3 }, () => 'warning a.yaml'),
    'notice undefined',
    ...Array.from({ length: 3 }, () => 'notice a.yaml'),
  ]);
});

test('the decision says how much was found, and that GitHub shows no more than ten of each level', () => {
  const said = (many: number): string =>
    commandsOf(manyFindings(many)).find(({ properties }) => !('file' in properties))!.data;
  expect(said(27)).not.toContain('GitHub');
  expect(said(33)).toContain(
    '11 errors, 11 warnings, 11 notes.\nGitHub shows 10 of each level; the log has them all.',
  );
});

test('of the shipped roadmap', () => {
  expect(commands.get('shipped')!.find(({ properties }) => !('file' in properties))).toEqual({
    name: 'notice',
    properties: { title: 'PIVOT: Alpha -> Beta' },
    data: 'None of 11 criteria is met, and the window ended on 2026-02-22. Pivot, pause, or retire.\nNo errors, 1 warning, 4 notes.\n12-Factor AgentOps, as of 2026-02-24 (simulated)',
  });
});

test('the decision says what is met by self-attestations only', () => {
  const said = commands.get('rich')!.find(({ properties }) => !('file' in properties))!.data;
  expect(said).toMatch(/^.* criteria are met.*\n1 criterion is self-attested\.\n/);
});

test('of self-attestations only those that the gate counts are told', async () => {
  const self = 'proofs: [{ attested: { by: ann, on: 2026-01-01, statement: I did it. } }]';
  const { report, locate } = await judgeCriteria(
    '{ id: a, statement: A, proofs: [README.md] }',
    `{ id: b, statement: B, kind: advisory, ${self} }`,
  );
  expect(renderGithub(placeReport(report, locate))).not.toContain('self-attested');
});

test.each([
  ['invalid', 'NOT JUDGED: there is no valid roadmap'],
  ['of one phase', 'NO DECISION: it is made for the current phase, build, which was not selected'],
  ['nothing found', 'No errors'],
])('%s: %s', (name, title) => {
  expect(commands.get(name)!.map(({ properties }) => properties['title'])).toContain(title);
});

test('files are named from the top of the repository on', () => {
  const files = commands.get('in a folder')!.flatMap(({ properties }) => properties['file'] ?? []);
  expect(files.filter((file) => !file.startsWith('packages/a b#c/'))).toEqual([]);
  expect(files.length).toBeGreaterThan(3);
});

function read(line: string): Command {
  const command = readCommand(line);
  if (!command) throw new Error(`no command: ${line.slice(0, 100)}`);
  return command;
}

function commandsOf(list: readonly Finding[]): readonly Command[] {
  const errors = list.filter(({ level }) => level === 'error').length;
  const warnings = list.filter(({ level }) => level === 'warning').length;
  const summary = { errors, warnings, notes: list.length - errors - warnings, exitCode: 0 };
  const roadmap = { name: 'Demo', path: 'roadmap/roadmap.yaml' };
  const report = { roadmap, asOf: '2026-01-01', simulated: false, phases: [], decision: null };
  return renderGithub({ ...report, findings: list, summary } as unknown as Report)
    .trimEnd()
    .split('\n')
    .map(read);
}
