/** `agentops status`: what it shows, and what it knows of the time since the last decision. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from '../kit/files.ts';
import { commit, git } from '../kit/repository.ts';
import { gate, MET, phases } from './project.ts';
import { run, type Outcome } from './scenario.ts';

const shown = (files: Files, command = 'status', setting: Parameters<typeof run>[2] = {}): Promise<Outcome> =>
  run(files, command, setting);

describe('the command', () => {
  test('exits with 0 however the gates stand', async () => {
    const { exitCode, stdout, stderr } = await shown(gate('- { id: none, statement: None }'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('  PIVOT   Alpha -> Beta');
    const wrong = await shown(gate('- { id: none, statement: None, claim: met, proofs: [docs/none.md] }'));
    expect(wrong.exitCode).toBe(0);
    expect(wrong.stdout).toContain('1 error. What is wrong: agentops gate check\n');
  });
  test('says what is next once it is decided', async () => {
    const { stdout } = await shown(gate(MET));
    expect(stdout).toMatch(/Ready to advance: no errors\.\s+Next: agentops gate decide advance --by NAME\n$/);
  });
  test('exits with 2 when the roadmap is invalid, and says why', async () => {
    const { exitCode, stdout, stderr } = await shown(gate('- { id: none }'));
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('roadmap/phases/alpha.yaml:6:');
  });
  test('sees another day', async () => {
    const { stdout } = await shown(gate(MET), 'status --as-of 2026-02-01');
    expect(stdout).toContain('as of 2026-02-01 (simulated)');
  });
  test('has colours on a terminal, unless NO_COLOR says no, and none in a pipe', async () => {
    // eslint-disable-next-line no-control-regex
    const codes = /\u001b\[\d+m/;
    const [terminal, refused, pipe] = await Promise.all([
      shown(gate(MET), 'status', { terminal: 80 }),
      shown(gate(MET), 'status', { terminal: 80, env: { NO_COLOR: '1' } }),
      shown(gate(MET)),
    ]);
    expect(terminal.stdout).toMatch(codes);
    expect(refused.stdout).not.toMatch(codes);
    expect(pipe.stdout).toBe(refused.stdout);
  });
  test('takes what the baseline of claims knows for no news, as gate check does', async () => {
    const files = gate(MET, {
      'README.md': 'It is 3x faster.\n',
      'roadmap/claims.yaml':
        'version: 1\nclaims:\n  - { id: fast, text: 3x faster, in: [README.md], says: 3, value: { data: n.json, pointer: /n } }\n',
    });
    expect((await shown(files)).stdout).toContain('1 error.');
    let baseline = '';
    await run(files, 'claims baseline', {
      inspect: (root) => {
        baseline = readFileSync(path.join(root, 'roadmap/baseline.yaml'), 'utf8');
      },
    });
    const known = await shown({ ...files, 'roadmap/baseline.yaml': baseline });
    expect(known.stdout).toContain('Ready to advance: no errors.');
  });
});

const PASSED: Files = phases(
  {
    alpha: `passed: 2026-02-01\ngate:\n  criteria:\n    ${MET}`,
    beta: 'gate:\n  criteria:\n    - { id: reviews, statement: Reviews, count: reviews, target: 4 }',
    gamma: '',
  },
  { 'docs/lee.md': 'Lee found nothing.\n' },
);
const REVIEWS = 'roadmap/evidence/reviews.yaml';

/** Commits what is there on the days, one after another; before each, `change` may make it differ. */
function history(days: readonly string[], change: (root: string, day: string) => void = () => {}) {
  return (root: string): void => {
    git(root, 'init', '--quiet');
    for (const day of days) {
      change(root, day);
      commit(root, {}, day, `${day}T20:00:00Z`);
    }
  };
}

function addReview(root: string): void {
  const file = path.join(root, REVIEWS);
  writeFileSync(
    file,
    `${PASSED[REVIEWS] as string}  - { id: lee, on: 2026-02-25, person: lee, proofs: [docs/lee.md] }\n`,
  );
}

