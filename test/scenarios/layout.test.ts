/** Where the roadmap lies: in one file or many, found from below, never beyond the git root. */
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { gate, MET } from './project.ts';
import { run, type Outcome } from './scenario.ts';

const CRITERIA = `- id: reviews
  statement: Two reviews
  claim: met
  count: reviews
  where: { stars: { at_least: 3 } }
  target: 2
- id: guide
  kind: quality
  statement: There is a guide
  claim: partial
  proofs: [docs/guide.md, docs/none.md]`;
const RECORDS = `- { id: jane, on: 2026-01-10, stars: 5, proofs: [docs/jane.md] }
- { id: omar, on: 2026-02-10, stars: 2, proofs: [docs/omar.md] }
- { id: rey, stars: 4, proofs: [https://example.org/] }`;
const CLAIMS = '- { id: fast, text: 12 reviews, in: [README.md], says: 12, count: reviews }';
const METRICS = '- { id: talks, group: G, name: Talks, count: reviews, targets: { alpha: 2 } }';
const DOCS: Files = {
  'README.md': 'We had **12** reviews.\n',
  'docs/guide.md': 'A guide.\n',
  'docs/jane.md': 'Jane.\n',
  'docs/omar.md': 'Omar.\n',
};
const lines = (text: string, by: number): string => text.replaceAll(/^/gm, ' '.repeat(by));
const WINDOW = 'window: { starts: 2026-01-01, min: 2 weeks, max: 3 months }';

const MANY: Files = {
  ...DOCS,
  'roadmap/roadmap.yaml': 'version: 1\nname: Demo\nmaintainers: [jane]\nphases: [alpha, beta]\n',
  'roadmap/phases/alpha.yaml': `version: 1\nid: alpha\nname: Alpha\n${WINDOW}\ngate:\n  criteria:\n${lines(CRITERIA, 4)}\n`,
  'roadmap/phases/beta.yaml': 'version: 1\nid: beta\nname: Beta\n',
  'roadmap/evidence/reviews.yaml': `version: 1\nregister: reviews\nrecords:\n${lines(RECORDS, 2)}\n`,
  'roadmap/claims.yaml': `version: 1\nclaims:\n  ${CLAIMS}\n`,
  'roadmap/metrics.yaml': `version: 1\nmetrics:\n  ${METRICS}\n`,
};
const ONE: Files = {
  ...DOCS,
  'roadmap/roadmap.yaml': `version: 1
name: Demo
maintainers: [jane]
phases:
  - id: alpha
    name: Alpha
    ${WINDOW}
    gate:
      criteria:
${lines(CRITERIA, 8)}
  - id: beta
    name: Beta
registers:
  reviews:
${lines(RECORDS, 4)}
claims:
  ${CLAIMS}
metrics:
  ${METRICS}
`,
};

/** The report without what says where in the roadmap's files something stands, and without the order that follows from it. */
function withoutPlaces({ stdout }: Outcome): unknown {
  const report = JSON.parse(stdout, (key, value: unknown) => (key === 'at' ? undefined : value)) as {
    findings: { rule: string; message: string }[];
  };
  report.findings.sort((a, b) => (a.rule + a.message < b.rule + b.message ? -1 : 1));
  return report;
}

describe('one file or many', () => {
  test('the report is the same', async () => {
    const [one, many] = [await run(ONE), await run(MANY)];
    expect(many.exitCode).toBe(1);
    expect(one.exitCode).toBe(1);
    expect(withoutPlaces(one)).toEqual(withoutPlaces(many));
    expect(one.report.findings.every(({ at }) => at.file === 'roadmap/roadmap.yaml' && at.line > 1)).toBe(
      true,
    );
    expect(one.report.findings.map(({ rule }) => rule).sort()).toEqual([
      'claim-overstated',
      'claim-unverified',
    ]);
  });
  test('a register in two files, or in JSON Lines, is the same register', async () => {
    const { 'roadmap/evidence/reviews.yaml': _, ...rest } = MANY;
    const [first, second, third] = RECORDS.split('\n');
    const head = 'version: 1\nregister: reviews\nrecords:\n';
    const two = {
      ...rest,
      'roadmap/evidence/z.yaml': `${head}  ${first}\n`,
      'roadmap/evidence/a.yaml': `${head}  ${third}\n  ${second}\n`,
    };
    const jsonl = {
      ...rest,
      'roadmap/evidence/reviews.jsonl': `{"id":"rey","stars":4,"proofs":["https://example.org/"]}
{"id":"jane","on":"2026-01-10","stars":5,"proofs":["docs/jane.md"]}
{"id":"omar","on":"2026-02-10","stars":2,"proofs":["docs/omar.md"]}
`,
    };
    const expected = withoutPlaces(await run(MANY));
    expect(withoutPlaces(await run(two))).toEqual(expected);
    expect(withoutPlaces(await run(jsonl))).toEqual(expected);
  });
  test('the terminal says the same', async () => {
    const places = /\S+\.yaml:\d+:\d+/g;
    const [one, many] = [await run(ONE, 'gate check --quiet'), await run(MANY, 'gate check --quiet')];
    expect(one.stdout.match(places)?.length).toBe(many.stdout.match(places)?.length);
  });
  test('CRLF and a byte order mark change nothing', async () => {
    const files = Object.entries(MANY).map(
      ([file, text]) =>
        [
          file,
          file.startsWith('roadmap/') ? `\ufeff${String(text).replaceAll('\n', '\r\n')}` : text,
        ] as const,
    );
    const { exitCode, report } = await run(Object.fromEntries(files));
    expect(exitCode).toBe(1);
    expect(report.findings.map(({ rule, at }) => [rule, at.line])).toEqual(
      (await run(MANY)).report.findings.map(({ rule, at }) => [rule, at.line]),
    );
  });
});

