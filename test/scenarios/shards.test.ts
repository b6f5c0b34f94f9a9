/** Shards check a share of the evidence each, and what is merged from them is what one machine gives, or nothing. */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { VerdictFile } from '../../src/verify/collected/verdict-file.ts';
import { execute, runIn, type Answer, type Ended } from '../kit/command.ts';
import type { Files } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { git, startRepository } from '../kit/repository.ts';
import { inFolder } from './scenario.ts';

const SHARDS = [1, 2, 3, 4];
const BLOBS = SHARDS.map((index) => `../b/${index}.json`);

const records = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) =>
      `      - { id: r${n}, on: 2026-01-10, n: ${n}, proofs: [{ file: docs/${n % 40}.md, contains: "${n % 7}" }] }\n`,
  ).join('');

/** Every kind of proof, met and not, and public claims. */
const FILES: Files = {
  'project/roadmap/roadmap.yaml': `version: 1
name: Demo
phases:
  - id: alpha
    name: Alpha
    gate:
      criteria:
        - { id: many, statement: Many, claim: met, count: talks, target: 30, convincing: 100 }
        - { id: ran, statement: Ran, proofs: [{ run: [node, -p, '4'] }, { run: [node, -e, process.exit(3)] }] }
        - { id: read, statement: Read, value: { run: [node, -p, '4'], stdout: { is: ">= 4" } }, target: 4 }
        - { id: slow, statement: Asked, claim: met, proofs: [https://example.org/, docs/1.md] }
        - { id: globbed, statement: Globbed, proofs: [{ files: 'docs/*.md', each: { contains: text } }, README.md] }
        - { id: data, statement: Data, value: { data: bench.json, pointer: /ratio }, target: 3 }
        - { id: tests, statement: Tests, proofs: [{ junit: report.xml }, { tag: v1 }, { commit: '1234567' }] }
        - { id: stated, statement: Stated, proofs: [{ attested: { by: jane, on: 2026-01-01, statement: So } }] }
        - { id: own, statement: Own, claim: met, proofs: [roadmap/roadmap.yaml] }
        - { id: pinned, statement: Pinned, proofs: [{ file: docs/2.md, covers: ['docs/*.md'] }] }
  - id: beta
    name: Beta
registers:
  talks:
    records:
${records(120)}claims:
  - { id: fast, text: 3x faster, in: [README.md], says: '>= 3', value: { data: bench.json, pointer: /ratio } }
  - { id: circular, text: All is well, in: [README.md], proofs: [docs/copy.md] }
`.replace('    records:\n', ''),
  'project/README.md': '# Demo\n\nIt is 3x faster. All is well.\n',
  'project/docs/copy.md': '# Demo\n\nIt is 3x faster. All is well.\n',
  'project/bench.json': '{ "ratio": 3.2 }',
  'project/report.xml': '<testsuite><testcase/></testsuite>',
  ...Object.fromEntries(
    Array.from({ length: 38 }, (_, n) => [`project/docs/${n}.md`, `Some text, ${n % 5} and ${n % 3}.\n`]),
  ),
};

interface Project {
  readonly root: string;
  readonly call: (command: string) => Promise<Answer>;
  readonly shard: (index: number, flags?: string) => Promise<Answer>;
}

/** Copied by every test: the project in a repository, with `../b` for blobs; and the same with all four there. */
let templates: { readonly bare: string; readonly collected: string };
const scratch = newFolder();
beforeAll(async () => {
  templates = { bare: path.join(scratch, 'bare'), collected: path.join(scratch, 'collected') };
  await inFolder(FILES, async (folder) => {
    const root = path.join(folder, 'project');
    mkdirSync(path.join(folder, 'b'));
    startRepository(root);
    git(root, 'tag', 'v1');
    cpSync(folder, templates.bare, { recursive: true });
  });
  cpSync(templates.bare, templates.collected, { recursive: true });
  const { shard } = projectAt(templates.collected);
  for (const index of SHARDS) await shard(index);
});

async function project(collected: boolean, act: (project: Project) => Promise<void>): Promise<void> {
  await inFolder({}, async (folder) => {
    cpSync(collected ? templates.collected : templates.bare, folder, { recursive: true });
    await act(projectAt(folder));
  });
}

function projectAt(folder: string): Project {
  const root = path.join(folder, 'project');
  const call: Project['call'] = (command) => runIn(root, command);
  const shard = (index: number, flags = ''): Promise<Answer> =>
    call(`gate check --shard ${index}/4 --format blob=../b/${index}.json${flags}`);
  return { root, call, shard };
}

