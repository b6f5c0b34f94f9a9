import { describe, expect, test } from 'vitest';
import { importText, phasesOf } from './importing.ts';

describe('what is a phase', () => {
  test.each([
    [
      'numbered headings',
      '# Plan\n\n## Phase 1: Alpha - First tests (Current)\n\n## Phase 2: Beta (Future)\n',
      ['Alpha - First tests: current', 'Beta: future'],
    ],
    [
      'milestones',
      '# Plan\n\n## Milestone 1 - Parser\n\n## Milestone 2 - Writer\n',
      ['Parser: unknown', 'Writer: unknown'],
    ],
    [
      'letters, dots and ranges',
      '## Stage 1A — Base\n\n## Stage 1.5: Middle\n\n## Stage 2+: Far\n\n## Stage 3–5\n',
      ['Base: unknown', 'Middle: unknown', 'Far: unknown', 'Stage 3–5: unknown'],
    ],
    [
      'versions',
      '# Plan\n\n## v0.1 - Core ✅\n\n## v0.2 - More\n',
      ['v0.1 - Core: completed', 'v0.2 - More: unknown'],
    ],
    ['quarters', '# Plan\n\n## Q3 2026\n\n## Q4 2026\n', ['Q3 2026: unknown', 'Q4 2026: unknown']],
    [
      'horizons',
      '# Plan\n\n## Now\n\n## Next\n\n## Later\n',
      ['Now: current', 'Next: future', 'Later: future'],
    ],
    [
      'a status before a version',
      '# Plan\n\n## Planned for v2.0 (Q2 2026)\n\n## Completed (v1.0)\n',
      ['v2.0 (Q2 2026): future', 'v1.0: completed'],
    ],
    ['codes', '# Plan\n\n### M1: Core\n\n### M2: Wire\n', ['Core: unknown', 'Wire: unknown']],
    [
      'rows of a table',
      '# Plan\n\n| Stage | Status | Outcome |\n| - | - | - |\n| 0 — Base | Complete | a base |\n| 1 — Wire | Planned | a wire |\n',
      ['Base: completed', 'Wire: future'],
    ],
    [
      'rows with numbers and names apart',
      '# Plan\n\n| Phase | Theme | Status |\n| - | - | - |\n| 1 | lexer | completed |\n| 2 | parser | planned |\n',
      ['lexer: completed', 'parser: future'],
    ],
    [
      'items',
      '# Plan\n\n- [x] **Phase 1: Base** — the base\n  - one\n- [ ] **Phase 2: Wire** — the wire\n',
      ['Base: completed', 'Wire: unknown'],
    ],
    [
      'headings that an overview lists',
      '# Plan\n\n| What | Status |\n| - | - |\n| BASE Foundations | done |\n| WIRE Protocol | not started |\n\n## Details\n\n### BASE Foundations\n\n### WIRE Protocol\n\n## Notes\n',
      ['BASE Foundations: completed', 'WIRE Protocol: future'],
    ],
    [
      'headings with a status',
      '# Plan\n\n## Parser (done)\n\n## Writer (in progress)\n\n## Thanks\n',
      ['Parser: completed', 'Writer: current'],
    ],
    [
      'Russian',
      '## Фаза 1: Основа (завершена)\n\n## Фаза 2: Рост (в работе)\n',
      ['Основа: completed', 'Рост: current'],
    ],
    [
      'Japanese',
      '## ✅ フェーズ1: 基礎（完了）\n\n## フェーズ2: 成長（将来）\n',
      ['基礎: completed', '成長: future'],
    ],
    ['Chinese numbers', '### 阶段一：核心\n\n### 第二阶段：扩展\n', ['核心: unknown', '扩展: unknown']],
    [
      'Spanish',
      '## Fase 1: Base (completado)\n\n## Fase 2: Red (planificado)\n',
      ['Base: completed', 'Red: future'],
    ],
  ])('%s', async (_, source, expected) => {
    expect(await phasesOf(source)).toEqual(expected);
  });

  test('what only looks like one deeper in the document is none', async () => {
    const source =
      '# Plan\n\n## Phase 1: A\n\n## Phase 2: B\n\n## Costs\n\n### Phase 1\n\n### Phase 2\n\n### Phase 3\n';
    expect(await phasesOf(source)).toEqual(['A: unknown', 'B: unknown']);
  });

  test('the same headings again, elsewhere, are no further phases', async () => {
    const source =
      '# Plan\n\n## Detail\n\n### Phase 1: A (now)\n\n### Phase 2: B\n\n## Summary\n\n### Phase 1: A\n\n- x\n\n### Phase 2: B\n';
    expect(await phasesOf(source)).toEqual(['A: current', 'B: future']);
  });

  test('a table of features is no overview of phases', async () => {
    const table =
      '| Feature | Status |\n| - | - |\n| Parser | done |\n| Writer | open |\n| Cache | open |\n| Shell | open |';
    const source = `# Plan\n\n## NOW - V1 Start\n\n${table}\n\n## NEXT - V2 More\n\n## Details\n\n### Parser\n\n### Writer\n`;
    expect(await phasesOf(source)).toEqual(['V1 Start: current', 'V2 More: future']);
  });

  test('a document of criteria alone is one phase', async () => {
    const { phases } = await importText('# Release gate\n\n## Exit criteria\n\n- Builds\n- Runs\n');
    expect(phases.map(({ name, criteria }) => [name, criteria.length])).toEqual([['Release gate', 2]]);
  });

  test('a document of neither has none', async () => {
    const { phases, notUnderstood } = await importText('# Hello\n\nSome words.\n\n- a\n- b\n');
    expect(phases).toEqual([]);
    expect(notUnderstood.map(({ line }) => line)).toEqual([3, 5, 6]);
  });
});

