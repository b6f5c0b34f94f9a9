/** The page of `--format html` in a real browser. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/formats/html.ts';
import { makeSamples, type Sample } from '../unit/report/formats/samples.ts';
import { barriers, hasBrowser, startBrowser, visit } from './browser.ts';
import { gate, MET } from './project.ts';
import { run } from './scenario.ts';

if (!hasBrowser) console.warn('No browser: the tests of the HTML page are skipped. apt-get install chromium');

let samples: readonly Sample[];
beforeAll(async () => {
  samples = await makeSamples();
});

describe('the page', () => {
  test('is small for the shipped roadmap, and asks for nothing', async () => {
    const page = pageOf('shipped');
    expect(page.length).toBeLessThan(300_000);
    expect(page).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-/,
    );
    expect(page).not.toMatch(/unsafe|<link|<img|@import|url\(|\ssrc=|\sstyle=|\son\w+="/);
  });
  test.each([
    ['html=report.html', './roadmap/phases/alpha.yaml#L6'],
    ['html=out/deep/report.html', './../../roadmap/phases/alpha.yaml#L6'],
  ])('--format %s links to the files from where it lies', async (format, address) => {
    let text = '';
    const { exitCode } = await run(gate(MET), `gate check --format ${format}`, {
      prepare: (root) => mkdirSync(path.join(root, 'out/deep'), { recursive: true }),
      inspect: (root) => {
        text = readFileSync(path.join(root, format.slice(5)), 'utf8');
      },
    });
    expect(exitCode).toBe(0);
    expect(text).toContain(`href="${address}"`);
  });
  test('on stdout it lies where the command was called, and elsewhere it links nothing', async () => {
    const below = await run(gate(MET), 'gate check --format html', { cwd: 'docs' });
    expect(below.stdout).toContain('href="./../roadmap/phases/alpha.yaml#L6"');
    const outside = await run(gate(MET), 'gate check --format html=../agentops-report.html', {
      inspect: (root) => {
        const file = path.join(root, '../agentops-report.html');
        expect(readFileSync(file, 'utf8')).not.toContain('href="./');
        rmSync(file);
      },
    });
    expect(outside.exitCode).toBe(0);
  });
  test('claims check has one, too', async () => {
    const { stdout, exitCode } = await run(gate(MET), 'claims check --format html');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('<h2 id="findings">');
  });
});

describe.skipIf(!hasBrowser)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());

  test.each([
    ['rich', 360, 'light'],
    ['rich', 1280, 'dark'],
    ['shipped', 768, 'light'],
    ['shipped', 360, 'dark'],
  ] as const)(
    '%s, %i wide, %s: no barrier, nothing cut, nothing asked for, nothing to complain of',
    async (name, width, colorScheme) => {
      const options = { colorScheme, viewport: { width, height: 900 } };
      await visit(browser, pageOf(name), options, async ({ page, complaints }) => {
        await openSome(page);
        expect(await barriers(page)).toEqual([]);
        expect(await isWider(page)).toBe(false);
        expect(complaints).toEqual([]);
      });
    },
  );

  test('hostile texts are shown, and do nothing', async () => {
    const hostile = samples.filter(({ name }) => name.includes('hostile'));
    expect(hostile.length).toBeGreaterThan(3);
    for (const { name, input } of hostile) {
      await visit(browser, renderHtml(input), { viewport: { width: 360, height: 800 } }, async (seen) => {
        await openSome(seen.page);
        expect([name, await isWider(seen.page), seen.complaints]).toEqual([name, false, []]);
        expect(await seen.page.locator('main img, main script, main b').count()).toBe(0);
      });
    }
  });

  test('words and a status narrow the criteria down; a link opens its criterion', async () => {
    await visit(browser, pageOf('shipped'), {}, async ({ page, complaints }) => {
      const shown = page.locator('.criterion:not([hidden])');
      const all = await shown.count();
      await page.getByLabel('Search criteria').fill('Collaborators REVIEW');
      await page.locator('#found', { hasText: ' of ' }).waitFor();
      const some = await shown.count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      expect(await page.locator('#found').textContent()).toBe(`${some} of ${all} criteria`);
      await page.getByLabel('Search criteria').fill('');
      await page.locator('#found', { hasText: `${all} criteria` }).waitFor();
      await expect.poll(() => shown.count()).toBe(all);
      await page.getByLabel('Status').selectOption('met, self-attested');
      expect(await shown.count()).toBe(4);
      expect(await page.locator('.gate:not([hidden])').count()).toBe(1);
      await page.getByText(/^To advance/).click();
      await page.getByRole('link', { name: 'community-validation' }).click();
      await page.locator('[id="c/alpha/community-validation"][open]').waitFor({ state: 'visible' });
      expect(complaints).toEqual([]);
    });
  });

  test('by keyboard alone: a criterion is unfolded', async () => {
    await visit(browser, pageOf('rich'), {}, async ({ page }) => {
      const summary = page.locator('.criterion summary').first();
      await summary.focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.criterion').first().getAttribute('open')).not.toBeNull();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.tagName')).toMatch(/^(A|SUMMARY)$/);
    });
  });

  test('without scripts everything is there but the filter', async () => {
    await visit(browser, pageOf('rich'), { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('#filter').isVisible()).toBe(false);
      await page.locator('.criterion summary').first().click();
      expect(await page.locator('.criterion dl').first().isVisible()).toBe(true);
    });
  });

  test('on paper everything is unfolded', async () => {
    await visit(browser, pageOf('rich'), {}, async ({ page }) => {
      const details = page.locator('.criterion dl').first();
      expect(await details.isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      expect(await details.isVisible()).toBe(true);
      expect(await page.locator('#filter').isVisible()).toBe(false);
    });
  });

  test('5,000 criteria are there, and are narrowed down to one', async () => {
    const criteria = Array.from(
      { length: 5000 },
      (_, index) => `- { id: c${index}, statement: Number ${index}, count: reviews, target: 4 }`,
    );
    const { stdout } = await run(gate(criteria.join('\n')), 'gate check --format html');
    expect(stdout.length).toBeLessThan(20_000_000);
    await visit(browser, stdout, {}, async ({ page, complaints }) => {
      expect(await page.locator('.criterion').count()).toBe(5000);
      await page.locator('#words').fill('alpha/c4321');
      await page.locator('#found', { hasText: '1 of 5000 criteria' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });
});

function pageOf(name: string): string {
  return renderHtml(samples.find((one) => one.name === name)!.input);
}

/** Unfolds enough to see each sort of content. */
async function openSome(page: Page): Promise<void> {
  await page.evaluate(
    "for (const one of [...document.querySelectorAll('details')].slice(0, 12)) one.open = true",
  );
}

/** Whether one has to scroll sideways. */
function isWider(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
