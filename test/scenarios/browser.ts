/** Debian's Chromium without a window, and what has to be true of every page in it. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const EXECUTABLE = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) =>
  existsSync(file),
);

/** Whether there is a browser to test with. */
export const hasBrowser: boolean = EXECUTABLE !== undefined;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE!, args: FLAGS });
}

export interface Visit {
  readonly page: Page;
  /** What the console said, which errors were thrown, and what else was asked for than the page. */
  readonly complaints: readonly string[];
}

/**
 * Opens a page from a file, and has `act` look at it.
 * @param name the file's: its extension says what it is
 */
export async function visit<T>(
  browser: Browser,
  text: string,
  options: BrowserContextOptions,
  act: (visit: Visit) => Promise<T>,
  name = 'report.html',
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'agentops-page-'));
  const context = await browser.newContext(options);
  try {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    const address = pathToFileURL(file).href;
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return await act({ page, complaints });
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What keeps people from using the page, in a line for each rule of axe. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join('; ')}`,
  );
}
