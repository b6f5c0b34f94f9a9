/**
 * Draws the pictures of the README, `npm run pictures`: the status in a terminal, and the top of the HTML report, of the
 * roadmap that ships, as of one day. Needs Chromium, and the built command. The fonts come from a package, so that
 * the same version of Chromium draws the same bytes anywhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Convert from 'ansi-to-html';
import { chromium } from 'playwright-core';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DAY = ['--as-of', '2026-02-24'];
const PICTURES = path.join(ROOT, 'docs/pictures');
const FONTS = path.join(ROOT, 'node_modules/dejavu-fonts-ttf/ttf');
const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** The colours of a dark terminal, light enough to be read. */
const COLOURS = { 1: '#ff8a80', 2: '#7ee0a0', 3: '#f2d272', 4: '#8ab8ff', 6: '#6fdbe6', 8: '#9aa0aa' };

function agentops(...argv) {
  const env = { ...process.env, LANG: 'C.UTF-8', COLUMNS: '80', FORCE_COLOR: '1', NO_COLOR: '' };
  const command = [path.join(ROOT, 'bin/agentops.js'), ...argv, ...DAY];
  return execFileSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8', stdio: 'pipe' });
}

function face(name, file) {
  const bytes = readFileSync(path.join(FONTS, `${file}.ttf`)).toString('base64');
  const weight = file.endsWith('Bold') ? 'bold' : 'normal';
  return `@font-face { font-family: ${name}; font-weight: ${weight}; src: url(data:font/ttf;base64,${bytes}); }`;
}

const MONO = face('Mono', 'DejaVuSansMono') + face('Mono', 'DejaVuSansMono-Bold');
const SANS = face('Sans', 'DejaVuSans') + face('Sans', 'DejaVuSans-Bold');

function terminalPage() {
  const convert = new Convert({ fg: '#e6e6e6', bg: '#16181d', escapeXML: true, colors: COLOURS });
  const typed = ['status', ...DAY].join(' ');
  // The converter knows no dim text: grey is what most terminals make of it.
  // eslint-disable-next-line no-control-regex
  const shown = agentops('status').replaceAll(/\u001b\[2m(.*?)\u001b\[22m/g, '\u001b[90m$1\u001b[39m');
  const text = convert.toHtml(`\u001b[1m$ agentops ${typed}\u001b[22m\n\n${shown.trimEnd()}`);
  return `<style>${MONO}
    body { margin: 0; background: #16181d; }
    pre { margin: 0; padding: 20px 24px; width: max-content; color: #e6e6e6; font: 13px/1.35 Mono; }
  </style><pre>${text}</pre>`;
}

async function draw(browser, name, markup, act) {
  const options = { viewport: { width: 1000, height: 860 }, bypassCSP: true, colorScheme: 'light' };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.setContent(markup);
  await act(page, { path: path.join(PICTURES, name), animations: 'disabled' });
  await context.close();
}

mkdirSync(PICTURES, { recursive: true });
const browser = await chromium.launch({
  executablePath: EXECUTABLE,
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await draw(browser, 'status.png', terminalPage(), async (page, options) => {
    await page.evaluate(() => document.fonts.ready);
    await page.locator('pre').screenshot(options);
  });
  await draw(browser, 'report.png', agentops('gate', 'check', '--format', 'html'), async (page, options) => {
    const style = `${MONO}${SANS} body { font-family: Sans; } code { font-family: Mono; }`;
    await page.addStyleTag({ content: style });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot(options);
  });
} finally {
  await browser.close();
}
