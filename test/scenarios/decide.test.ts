/** `agentops gate decide`: what maintainers decide is recorded, and held against the files from then on. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { execute, TODAY } from '../kit/command.ts';
import type { Files } from '../kit/files.ts';
import { gate, MET, phase, phases } from './project.ts';
import { inFolder, run, type Outcome, type Setting } from './scenario.ts';

const ALPHA = 'roadmap/phases/alpha.yaml';
const FOLDER = 'roadmap/decisions';
const UNMET = '- { id: more, statement: Four reviews, count: reviews, target: 4 }';
const OPEN = gate(UNMET);

/** Files as a run has left them. */
async function after(
  files: Files,
  command: string | readonly string[],
  setting: Setting = {},
): Promise<Left> {
  const left: Record<string, string> = {};
  const outcome = await run(files, command, {
    ...setting,
    inspect: (root) => {
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        const target = path.join(root, file);
        if (/\.(yaml|md)$/.test(file)) left[file] = readFileSync(target, 'utf8');
      }
    },
  });
  return { outcome, files: left };
}

interface Left {
  readonly outcome: Outcome;
  readonly files: Readonly<Record<string, string>>;
}

const decided = async (files: Files, command: string, setting: Setting = {}): Promise<Left['files']> => {
  const left = await after(files, wordsOf(command), setting);
  expect(left.outcome).toMatchObject({ exitCode: 0, stderr: '' });
  return left.files;
};
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
const recordsIn = (files: Files): readonly string[] =>
  Object.keys(files).filter((file) => file.startsWith(FOLDER));
const found = async (files: Files, setting: Setting = {}): Promise<readonly string[]> => {
  const { report } = await run(files, 'gate check --json', setting);
  return report.findings
    .filter(({ rule }) => rule.startsWith('decision-') || rule === 'gate-regressed')
    .map(({ rule, level, at, message }) => `${rule} ${level} ${at.file}:${at.line}: ${message}`);
};

