/** What test tools and verifiers of signatures get: JUnit, TAP, a badge, an attestation, through the command line. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { claims, gate, MET, phase } from './project.ts';
import { isWhole } from './modes.ts';
import { run, type Outcome } from './scenario.ts';

const WELL = gate(MET);
const WRONG = gate('- { id: it, statement: S, claim: met, proofs: [docs/none.md] }');
const NOT_YET = gate('- { id: it, statement: S, claim: not-met, proofs: [docs/none.md] }');
const INVALID = gate('- { id: it, statement: S, count: nothing, target: 1 }');
const WARNED = gate('- { id: it, statement: S, count: reviews, target: 1 }', { 'docs/rey.md': '' });

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

interface Subject {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** The digests that an attestation tells, by file. */
function subjectsOf({ stdout }: Outcome): Record<string, string> {
  const { subject } = JSON.parse(stdout);
  return Object.fromEntries(subject.map(({ name, digest }: Subject) => [name, digest.sha256]));
}

describe('JUnit and TAP fail whenever the command does', () => {
  test.each<[string, Files, string, 0 | 1 | 2]>([
    ['well', WELL, '', 0],
    ['not yet', NOT_YET, '', 0],
    ['a wrong claim', WRONG, '', 1],
    ['a requirement', NOT_YET, ' --require met', 1],
    ['a warning', WARNED, '', 0],
    ['a warning, strictly', WARNED, ' --strict', 1],
    [
      'an orphaned claim',
      claims('- { id: c, text: Not there, in: [README.md], disclosed: D }', '# R\n'),
      '',
      1,
    ],
    ['an invalid roadmap', INVALID, '', 2],
    ['no roadmap', {}, '', 2],
  ])('%s', async (_, files, flags, exit) => {
    let xml = '';
    const { exitCode, stdout } = await run(files, `gate check --format junit=out.xml --format tap${flags}`, {
      inspect: (root) => {
        xml = readFileSync(path.join(root, 'out.xml'), 'utf8');
      },
    });
    expect(exitCode).toBe(exit);
    expect(/<failure /.test(xml)).toBe(exit === 1);
    expect(/<error /.test(xml)).toBe(exit === 2);
    expect(/^not ok /m.test(stdout)).toBe(exit !== 0);
    expect(/^Bail out! /m.test(stdout)).toBe(exit === 2);
  });
  test('an honest "not yet" is skipped, with what it lacks', async () => {
    const { stdout } = await run(NOT_YET, 'gate check --format tap');
    expect(stdout).toContain('ok 1 - alpha/it: S # SKIP not met yet: 1 more proof\n');
  });
});

test('problems on stdout for a test tool are not told on stderr as well; a badge tells none', async () => {
  expect((await run(INVALID, 'gate check --format tap')).stderr).toBe('');
  const badge = await run(INVALID, 'gate check --format badge');
  expect(badge.stdout).toContain('<title>Demo: not judged, 1 error</title>');
  expect(badge.stderr).toContain('roadmap/phases/alpha.yaml:6:38');
});

test('validate tells test tools, too', async () => {
  const { exitCode, stdout } = await run(WELL, 'validate --format junit');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('tests="1" failures="0"');
  expect((await run(INVALID, 'validate --format junit')).stdout).toContain('<error type="reference"');
  const refused = await run(WELL, 'validate --format vsa');
  expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
  expect(refused.stderr).toContain('judges nothing that could be attested');
});

