import { describe, expect, test } from 'vitest';
import { criteriaOf, filesOf, importText } from './importing.ts';

const phase = (body: string): string => `## Phase 1: A\n\n${body}\n\n## Phase 2: B\n`;

describe('what is a criterion', () => {
  test.each([
    ['a list below its heading', '### Success Criteria\n\n1. Builds\n2. Runs', ['Builds', 'Runs']],
    ['its label', '**Exit criteria** (all of them):\n- Builds\n- Runs', ['Builds', 'Runs']],
    ['a definition of done', '#### Definition of Done\n\n- Builds', ['Builds']],
    [
      'groups below it',
      '### Acceptance criteria\n\n**Speed:**\n- Fast\n\n**Size:**\n- Small',
      ['Fast', 'Small'],
    ],
    ['a label of each', '### Exit criteria\n\n1. **Speed:** It is fast', ['It is fast']],
    ['a line of its own', '**Gate 1**: It builds and runs.', ['It builds and runs.']],
    ['a line right below a list', '**Build**:\n- a parser\n**Gate 1**: It parses.', ['It parses.']],
    [
      'a field of a list',
      '- **Done condition:** It builds\n  and runs\n- **Owner:** Jane',
      ['It builds and runs'],
    ],
    ['a sentence below its heading', '### Exit criteria\n\nIt builds.', ['It builds.']],
    [
      'rows',
      '| Gate | Requirement |\n| - | - |\n| Tests | All pass |\n| Lint | No finding |',
      ['All pass', 'No finding'],
    ],
    [
      'rows with targets',
      '### Exit criteria\n\n| Criterion | Target |\n| - | - |\n| Coverage | 80% |',
      ['Coverage: 80%'],
    ],
    ['requirements', '### Requirements\n\n- Builds', ['Builds']],
    [
      'requirements are none beside criteria',
      '### Requirements\n\n- Linux\n\n### Exit criteria\n\n- Builds',
      ['Builds'],
    ],
    ['boxes, where nothing is called criteria', '- [x] Builds\n- [ ] Runs', ['Builds', 'Runs']],
    [
      'boxes are none beside criteria',
      '### Tasks\n\n- [ ] Write it\n\n### Exit criteria\n\n- Builds',
      ['Builds'],
    ],
    ['boxes below a plain item', '- **Build sequence:**\n  - [ ] Parse', ['Parse']],
    ['plain items are none', '- Builds\n- Runs', []],
    ['Russian', '### Критерии выхода\n\n- Собирается', ['Собирается']],
    ['Japanese', '### 完了条件\n\n- ビルドできる', ['ビルドできる']],
    ['German', '### Abnahmekriterien\n\n- Baut', ['Baut']],
    ['French', '### Critères de succès\n\n- Compile', ['Compile']],
  ])('%s', async (_, body, statements) => {
    expect((await criteriaOf(phase(body))).map(([statement]) => statement)).toEqual(statements);
  });

  test('quality gates are of that kind', async () => {
    const { phases } = await importText(
      phase('### Success criteria\n\n**Needed:**\n- Builds\n\n**Quality gates:**\n- Tidy'),
    );
    expect(phases[0]!.criteria.map(({ kind, line }) => [kind, line])).toEqual([
      ['requirement', 6],
      ['quality', 9],
    ]);
  });

  test.each(['#', '序号', 'Номер', 'N°'])('a column of numbers headed %s says nothing', async (head) => {
    const table = `| ${head} | 能力 |\n| - | - |\n| 1 | AL 状态机 |\n| 2 | 网络扫描 |\n`;
    const { phases } = await importText(`## Phase 1: A\n\n### Exit criteria\n\n${table}`);
    expect(phases[0]!.criteria.map(({ statement }) => statement)).toEqual(['AL 状态机', '网络扫描']);
  });

  test('the register of a criterion that another phase has, too, is called by its phase', async () => {
    const done = '### Exit criteria\n\n- **Reviews:** At least 3 reviews\n';
    const files = filesOf(await importText(`## Phase 1: Base\n\n${done}\n## Phase 2: Big bang\n\n${done}`));
    const registers = [...files.keys()].filter((file) => file.startsWith('evidence/'));
    expect(registers).toEqual(['evidence/reviews.yaml', 'evidence/big-bang-reviews.yaml']);
    expect(files.get('phases/big-bang.yaml')).toContain('count: big-bang-reviews\n');
  });

  test('a label makes its id', async () => {
    const { phases } = await importText(
      phase('### Exit criteria\n\n- **Community health:** People talk\n- People  talk\n- ¿?'),
    );
    expect(phases[0]!.criteria.map(({ id }) => id)).toEqual(['community-health', 'people-talk']);
  });

  test('criteria that stand elsewhere below the name of their phase', async () => {
    const { phases } = await importText(`${phase('- x')}\n## Success criteria\n\n### Phase 2\n\n- Builds\n`);
    expect(phases[1]!.criteria.map(({ statement }) => statement)).toEqual(['Builds']);
  });
});

describe('what is claimed of it', () => {
  test.each([
    ['- [x] Builds', 'met'],
    ['- [ ] Builds', 'not-met'],
    ['- ✅ Builds', 'met'],
    ['- 🔄 Builds', 'partial'],
    ['- ❌ Builds', 'not-met'],
    ['- Builds (done)', 'met'],
    ['- ~~Builds~~', 'met'],
    ['- Builds', null],
    ['- Planning is done well', null],
  ])('%s', async (item, claim) => {
    const criteria = await criteriaOf(phase(`### Exit criteria\n\n${item}`));
    expect(
      criteria.map(([statement, said]) => [
        /^(Builds|Planning is done well)$/.test(statement as string),
        said,
      ]),
    ).toEqual([[true, claim]]);
  });

  test('a status column', async () => {
    const rows =
      '### Exit criteria\n\n| Criterion | Status |\n| - | - |\n| Builds | ✅ Met |\n| Runs | in progress |\n| Flies | |';
    expect((await criteriaOf(phase(rows))).map(([, claim]) => claim)).toEqual(['met', 'partial', null]);
  });

  test('ticks in front of everything, beside open boxes, are bullets', async () => {
    const body = '### Deliverables\n\n- [ ] A parser\n\n### Exit criteria\n\n- ✅ Builds\n- ✅ Runs';
    const { phases } = await importText(phase(body));
    expect(phases[0]!.criteria.map(({ claim }) => claim)).toEqual([null, null]);
    expect(phases[0]!.state).toBe('unknown');
  });

  test('what is struck out and open was dropped, and is told in a note', async () => {
    const { phases } = await importText(phase('- [x] Builds\n- [ ] ~~Flies~~'));
    expect(phases[0]!.criteria.map(({ statement }) => statement)).toEqual(['Builds']);
    expect(phases[0]!.prose.notes).toEqual({ dropped: ['Flies'] });
  });

  test('a completed phase claims nothing of what is not marked', async () => {
    const { phases } = await importText(
      '## Phase 1: A (Completed)\n\n### Exit criteria\n\n- Builds\n\n## Phase 2: B\n',
    );
    expect(phases[0]!.criteria[0]!.claim).toBeNull();
  });
});