describe('where it is found', () => {
  const found = async (setting: Parameters<typeof run>[2], command = 'gate check --json'): Promise<Outcome> =>
    run(gate(MET, { 'docs/deep/er/x.md': 'x' }), command, setting);
  const git =
    (folder: string) =>
    (root: string): void => {
      mkdirSync(path.join(root, folder, '.git'));
    };
  test('from the root', async () => expect((await found({})).exitCode).toBe(0));
  test('from a folder below', async () => {
    const { exitCode, report } = await found({ cwd: 'docs/deep/er' });
    expect(exitCode).toBe(0);
    expect(report.roadmap.path).toBe('roadmap/roadmap.yaml');
    expect(report.decision?.rule).toBe('all-met');
  });
  test('from inside the roadmap', async () =>
    expect((await found({ cwd: 'roadmap/phases' })).exitCode).toBe(0));
  test('at the git root', async () =>
    expect((await found({ cwd: 'docs/deep', prepare: git('') })).exitCode).toBe(0));
  test('not past the git root', async () => {
    const { exitCode, stdout, stderr } = await found(
      { cwd: 'docs/deep', prepare: git('docs') },
      'gate check',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/git\s+root/);
    expect(stderr).toMatch(/--roadmap/);
  });
  test('the nearest one', async () => {
    const files = {
      ...gate(MET),
      'docs/roadmap/roadmap.yaml': 'version: 1\nname: Inner\nphases: [{ id: a, name: A }]\n',
    };
    const { report } = await run(files, undefined, { cwd: 'docs' });
    expect(report.roadmap.name).toBe('Inner');
  });
  test.each(['roadmap', 'roadmap/', './roadmap', 'roadmap/roadmap.yaml', '../roadmap'])(
    '--roadmap %s',
    async (asked) => {
      const cwd = asked.startsWith('..') ? 'docs' : '';
      const { exitCode, report } = await found({ cwd }, `gate check --json --roadmap ${asked}`);
      expect(exitCode).toBe(0);
      expect(report.roadmap.path).toBe('roadmap/roadmap.yaml');
    },
  );
  test('--roadmap names another folder: the root is its parent', async () => {
    const files = {
      'a/plan/roadmap.yaml':
        'version: 1\nname: P\nphases: [{ id: a, name: A, gate: { opens: done, criteria: [{ id: it, statement: S, proofs: [x.md] }] } }]\n',
      'a/x.md': 'x\n',
    };
    const { exitCode, report } = await run(files, 'gate check --json --roadmap a/plan');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ roadmap: { path: 'plan/roadmap.yaml' }, decision: { rule: 'all-met' } });
  });
  test.each([
    ['a folder without one', 'docs', /holds no roadmap\.yaml/],
    ['the root', '.', /--roadmap roadmap\?/],
    ['nothing', 'none', /there is no none/],
  ])('--roadmap names %s', async (_, asked, says) => {
    const { exitCode, stdout, stderr } = await found({}, `gate check --roadmap ${asked}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(says);
    const machine = await found({}, `gate check --json --roadmap ${asked}`);
    expect(machine.report).toMatchObject({ findings: [{ rule: 'reference' }], summary: { exitCode: 2 } });
  });
  test('--roadmap names a file of another kind', async () => {
    const { exitCode, stdout, stderr } = await found({}, 'gate check --roadmap docs/jane.md');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/docs\/jane\.md/);
    expect(stderr).toMatch(/is no roadmap\.yaml/);
  });
  test('a project reached by a symbolic link', async () => {
    const { exitCode } = await found({
      cwd: 'link',
      prepare: (root) => {
        mkdirSync(path.join(root, 'docs/.git'));
        symlinkSync('.', path.join(root, 'link'));
      },
    });
    expect(exitCode).toBe(0);
  });
});