/** What tests change in a blob. */
interface Editable {
  readonly tool: { version: string };
  readonly shard: { index: number; of: number };
  readonly verdicts: { readonly kind: string; readonly verdict: { verdict: string } }[];
}

const read = (root: string, index: number): VerdictFile =>
  JSON.parse(readFileSync(path.join(root, `../b/${index}.json`), 'utf8')) as VerdictFile;

describe('four shards as four processes', () => {
  /** Reports carry no time but of the day, which is given. */
  const judge = (cwd: string, argv: readonly string[]): Promise<Ended> =>
    execute(cwd, [...argv, '--as-of', '2099-01-01', '--no-cache'], { env: { COLUMNS: '80' } });

  test('are judged as by one, byte for byte, in every format', async () => {
    await project(false, async ({ root }) => {
      const ran = await Promise.all(
        SHARDS.map((index) =>
          judge(root, [
            'gate',
            'check',
            '--shard',
            `${index}/4`,
            '--format',
            `blob=../b/${index}.json`,
            '--allow-run=node',
          ]),
        ),
      );
      expect(ran.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
      const sizes = SHARDS.map((index) => read(root, index).verdicts.length);
      expect(Math.min(...sizes)).toBeGreaterThan(0);
      const whole = await judge(root, ['gate', 'check', '--allow-run=node', '--json']);
      const formats = [
        'terminal',
        'json',
        'sarif',
        'github',
        'gitlab',
        'junit',
        'tap',
        'markdown',
        'html',
        'badge',
      ];
      const flags = (where: string): string[] =>
        formats.flatMap((name) => ['--format', `${name}=../${where}.${name}`]);
      mkdirSync(path.join(root, '../one'));
      mkdirSync(path.join(root, '../all'));
      const one = await judge(root, ['gate', 'check', '--allow-run=node', ...flags('one/r')]);
      const all = await judge(root, ['merge', ...BLOBS, ...flags('all/r')]);
      expect(all).toEqual(one);
      expect(all).toMatchObject({ exitCode: 1, stdout: '', stderr: '' });
      for (const name of formats) {
        const [a, b] = ['all', 'one'].map((where) =>
          readFileSync(path.join(root, `../${where}/r.${name}`), 'utf8'),
        );
        expect(a, name).toBe(b);
      }
      expect(await judge(root, ['merge', ...BLOBS.toReversed(), '--json'])).toEqual(whole);
      // What is not permitted is told with its flag all the same.
      expect(whole.stdout).toContain('--allow-net=example.org');
    });
  });
});

describe('a share', () => {
  test('holds what is its own, and all of them everything once', async () => {
    await project(true, async ({ root, call }) => {
      const shares = SHARDS.map((index) => read(root, index).verdicts.map(({ proof }) => proof));
      await call('evidence verify --out ../all.json');
      const all = JSON.parse(readFileSync(path.join(root, '../all.json'), 'utf8')) as VerdictFile;
      expect(shares.flat().sort()).toEqual(all.verdicts.map(({ proof }) => proof).sort());
    });
  });

  test('tells what it checked, and its exit code says nothing of it', async () => {
    await project(false, async ({ shard }) => {
      const { exitCode, stdout, stderr } = await shard(3);
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
      expect(stderr).toMatch(
        /^shard 3 of 4: checked 1 proof: 0 hold, 0 fail, 1 unverified; wrote \.\.\/b\/3\.json\n {2}unverified: url /,
      );
      expect((await shard(3, ' --quiet')).stderr).toBe('');
    });
  });

  test('goes to stdout without a file', async () => {
    await project(false, async ({ call }) => {
      const { stdout } = await call('gate check --shard 1/1 --format blob');
      expect((JSON.parse(stdout) as VerdictFile).shard).toMatchObject({ index: 1, of: 1, phases: [] });
    });
  });

  test.each([
    ['--shard 5/4 --format blob=x', 'of 4 shards none is number 5'],
    ['--shard 0/4 --format blob=x', '--shard 0/4 is no shard'],
    ['--shard 1 --format blob=x', '--shard 1 is no shard'],
    ['--shard 1/1000 --format blob=x', 'N is 999 at most'],
    ['--shard 1/4', 'write --format blob=FILE'],
    ['--shard 1/4 --format blob=', 'write --format blob=FILE'],
    ['--shard 1/4 --format json', 'agentops merge takes the other formats'],
    ['--shard 1/4 --format blob=x --format json=y', 'writes a blob, and nothing else'],
    ['--shard 1/4 --format blob=x --json', '--json means nothing'],
    ['--shard 1/4 --format blob=x --require met', 'so --require means nothing'],
    ['--shard 1/4 --format blob=x --max-warnings 0', 'so --max-warnings means nothing'],
    ['--shard 1/4 --format blob=x --base HEAD', 'so --base means nothing'],
    ['--shard 1/4 --format blob=x --verdicts y', 'leave one of them out'],
    ['--shard 1/4 --format blob=x alhpa', 'did you mean "alpha"?'],
    ['--shard 1/4 --format blob=roadmap/roadmap.yaml', 'is a file of the roadmap itself'],
    ['--format blob=x', 'write gate check --shard I/N --format blob=FILE'],
  ])('%s is refused', async (flags, message) => {
    const { root, call } = projectAt(templates.bare);
    const { exitCode, stdout, stderr } = await call(`gate check ${flags}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(existsSync(path.join(root, 'x'))).toBe(false);
  });

  test('of an invalid roadmap there is none', async () => {
    await project(false, async ({ root, shard }) => {
      writeFileSync(path.join(root, 'roadmap/roadmap.yaml'), 'version: 2\n');
      expect(await shard(1)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('roadmap.yaml:1:10'),
      });
      expect(existsSync(path.join(root, '../b/1.json'))).toBe(false);
    });
  });
});

describe('merge', () => {
  const merge = `merge ${BLOBS.join(' ')}`;

  test('judges the phases that the shards were given', async () => {
    await project(false, async ({ call, shard }) => {
      for (const index of SHARDS) await shard(index, ' alpha');
      expect(await call(`${merge} --json`)).toEqual(await call('gate check alpha --json'));
    });
  });

  test('without git commands count as they do for one machine; with it on one side nothing does', async () => {
    await project(false, async ({ root, call, shard }) => {
      renameSync(path.join(root, '.git'), path.join(root, '../git'));
      for (const index of SHARDS) await shard(index, ' --allow-run=node');
      const one = await call('gate check --allow-run=node --json');
      expect(one.stdout).toContain('exited with 0');
      expect(await call(`${merge} --json`)).toEqual(one);
      renameSync(path.join(root, '../git'), path.join(root, '.git'));
      expect((await call(merge)).stderr).toContain('it is of another revision: no commit, not ');
    });
  });

  test('takes what a gate check takes for its judgement', async () => {
    await project(true, async ({ call }) => {
      for (const flags of [
        '--require met',
        '--strict --json',
        '--max-warnings 0',
        '--base HEAD',
        '--verbose',
      ]) {
        const [all, one] = [await call(`${merge} ${flags}`), await call(`gate check ${flags}`)];
        expect({ ...all, stderr: '' }).toEqual({ ...one, stderr: '' });
      }
    });
  });

  test('an attestation names the blobs', async () => {
    await project(true, async ({ call }) => {
      const { stdout } = await call(`${merge} --format vsa`);
      for (const blob of BLOBS) expect(stdout).toContain(blob);
    });
  });

  const edit = (root: string, index: number, change: (file: Editable) => void): void => {
    const file = read(root, index) as unknown as Editable;
    change(file);
    writeFileSync(path.join(root, `../b/${index}.json`), JSON.stringify(file));
  };

  test.each<readonly [string, (project: Project) => unknown, string, string]>([
    ['a missing shard', () => {}, 'merge ../b/1.json ../b/4.json ../b/2.json', 'shard 3 of 4 is missing\n'],
    ['missing shards', () => {}, 'merge ../b/2.json', 'shards 1, 3, 4 of 4 are missing\n'],
    [
      'a blob of more shards than there can be',
      ({ root }) => edit(root, 1, ({ shard }) => void (shard.of = 2 ** 53 - 1)),
      'merge ../b/1.json',
      'shards 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … of 9007199254740991 are missing\n',
    ],
    [
      'a shard of which there are fewer',
      ({ root }) => edit(root, 4, ({ shard }) => void Object.assign(shard, { index: 9, of: 1 })),
      'merge ../b/4.json',
      '../b/4.json is no blob: it says it is shard 9 of 1',
    ],
    [
      'a blob that never came',
      ({ root }) => rmSync(path.join(root, '../b/3.json')),
      merge,
      'shard 3 of 4 is missing (not there: ../b/3.json)\n',
    ],
    [
      'a pattern that nothing fits',
      () => {},
      'merge blobs/*.json',
      'none of the blobs is there: blobs/*.json',
    ],
    [
      'a blob too many that is not there',
      () => {},
      `${merge} ../b/5.json`,
      'all 4 shards are given, and more',
    ],
    [
      'a blob twice',
      () => {},
      `${merge} ../b/2.json`,
      'shard 2 of 4 is given twice: ../b/2.json and ../b/2.json',
    ],
    [
      'a shard twice in place of another',
      ({ root }) => copyFileSync(path.join(root, '../b/2.json'), path.join(root, '../b/3.json')),
      merge,
      'shard 2 of 4 is given twice: ../b/2.json and ../b/3.json',
    ],
    [
      'a blob that was cut off',
      ({ root }) => writeFileSync(path.join(root, '../b/3.json'), '{"version": 1,'),
      merge,
      '../b/3.json is no blob: it is no JSON, or not all of it',
    ],
    [
      'a verdict file',
      ({ call }) => call('evidence verify --out ../b/3.json'),
      merge,
      '../b/3.json is no blob: it does not say which shard it is',
    ],
    [
      'another commit',
      ({ root }) => git(root, 'commit', '--quiet', '--allow-empty', '--message', 'More'),
      merge,
      '../b/1.json is not of what is judged: it is of another revision: ',
    ],
    [
      'one blob of another commit',
      async ({ root, shard }) => {
        git(root, 'commit', '--quiet', '--allow-empty', '--message', 'More');
        await shard(2);
      },
      merge,
      '../b/2.json does not go with ../b/1.json: it is of another revision: ',
    ],
    [
      'another roadmap',
      ({ root }) => {
        const file = path.join(root, 'roadmap/roadmap.yaml');
        writeFileSync(file, readFileSync(file, 'utf8').replace('target: 30', 'target: 29'));
      },
      merge,
      'it is of a roadmap with other files: ',
    ],
    ['another day', () => {}, `${merge} --as-of 2026-02-28`, 'it is as of 2026-03-01, not 2026-02-28'],
    [
      'other permissions',
      ({ shard }) => shard(4, ' --allow-run=sh,node --allow-net=b.org:80,a.org'),
      merge,
      'it was checked with --allow-run=node,sh --allow-net=a.org,b.org:80, not with no permission',
    ],
    ['permission for everything', ({ shard }) => shard(4, ' --allow-net'), merge, 'with --allow-net, not'],
    ['other phases', ({ shard }) => shard(2, ' alpha'), merge, 'it is about alpha, not all phases'],
    [
      'another number of shards',
      ({ call }) => call('gate check --shard 3/5 --format blob=../b/3.json'),
      merge,
      'it is a shard of 5, not 4',
    ],
    [
      'another version',
      ({ root }) => SHARDS.forEach((index) => edit(root, index, (file) => (file.tool.version = '0.0.1'))),
      merge,
      '../b/1.json is not of what is judged: it was written by agentops 0.0.1, not agentops ',
    ],
    [
      'a blob with a verdict less',
      ({ root }) => edit(root, 2, (file) => file.verdicts.pop()),
      merge,
      '../b/2.json does not hold what shard 2 of 4 has to hold',
    ],
    [
      'a blob with a verdict twice',
      ({ root }) => edit(root, 2, (file) => file.verdicts.push(file.verdicts[0]!)),
      merge,
      '../b/2.json does not hold what shard 2 of 4 has to hold',
    ],
    [
      'a blob that the roadmap brings',
      ({ root }) => copyFileSync(path.join(root, '../b/1.json'), path.join(root, 'roadmap/1.json')),
      'merge roadmap/1.json ../b/2.json ../b/3.json ../b/4.json',
      'the blob roadmap/1.json lies inside the roadmap',
    ],
    ['a folder', () => {}, 'merge ../b', 'the blob ../b is a folder'],
    ['a flag for checking', () => {}, `${merge} --allow-run`, "unknown option '--allow-run"],
    ['a misspelt flag', () => {}, `${merge} --requir met`, 'did you mean "--require"?'],
    ['no blob at all', () => {}, 'merge', "missing required argument 'files'"],
  ])('%s is refused', async (_, change, command, message) => {
    await project(true, async (given) => {
      await change(given);
      const { exitCode, stdout, stderr } = await given.call(`${command} --json`);
      expect(stderr).toContain(message);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    });
  });

  test('what is wrong with the roadmap is told', async () => {
    await project(true, async ({ root, call }) => {
      writeFileSync(path.join(root, 'roadmap/roadmap.yaml'), 'version: 2\n');
      expect(await call(merge)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('roadmap.yaml:1:10'),
      });
    });
  });

  test('a verdict that was edited, or of a file that changed since, does not count', async () => {
    await project(true, async ({ root, call }) => {
      for (const index of SHARDS)
        edit(root, index, ({ verdicts }) => {
          for (const one of verdicts) if (one.kind === 'url') one.verdict.verdict = 'holds';
        });
      writeFileSync(path.join(root, 'bench.json'), '{ "ratio": 9 }');
      const { stdout } = await call(`${merge} --json`);
      expect(stdout).toContain('its verdict was edited after it was collected');
      expect(stdout).toContain('its verdict was collected on another content of bench.json');
    });
  });
});