describe('recording', () => {
  test('what the gates give', async () => {
    const files = await decided(OPEN, 'gate decide extend --by ann');
    const [file] = recordsIn(files);
    expect(file).toBe(`${FOLDER}/0001-extend-alpha.yaml`);
    expect(files[file!]!.replaceAll(/[0-9a-f]{64}/g, '<digest>')).toBe(
      `# Recorded by agentops gate decide. Decisions are added and never changed: a change shows in the digest.
# Where another one was taken since, record that.
version: 1
on: 2026-03-01
phase: alpha
computed: extend
rule: partial
taken: extend
by: ann
inputs: sha256:<digest>
digest: sha256:<digest>
`,
    );
    expect(files[ALPHA]).toBe(OPEN[ALPHA]);
    expect(await found(files)).toEqual([]);
  });

  test('the digest of the inputs is that of what sha256sum says of them', async () => {
    const files = await decided(OPEN, 'gate decide extend --by ann');
    const inputs = Object.keys(OPEN).sort();
    const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
    const lines = inputs.map((file) => `${sha(OPEN[file] as string)}  ${file}\n`).join('');
    expect(files[recordsIn(files)[0]!]).toContain(`inputs: sha256:${sha(lines)}\n`);
  });

  test('a decision of their own needs a reason', async () => {
    const without = await after(OPEN, 'gate decide pivot --by ann');
    expect(without.outcome.stderr).toMatch(
      /^error: the gates give extend, not pivot: .*\n {2}.*--reason TEXT\n/,
    );
    expect(without.outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(recordsIn(without.files)).toEqual([]);
    const files = await decided(
      OPEN,
      'gate decide pivot --by "Ann: the #1" --reason "No one: nobody # came"',
    );
    const text = files[`${FOLDER}/0001-pivot-alpha.yaml`]!;
    expect(text).toContain('taken: pivot\nby: "Ann: the #1"\nreason: "No one: nobody # came"\n');
    expect(await found(files)).toEqual([]);
  });

  test.each([
    ['gate decide extend --by " "', /--by names nobody/],
    ['gate decide pivot --by ann --reason " "', /--reason is empty/],
    ['gate decide extend', /required option '--by <name>'/],
    ['gate decide wait --by ann', /choices|advance, extend, pivot/i],
  ])('%s', async (command, says) => {
    const { outcome, files } = await after(OPEN, wordsOf(command));
    expect(outcome.stderr).toMatch(says);
    expect(outcome.exitCode).toBe(2);
    expect(recordsIn(files)).toEqual([]);
  });

  test('where there is nothing to decide, or nothing valid', async () => {
    const done = await after(phases({ alpha: 'passed: 2026-02-01' }), 'gate decide extend --by ann');
    expect(done.outcome.stderr).toContain('every phase is completed');
    const none = await after(phases({ alpha: '', beta: '' }), 'gate decide extend --by ann');
    expect(none.outcome.stderr).toContain('the current phase, alpha, has no gate that opens another');
    const invalid = await after(
      { ...OPEN, [ALPHA]: 'version: 1\nid: alpha\n' },
      'gate decide extend --by ann',
    );
    for (const { outcome, files } of [done, none, invalid]) {
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(recordsIn(files)).toEqual([]);
    }
  });
});

describe('an advance', () => {
  test('gives the phase its date, and leaves the rest of its file as it is', async () => {
    const files = phase(`# What we want
goal: >-
  To find out

# passed: 2026-02-20   # one day
gate:   # the gate
  criteria:
    ${MET}`);
    const left = await decided(files, 'gate decide advance --by ann');
    expect(left[ALPHA]).toBe((files[ALPHA] as string).replace('out\n', 'out\npassed: 2026-03-01\n'));
    expect(recordsIn(left)).toEqual([`${FOLDER}/0001-advance-alpha.yaml`]);
    expect(await found(left)).toEqual([]);
    const { report } = await run(left);
    expect(report.current).toBe('beta');
  });

  test('also where the phase stands in roadmap.yaml, and where it had a date to come', async () => {
    const inline = {
      'docs/jane.md': 'Jane.\n',
      'roadmap/roadmap.yaml': `version: 1
name: Demo
phases:
  - { id: alpha, name: Alpha, gate: { criteria: [{ id: a, statement: S, proofs: [docs/jane.md] }] } } # first
  - { id: beta, name: Beta }
`,
    };
    const left = await decided(inline, 'gate decide advance --by ann');
    expect(left['roadmap/roadmap.yaml']).toContain('{ id: alpha, name: Alpha, passed: 2026-03-01, gate:');
    expect(left['roadmap/roadmap.yaml']).toContain('} # first\n');
    const dated = phase(`passed: "2026-05-01" # planned\ngate:\n  criteria:\n    ${MET}`);
    const replaced = await decided(dated, 'gate decide advance --by ann');
    expect(replaced[ALPHA]).toBe((dated[ALPHA] as string).replace('2026-05-01', '2026-03-01'));
  });

  test('that the gates do not give is refused', async () => {
    for (const more of ['', ' --reason "We are sure"', ' --override']) {
      const { outcome, files } = await after(OPEN, wordsOf(`gate decide advance --by ann${more}`));
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(more.includes('override') ? '--reason TEXT' : '--override');
      expect(files[ALPHA]).toBe(OPEN[ALPHA]);
      expect(recordsIn(files)).toEqual([]);
    }
  });

  test('against the gates is recorded as that, and gives no credit', async () => {
    const { outcome, files } = await after(
      OPEN,
      wordsOf('gate decide advance --by ann --override --reason "The board says so"'),
    );
    expect(outcome.stdout).toContain('advance alpha; the gates give extend.');
    expect(outcome.stdout).toContain('gate check will go on saying so: gate-regressed');
    expect(files[`${FOLDER}/0001-advance-alpha.yaml`]).toContain(
      'computed: extend\nrule: partial\ntaken: advance\n',
    );
    expect(files[ALPHA]).toContain('passed: 2026-03-01\n');
    expect(await found(files)).toEqual([expect.stringMatching(/^gate-regressed error/)]);
  });
});

describe('what was recorded', () => {
  const twice = async (): Promise<Record<string, string>> => ({
    ...(await decided(await decided(OPEN, 'gate decide extend --by ann'), 'gate decide extend --by omar')),
  });
  const [first, second] = [`${FOLDER}/0001-extend-alpha.yaml`, `${FOLDER}/0002-extend-alpha.yaml`];

  test('hangs together', async () => {
    const files = await twice();
    const digest = /^digest: (.*)$/m.exec(files[first]!)![1]!;
    expect(files[second]).toContain(`previous: ${digest}\n`);
    expect(await found(files)).toEqual([]);
  });

  test('and is not to be edited, in meaning', async () => {
    const files = await twice();
    const edited = { ...files, [first]: files[first]!.replace('by: ann', 'by: bob') };
    expect(await found(edited)).toEqual([
      `decision-altered error ${first}:11: decision 0001 was edited after it was recorded`,
    ]);
    expect((await run(edited)).exitCode).toBe(1);
    const styled = files[first]!.replace('by: ann', 'by: "ann" # she').replace(/^#.*\n/gm, '');
    expect(await found({ ...files, [first]: styled })).toEqual([]);
  });

  test('nor taken away, put in another place, or replaced', async () => {
    const files = await twice();
    const { [first]: gone, ...without } = files;
    expect(await found(without)).toEqual([
      `decision-altered error ${second}:3: decision 0002 follows on a decision that is gone: number 1 is missing`,
    ]);
    const again = `${FOLDER}/0002-extend-beta.yaml`;
    expect(await found({ ...files, [again]: gone! })).toEqual([
      `decision-altered error ${again}:3: decision 0002 has the number of another one`,
    ]);
    const other = await decided(OPEN, 'gate decide extend --by bob');
    expect(await found({ ...files, [first]: other[first]! })).toEqual([
      `decision-altered error ${second}:11: decision 0002 was recorded after another decision than the one before it`,
    ]);
  });

  test('has to be of its form, and be called so', async () => {
    const files = await twice();
    const wrong = await run(
      { ...files, [first]: files[first]!.replace('taken: extend', 'taken: wait') },
      'validate',
    );
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('advance, extend or pivot') });
    const named = await run({ ...files, [`${FOLDER}/later.yaml`]: files[first]! }, 'validate');
    expect(named).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('decisions/<NNNN>-<name>.yaml'),
    });
  });

  test('is contradicted by a phase whose date is gone or another, until something else is decided', async () => {
    const met = await decided(gate(MET), 'gate decide advance --by ann');
    const back = { ...met, [ALPHA]: met[ALPHA]!.replace(/passed: .*\n/, '') };
    const file = `${FOLDER}/0001-advance-alpha.yaml`;
    expect(await found(back)).toEqual([
      `decision-contradicted error ${file}:3: decision 0001 records that alpha advanced on ${TODAY}, and it has no passed date`,
    ]);
    const other = { ...met, [ALPHA]: met[ALPHA]!.replace(/passed: .*\n/, 'passed: 2026-02-01\n') };
    expect(await found(other)).toEqual([expect.stringContaining('and it passed on 2026-02-01')]);
    const renewed = await decided(back, 'gate decide extend --by ann --reason "We were too fast"');
    expect(await found(renewed)).toEqual([]);
    expect(await found(back, { today: '2026-02-28' })).toEqual([]);
  });

  test('with evidence that is gone since, the gate has regressed', async () => {
    const { 'docs/jane.md': _gone, ...files } = await decided(gate(MET), 'gate decide advance --by ann');
    expect(await found(files)).toEqual([expect.stringMatching(/^gate-regressed error/)]);
  });
});

