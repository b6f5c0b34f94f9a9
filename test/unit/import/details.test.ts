import { describe, expect, test } from 'vitest';
import type { ImportedPhase } from '../../../src/import/imported.ts';
import { importText } from './importing.ts';

async function first(body: string): Promise<ImportedPhase> {
  const { phases } = await importText(`## Phase 1: A\n\n${body}\n\n## Phase 2: B\n`);
  return phases[0]!;
}

describe('windows', () => {
  test.each([
    [
      '- Minimum duration: 6 weeks (time for tests)\n- Maximum duration: 12 weeks',
      { starts: null, min: '6 weeks', max: '12 weeks' },
    ],
    [
      '**Timeline flexibility:**\n- Min: 1 month\n- Max: 1 year',
      { starts: null, min: '1 month', max: '12 months' },
    ],
    ['**Launch Date:** December 1, 2025', { starts: '2025-12-01', min: null, max: null }],
    ['**Start:** 2026-02-01', { starts: '2026-02-01', min: null, max: null }],
    ['Minimale Dauer: lang', { starts: null, min: null, max: null }],
    ['**Start:** 2026-02-31', { starts: null, min: null, max: null }],
  ])('%s', async (body, window) => {
    expect((await first(body)).window).toEqual(window);
  });

  test('a quarter is a note', async () => {
    const { window, prose } = await first('**Timeline:** Q1 2026 to Q2 2026');
    expect([window, prose.notes]).toEqual([
      { starts: null, min: null, max: null },
      ['Timeline: Q1 2026 to Q2 2026'],
    ]);
  });
});

describe('risks', () => {
  const expected = [
    { risk: 'Nobody comes', mitigation: 'Ask people', fallback: 'Wait', line: expect.any(Number) },
  ];

  test.each([
    [
      'labels with lists',
      '### Risks & Mitigations\n\n**Risk: Nobody comes**\n- Mitigation: Ask people\n- Fallback: Wait',
    ],
    ['lines', '### Risks\n\n**Risk:** Nobody comes\n**Mitigation:** Ask people\n**Fallback:** Wait'],
    ['nested lists', '### Risks\n\n- Nobody comes\n  - Mitigation: Ask people\n  - Contingency: Wait'],
    [
      'headings',
      '### Risks\n\n#### Risk 1: Nobody comes\n\n**Mitigation:** Ask people\n\n**Fallback:** Wait',
    ],
    [
      'a table',
      '### Risks\n\n| Risk | Impact | Mitigation | Fallback |\n| - | - | - | - |\n| Nobody comes | high | Ask people | Wait |',
    ],
  ])('%s', async (_, body) => {
    expect((await first(body)).risks).toEqual(expected);
  });

  test('in one line', async () => {
    const { risks } = await first(
      '### Risks\n\n- Nobody comes → ask people\n- **It is slow**: measure it\n- It breaks',
    );
    expect(risks.map(({ risk, mitigation }) => [risk, mitigation])).toEqual([
      ['Nobody comes', 'ask people'],
      ['It is slow', 'measure it'],
      ['It breaks', null],
    ]);
  });
});

describe('texts', () => {
  test('goal, objectives, scope, milestones, status, learnings, notes', async () => {
    const { goal, prose } = await first(
      [
        '**Primary goal:** Find out',
        '**Prerequisites:** A laptop',
        '### Objectives\n\n1. Learn\n2. Teach',
        "### Scope\n\n**What's included:**\n- Words\n\n**What's deferred:**\n- Deeds",
        '### Deliverables\n\n**Texts:**\n- A book',
        '### Current status\n\n**In progress:**\n- ⏳ The book',
        '### Key learnings\n\n- Books take long',
      ].join('\n\n'),
    );
    expect(goal).toBe('Find out');
    expect(prose).toEqual({
      notes: ['Prerequisites: A laptop'],
      objectives: ['Learn', 'Teach'],
      scope: { included: ['Words'], deferred: ['Deeds'] },
      milestones: { Texts: ['A book'] },
      status: { 'In progress': ['The book'] },
      learnings: ['Books take long'],
    });
  });

  test('texts about the roadmap', async () => {
    const source =
      '# My Product Roadmap\n\n**Product:** Gizmo\n**Last Updated:** 2026-01-02\n\n## Philosophy\n\n- Slow is fast\n\n## Phase 1: A\n\n## Phase 2: B\n\n## Current focus\n\n**This week:**\n- Rest\n';
    const { name, updated, prose } = await importText(source);
    expect([name, updated, prose]).toEqual([
      'Gizmo',
      '2026-01-02',
      { philosophy: ['Slow is fast'], focus: { 'This week': ['Rest'] } },
    ]);
  });
});

