import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test, vi } from 'vitest';
import { createLocator } from '../../src/load/locate.ts';
import { CORE_SCHEMA, load } from 'js-yaml';
import { placeReport } from '../../src/report/place.ts';
import { EXAMPLES } from '../../src/schema-examples.ts';
import { SCHEMA_NAMES, writeSchema, type SchemaName } from '../../src/schemas.ts';
import { filesOf, judge, loadFiles, type Json } from '../roadmap-builder.ts';
import { ROOT } from '../kit/files.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new Map(
  SCHEMA_NAMES.map((name) => [name, ajv.compile(JSON.parse(writeSchema(name)) as object)]),
);

function errorsOf(name: SchemaName, value: unknown): readonly string[] {
  const validate = validators.get(name)!;
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test.each(SCHEMA_NAMES)('schemas/%s.schema.json is written from the code', async (name) => {
  await expect(writeSchema(name)).toMatchFileSnapshot(`../../schemas/${name}.schema.json`);
});

test.each(SCHEMA_NAMES)('%s is written the same in a run of its own', async (name) => {
  vi.resetModules();
  const alone = await import('../../src/schemas.ts');
  expect(alone.writeSchema(name)).toBe(writeSchema(name));
});

test('there are no other schemas', () => {
  const known = new Set(SCHEMA_NAMES.map((name) => `${name}.schema.json`));
  expect(readdirSync(path.join(ROOT, 'schemas')).filter((file) => !known.has(file))).toEqual([]);
});

/** A key in a schema: the way to it, and what the schema says of it. */
interface Key {
  readonly way: string;
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

function keysOf(value: unknown, way = ''): readonly Key[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = value as { properties?: Record<string, Key['schema']> };
  const own = Object.entries(Array.isArray(value) ? {} : (properties ?? {})).map(([name, schema]) => ({
    way: `${way}.${name}`,
    name,
    schema,
  }));
  const inner = Object.entries(value).flatMap(([keyword, one]) =>
    keyword === 'examples' ? [] : keysOf(one, `${way}/${keyword}`),
  );
  return [...own, ...inner];
}

describe('every key has a sentence and an example for editors', () => {
  const keysIn = (name: SchemaName): readonly Key[] => keysOf(JSON.parse(writeSchema(name)));
  const written = SCHEMA_NAMES.filter((name) => !['report', 'portfolio', 'verdicts'].includes(name));

  test.each(SCHEMA_NAMES)('%s: sentences', (name) => {
    const keys = keysIn(name);
    expect(keys.length).toBeGreaterThan(5);
    const wanting = keys.filter(({ schema }) => !/^\S.*\.$/.test(String(schema['description'] ?? '')));
    expect(wanting.map(({ way }) => way)).toEqual([]);
  });

  test.each(written)('%s: examples', (name) => {
    const wanting = keysIn(name).filter(({ schema }) => !Array.isArray(schema['examples']));
    expect(wanting.map(({ way }) => way)).toEqual([]);
  });

  test('the examples are valid', () => {
    const once = new Map<string, () => void>();
    for (const name of written) {
      const { definitions } = JSON.parse(writeSchema(name)) as { definitions?: object };
      for (const { way, schema } of keysIn(name)) {
        once.set(JSON.stringify(schema), () => {
          const validate = ajv.compile({ definitions, ...schema });
          const wrong = (schema['examples'] as readonly unknown[]).filter((example) => !validate(example));
          expect(wrong, `${name} ${way}`).toEqual([]);
        });
      }
    }
    for (const check of once.values()) check();
  });

  test('and no example is of a key that is none', () => {
    const names = new Set(written.flatMap((name) => keysIn(name).map((key) => key.name)));
    expect(Object.keys(EXAMPLES).filter((key) => !names.has(key.split('.').at(-1)!))).toEqual([]);
  });

  test('files that programs write have none', () => {
    for (const name of ['report', 'portfolio', 'verdicts'] as const)
      expect(writeSchema(name)).not.toContain('"examples"');
  });
});

describe('the shipped roadmap is valid', () => {
  const files = readdirSync(path.join(ROOT, 'roadmap'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.yaml'),
  );
  const kindOf = (file: string): SchemaName => {
    if (file.startsWith('phases/')) return 'phase';
    return file.startsWith('evidence/') ? 'register' : (file.replace('.yaml', '') as SchemaName);
  };

  test.each(files)('%s', (file) => {
    const value = load(readFileSync(path.join(ROOT, 'roadmap', file), 'utf8'), { schema: CORE_SCHEMA });
    expect(errorsOf(kindOf(file), value)).toEqual([]);
  });

  test.each(files)('%s names its schema', (file) => {
    const text = readFileSync(path.join(ROOT, 'roadmap', file), 'utf8');
    const schema = /^# yaml-language-server: \$schema=(\S+)/.exec(text)?.[1] ?? '';
    expect(path.resolve(ROOT, 'roadmap', path.dirname(file), schema)).toBe(
      path.join(ROOT, `schemas/${kindOf(file)}.schema.json`),
    );
  });
});

describe('a report is valid', () => {
  test('with everything in it', async () => {
    const files = filesOf(
      {
        all: [
          { name: 'p', count: 'reg', target: 1 },
          { name: 'q', proofs: ['a.md', 'https://example.org'] },
        ],
        claim: 'met',
      },
      {
        opens: 'done',
        registers: {
          reg: [
            { id: 'a', area: 'x', on: '2026-01-01', proofs: [{ commit: '3f2a91c' }] },
            { id: 'b', area: 1 },
          ],
        },
        criteria: [
          { id: 'two', statement: 's', count: 'reg', per: { field: 'area', of: ['x', 1] }, target: 2 },
          {
            id: 'three',
            statement: 's',
            waiver: { reason: 'r', by: 'b', on: '2026-01-01', until: '2026-02-25' },
          },
          { id: 'four', statement: 's', not_applicable: { reason: 'r', by: 'b', on: '2026-01-01' } },
        ],
        phase: {
          window: { starts: '2025-12-01', min: '6 weeks', max: '12 weeks', extension: { proofs: ['x.md'] } },
          risks: [{ risk: 'r', trigger: { count: 'reg', below: 9 } }],
        },
        before: [{ id: 'first', name: 'F', passed: '2026-01-01' }],
        roadmap: {
          claims: [
            { id: 'c', text: 't', in: ['R.md'], disclosed: 'd' },
            { id: 'd', text: '40', in: ['R.md'], count: 'reg', says: 40 },
          ],
          metrics: [
            { id: 'm', name: 'M', group: 'G', count: 'reg', targets: { alpha: 3 } },
            { id: 'n', name: 'N' },
          ],
        },
      },
    );
    const { report } = await judge(files, { verdicts: { 'a.md': 'fails' } });
    const { documents } = await loadFiles(files);
    const placed = placeReport(report, await createLocator(documents));
    expect(placed.findings.length).toBeGreaterThan(3);
    expect(errorsOf('report', JSON.parse(JSON.stringify(placed)))).toEqual([]);
  });

  test('and one with another word, place or key is not', async () => {
    const { report } = await judge(filesOf({ proofs: ['a.md'] }));
    const bare = { ...report, phases: [] };
    expect(errorsOf('report', bare)).toEqual([]);
    expect(errorsOf('report', { ...bare, more: 1 })).not.toEqual([]);
    expect(errorsOf('report', { ...bare, version: 2 })).not.toEqual([]);
    expect(errorsOf('report', { ...bare, asOf: 'today' })).not.toEqual([]);
    expect(
      errorsOf('report', {
        ...bare,
        findings: [
          { rule: 'none', level: 'error', message: 'm', hint: 'h', at: { file: 'f', line: 1, column: 1 } },
        ],
      }),
    ).not.toEqual([]);
    expect(
      errorsOf('report', {
        ...bare,
        findings: [
          { rule: 'schema', level: 'error', message: 'm', hint: 'h', at: { file: 'f', line: 0, column: 1 } },
        ],
      }),
    ).not.toEqual([]);
    const { summary: _, ...without } = bare;
    expect(errorsOf('report', without)).not.toEqual([]);
  });
});

const DIGEST = `sha256:${'0'.repeat(64)}`;
const DECISION = {
  version: 1,
  on: '2026-03-01',
  phase: 'alpha',
  computed: 'extend',
  rule: 'partial',
  taken: 'extend',
  by: 'ann',
  inputs: DIGEST,
  digest: DIGEST,
};

describe('what an editor would mark', () => {
  const criterion = (more: Readonly<Record<string, Json>>): unknown => ({
    version: 1,
    id: 'alpha',
    name: 'Alpha',
    gate: { criteria: [{ id: 'one', statement: 's', ...more }] },
  });
  const record = (more: Readonly<Record<string, Json>>): unknown => ({ id: 'a', ...more });

  test.each<[string, SchemaName, unknown]>([
    [
      'a criterion',
      'phase',
      criterion({ count: 'reg', target: 3, where: { area: ['x', 1], kind: { not: 'x' } } }),
    ],
    ['a target as text', 'phase', criterion({ count: 'reg', target: '>= 95%' })],
    [
      'proofs as text and as maps',
      'phase',
      criterion({
        proofs: [
          'a.md',
          'docs/*.md',
          'https://example.org',
          { file: 'a.md', contains: 'x' },
          { run: ['ls'] },
        ],
      }),
    ],
    ['parts', 'phase', criterion({ any: [{ name: 'p', claims: 'supported' }] })],
    ['a record', 'record', record({ on: '2026-01-01', area: ['x', 1, true], proofs: ['a.md'] })],
    ['a register', 'register', { version: 1, register: 'r', records: [] }],
    [
      'claims',
      'claims',
      { version: 1, claims: [{ id: 'a', text: 't', in: ['R.md'], says: 3, count: 'reg' }] },
    ],
    [
      'a baseline',
      'baseline',
      {
        version: 1,
        reset: { on: '2026-01-01', reason: 'r' },
        entries: [
          {
            rule: 'claim-unregistered',
            file: 'R.md',
            fingerprint: `sha256:${'0'.repeat(64)}`,
            text: 't',
            since: '2026-01-01',
            count: 2,
          },
        ],
      },
    ],
    ['a decision', 'decision', DECISION],
    ['metrics', 'metrics', { version: 1, metrics: [{ id: 'a', name: 'n', targets: { alpha: '> 3' } }] }],
    [
      'a roadmap in one file',
      'roadmap',
      {
        version: 1,
        name: 'n',
        phases: ['a', { id: 'b', name: 'B' }],
        registers: { r: [{ id: 'a' }] },
        claims: [],
        metrics: [],
        documents: { include: ['docs/**/*.md'], exclude: ['docs/old/**'] },
      },
    ],
  ])('not %s', (_, name, value) => expect(errorsOf(name, value)).toEqual([]));

  test.each<[string, SchemaName, unknown]>([
    ['an unknown key', 'phase', criterion({ traget: 3 })],
    ['a target that is none', 'phase', criterion({ count: 'reg', target: 'many' })],
    ['a duration that is none', 'phase', criterion({ count: 'reg', target: 1, since: '6 wks' })],
    ['a status that is none', 'phase', criterion({ claim: 'done' })],
    ['an unknown key of a proof', 'phase', criterion({ proofs: [{ file: 'a.md', contain: 'x' }] })],
    ['a proof of no kind', 'phase', criterion({ proofs: [{ contains: 'x' }] })],
    ['no proofs', 'phase', criterion({ proofs: [] })],
    ['no statement', 'phase', { version: 1, id: 'a', name: 'A', gate: { criteria: [{ id: 'one' }] } }],
    ['another version', 'roadmap', { version: 2, name: 'n', phases: ['a'] }],
    ['no version', 'claims', { claims: [] }],
    ['a decision without a digest', 'decision', { ...DECISION, digest: undefined }],
    ['a decision that is none', 'decision', { ...DECISION, taken: 'wait' }],
    ['a baseline without entries', 'baseline', { version: 1 }],
    ['documents that are a list', 'roadmap', { version: 1, name: 'n', phases: ['a'], documents: ['a.md'] }],
    ['a date that is none', 'record', record({ on: '12.1.2026' })],
    ['an id that is none', 'record', { id: 'a b' }],
    ['a field that is a map', 'record', record({ area: { x: 1 } })],
    ['a condition that is none', 'phase', criterion({ count: 'reg', target: 1, where: { a: { nto: 'x' } } })],
  ])('%s', (_, name, value) => expect(errorsOf(name, value)).not.toEqual([]));
});