describe('a decision that is missing', () => {
  const window = (starts: string): Files =>
    phase(`window: { starts: ${starts}, max: 6 weeks }\ngate:\n  criteria:\n    ${UNMET}`);
  const overdue = window('2026-01-01');

  test('none is, while the window is not over or the gates give no extension', async () => {
    expect(await found(window('2026-02-01'))).toEqual([]);
    const pivot = (overdue[ALPHA] as string).replace('target: 4', 'where: { person: nobody }, target: 4');
    expect(await found({ ...overdue, [ALPHA]: pivot })).toEqual([]);
  });

  test('a window that ran over without any', async () => {
    expect(await found(overdue)).toEqual([expect.stringMatching(/^decision-missing warning/)]);
  });

  test('a window that ran over, and what was decided was decided before', async () => {
    const files = await decided(overdue, 'gate decide extend --by ann --reason "Too few yet"', {
      today: '2026-02-01',
    });
    expect(await found(files, { today: '2026-02-11' })).toEqual([]);
    expect(await found(files, { today: '2026-02-12' })).toEqual([
      `decision-missing warning ${ALPHA}:4: the window of alpha ended on 2026-02-11, and no decision to extend it is recorded since`,
    ]);
    const renewed = await decided(files, 'gate decide extend --by ann --reason "One is on its way"');
    expect(await found(renewed)).toEqual([]);
    expect((await run(files, 'gate check --json')).exitCode).toBe(0);
  });

  test('a phase that passed, and was to be extended', async () => {
    const files = await decided(gate(MET), 'gate decide extend --by ann --reason "Not yet"');
    const passed = { ...files, [ALPHA]: `${files[ALPHA]!.trimEnd()}\npassed: 2026-03-02\n` };
    expect(await found(passed, { today: '2026-03-02' })).toEqual([
      expect.stringMatching(/^decision-missing warning .* the last decision about it, 0001, is to extend$/),
    ]);
  });
});