describe('the name', () => {
  const phases = '## Phase 1: A\n\ntext\n\n## Phase 2: B';

  test.each([
    ['the title', `# My tool\n\n${phases}`, 'My tool'],
    [
      'a label below the title',
      `# Roadmap\n\n**Status:** Draft\n**Project:** My tool\n\n${phases}`,
      'My tool',
    ],
    ['a heading below the title', `# Roadmap\n\n## Project: My tool\n\n${phases}`, 'My tool'],
    [
      'a label of a section where there is no title',
      `## About\n\n**Project:** My tool\n\n${phases}`,
      'My tool',
    ],
    [
      'no label of a later section',
      `# My tool\n\n${phases}\n\n## Team\n\n- **Product:** One person`,
      'My tool',
    ],
    [
      'no label of an earlier one',
      `# My tool\n\n## Team\n\n- **Product:** One person\n\n${phases}`,
      'My tool',
    ],
    [
      'no label behind phases',
      `# My tool\n\n- Phase 1: A\n- Phase 2: B\n\n**Product:** One person`,
      'My tool',
    ],
  ])('%s', async (_, source, name) => {
    expect((await importText(source)).name).toBe(name);
  });
});

describe('metrics', () => {
  const around = (body: string): string =>
    `## Phase 0: Base (Completed)\n\n## Phase 1: Alpha - First\n\n## Phase 2: Beta\n\n## Metrics\n\n${body}\n`;

  test.each([
    ['of phases', '- [ ] Studies (target: 3+ Alpha, 10+ Beta)', { alpha: '>= 3', beta: '>= 10' }],
    ['parts of a whole, and from a phase on', '- Factors (6/12 Alpha+)', { alpha: '>= 6', beta: '>= 6' }],
    [
      'of all that are to come',
      '- Domains per factor (target: 3+ per factor)',
      { alpha: '>= 3', beta: '>= 3' },
    ],
    ['a range begins with the least', '- People (target: 3-5 Alpha)', { alpha: '>= 3' }],
    ['none', '- Talks (at conferences)', {}],
    ['a table', '| Metric | Target |\n| - | - |\n| Coverage | 80% |', { alpha: '>= 80%', beta: '>= 80%' }],
    [
      'a column for a phase',
      '| Metric | Beta target |\n| - | - |\n| Latency | < 200 ms |',
      { beta: '< 200' },
    ],
  ])('%s', async (_, body, targets) => {
    expect((await importText(around(body))).metrics.map((metric) => metric.targets)).toEqual([targets]);
  });

  test('groups and names', async () => {
    const { metrics } = await importText(
      around('**Growth:**\n- Studies (target: 3+ Alpha)\n- Talks (at conferences)'),
    );
    expect(metrics.map(({ group, name, id }) => [group, name, id])).toEqual([
      ['Growth', 'Studies', 'studies'],
      ['Growth', 'Talks (at conferences)', 'talks'],
    ]);
  });
});

describe('what was not understood', () => {
  test('is listed with its lines', async () => {
    const source =
      '# Plan\n\nHello.\n\n## Phase 1: A\n\nNobody knows what this is.\n\n```sh\nmake\n```\n\n- work\n\n## Phase 2: B\n\n## Thanks\n\n- to all\n';
    const { notUnderstood, phases } = await importText(source);
    expect(notUnderstood).toEqual([
      { line: 3, text: 'Hello.' },
      { line: 7, text: 'Nobody knows what this is.' },
      { line: 9, text: '```sh' },
      { line: 10, text: 'make' },
      { line: 17, text: '## Thanks' },
      { line: 19, text: '- to all' },
    ]);
    expect(phases[0]!.prose.milestones).toEqual(['work']);
  });

  test('front matter, HTML and quotations', async () => {
    const source =
      '---\ntitle: x\n---\n\n<details>\n<summary>More</summary>\n\n## Phase 1: A\n\n</details>\n\n> ### Exit criteria\n>\n> - Builds\n\n## Phase 2: B\n';
    const { notUnderstood, phases } = await importText(source);
    expect(notUnderstood.map(({ text }) => text)).toEqual([
      'title: x',
      '<details>',
      '<summary>More</summary>',
      '</details>',
    ]);
    expect(phases.map(({ name, line }) => [name, line])).toEqual([
      ['A', 8],
      ['B', 16],
    ]);
    expect(phases[0]!.criteria.map(({ line }) => line)).toEqual([14]);
  });

  test('CR LF and long documents keep their lines', async () => {
    const filler = Array.from({ length: 3000 }, (_, index) => `Line ${index} of the introduction.`).join(
      '\n\n',
    );
    const source =
      `# Plan\n\n${filler}\n\n## Phase 1: A\n\n## Phase 2: B\n\n### Exit criteria\n\n- Builds\n`.replaceAll(
        '\n',
        '\r\n',
      );
    const { phases } = await importText(source);
    const lines = source.split('\r\n');
    expect(phases.map(({ line }) => lines[line - 1])).toEqual(['## Phase 1: A', '## Phase 2: B']);
    expect(lines[phases[1]!.criteria[0]!.line - 1]).toBe('- Builds');
  });
});
