/** Evidence that is checked in one place and judged in another: what counts there, and what does not. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BoundVerdict, VerdictFile } from '../../src/verify/collected/verdict-file.ts';
import type { Files } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { git, startRepository } from '../kit/repository.ts';
import { inFolder, run, type Outcome } from './scenario.ts';

const ROADMAP = `version: 1
name: Test
maintainers: [author]
phases:
  - id: a
    name: A
    gate:
      opens: done
      criteria:
        - { id: ran, statement: S, proofs: [{ run: [sh, -c, 'echo x >> ran; echo 4'], stdout: { is: '>= 4' } }] }
        - { id: read, statement: S, proofs: [{ file: docs/a.md, contains: done }] }
        - { id: data, statement: S, value: { data: docs/n.json, pointer: /n }, target: 3 }
        - { id: many, statement: S, proofs: [{ files: 'docs/*.md', min: 2 }] }
        - { id: measured, statement: S, proofs: [{ file: docs/b.md, covers: ['docs/*.json'], digest: DIGEST }] }
        - { id: own, statement: S, proofs: [{ file: docs/z.jsonl, contains: z1 }] }
        - { id: told, statement: S, proofs: [{ attested: { by: jane, on: 2026-01-01, statement: It is so } }] }
registers:
  unused: [{ id: x, proofs: [docs/b.md] }]
`;
const DIGEST = 'sha256:2f1d2f5f4d8a1d9b6ad7b2ff53b1f7a6b8f4b0a0f0d3a9a3a5a3f0f6f0a0b0c0';
const FILES: Files = {
  'roadmap/roadmap.yaml': ROADMAP.replace('DIGEST', DIGEST),
  'docs/a.md': 'It is done.\n',
  'docs/b.md': 'More.\n',
  'docs/n.json': '{"n": 3}\n',
  'docs/z.jsonl': '{"id": "z1"}\n',
};

interface Project {
  readonly root: string;
  readonly out: string;
  readonly call: (command: string, today?: string) => Promise<Outcome>;
}

/** A project in git, whose evidence was verified on 2026-03-01. */
function verified(act: (project: Project) => Promise<void>): Promise<void> {
  return inFolder(FILES, async (root) => {
    startRepository(root);
    const out = path.join(root, 'verdicts.json');
    const call: Project['call'] = (command, today) =>
      run({}, `${command} --roadmap ${root}/roadmap`, { ...(today && { today }) });
    const { exitCode, stderr, stdout } = await call(`evidence verify --allow-run --out ${out}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toBe(`checked 8 proofs: 8 hold, 0 fail, 0 unverified; wrote ${out}\n`);
    await act({ root, out, call });
  });
}

function statuses(outcome: Outcome): Record<string, string> {
  const criteria = outcome.report.phases[0]!.gate!.criteria;
  return Object.fromEntries(criteria.map(({ id, status }) => [id, status]));
}

/** What was observed of the only proof of a criterion. */
function observed(outcome: Outcome, id: string): string {
  const criterion = outcome.report.phases[0]!.gate!.criteria.find((one) => one.id === id)!;
  const { verdict, observed: seen } = criterion.evidence[0]!.proofs[0]!;
  return `${verdict}: ${seen}`;
}

function edit(
  file: string,
  change: (bound: { -readonly [K in keyof BoundVerdict]: BoundVerdict[K] }) => void,
): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as VerdictFile;
  for (const bound of content.verdicts) if (bound.kind === 'run') change(bound);
  writeFileSync(file, JSON.stringify(content));
}

const ALL = { ran: 'met', read: 'met', data: 'met', many: 'met', told: 'met' };
const RAN = 'its verdict was';

describe('judging from verdicts', () => {
  test('gives what checking gives, and runs nothing', async () => {
    await verified(async ({ root, out, call }) => {
      const judged = await call(`gate check --json --verdicts ${out}`);
      expect(statuses(judged)).toMatchObject(ALL);
      expect(readFileSync(path.join(root, 'ran'), 'utf8')).toBe('x\n');
      const checked = await call('gate check --json --allow-run');
      expect(judged.stdout).toBe(checked.stdout);
      expect(readFileSync(path.join(root, 'ran'), 'utf8')).toBe('x\nx\n');
    });
  });

  test('without a verdict nothing counts, whatever is there', async () => {
    await verified(async ({ root, call }) => {
      const empty = path.join(root, 'empty.json');
      writeFileSync(
        empty,
        JSON.stringify({
          version: 1,
          tool: { name: 'a', version: '1' },
          roadmap: { name: 'a', path: 'b' },
          verdicts: [],
        }),
      );
      const judged = await call(`gate check --json --verdicts ${empty}`);
      expect(Object.values(statuses(judged))).toEqual(Array(7).fill('not-met'));
      expect(observed(judged, 'read')).toBe('unverified: no verdict for it was given');
      const explained = await call(`gate check --verdicts ${empty}`);
      expect(explained.stdout).not.toContain('--allow-run');
    });
  });

  test('a claim without a verdict is told how to collect one', async () => {
    const files = {
      'roadmap/roadmap.yaml':
        'version: 1\nname: N\nphases: [{ id: a, name: A, gate: { opens: done, criteria: [{ id: c, statement: S, claim: met, proofs: [{ run: [sh] }] }] } }]\n',
      'verdicts.json':
        '{"version":1,"tool":{"name":"a","version":"1"},"roadmap":{"name":"a","path":"b"},"verdicts":[]}',
    };
    const { report } = await run(files, 'gate check --json --verdicts verdicts.json');
    expect(report.findings[0]).toMatchObject({
      rule: 'claim-unverified',
      hint: 'let the proofs be verified (agentops evidence verify), or claim no more than is verified',
    });
  });

  test('verdict files are not picked up by themselves', async () => {
    await verified(async ({ call }) => {
      expect(observed(await call('gate check --json'), 'ran')).toBe(
        'unverified: is not run without --allow-run=sh',
      );
    });
  });

  test.each<readonly [string, (project: Project) => void, string, string]>([
    [
      'whose verdict was edited',
      ({ out }) => edit(out, (bound) => (bound.verdict = { ...bound.verdict, observed: 'all is well' })),
      'ran',
      `unverified: ${RAN} edited after it was collected`,
    ],
    [
      'whose verdict was made younger',
      ({ out }) => edit(out, (bound) => (bound.at = '2026-03-01T12:00:01.000Z')),
      'ran',
      `unverified: ${RAN} edited after it was collected`,
    ],
    [
      'that got other conditions',
      ({ root }) => {
        const file = path.join(root, 'roadmap/roadmap.yaml');
        writeFileSync(file, readFileSync(file, 'utf8').replace('>= 4', '>= 3'));
      },
      'ran',
      'unverified: no verdict for it was given',
    ],
    [
      'whose file changed',
      ({ root }) => writeFileSync(path.join(root, 'docs/a.md'), 'It is not done.\n'),
      'read',
      `unverified: ${RAN} collected on another content of docs/a.md`,
    ],
    [
      'whose glob matches another file',
      ({ root }) => writeFileSync(path.join(root, 'docs/c.md'), 'More.\n'),
      'many',
      `unverified: ${RAN} collected on another content of docs/c.md`,
    ],
    [
      'whose covered files changed',
      ({ root }) => writeFileSync(path.join(root, 'docs/m.json'), '1'),
      'measured',
      `unverified: ${RAN} collected on another content of what it covers`,
    ],
    [
      'whose command was run on another commit',
      ({ root }) => git(root, 'commit', '--quiet', '--allow-empty', '--message', 'More'),
      'ran',
      `unverified: ${RAN} collected on another revision`,
    ],
    [
      'whose command was run before a tracked file changed',
      ({ root }) => writeFileSync(path.join(root, 'docs/b.md'), 'Even more.\n'),
      'ran',
      `unverified: ${RAN} collected on other files of the project`,
    ],
  ])('does not count a proof %s', async (_, change, id, expected) => {
    await verified(async (project) => {
      change(project);
      const judged = await project.call(`gate check --json --verdicts ${project.out}`);
      expect(observed(judged, id)).toBe(expected);
      expect(statuses(judged)[id]).toBe('not-met');
    });
  });

  test('what has become a copy of the roadmap is seen to be one', async () => {
    await verified(async ({ root, out, call }) => {
      expect(statuses(await call(`gate check --json --verdicts ${out}`))['own']).toBe('met');
      mkdirSync(path.join(root, 'roadmap/evidence'));
      copyFileSync(path.join(root, 'docs/z.jsonl'), path.join(root, 'roadmap/evidence/z.jsonl'));
      const judged = await call(`gate check --json --verdicts ${out}`);
      expect(statuses(judged)['own']).toBe('not-met');
      expect(judged.report.findings.map(({ rule }) => rule)).toContain('evidence-circular');
    });
  });

  test('old verdicts do not count where their age is bounded', async () => {
    await verified(async ({ out, call }) => {
      const judge = (maxAge: string, today: string): Promise<Outcome> =>
        call(`gate check --json --verdicts ${out} --max-age ${maxAge}`, today);
      expect(statuses(await judge('P7D', '2026-03-08'))).toMatchObject(ALL);
      const late = await judge('P7D', '2026-03-09');
      expect(observed(late, 'read')).toBe('unverified: its verdict is too old: it is of 2026-03-01');
      expect(Object.values(statuses(late))).toEqual(Array(7).fill('not-met'));
    });
  });

  test('verdicts from the future do not count', async () => {
    await verified(async ({ out, call }) => {
      const judged = await call(`gate check --json --verdicts ${out}`, '2026-02-28');
      expect(observed(judged, 'read')).toBe('unverified: its verdict is dated in the future');
    });
  });

  test('of several verdicts the latest that counts does', async () => {
    await verified(async ({ root, out, call }) => {
      const later = path.join(root, 'later.json');
      await call(`evidence verify --out ${later}`, '2026-03-02');
      const both = await call(`gate check --json --verdicts ${out} --verdicts ${later}`, '2026-03-02');
      // The later one says nothing of it.
      expect(observed(both, 'ran')).toBe('holds: exited with 0, stdout is 4');
      const young = await call(`gate check --json --verdicts ${later} --verdicts ${out}`, '2026-03-01');
      expect(observed(young, 'ran')).toBe('holds: exited with 0, stdout is 4');
    });
  });

  test('of two of the same moment the worse does, in whatever order', async () => {
    await verified(async ({ root, out, call }) => {
      const content = JSON.parse(readFileSync(out, 'utf8')) as VerdictFile;
      const other = path.join(root, 'other.json');
      const verdicts = content.verdicts.map((bound) => {
        const { digest: _digest, ...kept } = bound;
        const changed = { ...kept, verdict: { verdict: 'fails', observed: 'is wrong' } };
        const hash = createHash('sha256').update(canonicalJson(changed)).digest('hex');
        return { ...changed, digest: `sha256:${hash}` };
      });
      writeFileSync(other, JSON.stringify({ ...content, verdicts }));
      for (const files of [
        `--verdicts ${out} --verdicts ${other}`,
        `--verdicts ${other} --verdicts ${out}`,
      ]) {
        expect(observed(await call(`gate check --json ${files}`), 'read')).toBe('fails: is wrong');
      }
    });
  });

  test('what a link leads to is looked at again', async () => {
    const files = {
      'roadmap/roadmap.yaml': `version: 1
name: Test
phases: [{ id: a, name: A }]
claims: [{ id: quick, text: It is quick, in: [README.md], proofs: [link.md] }]
`,
      'README.md': 'It is quick.\n',
      'target.md': 'It is quick.\nMeasured.\n',
    };
    await inFolder(files, async (root) => {
      symlinkSync('target.md', path.join(root, 'link.md'));
      const out = path.join(root, 'verdicts.json');
      await run({}, `evidence verify --roadmap ${root}/roadmap --out ${out}`);
      const judge = (): Promise<Outcome> =>
        run({}, `gate check --json --roadmap ${root}/roadmap --verdicts ${out}`);
      expect((await judge()).report.claims[0]!.status).toBe('supported');
      renameSync(path.join(root, 'target.md'), path.join(root, 'README.md'));
      rmSync(path.join(root, 'link.md'));
      symlinkSync('README.md', path.join(root, 'link.md'));
      expect((await judge()).report.findings.map(({ rule }) => rule)).toContain('evidence-circular');
    });
  });

  test('a shallow clone, and none at all, are no unknown that is like any other', async () => {
    await verified(async ({ root }) => {
      for (const change of [
        (copy: string) => git(root, 'clone', '--quiet', '--depth', '1', `file://${root}`, copy),
        (copy: string) => cpSync(path.join(root, 'roadmap'), path.join(copy, 'roadmap'), { recursive: true }),
      ]) {
        const copy = newFolder();
        change(copy);
        const out = path.join(copy, 'verdicts.json');
        const call = (command: string): Promise<Outcome> => run({}, `${command} --roadmap ${copy}/roadmap`);
        await call(`evidence verify --allow-run --out ${out}`);
        const isClone = existsSync(path.join(copy, '.git'));
        const before = observed(await call(`gate check --json --verdicts ${out}`), 'ran');
        expect(before).toBe(
          isClone
            ? 'holds: exited with 0, stdout is 4'
            : `unverified: ${RAN} collected on what can't be known`,
        );
        if (isClone) git(copy, 'commit', '--quiet', '--allow-empty', '--message', 'More');
        expect(observed(await call(`gate check --json --verdicts ${out}`), 'ran')).toMatch(/^unverified: /);
      }
    });
  });

  test('of another day commands say nothing', async () => {
    await verified(async ({ out, call }) => {
      const judged = await call(`gate check --json --verdicts ${out} --as-of 2026-02-01`);
      expect(observed(judged, 'ran')).toBe("unverified: can't be checked for a day in the past");
      expect(observed(judged, 'read')).toBe('holds: has "done"');
    });
  });
});