describe('since the last decision', () => {
  const SINCE = /^ {2}Since alpha passed on 2026-02-01 \([0-9a-f]{7}\)/m;

  test('what became of the gates, from the state at the end of that day', async () => {
    const { exitCode, stdout, stderr } = await shown(PASSED, 'status', {
      prepare: history(['2026-01-10', '2026-02-01', '2026-02-10'], (root, day) => {
        if (day === '2026-02-10') addReview(root);
      }),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(SINCE);
    expect(stdout).toMatch(/^ {2}rose +beta +partial -> met$/m);
  });
  test('a recorded decision that came later, until then', async () => {
    const decisions: Record<string, string> = {};
    const decide = ['gate', 'decide', 'extend', '--by', 'ann', '--reason', 'Lee is on the way'];
    const decided = await run(PASSED, decide, {
      today: '2026-02-15',
      inspect: (root) => {
        const folder = path.join(root, 'roadmap/decisions');
        for (const name of readdirSync(folder))
          decisions[`roadmap/decisions/${name}`] = readFileSync(path.join(folder, name), 'utf8');
      },
    });
    expect(decided.exitCode).toBe(0);
    const days = ['2026-02-01', '2026-02-15', '2026-02-20'];
    const prepare = history(days, (root, day) => {
      if (day === '2026-02-20') addReview(root);
    });
    const { stdout } = await shown({ ...PASSED, ...decisions }, 'status', { prepare });
    expect(stdout).toMatch(/^ {2}Since the decision to extend beta on 2026-02-15 \([0-9a-f]{7}\)$/m);
    expect(stdout).toMatch(/^ {2}rose +beta +partial -> met$/m);
    const before = await shown({ ...PASSED, ...decisions }, 'status --as-of 2026-02-14', { prepare });
    expect(before.stdout).toMatch(SINCE);
  });
  test('also what is not committed', async () => {
    const { stdout } = await shown(PASSED, 'status', {
      prepare: (root) => {
        history(['2026-02-01'])(root);
        rmSync(path.join(root, 'docs/jane.md'));
      },
    });
    expect(stdout).toMatch(/^ {2}lost +reviews\/jane /m);
  });
  test('nothing', async () => {
    const { stdout } = await shown(PASSED, 'status', { prepare: history(['2026-01-31']) });
    expect(stdout).toMatch(
      /Since alpha passed on 2026-02-01 \(\w{7}\): nothing that bears on the gates\s+changed\./,
    );
  });
  test('there was no roadmap', async () => {
    const { stdout } = await shown(PASSED, 'status', {
      prepare: (root) => {
        git(root, 'init', '--quiet');
        git(root, 'commit', '--quiet', '--allow-empty', '--message', 'empty');
      },
    });
    expect(stdout).toMatch(/Since alpha passed .*: there was no roadmap\s+yet\./);
  });
  test.each([
    ['without git', PASSED, () => {}],
    ['without a commit', PASSED, (root: string) => git(root, 'init', '--quiet')],
    ['when the history begins later', PASSED, history(['2026-02-02'])],
    ['when no phase has passed', gate(MET), history(['2026-02-01'])],
    [
      'when the roadmap was invalid then',
      PASSED,
      history(['2026-01-31', '2026-02-20'], (root, day) =>
        writeFileSync(
          path.join(root, REVIEWS),
          day === '2026-01-31' ? 'version: 2\n' : (PASSED[REVIEWS] as string),
        ),
      ),
    ],
  ])('it is silent %s', async (_, files, prepare) => {
    const { exitCode, stdout, stderr } = await shown(files, 'status', { prepare });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).not.toContain('Since');
  });
});

describe('--watch', () => {
  test('needs a terminal', async () => {
    const { exitCode, stdout, stderr } = await shown(gate(MET), 'status --watch');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      'error: --watch needs a terminal to draw on\n  leave --watch out to see the status once\n',
    );
  });
  test.each(['--allow-run', '--allow-net=example.org'])('acts on nothing: not with %s', async (flag) => {
    const { exitCode, stderr } = await shown(gate(MET), `status --watch ${flag}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('agentops evidence verify --out FILE');
  });
  test('needs a roadmap', async () => {
    const { exitCode, stderr } = await shown({}, 'status --watch');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('there is no roadmap/roadmap.yaml here');
  });
});
