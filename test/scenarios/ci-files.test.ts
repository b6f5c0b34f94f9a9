/** What CI systems read: the GitHub action, the hooks for pre-commit, and the job for GitLab, carried out as they would. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { execute } from '../kit/command.ts';
import { ROOT, writeFiles, type Files } from '../kit/files.ts';
import { gate, MET } from './project.ts';
import { inFolder } from './scenario.ts';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = parse(readFileSync(path.join(ROOT, 'action.yml'), 'utf8')) as Action;
const steps = action.runs.steps;

interface ActionRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly made: readonly string[];
}

/** Carries out the step that checks, as a runner does: inputs as its variables, outputs in a file. */
async function runAction(files: Files, inputs: Readonly<Record<string, string>>): Promise<ActionRun> {
  return inFolder(files, async (root) => {
    const step = steps.find(({ id }) => id === 'check')!;
    const env = Object.entries(step.env!).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)![1]!;
      return [name, inputs[input] ?? action.inputs[input]!.default ?? ''];
    });
    const output = path.join(root, 'outputs.txt');
    writeFileSync(output, '');
    const script = path.join(root, 'step.sh');
    writeFileSync(script, step.run!);
    const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: root,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: root,
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_OUTPUT: output,
        RUNNER_TEMP: root,
        ...Object.fromEntries(env),
      },
    });
    const text = readFileSync(output, 'utf8');
    const outputs = Object.fromEntries(
      [...text.matchAll(/^([a-z-]+)(?:=(.*)|<<(\w+)\n([^]*?)\n?\3)$/gm)].map(
        ([, name, plain, , long]) => [name!, plain ?? long!] as const,
      ),
    );
    const made = ['gate.json', 'it.sarif'].filter((file) => existsSync(path.join(root, file)));
    return { exitCode: status, stdout, outputs, made };
  });
}

describe('the GitHub action', () => {
  const met = gate(MET, { 'README.md': 'All is well.\n' });

  test('names what it uses by hash, and puts no input into a script', () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/@[0-9a-f]{40}$/);
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
    const used = steps.flatMap(({ env }) => Object.values(env ?? {}));
    const names = Object.keys(action.inputs).filter((name) => name !== 'working-directory');
    expect(used.sort()).toEqual(names.map((name) => `\${{ inputs.${name} }}`).sort());
    for (const { value } of Object.values(action.outputs)) {
      const name = /outputs\.([a-z-]+)/.exec(value)![1]!;
      expect(steps.find(({ id }) => id === 'check')!.run).toMatch(new RegExp(`\\b${name}(?:=|<<)`));
    }
  });

  test.each([
    ['20.18.3', ''],
    ['20.19.0', 'suits=true\n'],
    ['18.20.4', ''],
    ['24.1.0', 'suits=true\n'],
    [null, ''],
  ])('brings a Node where the job has none that suits: %s', async (version, told) => {
    const { run: script } = steps.find(({ id }) => id === 'node')!;
    await inFolder({ output: '' }, async (root) => {
      const pretended = `Object.defineProperty(process.versions, "node", { value: "${version}" });`;
      writeFiles(root, {
        'bin/node':
          version === null
            ? 'exit 127\n'
            : `#!/bin/sh\nexec '${process.execPath}' -e "$(printf '%s' '${pretended}')$2"\n`,
      });
      chmodSync(path.join(root, 'bin/node'), 0o755);
      const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script!], {
        env: { PATH: `${root}/bin:${process.env['PATH']}`, GITHUB_OUTPUT: path.join(root, 'output') },
      });
      expect(status).toBe(0);
      expect(readFileSync(path.join(root, 'output'), 'utf8')).toBe(told);
    });
    const [, brings] = steps;
    expect(brings).toMatchObject({ if: "${{ steps.node.outputs.suits != 'true' }}" });
  });

  test('gives the decision, the gate and the reports', async () => {
    const { exitCode, outputs, made } = await runAction(met, { formats: 'github\njson=gate.json\n' });
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      decision: 'advance',
      gate: 'met',
      'exit-code': '0',
      reports: 'gate.json',
      report: expect.stringMatching(/agentops-report\.json$/),
    });
    expect(made).toEqual(['gate.json']);
  });

  test.each<[string, Files, Readonly<Record<string, string>>, string, number]>([
    ['an unmet requirement', gate(MET.replace('jane.md', 'no.md')), { require: 'met' }, 'pivot', 1],
    [
      'a warning that is one too many',
      { ...met, 'README.md': 'It is 4x faster.\n' },
      { 'max-warnings': '0' },
      'advance',
      1,
    ],
    ['a strict run', { ...met, 'README.md': 'It is 4x faster.\n' }, { strict: 'true' }, 'advance', 1],
    [
      'claims left out',
      { ...met, 'README.md': 'It is 4x faster.\n' },
      { strict: 'true', claims: 'false' },
      'advance',
      0,
    ],
    ['an invalid roadmap', { ...met, 'roadmap/roadmap.yaml': 'version: 2\n' }, {}, '', 2],
    ['phases', met, { phases: 'alpha beta' }, 'advance', 0],
    ['an input that looks like code', met, { require: '$(touch it.sarif)' }, '', 2],
  ])('%s', async (_, files, inputs, decision, exit) => {
    const { exitCode, outputs, made } = await runAction(files, inputs);
    expect({ exitCode, decision: outputs['decision'] ?? '', made }).toEqual({
      exitCode: exit,
      decision,
      made: [],
    });
    expect(outputs['exit-code']).toBe(String(exit));
  });

  test('a command runs with the permission for it alone', async () => {
    const files = gate('- { id: it, statement: S, proofs: [{ run: [node, --version] }] }', {
      'README.md': 'x\n',
    });
    expect((await runAction(files, {})).outputs['decision']).toBe('extend');
    expect((await runAction(files, { permissions: 'run=node\n' })).outputs['decision']).toBe('advance');
  });
});

describe('the other files', () => {
  test('hooks of pre-commit run the command', () => {
    const hooks = parse(readFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly {
      readonly entry: string;
    }[];
    expect(hooks.map(({ entry }) => entry)).toEqual([
      'agentops validate',
      'agentops gate check',
      'agentops claims check --strict',
    ]);
  });

  test('the job for GitLab writes the reports that it names', async () => {
    const { agentops: job } = parse(readFileSync(path.join(ROOT, '.gitlab/agentops.yml'), 'utf8')) as {
      readonly agentops: {
        readonly script: readonly string[];
        readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
      };
    };
    await inFolder(gate(MET, { 'README.md': 'All is well.\n' }), async (root) => {
      for (const line of job.script.filter((one) => one.startsWith('npx agentops'))) {
        const argv = line.split(' ').slice(2);
        const { exitCode, stderr } = await execute(root, argv);
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      }
      for (const file of Object.values(job.artifacts.reports))
        expect(readFileSync(path.join(root, file), 'utf8')).not.toBe('');
    });
  });
});