test('those who decide at once lose nothing', async () => {
  await inFolder(OPEN, async (root) => {
    const names = ['ann', 'omar', 'rey', 'zoe'];
    const all = await Promise.all(names.map((name) => execute(root, `gate decide extend --by ${name}`)));
    expect(all.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    const records = readdirSync(path.join(root, FOLDER)).sort();
    expect(records).toEqual([1, 2, 3, 4].map((n) => `000${n}-extend-alpha.yaml`));
    const texts = records.map((file) => readFileSync(path.join(root, FOLDER, file), 'utf8'));
    expect(texts.map((text) => /^by: (.*)$/m.exec(text)![1]).sort()).toEqual(names);
    expect(existsSync(path.join(root, 'roadmap/.agentops.lock'))).toBe(false);
    const files = Object.fromEntries(records.map((file, index) => [`${FOLDER}/${file}`, texts[index]!]));
    expect(await found({ ...OPEN, ...files })).toEqual([]);
  });
});

test('an advance that the roadmap would not be valid with is not recorded at all', async () => {
  const later: Files = { ...gate(MET), 'roadmap/phases/beta.yaml': 'version: 1\nid: beta\nname: Beta\n' };
  const shared = `version: 1\nid: alpha\nname: &name Alpha\ngate: { criteria: [${MET.slice(2)}] }\n`;
  const good = await decided({ ...later, [ALPHA]: shared }, 'gate decide advance --by ann');
  expect(good[ALPHA]).toContain('name: &name Alpha\npassed: 2026-03-01\n');
  const { outcome, files } = await after(later, 'gate decide advance --by ann', {
    prepare: (root) => {
      rmSync(path.join(root, FOLDER), { recursive: true, force: true });
      writeFileSync(path.join(root, FOLDER), 'a file\n');
    },
  });
  expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
  expect(files[ALPHA]).toBe(later[ALPHA]);
});
