/** The SVG of `--format badge` in a real browser, which lays its words out with fonts of its own. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSample, render, SAMPLES } from '../unit/report/formats/samples.ts';
import { hasBrowser, startBrowser, visit } from './browser.ts';

if (!hasBrowser) console.warn('No browser: the tests of the badge are skipped. apt-get install chromium');

describe.skipIf(!hasBrowser)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test.each(SAMPLES)('%s: it is drawn, its words are inside of it, and nothing acts', async (name) => {
    const svg = await render('badge', (await makeSample(name)).input);
    const drawn = await visit(
      browser,
      svg,
      { viewport: { width: 1200, height: 100 } },
      async ({ page, complaints }) => ({
        complaints,
        root: await page.evaluate('document.documentElement.nodeName'),
        title: await page.evaluate('document.querySelector("title").textContent'),
        boxes: await page.evaluate<{ left: number; right: number; width: number }[]>(
          '[...document.querySelectorAll("svg, text")].map((one) => { const { left, right, width } = one.getBoundingClientRect(); return { left, right, width }; })',
        ),
        acting: await page.evaluate(
          'document.querySelectorAll("script, foreignObject, image, a, parsererror").length',
        ),
      }),
      'badge.svg',
    );
    expect(drawn).toMatchObject({ complaints: [], root: 'svg', acting: 0 });
    expect(drawn.title).not.toBe('');
    const [whole, label, message] = drawn.boxes;
    for (const { left, right, width } of [label!, message!]) {
      expect(width).toBeGreaterThan(0);
      expect(left).toBeGreaterThanOrEqual(whole!.left);
      expect(right).toBeLessThanOrEqual(whole!.right);
    }
    expect(label!.right).toBeLessThanOrEqual(message!.left);
  });
});