describe('the state of a phase', () => {
  const two = (first: string, second = ''): string => `# Plan\n\n${first}\n\n## Phase 2: B\n\n${second}\n`;

  test.each([
    ['its heading', two('## Phase 1: A (Completed)'), 'completed'],
    ['words win over signs', two('## Phase 1: A ✅ (In Progress)'), 'current'],
    ['a sign alone', two('## Phase 1: A 🔄'), 'current'],
    ['its status line', two('## Phase 1: A\n\n**Status:** ✅ Complete'), 'completed'],
    [
      'its status section',
      two('## Phase 1: A\n\n### Status\n\nEffectively complete in the current code.'),
      'completed',
    ],
    ['a field of a list', two('## Phase 1: A\n\n- **Status:** in progress (2026-03-28)'), 'current'],
    [
      'the heading above',
      '# Plan\n\n## Completed\n\n### Phase 1: A\n\n## Planned\n\n### Phase 2: B\n',
      'completed',
    ],
    ['an overview', two('| Phase | Status |\n| - | - |\n| 1. A | Complete |\n\n## Phase 1: A'), 'completed'],
    ['what the document calls current', two('**Current Phase:** A (first)\n\n## Phase 1: A'), 'current'],
    ['all boxes are ticked', two('## Phase 1: A\n\n- [x] one\n- [x] two'), 'completed'],
    ['some boxes are ticked: nobody says', two('## Phase 1: A\n\n- [x] one\n- [ ] two'), 'unknown'],
    ['a share of it', two('## Phase 1: A (80% complete)'), 'current'],
    ['nothing of it', two('## Phase 1: A (0% done)'), 'future'],
    ['nothing said', two('## Phase 1: A'), 'unknown'],
    ['a name that holds a status word', two('## Phase 1: Release planning'), 'unknown'],
  ])('%s', async (_, source, state) => {
    expect((await importText(source)).phases[0]!.state).toBe(state);
  });

  test('what comes after the current one is still to come, what comes before is not made up', async () => {
    const source = '## Phase 1: A\n\n## Phase 2: B (current)\n\n## Phase 3: C\n';
    expect(await phasesOf(source)).toEqual(['A: unknown', 'B: current', 'C: future']);
  });
});

describe('ids', () => {
  const idsOf = async (source: string): Promise<readonly string[]> =>
    (await importText(source)).phases.map(({ id }) => id);

  test('of names, the same ones apart', async () => {
    expect(
      await idsOf('## Phase 1: Big Bang - part\n\n## Phase 2: Big Bang\n\n## Phase 3: v1.0 - Stable\n'),
    ).toEqual(['big-bang', 'big-bang-2', 'v1.0']);
  });
  test('of numbers where a name has no Latin letters', async () => {
    expect(await idsOf('## 第1阶段：核心\n\n## 第2阶段：扩展\n')).toEqual(['phase-1', 'phase-2']);
  });
  test('never what a gate opens at the end', async () => {
    expect(await idsOf('## Phase 1: Done\n\n## Phase 2: B\n')).toEqual(['done-2', 'b']);
  });
  test('short, whatever the heading', async () => {
    const [id] = await idsOf(`## Phase 1: ${'very '.repeat(50)}long\n\n## Phase 2: ${'x'.repeat(280)}\n`);
    expect(id!.length).toBeLessThanOrEqual(48);
  });
});
