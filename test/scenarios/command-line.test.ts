/** Wrong usage: exit code 2, a sentence on stderr that says what is meant, nothing on stdout. */
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/diagnostics/catalog.ts';
import { gate, MET } from './project.ts';
import { run } from './scenario.ts';

const FILES = gate(MET);

describe('wrong usage', () => {
  test.each([
    ['an unknown phase', 'gate check alpa', /no phase is called "alpa"[^]*did you mean "alpha"/],
    ['an unknown phase that is like none', 'gate check zzzzzz', /alpha, beta/],
    ['an unknown criterion', 'gate explain alpha/wel', /did you mean "alpha\/well"/],
    ['no date', 'gate check --as-of yesterday', /yesterday[^]*YYYY-MM-DD/],
    ['an impossible date', 'gate check --as-of 2026-02-30', /2026-02-30/],
    ['a date without its zeros', 'gate check --as-of 2026-3-1', /2026-3-1/],
    ['an unknown format', 'gate check --format jsn', /jsn[^]*did you mean "json"/],
    ['a format without its file', 'gate check --format json=', /json=/],
    ['two formats on stdout', 'gate check --json --format terminal', /stdout[^]*NAME=FILE/],
    ['the same format twice on stdout', 'gate check --json --format json', /stdout/],
    ['an unknown option', 'gate check --jsn', /--jsn[^]*--json/],
    ['an option without its value', 'gate check --as-of', /--as-of/],
    ['an unknown requirement', 'gate check --require maybe', /maybe[^]*advance[^]*met/],
    ['a number of warnings that is none', 'gate check --max-warnings few', /few[^]*--max-warnings 0/],
    ['an unknown command', 'gat check', /gat[^]*gate/],
    ['an unknown command below', 'gate chek', /chek[^]*check/],
    ['an unknown rule', 'explain claim-overstate', /did you mean "claim-overstated"/],
    ['an unknown schema', 'schema roadmp', /did you mean "roadmap"/],
    ['too many arguments', 'validate more', /./],
  ])('%s: %s', async (_, command, says) => {
    const { exitCode, stdout, stderr, milliseconds } = await run(FILES, command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/^ {4}at |should not happen/m);
    expect(milliseconds).toBeLessThan(2000);
  });
  test('no command at all shows what there is', async () => {
    for (const command of [[], ['gate'], ['claims'], ['evidence']]) {
      const { exitCode, stdout, stderr } = await run(FILES, command);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/Usage: agentops/);
    }
  });
  test('an unknown phase is told even with --json, and stdout stays empty or JSON', async () => {
    const { exitCode, stdout } = await run(FILES, 'gate check --json alpa');
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout || '{ "summary": { "exitCode": 2 } }')).toMatchObject({
      summary: { exitCode: 2 },
    });
  });
});

