/** Starting a roadmap: a small one, or from a Markdown document; nothing is ever overwritten or half written. */
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSafe } from '../unit/report/safe.ts';
import { runIn, TODAY } from '../kit/command.ts';
import type { Files } from '../kit/files.ts';
import { session } from './session.ts';
import { gate, MET } from './project.ts';

const DOCUMENT = `# Gizmo Roadmap

**Last Updated:** 2026-01-15

## Phase 0: Base (Completed)

### Exit criteria

- ✅ It builds

## Phase 1: Alpha - First tests (Current)

**Minimum duration:** 6 weeks

### Success criteria

1. **Community:** 3+ people have reviewed it
2. **Failures:** At least 2 known failures per part
3. **Answers:** 100% of questions are answered
4. **Speed:** It answers in <100ms

### Risks

**Risk: Nobody comes**
- Mitigation: Ask people

## Phase 2: Beta (Future)

## Thanks

To everybody.
`;

describe('init', () => {
  test('writes a small roadmap that is valid, and says what is next', async () => {
    await session({}, async ({ run, text, files }) => {
      const result = await run(['init', '--name', 'My project', '--phase', 'First steps']);
      expect(result).toEqual({
        exitCode: 0,
        stdout:
          'wrote roadmap/phases/first-steps.yaml\nwrote roadmap/evidence/reviews.yaml\nwrote roadmap/roadmap.yaml\n',
        stderr: 'next: agentops gate check\n',
      });
      expect(Object.keys(files())).toEqual([
        'roadmap/evidence/reviews.yaml',
        'roadmap/phases/first-steps.yaml',
        'roadmap/roadmap.yaml',
      ]);
      expect(text('roadmap/roadmap.yaml')).toBe('version: 1\nname: My project\nphases: [first-steps]\n');
      expect((await run('validate')).stdout).toBe(
        'roadmap/roadmap.yaml is valid: 1 phase, 2 criteria, 0 records in 1 register, 0 public claims, 0 metrics.\n',
      );
      const checked = await run('gate check');
      expect(checked.exitCode).toBe(0);
      expect(checked.stdout).toContain('EXTEND   ');
    });
  });

  test('asks for what is not given, where somebody can be asked', async () => {
    await session({}, async ({ run, text, root }) => {
      const result = await run('init', ['', ' Beta ']);
      expect(result.stderr).toBe(
        `name of the roadmap (Enter: ${path.basename(root)}): first phase (Enter: Alpha): next: agentops gate check\n`,
      );
      expect(text('roadmap/phases/beta.yaml')).toContain('name: Beta\n');
    });
  });

  test('writes nothing when the questions are not answered', async () => {
    await session({}, async ({ run, files }) => {
      const result = await run('init', ['Mine', null]);
      expect([result.exitCode, files()]).toEqual([2, {}]);
    });
  });

  test('asks nothing without a terminal: the folder names it', async () => {
    await session({ 'gizmo/README.md': 'Hi' }, async ({ root, run, text }) => {
      expect((await runIn(path.join(root, 'gizmo'), 'init')).exitCode).toBe(0);
      expect(text('gizmo/roadmap/roadmap.yaml')).toBe('version: 1\nname: gizmo\nphases: [alpha]\n');
      expect((await run('validate --roadmap gizmo/roadmap')).exitCode).toBe(0);
    });
  });

  test('--quiet gives no hint, --roadmap another place, which is made', async () => {
    await session({}, async ({ run, files }) => {
      expect(await run('init --quiet --roadmap docs/plan')).toMatchObject({ exitCode: 0, stderr: '' });
      expect(files()).toHaveProperty(['docs/plan/roadmap.yaml']);
      expect((await run('validate --roadmap docs/plan')).exitCode).toBe(0);
    });
  });

  test('--dry-run shows the files, and writes nothing', async () => {
    await session({}, async ({ run, files }) => {
      const { exitCode, stdout, stderr } = await run('init --dry-run --name Mine');
      expect([exitCode, stderr, files()]).toEqual([0, '', {}]);
      expect(stdout).toContain('--- roadmap/roadmap.yaml\nversion: 1\nname: Mine\nphases: [alpha]\n');
    });
  });

  test.each([
    ['a roadmap', gate(MET), 'init', 'roadmap/roadmap.yaml is there already'],
    [
      'a part of one',
      { 'roadmap/phases/alpha.yaml': 'version: 1\n' },
      'init',
      'roadmap/phases/alpha.yaml is there already',
    ],
    [
      'a folder that the files go to',
      { 'roadmap/evidence/photo.txt': 'x' },
      'init',
      'roadmap/evidence is there already',
    ],
    [
      'a file on the way',
      { plan: 'x' },
      'init --roadmap plan/roadmap',
      "can't write plan/roadmap: a folder on its path is a file",
    ],
    ['a file in its place', { roadmap: 'x' }, 'init', 'roadmap is a file'],
    [
      'a roadmap, asked by name',
      gate(MET),
      'init --roadmap roadmap',
      'roadmap/roadmap.yaml is there already',
    ],
    [
      'a roadmap, even to import',
      { ...gate(MET), 'ROADMAP.md': DOCUMENT },
      'init --from ROADMAP.md',
      'roadmap/roadmap.yaml is there already',
    ],
  ])('never writes over %s', async (_, files, command, message) => {
    await session(files as Files, async (one) => {
      const before = one.files();
      const { exitCode, stdout, stderr } = await one.run(command);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(one.files()).toEqual(before);
    });
  });

  test('starts in a folder that has other things in it', async () => {
    await session({ 'roadmap/ROADMAP.md': '# Plan\n' }, async ({ run, files }) => {
      expect((await run('init')).exitCode).toBe(0);
      expect(files()).toHaveProperty(['roadmap/ROADMAP.md']);
    });
  });

  test.runIf(process.getuid?.() !== 0)('leaves nothing behind where it may not write', async () => {
    await session({}, async ({ root, run, files }) => {
      chmodSync(root, 0o500);
      const { exitCode, stderr } = await run('init');
      chmodSync(root, 0o700);
      expect([exitCode, files(), existsSync(path.join(root, 'roadmap'))]).toEqual([2, {}, false]);
      expect(stderr).toContain("can't write roadmap: that is not permitted");
    });
  });

  test.each([
    ['init --json', '--json shows what an import would give'],
    ['init --name=', '--name is empty'],
    ['init --phase=', '--phase is empty'],
    ['init --from ROADMAP.md --phase A', 'cannot be used with'],
    ['init --fron x', "unknown option '--fron'"],
  ])('%s', async (command, message) => {
    await session({}, async ({ run, files }) => {
      const { exitCode, stderr } = await run(command);
      expect([exitCode, files()]).toEqual([2, {}]);
      expect(stderr).toContain(message);
    });
  });

  test('--help has examples and exit codes', async () => {
    await session({}, async ({ run }) => {
      const { exitCode, stdout } = await run('init --help');
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(
        /--from <file>[\s\S]*Exit codes:[\s\S]*Examples:[\s\S]*agentops init --from ROADMAP\.md --dry-run/,
      );
    });
  });
});

