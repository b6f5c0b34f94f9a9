/** `claims check` and `claims baseline`: registered claims, statuses in documents, and figures that no claim covers. */
/* oxlint-disable vitest/no-standalone-expect -- a scenario's `expect` is called inside its test */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute, runIn, type Ended } from '../kit/command.ts';
import type { Files, Texts } from '../kit/files.ts';
import { git } from '../kit/repository.ts';
import { claims, gate, MET, phases } from './project.ts';
import { inFolder, placeOf, run, scenarios } from './scenario.ts';

const CHECK = 'claims check --json';

/** The base with these documents. */
function documents(files: Files): Files {
  return gate(MET, files);
}

const INCLUDES = (globs: string): string =>
  `version: 1\nname: Demo\nphases: [alpha, beta]\ndocuments: { include: ${globs} }\n`;

describe('what documents state', () => {
  scenarios([
    {
      name: 'prose, lists, tables, alternative texts; and what is no claim',
      command: CHECK,
      files: documents({
        'README.md': `# Demo 2.0

Our loader is **⟦claim-unregistered⟧4x faster** than the old one. It needs Node 20.

- Used by ⟦claim-unregistered⟧500+ companies
- [ ] Reach 1000 users

| case  | latency |
| ----- | ------- |
| small | ⟦claim-unregistered⟧5 ms    |

![⟦claim-unregistered⟧99% coverage](badge.svg)

    npm run bench # 10x faster

At least 3 reviewers have to agree. See #12 and port 8080.
`,
      }),
      exit: 0,
      expect: ({ report }) => {
        expect(report).toMatchObject({
          phases: [],
          metrics: [],
          decision: null,
          current: 'alpha',
          read: { documents: 4, statements: 4, ignored: 0, known: 0, claims: 0 },
        });
        const [first] = report.findings;
        expect(first?.message).toBe('"4x faster" compares by a ratio; no registered claim says it');
        expect(first?.hint).toBe(
          'register it in claims.yaml: - { id: loader-4x-faster-than-old, text: Our loader is 4x faster than the old one., in: [README.md] }',
        );
      },
    },
    {
      name: 'a statement over lines has its last line',
      command: CHECK,
      files: documents({
        'README.md': 'Now it is ⟦claim-unregistered⟧23 times\nfaster than it was,\nand 5% smaller.\n',
      }),
      exit: 0,
      expect: ({ report }) =>
        expect(report.findings[0]?.at).toEqual({ file: 'README.md', line: 1, column: 11, endLine: 3 }),
    },
    {
      name: 'the same words in several documents are one claim to register',
      command: CHECK,
      files: documents({
        'README.md': 'It is ⟦claim-unregistered⟧4x faster.\n',
        'docs/guide.md': 'It is ⟦claim-unregistered⟧4x faster.\n',
      }),
      exit: 0,
      expect: ({ report }) =>
        expect(report.findings.map(({ hint }) => hint)).toEqual([
          'register it in claims.yaml: - { id: 4x-faster, text: It is 4x faster., in: [README.md, docs/guide.md] }',
          'register it together with README.md:1, which says the same',
        ]),
    },
    {
      name: '--strict makes them errors',
      command: `${CHECK} --strict`,
      files: documents({ 'README.md': 'It is ⟦claim-unregistered:error⟧4x faster.\n' }),
      exit: 1,
    },
    {
      name: 'what a criterion asks is no claim',
      command: CHECK,
      files: gate('- { id: well, statement: 500 users are happy, proofs: [docs/jane.md] }', {
        'README.md': '- [ ] 500 users are happy\n',
      }),
      exit: 0,
    },
    {
      name: 'nor is what agentops rendered, while it is that',
      command: `${CHECK} --strict`,
      files: gate('- { id: well, statement: 98% of 500 users are happy, proofs: [docs/none.md] }', {
        'README.md': `It is so: <!-- agentops:begin badge --><!-- agentops:end -->

<!-- agentops:begin gate -->
<!-- agentops:end -->
`,
      }),
      prepare: (root) => runIn(root, 'render README.md'),
      exit: 0,
      expect: ({ report }) => expect(report.read?.statements).toBe(0),
    },
    {
      name: 'what was edited there is told, and its statuses are held against the evidence',
      command: CHECK,
      files: gate('- { id: well, statement: All is well, proofs: [docs/none.md] }', {
        'README.md': `⟦render-drift⟧<!-- agentops:begin status -->

It is 4x faster.

⟦claim-overstated⟧- [x] All is well

<!-- agentops:end -->
`,
      }),
      exit: 1,
    },
    {
      name: 'markers that render would not obey hide nothing',
      command: CHECK,
      files: documents({
        'README.md': `⟦render-marker⟧<!-- agentops:begin stauts -->

It is ⟦claim-unregistered⟧4x faster.

<!-- agentops:end -->

One is ⟦render-marker⟧<!-- agentops:begin gate --> ⟦claim-unregistered⟧5x faster <!-- agentops:end -->.

⟦render-marker⟧<!-- agentops:begin status -->

It is ⟦claim-unregistered⟧6x faster.
`,
      }),
      exit: 1,
    },
    {
      name: 'documents may be named, below the root',
      command: 'claims check guide.md --json',
      cwd: 'docs',
      files: documents({
        'README.md': 'It is 4x faster.\n',
        'docs/guide.md': 'It is ⟦claim-unregistered⟧5x faster.\n',
      }),
      exit: 0,
      expect: ({ report }) => expect(report.read?.documents).toBe(1),
    },
    {
      name: 'the roadmap names others; what git ignores is passed over',
      command: CHECK,
      files: documents({
        'roadmap/roadmap.yaml':
          'version: 1\nname: Demo\nphases: [alpha, beta]\ndocuments: { include: ["**/*.md"], exclude: [old/**] }\n',
        'README.md': 'It is ⟦claim-unregistered⟧4x faster.\n',
        'old/README.md': 'It is 5x faster.\n',
        'built/README.md': 'It is 6x faster.\n',
        'site/README.md': 'It is ⟦claim-unregistered⟧7x faster.\n',
        '.gitignore': 'built/\n',
      }),
      prepare: (root) => git(root, 'init', '--quiet'),
      exit: 0,
    },
    {
      name: 'the usual names may be spelt otherwise',
      command: CHECK,
      files: documents({ 'Readme.md': 'It is ⟦claim-unregistered⟧4x faster.\n' }),
      exit: 0,
    },
  ]);

  test.each([
    [
      'a name that is misspelt',
      'claims check --json',
      { 'README.md': 'x', 'roadmap/roadmap.yaml': INCLUDES('[README.md, RAODMAP.md]') },
      'reference roadmap/roadmap.yaml',
      'RAODMAP.md matches no',
    ],
    [
      'a glob that matches nothing',
      'claims check --json',
      { 'README.md': 'x', 'roadmap/roadmap.yaml': INCLUDES('[README.md, "doc/**/*.md"]') },
      'reference roadmap/roadmap.yaml',
      'doc/**/*.md matches no',
    ],
    ['an empty name', ['claims', 'check', '', '--json'], {}, 'reference ""', 'names nothing'],
    ['a glob for the shell', ['claims', 'check', '*.md', '--json'], {}, 'reference *.md', 'is not there'],
    ['no document', 'claims check --json', {}, 'reference roadmap/roadmap.yaml', 'no document to check'],
    ['one that is not there', 'claims check no.md --json', {}, 'reference no.md', 'is not there'],
    ['one outside', 'claims check ../no.md --json', {}, 'reference ../no.md', 'lies outside of the root'],
    ['one that is none', 'claims check a.txt --json', { 'a.txt': 'x' }, 'reference a.txt', 'is no Markdown'],
    [
      'one that is no text',
      'claims check a.md --json',
      { 'a.md': new Uint8Array([0xff, 0xfe, 0xff]) },
      'reference a.md',
      'is not UTF-8 text',
    ],
  ])('%s is an error, not a pass', async (_, command, files, place, message) => {
    const base = Object.fromEntries(Object.entries(documents({})).filter(([file]) => !file.endsWith('.md')));
    const { exitCode, report } = await run({ ...base, ...files }, command);
    expect(exitCode).toBe(2);
    expect(report.findings).toHaveLength(1);
    const [{ rule, at, message: said } = { rule: '', at: { file: '' }, message: '' }] = report.findings;
    expect(`${rule} ${at.file}`).toBe(place);
    expect(said).toContain(message);
  });

  test('line ends and a byte order mark are no matter', async () => {
    const source =
      'It is 7x faster.\n\n- It is 10x faster,\n  50% smaller\n\n| a | b |\n| - | - |\n| x | 5ms |\n\n![9x faster](y)\n\n<!-- agentops-ignore: old -->\n\n- [x] Jane reviewed <!-- agentops: alpha/none -->\n';
    const findings = async (text: string): Promise<unknown> =>
      (await run(documents({ 'README.md': text }), CHECK)).report.findings;
    const expected = await findings(source);
    expect(expected).toHaveLength(6);
    expect(await findings(source.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(await findings(source.replaceAll('\n', '\r'))).toEqual(expected);
    expect(await findings(`\uFEFF${source}`)).toEqual(expected);
    expect(await findings(`\uFEFF${source.replaceAll('\n', '\r\n')}`)).toEqual(expected);
  });

  test('the built command says the same', async () => {
    const files = documents({ 'README.md': 'It is 20× faster – “really” – in 5 µs.\n' });
    const { report } = await run(files, CHECK);
    expect(report.findings).toHaveLength(1);
    await inFolder(files, async (root) => {
      const { stdout } = await execute(root, CHECK);
      expect(JSON.parse(stdout).findings).toEqual(report.findings);
    });
  });
});

describe('registered claims', () => {
  scenarios([
    {
      name: 'cover what they say, whatever its markup, and only that',
      command: CHECK,
      files: claims(
        '- { id: fast, text: It is 4x faster than before, in: [README.md], says: ">= 4", value: { data: r.json, pointer: /ratio } }',
        'Now **It is [4x](a.md)\nfaster** than `before`, and ⟦claim-unregistered⟧50% smaller.\n',
        { 'r.json': '{"ratio": 4.2}', 'docs/guide.md': 'It is ⟦claim-unregistered⟧4x faster than before.\n' },
      ),
      exit: 0,
      expect: ({ report }) =>
        expect(report.claims).toEqual([
          {
            id: 'fast',
            text: 'It is 4x faster than before',
            status: 'supported',
            says: '>= 4',
            value: 4.2,
            in: [{ file: 'README.md', line: 1, column: 7 }],
          },
        ]),
    },
    {
      name: 'are errors without evidence, with another number, or gone; what is disclosed is a note',
      command: CHECK,
      files: claims(
        `- { id: none, text: ⟦claim-unsupported⟧4x faster, in: [README.md] }
- { id: other, text: 5x smaller, in: [README.md], says: ⟦claim-mismatch⟧">= 6", value: { data: r.json, pointer: /ratio } }
- { id: gone, text: ⟦claim-orphaned⟧6x better, in: [README.md] }
- { id: open, text: 7x cheaper, in: [README.md], says: 7, disclosed: ⟦claim-disclosed⟧Nobody measured 7x cheaper }`,
        'It is 4x faster, 5x smaller and 7x cheaper. Nobody measured 7x cheaper.\n',
        { 'r.json': '{"ratio": 6}' },
      ),
      exit: 1,
    },
    {
      name: 'of the named documents alone',
      command: 'claims check docs/guide.md --json',
      files: claims(
        '- { id: none, text: 4x faster, in: [README.md] }\n- { id: guide, text: ⟦claim-unsupported⟧5x faster, in: [docs/guide.md] }',
        'It is 4x faster.\n',
        { 'docs/guide.md': 'It is 5x faster.\n' },
      ),
      exit: 1,
      expect: ({ report }) => expect(report.claims.map(({ id }) => id)).toEqual(['guide']),
    },
  ]);
});

describe('a claim covers no more than it says', () => {
  scenarios([
    {
      name: 'a word or two cover the first place alone',
      command: CHECK,
      files: claims(
        '- { id: it, text: "40%", in: [README.md], says: ">= 40", value: { data: r.json, pointer: /share } }',
        'Coverage is 40%. Uptime is up by ⟦claim-unregistered⟧40%.\n',
        { 'r.json': '{"share": 40}' },
      ),
      exit: 0,
    },
    {
      name: 'a disclosure covers the figure of its claim, and no other',
      command: CHECK,
      files: claims(
        '- { id: it, text: Hello to all of you, in: [README.md], disclosed: ⟦claim-disclosed⟧It is 40x faster than Foo. }',
        'Hello to all of you. It is ⟦claim-unregistered⟧40x faster than Foo.\n',
      ),
      exit: 0,
    },
    {
      name: 'a criterion covers its words where a status says how far it is',
      command: CHECK,
      files: gate('- { id: it, statement: Fast is 40x faster than Bar, proofs: [docs/jane.md] }', {
        'README.md':
          'Fast is ⟦claim-unregistered⟧40x faster than Bar.\n\n- [x] Fast is 40x faster than Bar\n',
      }),
      exit: 0,
    },
    {
      name: 'a claim is about a document by whatever name',
      command: 'claims check docs/link.md --json',
      files: claims(
        '- { id: it, text: ⟦claim-unsupported⟧It is 4x faster, in: [README.md] }',
        'It is 4x faster.\n',
      ),
      prepare: (root) => symlinkSync('../README.md', path.join(root, 'docs/link.md')),
      exit: 1,
    },
  ]);

  test('what --fix registers is found again; a badge without words is not registered', async () => {
    const files = documents({
      'README.md': '![c](https://img.shields.io/badge/coverage-98%25-green)\n\nIt is 4x faster.\n',
    });
    const { report } = await run(files, `${CHECK} --fix`);
    expect(report.findings.map(({ rule }) => rule).sort()).toEqual([
      'claim-unregistered',
      'claim-unsupported',
    ]);
  });

  test('many statements and many places take no time to speak of', async () => {
    const lines = Array.from(
      { length: 8000 },
      (_, index) => `It is 40x faster than foo bar baz qux number ${index}.`,
    );
    const { report } = await run(documents({ 'README.md': lines.join('\n\n') }), CHECK);
    expect(report.read?.statements).toBe(8000);
    const one = claims(
      '- { id: it, text: It is 40x faster, in: [README.md] }',
      `cafe\u0301 ${'It is 40x faster. '.repeat(8000)}\n`,
    );
    expect((await run(one, CHECK)).report.read).toMatchObject({ statements: 8000 });
  });

  test('nor do many claims in one document', async () => {
    const ids = Array.from({ length: 5000 }, (_, index) => index);
    const files = claims(
      ids
        .map((id) => `- { id: c${id}, text: "Tool ${id} is 4x faster than it was.", in: [README.md] } # one`)
        .join('\n'),
      ids.map((id) => `Tool ${id} is **4x** faster than it was.`).join('\n\n'),
    );
    expect((await run(files, CHECK)).report.read).toMatchObject({ statements: 5000 });
  });
});

describe('statuses in documents', () => {
  const criteria = `- { id: done, statement: Jane reviewed, proofs: [docs/jane.md] }
- { id: open, statement: Three pilots run, count: reviews, target: 4 }
- { id: none, statement: Docs are complete, proofs: [docs/no.md] }`;
  scenarios([
    {
      name: 'are held against the evidence: boxes, signs and words, beside a marker or the same words',
      command: CHECK,
      files: gate(criteria, {
        'ROADMAP.md': `# Roadmap

- [x] Jane reviewed
⟦claim-overstated⟧- [x] Three pilots run
⟦claim-overstated⟧- ⏳ Docs are complete

| criterion | status |
| --------- | ------ |
⟦claim-overstated⟧| The pilots <!-- agentops: alpha/open --> | ✅ Met |
| The pilots <!-- agentops: alpha/open --> | Partial |

⟦claim-overstated⟧The guide is written: Complete. <!-- agentops: alpha/none -->
`,
      }),
      exit: 1,
      expect: ({ report }) =>
        expect(report.findings[0]?.message).toBe(
          'ROADMAP.md says that alpha/open is met; its evidence shows partial',
        ),
    },
    {
      name: 'a marker names a criterion, and stands beside a status',
      command: CHECK,
      files: gate(criteria, {
        'ROADMAP.md': `- [x] The pilots ⟦marker-unbound⟧<!-- agentops: alpha/opne -->

⟦marker-unbound:warning⟧- The pilots <!-- agentops: alpha/open -->
`,
      }),
      exit: 1,
      expect: ({ report }) => expect(report.findings[0]?.hint).toContain('"alpha/open"'),
    },
    {
      name: 'a statement of two phases is about the one that it stands under, else about both',
      command: CHECK,
      files: phases(
        {
          alpha: 'gate: { criteria: [{ id: docs, statement: Docs are complete, proofs: [docs/jane.md] }] }',
          beta: 'gate: { criteria: [{ id: docs, statement: Docs are complete, proofs: [docs/no.md] }] }',
        },
        {
          'ROADMAP.md': `⟦claim-overstated⟧- [x] Docs are complete

## Alpha

- [x] Docs are complete

## Beta

⟦claim-overstated⟧- [x] Docs are complete
`,
        },
      ),
      exit: 1,
      expect: ({ report: { findings } }) =>
        expect(findings.map(({ hint }) => hint)).toEqual([
          'add what is missing, or name the criterion that is meant of those with these words: <!-- agentops: beta/docs -->',
          'add what is missing, or write that it is not-met',
        ]),
    },
    {
      name: 'are read below a heading, in a column of their own, with any sign or date',
      command: CHECK,
      files: gate(criteria, {
        'ROADMAP.md': `# Roadmap

⟦claim-overstated⟧## Docs are complete

Status: Complete

⟦claim-overstated⟧- 🎉 Docs are complete: done ✨
⟦claim-overstated⟧- Docs are complete: Complete 2026-03-01

| criterion | Status | Notes |
| --------- | ------ | ----- |
⟦claim-overstated⟧| Docs are complete | Yes | Planned for June |
| Jane reviewed | PASS | open |
| Docs are complete | No | Done |
`,
      }),
      exit: 1,
    },
    {
      name: 'are none in plain statements, quotations, headings and examples',
      command: CHECK,
      files: gate(criteria, {
        'ROADMAP.md': `# Docs are complete

What done means:

- Docs are complete
- 🚀 Three pilots run

> - [x] Docs are complete

## What done means

\`\`\`md
- [x] Docs are complete
\`\`\`

| criterion | Target |
| --------- | ------ |
| Docs are complete | 100% |
`,
      }),
      exit: 0,
    },
    {
      name: 'no marker is passed over in silence',
      command: CHECK,
      files: gate(criteria, {
        'ROADMAP.md': `⟦claim-overstated⟧- [x] The guide <!-- AGENTOPS :  alpha / none -->

⟦marker-unbound⟧<!-- agentops: alpha/none -->
- [x] The guide

⟦marker-unbound⟧<!-- agentops: alpha/none -->

| The guide |
| --------- |
| ✅        |

⟦marker-unbound⟧<!-- agentops: alpha/none -->

<ul><li>✅ The guide</li></ul>
`,
      }),
      exit: 1,
    },
  ]);
});

describe('what is ignored', () => {
  scenarios([
    {
      name: 'has a reason, and is there',
      command: CHECK,
      files: documents({
        'README.md': `<!-- agentops-ignore: a quotation -->
It was 4x faster.

It is ⟦claim-unregistered⟧5x faster. ⟦ignore-unreasoned⟧<!-- agentops-ignore: -->

⟦ignore-unused⟧<!-- agentops-ignore: it was here once -->
Nothing is claimed here.
`,
      }),
      exit: 0,
    },
  ]);
});

describe('--fix', () => {
  const readme = 'It is **4x faster** than before. It has 500 users.\n';
  const yaml = `version: 1
claims:
  # the first one
  - { id: fast, text: 3x better, in: [docs/a.md] } # of last year
`;

  test('registers no status of a criterion: it is held against the gate', async () => {
    const users = '- { id: users, statement: Ten teams use it, count: reviews, target: 10 }';
    const files = gate(users, { 'README.md': '- [x] Ten teams use it\n- It has 500 users.\n' });
    const { stderr } = await run(files, `${CHECK} --fix`);
    expect(stderr).toBe('Registered 1 claim in roadmap/claims.yaml, without evidence.\n');
  });

  test('registers what is not registered, without evidence, and keeps what is there', async () => {
    const files = claims('', readme, { 'roadmap/claims.yaml': yaml, 'docs/a.md': 'It is 3x better.\n' });
    let written = '';
    const { exitCode, report, stderr } = await run(files, `${CHECK} --fix`, {
      inspect: (root) => {
        written = readFileSync(path.join(root, 'roadmap/claims.yaml'), 'utf8');
      },
    });
    expect(written)
      .toBe(`${yaml}  - { id: 4x-faster-than-before, text: It is 4x faster than before., in: [README.md] }
  - { id: 500-users, text: It has 500 users., in: [README.md] }
`);
    expect(stderr).toBe('Registered 2 claims in roadmap/claims.yaml, without evidence.\n');
    expect(exitCode).toBe(1);
    expect(report.findings.map(({ rule, at }) => `${rule} ${at.file}:${at.line}`)).toEqual([
      'claim-unsupported roadmap/claims.yaml:4',
      'claim-unsupported roadmap/claims.yaml:5',
      'claim-unsupported roadmap/claims.yaml:6',
    ]);
  });

  test('does nothing where nothing is to be registered, and starts claims.yaml where there is none', async () => {
    const isThere = {
      inspect: (root: string) => expect(existsSync(`${root}/roadmap/claims.yaml`)).toBe(false),
    };
    const { exitCode, stderr } = await run(
      documents({ 'README.md': 'All is well.\n' }),
      `${CHECK} --fix`,
      isThere,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { report } = await run(documents({ 'README.md': readme }), `${CHECK} --fix`);
    expect(report.claims.map(({ id, status }) => `${id} ${status}`)).toEqual([
      '4x-faster-than-before unsupported',
      '500-users unsupported',
    ]);
  });

  test('writes nothing into a roadmap that is not valid', async () => {
    const { exitCode, stderr } = await run(
      claims('- { id: it, text: 1, in: [README.md] }', readme),
      'claims check --fix',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('text');
    const json = await run(claims('- { id: it, text: 1, in: [README.md] }', readme), `${CHECK} --fix`);
    expect(json.report.summary.exitCode).toBe(2);
  });
});

describe('the baseline', () => {
  const files = claims(
    '- { id: old, text: 4x faster, in: [README.md] }',
    'It is 4x faster.\n\nIt has 500 users.\n\n- [x] Three pilots run\n',
    {
      'roadmap/phases/alpha.yaml': `version: 1
id: alpha
name: Alpha
gate: { criteria: [{ id: open, statement: Three pilots run, count: reviews, target: 4 }] }
`,
    },
  );

  /** Runs commands one after another in one folder, changing files between them. */
  async function steps(
    list: readonly (string | ((root: string) => void))[],
    start: Files = files,
  ): Promise<readonly Ended[]> {
    const outcomes: Ended[] = [];
    const env = (home: string): Texts => ({ HOME: home, XDG_CACHE_HOME: '', XDG_STATE_HOME: '' });
    await inFolder(start, async (root) => {
      for (const step of list) {
        if (typeof step !== 'string') {
          step(root);
          continue;
        }
        const argv = step.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
        outcomes.push(await execute(root, argv, { env: env(root) }));
      }
    });
    return outcomes;
  }

  const append = (file: string, text: string) => (root: string) =>
    writeFileSync(path.join(root, file), `${readFileSync(path.join(root, file), 'utf8')}${text}`);
  const replace = (file: string, from: string, to: string) => (root: string) =>
    writeFileSync(path.join(root, file), readFileSync(path.join(root, file), 'utf8').replace(from, to));

  test('records what is false or unregistered today: it fails nothing, moved or not', async () => {
    const [before, recorded, after, moved, gated] = await steps([
      'claims check --strict',
      'claims baseline',
      'claims check --strict',
      replace('README.md', 'It has', 'Some words before.\n\nIt\nhas'),
      'claims check --strict',
      'gate check --strict --json',
    ]);
    expect(before?.exitCode).toBe(1);
    expect(recorded).toEqual({ exitCode: 0, stdout: 'Recorded 3 findings.\n', stderr: '' });
    expect(after?.exitCode).toBe(0);
    expect(moved?.exitCode).toBe(0);
    expect(gated?.exitCode).toBe(0);
    expect(JSON.parse(gated!.stdout).findings).toMatchObject([
      { rule: 'claim-unsupported', level: 'note', message: expect.stringContaining('in the baseline since') },
    ]);
  });

  test('what is new fails', async () => {
    const [, more, twice, changed] = await steps([
      'claims baseline',
      append('README.md', '\nIt is 9x smaller.\n'),
      'claims check --strict --json',
      replace('README.md', 'It is 9x smaller.', 'It has 500 users.'),
      'claims check --strict --json',
      replace('README.md', '500', '600'),
      'claims check --json',
    ]);
    const told = (outcome: typeof more): string[] =>
      JSON.parse(outcome!.stdout)
        .findings.filter(({ level }: { level: string }) => level !== 'note')
        .map(placeOf);
    expect(told(more)).toEqual(['claim-unregistered error README.md:7:7']);
    expect(told(twice)).toEqual(['claim-unregistered error README.md:7:8']);
    expect(told(changed)).toEqual(['claim-unregistered warning README.md:3:8']);
  });

  test('shrinks by --prune, and grows only with a reason', async () => {
    const [, gone, again, pruned, clean, more, grown, reset, unreasoned] = await steps([
      'claims baseline',
      replace('README.md', 'It has 500 users.\n', ''),
      'claims check',
      'claims baseline',
      'claims baseline --prune',
      'claims check --strict',
      append('README.md', '\nIt is 9x smaller.\n'),
      'claims baseline',
      'claims baseline --prune',
      'claims baseline --reset --reason "The old page moved here"',
      'claims baseline --reset',
    ]);
    expect(gone?.stdout).toContain('baseline-gone   roadmap/baseline.yaml');
    expect(again).toMatchObject({
      exitCode: 2,
      stderr:
        'error: the baseline is there, and 1 entry of it is gone\n  take out what is gone with --prune\n',
    });
    expect(pruned).toEqual({ exitCode: 0, stdout: 'Took out 1 entry.\n', stderr: '' });
    expect(clean?.exitCode).toBe(0);
    expect(more).toMatchObject({
      exitCode: 2,
      stderr:
        'error: the baseline is there, and 1 finding would be added to it\n  mend it, or add it with --reset --reason TEXT\n',
    });
    expect(grown?.stdout).toBe('Nothing to take out: all that the baseline holds still fails.\n');
    expect(reset?.stdout).toBe('Recorded 3 findings anew.\n');
    expect(unreasoned?.exitCode).toBe(2);
  });

  test.each([
    ['claims baseline --prune', 'there is no baseline to prune'],
    ['claims baseline --reset --reason it', 'there is no baseline to reset'],
    ['claims baseline --reset', '--reset needs a reason'],
    ['claims baseline --reason it', '--reason goes with --reset'],
  ])('%s without one', async (command, message) => {
    const { exitCode, stderr } = await run(files, command);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test('is not made where there is nothing to record', async () => {
    const { stdout } = await run(documents({ 'README.md': 'All is well.\n' }), 'claims baseline', {
      inspect: (root) => expect(existsSync(path.join(root, 'roadmap/baseline.yaml'))).toBe(false),
    });
    expect(stdout).toBe('Every claim is registered and holds: there is nothing to record.\n');
  });
});

test('what people see', async () => {
  const files = claims(
    '- { id: fast, text: 4x faster, in: [README.md] }',
    'It is 4x faster. It has 500 users.\n\n<!-- agentops-ignore: a quotation -->\n\nIt was 3x slower.\n',
  );
  const { stdout } = await run(files, 'claims check', { terminal: 80 });
  expect(stdout).toMatchInlineSnapshot(`
    "[1mDemo[22m                                                            [2mas of 2026-03-01[22m

      [1mRead[22m     4 documents, 3 quantitative statements: 1 registered, 1 ignored, 1
               not registered
      [1mClaims[22m   1 unsupported

    [31m  error    [39m[1mclaim-unsupported[22m   [36mroadmap/claims.yaml:3:23[39m
               fast: "4x faster" is claimed; nothing measures it (there is no
               evidence)
               -> add evidence, correct the claim and its text, or disclose it as
                  unproven

    [33m  warning  [39m[1mclaim-unregistered[22m   [36mREADME.md:1:25[39m
               "500 users" counts users or use; no registered claim says it
               -> register it in claims.yaml: - { id: 500-users, text: It has 500
                  users., in: [README.md] }

      [2mWhat a rule means: agentops explain RULE[22m

      [31m1 error, 1 warning. Exit 1.[39m Why: agentops explain claim-unsupported
    "
  `);
  const quiet = await run(files, 'claims check --quiet', { terminal: 60 });
  expect(quiet.stdout).toMatchInlineSnapshot(`
    "[31m  error    [39m[1mclaim-unsupported[22m   [36mroadmap/claims.yaml:3:23[39m
               fast: "4x faster" is claimed; nothing measures it
               (there is no evidence)
               -> add evidence, correct the claim and its text,
                  or disclose it as unproven

      [31m1 error, 1 warning. Exit 1.[39m
      Why: agentops explain claim-unsupported
    "
  `);
});