describe('an attestation', () => {
  const EVIDENCE = phase(
    `gate:
  criteria:
    - { id: read, statement: S, proofs: [{ file: docs/jane.md, contains: works }] }
    - { id: there, statement: S, proofs: [docs/omar.md, docs/gone.md] }
    - { id: all, statement: S, proofs: [{ files: "more/*.md" }] }
    - { id: covers, statement: S, proofs: [{ file: docs/jane.md, covers: ["src/**"] }] }
    - { id: own, statement: S, count: reviews, target: 1 }`,
    {
      'docs/unused.md': 'unused\n',
      'more/a.md': 'a\n',
      'more/b.md': 'b\n',
      'src/code.js': '1\n',
      'README.md': '# R\n\nIt works.\n',
      'roadmap/metrics.yaml': '\ufeffversion: 1\nmetrics: []\n',
      'roadmap/claims.yaml':
        'version: 1\nclaims:\n  - { id: c, text: It works, in: [README.md], says: 1, count: reviews }\n',
    },
  );

  test('tells the digest of every file that was judged or judged by, as it is on the disk', async () => {
    const subjects = subjectsOf(await run(EVIDENCE, 'gate check --format vsa'));
    const { 'docs/unused.md': _, ...read } = EVIDENCE;
    expect(subjects).toEqual(
      Object.fromEntries(Object.entries(read).map(([file, text]) => [file, sha256(text as string)])),
    );
  });
  test('tells files that only had to be there, however large, and those that are empty', async () => {
    const files = gate(
      `- { id: large, statement: S, proofs: [large.bin] }
- { id: several, statement: S, proofs: [{ files: "large/*" }] }
- { id: empty, statement: S, proofs: [empty.md, { files: "none/*" }] }`,
      { 'empty.md': '', 'none/empty.md': '', 'large/a.bin': '' },
    );
    const large = 64 * 1024 * 1024 + 1;
    const outcome = await run(files, 'gate check --format vsa', {
      prepare: (root) => {
        writeFileSync(path.join(root, 'large.bin'), '');
        for (const file of ['large.bin', 'large/a.bin']) truncateSync(path.join(root, file), large);
      },
    });
    const digest = sha256('\0'.repeat(large));
    expect(subjectsOf(outcome)).toMatchObject({
      'large.bin': digest,
      'large/a.bin': digest,
      'empty.md': sha256(''),
      'none/empty.md': sha256(''),
    });
  });
  test('says when the run was, whatever day it judged for', async () => {
    const { stdout } = await run(WELL, 'gate check --format vsa --as-of 2026-02-20');
    expect(JSON.parse(stdout).predicate).toMatchObject({
      timeVerified: '2026-03-01T12:00:00.000Z',
      policy: { uri: 'file:roadmap/roadmap.yaml?as-of=2026-02-20' },
      verificationResult: 'PASSED',
      verifiedLevels: ['AGENTOPS_GATE_MET:alpha'],
    });
  });
  test('does not pass what the command does not', async () => {
    const { exitCode, stdout } = await run(WRONG, 'gate check --format vsa');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).predicate).toMatchObject({
      verificationResult: 'FAILED',
      verifiedLevels: ['FAILED'],
    });
  });
  test('is not made of what could not be judged', async () => {
    const { exitCode, stdout, stderr } = await run(INVALID, 'gate check --format vsa');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('roadmap/phases/alpha.yaml:6:38');
  });
  test.runIf(isWhole)(
    'tells what a file held when it was read, though a command changed it afterwards',
    async () => {
      const script = "require('fs').writeFileSync('bench.json', '{\"value\":2}')";
      const files = gate(
        `- { id: it, statement: S, value: { data: bench.json, pointer: /value }, target: 1 }
- { id: ran, statement: S, proofs: [{ run: [node, write.js] }] }`,
        { 'bench.json': '{"value":1}', 'write.js': script },
      );
      let after = '';
      const outcome = await run(files, 'gate check --format vsa --allow-run', {
        env: { PATH: process.env['PATH'] ?? '' },
        inspect: (root) => {
          after = readFileSync(path.join(root, 'bench.json'), 'utf8');
        },
      });
      expect(after).toBe('{"value":2}');
      expect(subjectsOf(outcome)['bench.json']).toBe(sha256('{"value":1}'));
    },
  );
  test.runIf(isWhole)('is refused when a file of the roadmap is another one by then', async () => {
    const script = "require('fs').appendFileSync('roadmap/roadmap.yaml', '# changed')";
    const files = gate('- { id: ran, statement: S, proofs: [{ run: [node, write.js] }] }', {
      'write.js': script,
    });
    const { exitCode, stderr } = await run(files, 'gate check --format vsa=out.json --allow-run', {
      env: { PATH: process.env['PATH'] ?? '' },
      inspect: (root) => expect(existsSync(path.join(root, 'out.json'))).toBe(false),
    });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('roadmap/roadmap.yaml changed while the roadmap was judged');
  });
  test('names the verdicts that were taken for checking', async () => {
    let verdicts = '';
    const { stdout } = await run(WELL, 'gate check --format vsa --verdicts verdicts.json', {
      prepare: (root) => {
        verdicts = JSON.stringify({
          version: 1,
          tool: { name: 'agentops', version: '0' },
          roadmap: { name: 'Demo', path: 'roadmap/roadmap.yaml' },
          verdicts: [],
        });
        writeFileSync(path.join(root, 'verdicts.json'), verdicts);
      },
    });
    expect(JSON.parse(stdout).predicate.inputAttestations).toEqual([
      { uri: 'file:verdicts.json', digest: { sha256: sha256(verdicts) } },
    ]);
  });
});