describe('help and texts', () => {
  test.each([
    '--help',
    'gate --help',
    'gate check --help',
    'gate explain --help',
    'validate --help',
    'explain --help',
    'schema --help',
    'render --help',
    'completion --help',
    'help',
    'help gate',
  ])('%s', async (command) => {
    const { exitCode, stdout, stderr } = await run(FILES, command);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/Usage: agentops/);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
  test('--version', async () => {
    const { exitCode, stdout } = await run(FILES, '--version');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
  test.each(Object.keys(RULES))('explain %s', async (rule) => {
    const { exitCode, stdout } = await run(FILES, `explain ${rule}`);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(rule);
  });
  test('every rule of the contract can be explained', async () => {
    const { stdout } = await run(FILES, 'explain');
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual([
      'baseline-gone',
      'claim-contradicted',
      'claim-disclosed',
      'claim-mismatch',
      'claim-orphaned',
      'claim-overstated',
      'claim-stale',
      'claim-understated',
      'claim-undisclosed',
      'claim-unregistered',
      'claim-unsupported',
      'claim-unverified',
      'criterion-loosened',
      'criterion-unmeasured',
      'criterion-vacuous',
      'decision-altered',
      'decision-contradicted',
      'decision-missing',
      'duplicate-id',
      'evidence-circular',
      'evidence-failed',
      'evidence-loosened',
      'evidence-removed',
      'evidence-reused',
      'evidence-stale',
      'evidence-unverified',
      'gate-regressed',
      'ignore-unreasoned',
      'ignore-unused',
      'marker-unbound',
      'record-unproven',
      'reference',
      'render-drift',
      'render-marker',
      'required-outcome',
      'risk-active',
      'schema',
      'status-fell',
      'too-many-warnings',
      'waiver-active',
      'waiver-expired',
      'waiver-expiring',
      'yaml-syntax',
    ]);
  });
  test.each(['roadmap', 'phase', 'register', 'record', 'claims', 'metrics', 'baseline', 'report'])(
    'schema %s',
    async (name) => {
      const { exitCode, stdout } = await run(FILES, `schema ${name}`);
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toHaveProperty('$schema');
    },
  );
  test('gate explain: the decision, and a criterion by its full name or its own', async () => {
    const decision = await run(FILES, 'gate explain');
    expect(decision).toMatchObject({ exitCode: 0, stderr: '' });
    expect(decision.stdout).toMatch(/all-met/);
    const full = await run(FILES, 'gate explain alpha/well');
    expect(full.stdout).toContain('alpha/well');
    expect(full.stdout).toContain('roadmap/phases/alpha.yaml:6:7');
    expect(full.stdout).toContain('docs/jane.md');
    expect((await run(FILES, 'gate explain well')).stdout).toBe(full.stdout);
  });
  test('gate explain of an invalid roadmap is exit 2', async () => {
    const { exitCode, stdout } = await run(
      gate('- { id: it, statement: S, count: none, target: 1 }'),
      'gate explain',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });
  test('validate reads no evidence', async () => {
    const { exitCode, stdout } = await run(
      gate('- { id: it, statement: S, claim: met, proofs: [docs/none.md] }'),
      'validate',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /is valid: 2 phases, 1 criterion, 3 records in 1 register, 0 public claims, 0 metrics/,
    );
  });
});

describe('--strict, --require and --max-warnings', () => {
  const unproven = gate('- { id: it, statement: S, count: reviews, target: 1 }', {
    'roadmap/evidence/reviews.yaml':
      'version: 1\nregister: reviews\nrecords: [{ id: a, proofs: [docs/jane.md] }, { id: b }]\n',
  });
  test.each([
    ['gate check', 0],
    ['gate check --strict', 1],
    ['gate check --require advance', 0],
    ['gate check --require met alpha', 0],
    ['gate check --require met beta', 1],
    ['gate check --max-warnings 1', 0],
    ['gate check --max-warnings 0', 1],
    ['claims check docs/jane.md --max-warnings 0', 0],
    ['gate check --require advance beta', 1],
  ])('%s: exit %i', async (command, exit) => {
    expect((await run(unproven, command)).exitCode).toBe(exit);
  });
  test('--strict leaves notes as they are', async () => {
    const { exitCode, report } = await run(
      gate(`${MET}\n- { id: it, statement: S }`),
      'gate check --json --strict',
    );
    expect(report.findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual([
      'note criterion-unmeasured',
    ]);
    expect(exitCode).toBe(0);
  });
  test('more warnings than are allowed are an error, in every format', async () => {
    const { report } = await run(unproven, 'gate check --json --max-warnings 0');
    expect(report.findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual([
      'warning record-unproven',
      'error too-many-warnings',
    ]);
    expect(report.findings[1]?.message).toBe('there is 1 warning, and --max-warnings allows none');
    const files = { ...unproven, 'README.md': 'It is 4x faster.\n\nIt has 500 users.\n' };
    const { exitCode, stdout } = await run(files, 'claims check --max-warnings 1');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('there are 2 warnings, and --max-warnings allows 1');
  });
  test.each(['extend', 'pivot'])('%s is no failure by default', async (outcome) => {
    const target = outcome === 'extend' ? 9 : 1;
    const files = gate(
      `- { id: it, statement: S, count: reviews, where: { person: [jane, nobody] }, target: ${target} }`.replace(
        '[jane, nobody]',
        outcome === 'extend' ? 'jane' : 'nobody',
      ),
    );
    const { exitCode, report } = await run(files);
    expect(report.decision?.outcome).toBe(outcome);
    expect(exitCode).toBe(0);
    expect((await run(files, 'gate check --require advance')).exitCode).toBe(1);
  });
});
