import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { widthOf } from '../../../../src/diagnostics/terminal-text.ts';
import { explainCriterion, explainDecision } from '../../../../src/report/terminal/render-explain.ts';
import { renderReport } from '../../../../src/report/terminal/render-report.ts';
import { renderStatus } from '../../../../src/report/terminal/render-status.ts';
import { plainStyle, type Screen, type Style } from '../../../../src/report/terminal/style.ts';
import { judgeFiles, type Judged } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { isSafe } from '../safe.ts';
import { judgeShipped } from '../shipped.ts';
import { ALL_HOSTILE, hostileRoadmap } from '../hostile-roadmap.ts';
import { screenOf } from '../screen.ts';

/** Every page that can be shown of a roadmap. */
function pages({ report, evaluation, locate }: Judged, screen: Screen): string[] {
  return [
    renderReport(report, evaluation, locate, screen),
    renderStatus(report, evaluation, screen),
    explainDecision(report, evaluation, locate, screen),
    ...evaluation.phases.flatMap(({ phase, gate }) =>
      (gate?.criteria ?? []).map(({ criterion }) =>
        explainCriterion(evaluation, phase.id, criterion.id, locate, screen),
      ),
    ),
  ];
}

const code =
  (number: number) =>
  (text: string): string =>
    `\u001b[${number}m${text}\u001b[39m`;
const COLOURS: Style = {
  bold: code(1),
  dim: code(2),
  red: code(31),
  green: code(32),
  yellow: code(33),
  blue: code(34),
  cyan: code(36),
};
// eslint-disable-next-line no-control-regex
const CODES = /\u001b\[\d+m/g;

const EVIL = '\u001b[31mred\u202e\u200b\u2028\u0007\u009b2J\u2066\ufeff';
const HOSTILE = [hostileRoadmap(EVIL, EVIL), hostileRoadmap(ALL_HOSTILE, EVIL)];

describe('hostile text', () => {
  test.each([80, 60, 40])('does nothing in %i columns', async (width) => {
    const all = await Promise.all(HOSTILE.map((files) => judgeFiles(files, '2026-02-20')));
    for (const verbose of [false, true]) {
      for (const page of all.flatMap((one) => pages(one, screenOf({ width, verbose, style: COLOURS })))) {
        const lines = page.replaceAll(CODES, '').split('\n');
        expect(lines.filter((line) => !isSafe(line))).toEqual([]);
      }
    }
    expect(pages(all[0]!, screenOf({ verbose: true }))[0]).toContain('\\x1b[31mred\\u202e');
  });
});

describe('every page', () => {
  let judged: readonly Judged[];
  beforeAll(async () => {
    judged = [
      await judgeFiles(RICH, '2026-02-20'),
      ...(await Promise.all(HOSTILE.map((files) => judgeFiles(files, '2026-02-20')))),
      await judgeShipped('2026-02-24'),
    ];
  });

  const screens = fc.record({
    width: fc.integer({ min: 40, max: 220 }),
    unicode: fc.boolean(),
    verbose: fc.boolean(),
    quiet: fc.boolean(),
    style: fc.constant(plainStyle),
  });

  test('keeps to the width, but for a word that is wider alone, and ends in one newline', () => {
    fc.assert(
      fc.property(screens, fc.nat(3), (screen, index) => {
        for (const page of pages(judged[index]!, screen)) {
          expect(page).toMatch(/[^\n]\n$/);
          const wide = page.split('\n').filter((line) => widthOf(line) > screen.width && !isOneWord(line));
          expect(wide).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('shows the ids of the gate at hand whole', () => {
    fc.assert(
      fc.property(screens, (screen) => {
        for (const { report, evaluation, locate } of judged) {
          const page = renderReport(report, evaluation, locate, { ...screen, quiet: false, verbose: true });
          const { gate } = evaluation.phases.find(({ phase }) => phase.id === evaluation.current)!;
          const words = new Set(page.split(/[\s]+/));
          expect(gate!.criteria.map(({ criterion }) => criterion.id).filter((id) => !words.has(id))).toEqual(
            [],
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  test('colours add nothing but colour', () => {
    for (const one of judged) {
      const plain = pages(one, screenOf({ verbose: true }));
      const coloured = pages(one, screenOf({ verbose: true, style: COLOURS }));
      expect(coloured.map((page) => page.replaceAll(CODES, ''))).toEqual(plain);
    }
  });

  test('is the same again', async () => {
    const again = await judgeFiles(RICH, '2026-02-20');
    expect(pages(again, screenOf())).toEqual(pages(judged[0]!, screenOf()));
  });
});

/** A mark, a number or an arrow may stand before the word. */
function isOneWord(line: string): boolean {
  return /^(\S{1,3} +)?\S+$/.test(line.trim());
}