test('verdicts of commits, tags, reports and signatures are bound as well', async () => {
  const roadmap = `version: 1
name: Test
phases:
  - id: a
    name: A
    gate:
      opens: done
      criteria:
        - { id: tagged, statement: S, proofs: [{ tag: v1 }] }
        - { id: made, statement: S, proofs: [{ commit: COMMIT }] }
        - { id: tested, statement: S, proofs: [{ junit: report.xml }] }
        - { id: signed, statement: S, proofs: [{ attested: { by: jane, on: 2026-01-01, statement: So }, signature: a.sig }] }
`;
  await inFolder({ 'report.xml': '<testsuite><testcase/></testsuite>' }, async (root) => {
    startRepository(root);
    git(root, 'tag', 'v1');
    mkdirSync(path.join(root, 'roadmap'));
    const head = git(root, 'rev-parse', 'HEAD');
    writeFileSync(path.join(root, 'roadmap/roadmap.yaml'), roadmap.replace('COMMIT', `'${head}'`));
    const out = path.join(root, 'verdicts.json');
    await run({}, `evidence verify --roadmap ${root}/roadmap --out ${out}`);
    const judge = (): Promise<Outcome> =>
      run({}, `gate check --json --roadmap ${root}/roadmap --verdicts ${out}`);
    expect(statuses(await judge())).toEqual({ tagged: 'met', made: 'met', tested: 'met', signed: 'not-met' });
    expect(observed(await judge(), 'signed')).toBe('fails: its signature a.sig is not there');
    writeFileSync(path.join(root, 'a.sig'), 'rubbish');
    expect(observed(await judge(), 'signed')).toBe(
      'unverified: its verdict was collected on another content of a.sig',
    );
    writeFileSync(path.join(root, 'report.xml'), '<testsuite/>');
    expect(observed(await judge(), 'tested')).toMatch(/collected on another content of report\.xml$/);
    git(root, 'commit', '--quiet', '--allow-empty', '--message', 'More');
    git(root, 'tag', '--force', 'v1');
    expect(observed(await judge(), 'made')).toMatch(/collected on another revision$/);
    git(root, 'reset', '--quiet', '--soft', 'HEAD~1');
    expect(observed(await judge(), 'made')).toMatch(/^holds: /);
    expect(observed(await judge(), 'tagged')).toMatch(/collected on another revision$/);
  });
});

