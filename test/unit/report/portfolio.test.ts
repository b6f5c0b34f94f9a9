import { beforeAll, describe, expect, test } from 'vitest';
import { PORTFOLIO_FORMATS, type PortfolioFormatName } from '../../../src/report/portfolio/formats.ts';
import { addUp, type Member } from '../../../src/report/portfolio/portfolio.ts';
import { plainStyle, type Screen } from '../../../src/report/terminal/style.ts';
import { judgeFiles } from './judge.ts';

const SCREEN: Screen = { width: 80, unicode: true, style: plainStyle, verbose: false, quiet: false };
let met: Omit<Member, 'root' | 'file' | 'folder'>;
let failing: typeof met;

beforeAll(async () => {
  const judge = (criterion: string): Promise<typeof met> =>
    judgeFiles(
      {
        'roadmap/roadmap.yaml': `version: 1\nname: Demo\nphases: [{ id: a, name: A, gate: { opens: done, criteria: [${criterion}] } }]\n`,
        'docs/a.md': '# A\n',
      },
      '2026-03-01',
    );
  met = await judge('{ id: one, statement: It is there, proofs: [docs/a.md] }');
  failing = await judge('{ id: one, statement: It is there, claim: met, proofs: [docs/b.md] }');
});

function member(of: typeof met, root: string): Member {
  return { ...of, root, file: `${root}/roadmap/roadmap.yaml`, folder: root };
}

async function render(
  name: PortfolioFormatName,
  members: readonly Member[],
  screen = SCREEN,
): Promise<string> {
  const report = await PORTFOLIO_FORMATS[name](screen);
  for (const one of members) report.add(one);
  const summary = addUp(members.map(({ report: { summary: one } }) => one));
  const tool = { name: 'agentops', version: '0.1.0' };
  return report.end({ tool, asOf: '2026-03-01', simulated: false, summary });
}

/** x/100 and so on. */
function many(count: number, of: (at: number) => typeof met): readonly Member[] {
  return Array.from({ length: count }, (_, at) => member(of(at), `x/${at + 100}`));
}

describe('of many roadmaps', () => {
  test('all have their row, and 20 with errors tell what is wrong', async () => {
    const text = await render(
      'terminal',
      many(600, (at) => (at % 3 === 0 ? failing : met)),
    );
    expect(text.match(/^ {2}[✔✘] x\/\d+ /gm)).toHaveLength(600);
    expect(text.match(/claim-contradicted/g)).toHaveLength(20);
    expect(text).toContain('  … 180 more roadmaps with errors: --verbose shows them\n');
    expect(text).toContain('  200 of 600 roadmaps with errors: 200 errors. Exit 1.\n');
  });

  test('--verbose tells all', async () => {
    const text = await render(
      'terminal',
      many(30, () => failing),
      { ...SCREEN, verbose: true },
    );
    expect(text.match(/claim-contradicted/g)).toHaveLength(30);
    expect(text).not.toContain('more roadmaps');
  });

  test('a page of Markdown has room for 100, those with errors first, and is no longer than a comment', async () => {
    const members = many(600, (at) => (at > 500 ? failing : met));
    const text = await render('markdown', members);
    const rows = text.match(/^\| x\/\d+ /gm)!;
    expect(rows).toHaveLength(100);
    expect(rows[0]).toBe('| x/601 ');
    expect(text).toContain('… 500 more');
    expect(text.length).toBeLessThan(65_536);
  });

  test('100 and fewer stay in their order', async () => {
    const rows = (
      await render(
        'markdown',
        many(100, (at) => (at > 90 ? failing : met)),
      )
    ).match(/^\| x\/\d+ /gm)!;
    expect(rows[0]).toBe('| x/100 ');
    expect(rows).toHaveLength(100);
  });
});

describe('how a roadmap is called', () => {
  test.each([
    ['its root', '.', 'roadmap/roadmap.yaml', '.'],
    ['its root elsewhere', 'a', 'a/roadmap/roadmap.yaml', 'a'],
    ['its folder where that says more', 'a', 'a/plan/roadmap.yaml', 'a/plan'],
    ['a folder at hand', '.', 'plan/roadmap.yaml', 'plan'],
    ['its file where that says more', 'a', 'a/plan/other.yaml', 'a/plan/other.yaml'],
  ])('%s', async (_, root, file, label) => {
    const text = await render('markdown', [{ ...met, root, file, folder: root }]);
    expect(text).toContain(`\n| ${label} | A | 1/1 | advance | 0 | 0 |\n`);
  });

  test('a bar in a name ends no cell', async () => {
    const text = await render('markdown', [member(met, 'a|b')]);
    expect(text).toContain('| a¦b | A | 1/1 |');
  });

  test('a path that a shell would not take as one word is not offered in a command', async () => {
    expect(await render('terminal', [member(failing, 'a b')])).not.toContain('--roadmap');
    expect(await render('terminal', [member(failing, 'a-b')])).toContain(
      '  One alone: agentops gate check --roadmap a-b/roadmap\n',
    );
  });
});

test('github: the notice counts what it stands among, and says what GitHub leaves out', async () => {
  const text = await render(
    'github',
    many(12, (at) => (at < 11 ? failing : met)),
  );
  const lines = text.trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('::error file=x/1'))).toHaveLength(11);
  expect(lines.at(-1)).toMatch(/^::notice title=12 roadmaps%3A 1 advance%2C 11 pivot::/);
  expect(lines.at(-1)).toContain('11 errors.%0AGitHub shows 10 of each level; the log has them all.');
});