describe('init --from', () => {
  test('writes what the document says, and lists what was not understood', async () => {
    await session({ 'ROADMAP.md': DOCUMENT }, async ({ run, text }) => {
      const result = await run('init --from ROADMAP.md');
      expect(result.exitCode).toBe(0);
      expect(result.stdout).toMatch(
        /^wrote \d+ files to roadmap\/: 3 phases, 5 criteria, 1 risk, 0 metrics\n$/,
      );
      expect(result.stderr).toBe(
        '2 lines of ROADMAP.md were not understood:\n  29: ## Thanks\n  31: To everybody.\nnext: agentops gate check\n',
      );
      expect(text('roadmap/phases/base.yaml')).toContain(
        'passed: 2026-01-15 # no day is told: that of the document\n',
      );
      expect(text('roadmap/phases/alpha.yaml')).toBe(`version: 1
# ROADMAP.md:11
id: alpha
name: Alpha - First tests
window:
  min: 6 weeks
gate:
  criteria:
    # ROADMAP.md:17, ">= 3" suggested by its words
    - id: community
      statement: 3+ people have reviewed it
      count: community
      target: 3
    # ROADMAP.md:18, ">= 2" suggested by its words
    - id: failures
      statement: At least 2 known failures per part
      count: failures
      per: { field: part, of: parts }
      target: 2
    # ROADMAP.md:19, ">= 100%" suggested by its words
    - id: answers
      statement: 100% of questions are answered
      share: answers
      where: { done: true }
      target: 100%
    # ROADMAP.md:20, "< 100" suggested by its words
    - id: speed
      statement: It answers in <100ms
      value: { data: evidence/speed.json, pointer: /value }
      target: "< 100"
risks:
  - risk: Nobody comes
    mitigation: Ask people
`);
      expect(text('roadmap/evidence/failures.yaml')).toBe(
        'version: 1\nregister: failures\nfields: [part]\nrecords: []\n',
      );
      expect((await run('validate')).exitCode).toBe(0);
      // What the document calls done has no evidence yet.
      const checked = await run('gate check --json');
      expect(JSON.parse(checked.stdout)).toMatchObject({ current: 'alpha', decision: { phase: 'alpha' } });
      expect(checked.stdout).toContain('claim-unsupported');
    });
  });

  test('--dry-run --json is what was understood', async () => {
    await session({ 'ROADMAP.md': DOCUMENT }, async ({ run, files }) => {
      const result = await run('init --from ROADMAP.md --dry-run --json');
      expect([result.exitCode, result.stderr, Object.keys(files())]).toEqual([0, '', ['ROADMAP.md']]);
      const report = JSON.parse(result.stdout);
      expect(Object.keys(report)).toEqual(['version', 'document', 'phases', 'metrics', 'notUnderstood']);
      expect(report).toMatchObject({ version: 1, document: 'ROADMAP.md' });
      expect(report.phases[0]).toEqual({
        id: 'base',
        name: 'Base',
        line: 5,
        state: 'completed',
        window: { starts: null, min: null, max: null },
        criteria: [
          {
            id: 'builds',
            statement: 'It builds',
            kind: 'requirement',
            claim: 'met',
            target: null,
            line: 9,
          },
        ],
        risks: [],
        objectives: [],
        scope: [],
      });
      expect(report.phases.map(({ state }: { state: string }) => state)).toEqual([
        'completed',
        'current',
        'future',
      ]);
      expect(report.phases[1].risks).toEqual([
        { risk: 'Nobody comes', mitigation: 'Ask people', fallback: null, line: 24 },
      ]);
      expect(report.notUnderstood).toEqual([
        { line: 29, text: '## Thanks' },
        { line: 31, text: 'To everybody.' },
      ]);
    });
  });

  test('--dry-run shows the files that would be written', async () => {
    await session({ 'ROADMAP.md': DOCUMENT }, async ({ run, files }) => {
      const dry = await run('init --from ROADMAP.md --dry-run');
      expect([dry.exitCode, Object.keys(files())]).toEqual([0, ['ROADMAP.md']]);
      await run('init --from ROADMAP.md');
      const shown = dry.stdout
        .split(/^--- /m)
        .slice(1)
        .map((part) => part.slice(0, part.indexOf('\n')));
      expect(shown.toSorted()).toEqual(Object.keys(files()).filter((file) => file !== 'ROADMAP.md'));
    });
  });

  test('many lines that were not understood are shown as ranges, and with --verbose in full', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => `Line ${index}.`).join('\n');
    await session({ 'ROADMAP.md': `${lines}\n\n## Phase 1: A\n\n## Phase 2: B\n` }, async ({ run }) => {
      const { stderr } = await run('init --from ROADMAP.md --dry-run');
      expect(stderr).toContain('  10: Line 9.\n  and 11-30 (--verbose shows them)\n');
      expect((await run('init --from ROADMAP.md --dry-run --verbose')).stderr).toContain('  30: Line 29.\n');
    });
  });

  test('completed phases come first, in the order of the document', async () => {
    const source = '## v2.0 (planned)\n\n## v1.1 (completed 2026-02-01)\n\n## v1.0 (completed 2026-01-01)\n';
    await session({ 'ROADMAP.md': source }, async ({ run, text }) => {
      expect((await run('init --from ROADMAP.md --name Gizmo')).exitCode).toBe(0);
      expect(text('roadmap/roadmap.yaml')).toBe('version: 1\nname: Gizmo\nphases: [v1.1, v1.0, v2.0]\n');
      expect(text('roadmap/phases/v1.0.yaml')).toContain(
        `passed: ${TODAY} # no day is told: that of the import`,
      );
    });
  });

  test('text that was encoded twice is repaired with a notice; UTF-16 is read', async () => {
    const garbled = '## Phase 1: A âœ…\n\n## Phase 2: B â€“ later\n';
    await session(
      { 'a.md': garbled, 'b.md': Buffer.from(`\uFEFF${DOCUMENT}`, 'utf16le') },
      async ({ run }) => {
        const repaired = await run('init --from a.md --dry-run --json');
        expect(JSON.parse(repaired.stdout).phases[0]).toMatchObject({ name: 'A', state: 'completed' });
        expect(repaired.stderr).toBe(
          'note: a.md was encoded as UTF-8 twice; 2 damaged places were repaired\n',
        );
        const wide = await run('init --from b.md --dry-run --json');
        expect(JSON.parse(wide.stdout).phases).toHaveLength(3);
      },
    );
  });

  test.each([
    ['nothing.md', null, "can't read nothing.md: it is not there"],
    ['empty.md', ' \n\n', 'empty.md is empty'],
    ['words.md', '# Hello\n\nWorld.\n', 'no phases were found in words.md'],
    ['image.md', Uint8Array.from([0x89, 0x50, 0, 0xff, 0xfe]), 'image.md is no text'],
  ])('%s can not be imported', async (name, content, message) => {
    await session(content === null ? {} : { [name]: content }, async ({ run, files }) => {
      const before = files();
      const { exitCode, stderr } = await run(['init', '--from', name]);
      expect([exitCode, files()]).toEqual([2, before]);
      expect(stderr).toContain(message);
    });
  });

  test('without phases the JSON says so, and what was read', async () => {
    await session({ 'words.md': '# Hello\n\nWorld.\n' }, async ({ run }) => {
      const { exitCode, stdout } = await run('init --from words.md --dry-run --json');
      expect([exitCode, JSON.parse(stdout).phases, JSON.parse(stdout).notUnderstood]).toEqual([
        2,
        [],
        [{ line: 3, text: 'World.' }],
      ]);
    });
  });

  test('nothing in a document reaches the terminal as a command', async () => {
    await session(
      {
        'ROADMAP.md':
          '## Phase 1: A\u001B[31m\n\n- \u001B]0;x\u0007 work\n\nWhat \u202E is\n\n## Phase 2: B\n',
      },
      async ({ run }) => {
        const { stdout, stderr } = await run('init --from ROADMAP.md --dry-run --verbose');
        expect(`${stdout}\n${stderr}`.split('\n').filter((line) => !isSafe(line))).toEqual([]);
      },
    );
  });

  test('a folder is no document', async () => {
    await session({ 'docs/x.md': '' }, async ({ root, run }) => {
      mkdirSync(path.join(root, 'more'));
      writeFileSync(path.join(root, 'more/y'), '');
      expect((await run('init --from more')).stderr).toContain("can't read more: it is a folder");
    });
  });
});