describe('a verdict file that is refused', () => {
  const refused = async (command: string): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(FILES, command, {
      prepare: (root) => {
        writeFileSync(path.join(root, 'roadmap/verdicts.json'), '{}');
        writeFileSync(path.join(root, 'none.json'), 'none');
        writeFileSync(path.join(root, 'blank.json'), '\n');
        writeFileSync(path.join(root, 'list.json'), '[]');
        writeFileSync(path.join(root, 'other.json'), '{"version": 2}');
        const tool = { name: 'a', version: '1' };
        const hash = `sha256:${'0'.repeat(64)}`;
        const entry = { proof: hash, kind: 'file', target: 'a', at: 'x', on: {}, digest: hash };
        const verdicts = [{ ...entry, verdict: { verdict: 'holds', observed: 'o' } }];
        const roadmap = { name: 'a', path: 'b' };
        writeFileSync(path.join(root, 'wrong.json'), JSON.stringify({ version: 1, tool, roadmap, verdicts }));
        mkdirSync(path.join(root, 'folder'));
        symlinkSync('roadmap/verdicts.json', path.join(root, 'link.json'));
        symlinkSync('/dev/zero', path.join(root, 'endless.json'));
        writeFileSync(path.join(root, 'huge.json'), '');
        truncateSync(path.join(root, 'huge.json'), 10 * 2 ** 30);
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    return stderr;
  };

  test.each([
    ['roadmap/verdicts.json', 'error: the verdict file roadmap/verdicts.json lies inside the roadmap\n'],
    ['link.json', 'error: the verdict file link.json lies inside the roadmap\n'],
    ['gone.json', 'error: the verdict file gone.json is not there\n'],
    ['folder', 'error: the verdict file folder is a folder\n'],
    ['endless.json', 'error: the verdict file endless.json is a device\n'],
    ['huge.json', 'error: the verdict file huge.json is larger than 256 MiB\n'],
    ['none.json', 'error: none.json is no verdict file: it is no JSON, or not all of it\n'],
    ['blank.json', 'error: blank.json is no verdict file: it is empty\n'],
    ['other.json', 'error: other.json is no verdict file: its version is 2, and version 1 is read here\n'],
    ['list.json', 'list.json is no verdict file: it is not as agentops evidence verify writes it\n'],
    [
      'wrong.json',
      'wrong.json is no verdict file: what stands at /verdicts/0/at is not as agentops evidence verify writes it\n',
    ],
  ])('%s', async (file, message) => {
    expect(await refused(`gate check --verdicts ${file}`)).toContain(message);
  });

  test('flags that mean nothing beside it', async () => {
    expect(await refused('gate check --verdicts none.json --allow-run')).toContain(
      'with --verdicts nothing is checked, so --allow-run means nothing',
    );
    expect(await refused('gate check --verdicts none.json --jobs 2')).toContain('so --jobs means nothing');
  });

  test('an age without verdicts, and an age that is none', async () => {
    expect(await refused('gate check --max-age P7D')).toContain(
      '--max-age is about verdicts, and none are given',
    );
    expect(await refused('gate check --verdicts none.json --max-age never')).toContain(
      '--max-age "never" is no duration',
    );
  });
});

describe('agentops evidence verify', () => {
  test('prints the verdicts without --out, of unused registers as well', async () => {
    const { stdout, stderr, exitCode } = await run(FILES, 'evidence verify');
    const { verdicts, version } = JSON.parse(stdout) as VerdictFile;
    expect({ exitCode, version, count: verdicts.length }).toEqual({ exitCode: 0, version: 1, count: 8 });
    expect(stderr).toBe(
      'checked 8 proofs: 7 hold, 0 fail, 1 unverified\n' +
        '  unverified: run sh -c echo x >> ran; echo 4: is not run without --allow-run=sh\n',
    );
  });

  test('names ten that are unverified, and counts the others', async () => {
    const proofs = Array.from({ length: 12 }, (_, n) => `{ run: [sh, '${n}'] }`).join(', ');
    const files = {
      'roadmap/roadmap.yaml': `version: 1\nname: N\nphases: [{ id: a, name: A }]\nregisters: { r: [{ id: a, proofs: [${proofs}] }] }\n`,
    };
    const { stderr } = await run(files, 'evidence verify');
    expect(stderr.match(/^ {2}unverified: run sh \d+: /gm)).toHaveLength(10);
    expect(stderr).toMatch(/\n {2}2 more; --verbose shows them all\n$/);
  });

  test('an invalid roadmap is told', async () => {
    const { stderr, exitCode } = await run({ 'roadmap/roadmap.yaml': 'version: 2\n' }, 'evidence verify');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('roadmap/roadmap.yaml:1:10');
  });
});
