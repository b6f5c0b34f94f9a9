// The schema as Microsoft, who wrote SARIF's first drafts, gives it out.
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import { RULES } from '../../../../src/diagnostics/catalog.ts';
import { renderSarif } from '../../../../src/report/formats/sarif.ts';
import { FORMATS } from '../../../../src/report/formats/index.ts';
import type { Finding, Report } from '../../../../src/report/report.ts';
import { isSafe } from '../safe.ts';
import { makeSamples } from './samples.ts';

// A pattern of the schema is none for a regular expression of the "u" kind.
const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

let runs: ReadonlyMap<string, Run>;
beforeAll(async () => {
  const render = await FORMATS.sarif();
  const samples = await makeSamples();
  runs = new Map(
    samples.map(({ name, input }) => [name, (JSON.parse(render(input)) as Log).runs[0]!] as const),
  );
});

describe('every log', () => {
  test('is valid against the official schema', () => {
    for (const [name, run] of runs) {
      isValid({ version: '2.1.0', runs: [run] });
      expect([name, isValid.errors]).toEqual([name, null]);
    }
  });
  test('the schema refuses what is wrong', () => {
    const run = structuredClone(runs.get('rich')!);
    run.results![0]!.locations![0]!.physicalLocation!.region!.startLine = 0;
    expect(isValid({ version: '2.1.0', runs: [run] })).toBe(false);
  });
  test('has a place for each result, as a relative URI, and its rule where its index says', () => {
    for (const { results, tool } of runs.values()) {
      for (const { locations, ruleId, ruleIndex } of results!) {
        const { artifactLocation, region } = locations![0]!.physicalLocation!;
        expect(artifactLocation!.uri).toMatch(/^[\w./~!'()*%-]+$/);
        expect(artifactLocation!.uriBaseId).toBe('%SRCROOT%');
        expect(region!.startLine).toBeGreaterThan(0);
        expect(tool.driver.rules![ruleIndex!]!.id).toBe(ruleId);
      }
    }
  });
  test('has a fingerprint of its own for each result', () => {
    for (const { results } of runs.values()) {
      const all = results!.map(fingerprintOf);
      expect(new Set(all).size).toBe(all.length);
    }
  });
  test('says nothing that acts on who shows it', () => {
    for (const { results } of runs.values()) {
      const texts = results!.map(({ message }) => message.text!);
      expect(texts.flatMap((text) => text.split('\n')).filter((line) => !isSafe(line))).toEqual([]);
      expect(texts.filter((text) => text.length > 2100)).toEqual([]);
    }
  });
  test('has all rules, whatever was found', () => {
    const [first, ...others] = [...runs.values()].map(({ tool }) => tool.driver.rules!);
    expect(first!.map(({ id }) => id)).toEqual(Object.keys(RULES));
    expect(others.filter((rules) => JSON.stringify(rules) !== JSON.stringify(first))).toEqual([]);
  });
});

test('a result: level, message with its fix, region', () => {
  const at = { file: 'docs/a b#1.md', line: 3, column: 5, endLine: 4 };
  const [result] = resultsOf([finding({ at, level: 'warning', message: 'it is off', hint: 'put it on' })]);
  expect(result).toMatchObject({
    ruleId: 'schema',
    level: 'warning',
    message: { text: 'it is off\n-> put it on' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'docs/a%20b%231.md', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 5, endLine: 4 },
        },
      },
    ],
  });
});

test.each([
  ['docs/ü.md', 'docs/%C3%BC.md'],
  ['a:b/c?d.md', 'a%3Ab/c%3Fd.md'],
  ['50%.md', '50%25.md'],
  ['a\\b.md', 'a%5Cb.md'],
  ['\ud800.md', '%EF%BF%BD.md'],
])('the path %j as a URI', (file, uri) => {
  const [result] = resultsOf([finding({ at: { file, line: 1, column: 1 } })]);
  expect(result!.locations![0]!.physicalLocation!.artifactLocation).toEqual({ uri, uriBaseId: '%SRCROOT%' });
});

test('a path from the top of the file system on stays one', () => {
  const [result] = resultsOf([finding({ at: { file: '/no where', line: 1, column: 1 } })]);
  expect(result!.locations![0]!.physicalLocation!.artifactLocation).toEqual({ uri: 'file:///no%20where' });
});

test('what SARIF would take for a link is escaped, other brackets are not', () => {
  const [result] = resultsOf([finding({ message: 'x[0] [here](https://example.org)', hint: '[a](1)' })]);
  expect(result!.message.text).toBe('x[0] \\[here\\](https://example.org)\n-> \\[a\\](1)');
});

test('a fingerprint stays when lines move, and changes with rule, file and words', () => {
  const at = { file: 'a.md', line: 1, column: 1 };
  const of = (change: Partial<Finding>): string => fingerprintOf(resultsOf([finding({ at, ...change })])[0]!);
  const same = of({});
  expect(of({ at: { ...at, line: 7, column: 3 } })).toBe(same);
  expect(of({ level: 'note', hint: 'other' })).toBe(same);
  expect(of({ message: 'first\n message' })).toBe(of({ message: 'first message' }));
  expect(of({ message: 'as in b.md:3:4' })).toBe(of({ message: 'as in b.md:12' }));
  const others = [
    of({ rule: 'reference' }),
    of({ at: { ...at, file: 'b.md' } }),
    of({ message: 'other' }),
    of({ message: '52 workflows' }),
    of({ message: '53 workflows' }),
  ];
  expect(new Set([same, ...others]).size).toBe(6);
});

test('equal findings are told apart by their order', () => {
  const [one, two] = resultsOf([finding({}), finding({})]).map(fingerprintOf);
  expect(two).not.toBe(one);
  expect(fingerprintOf(resultsOf([finding({})])[0]!)).toBe(one);
});

test.each([
  [0, true],
  [1, true],
  [2, false],
])('exit code %i: the run was carried out: %s', (exitCode, executionSuccessful) => {
  expect(runOf([], exitCode).invocations).toEqual([{ executionSuccessful, exitCode }]);
});

test('help of a rule: why it matters and how to fix it, markup shown as it is', () => {
  const rule = runOf([]).tool.driver.rules!.find(({ id }) => id === 'ignore-unreasoned')!;
  expect(rule.help!.text).toContain('How to fix it: Write the reason: <!-- agentops-ignore: REASON -->.');
  expect(rule.help!.markdown).toContain('`<!-- agentops-ignore: REASON -->`');
  expect(rule.defaultConfiguration).toEqual({ level: 'warning' });
});

function fingerprintOf({ partialFingerprints }: Result): string {
  return partialFingerprints!['agentopsFinding/v1']!;
}

function resultsOf(findings: readonly Finding[]): readonly Result[] {
  return runOf(findings).results!;
}

function runOf(findings: readonly Finding[], exitCode = 0): Run {
  const report = { tool: { name: 'agentops', version: '1.0.0' }, findings, summary: { exitCode } };
  return (JSON.parse(renderSarif(report as unknown as Report)) as Log).runs[0]!;
}

function finding(change: Partial<Finding>): Finding {
  const at = { file: 'a.md', line: 1, column: 1 };
  return { rule: 'schema', level: 'error', message: 'it is wrong', hint: 'mend it', at, ...change };
}
