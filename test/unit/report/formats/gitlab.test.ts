import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../../../src/report/formats/index.ts';
import { isSafe } from '../safe.ts';
import { makeSamples } from './samples.ts';

/** As https://docs.gitlab.com/ci/testing/code_quality/ documents it; GitLab has no schema of it. */
const isValid = new Ajv().compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', minLength: 1, pattern: '^(?!\\./)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
});

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

let issues: ReadonlyMap<string, readonly Issue[]>;
beforeAll(async () => {
  const render = await FORMATS.gitlab();
  issues = new Map(
    (await makeSamples()).map(({ name, input }) => [name, JSON.parse(render(input)) as Issue[]]),
  );
});

describe('every report', () => {
  test('has the fields that GitLab documents, and no other', () => {
    for (const [name, list] of issues) {
      isValid(list);
      expect([name, isValid.errors]).toEqual([name, null]);
    }
  });
  test('has a fingerprint of its own for each finding', () => {
    for (const list of issues.values()) {
      expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);
    }
  });
  test('describes on one line, with nothing that acts on who shows it', () => {
    const wrong = [...issues.values()].flat().filter(({ description }) => !isSafe(description));
    expect(wrong).toEqual([]);
  });
});

test('a finding: what it is, what to do, its severity and its place', () => {
  expect(issues.get('shipped')!.at(-1)).toMatchObject({
    description:
      'alpha: the risk "No collaborator joins" has come true (its trigger measures 0) -> Take more time, look further, rethink the positioning',
    check_name: 'risk-active',
    severity: 'minor',
    location: { path: 'roadmap/phases/alpha.yaml' },
  });
});

test('nothing found is an empty list', () => expect(issues.get('nothing found')).toEqual([]));

test('files are named from the top of the repository on', () => {
  const paths = issues.get('in a folder')!.map(({ location }) => location.path);
  expect(paths.filter((path) => !path.startsWith('packages/a b#c/roadmap/'))).toEqual([]);
});
