/** The page: one file that asks for nothing and lets nothing run but its own script. */
import { dayText } from '../day.ts';
import { createHash } from 'node:crypto';
import { countsText, headline, nameOf } from '../headline.ts';
import { claimsSection, metricsSection, risksSection } from './tables.ts';
import { decisionSection } from './decision.ts';
import { findingsSection, sinceSection } from './findings.ts';
import { gatesSection } from './gates.ts';
import { html, type Content, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { roadSection } from './road.ts';
import { trendSection } from './trend.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** The page as text, ended by a newline. */
export function pageText(input: PageInput): string {
  const { report } = input;
  const { tool, roadmap } = report;
  const day = dayText(report);
  const sections: readonly (readonly [id: string, name: string, section: Markup | null])[] = [
    ['phases', 'Phases', roadSection(input)],
    ['history', 'History', trendSection(input)],
    ['gates', 'Gates', gatesSection(input)],
    ['claims', 'Claims', claimsSection(input)],
    ['metrics', 'Metrics', metricsSection(input)],
    ['risks', 'Risks', risksSection(input)],
    ['since', 'Changes', sinceSection(input)],
    ['findings', 'Findings', findingsSection(input)],
  ];
  const shown = sections.filter(([, , section]) => section !== null);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy()}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="agentops ${tool.version}" />
        <title>${nameOf(report)}: ${report.decision ? headline(report) : countsText(report.summary)}</title>
        ${own('style', STYLE)}
      </head>
      <body>
        <a class="skip" href="#main">To the decision</a>
        <header>
          <h1>${nameOf(report)}</h1>
          <div class="aside">${day}</div>
          <nav aria-label="Sections">
            <ul>
              ${shown.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex="-1">
          ${decisionSection(input)} ${shown.map(([, , section]): Content => section)}
        </main>
        <footer>Judged from ${roadmap.path} ${day} by agentops ${tool.version}.</footer>
        ${own('script', SCRIPT)}
      </body>
    </html>`;
  return `${page.markup}\n`;
}

/** What browsers may do with the page. The hashes are of what stands between the tags, byte by byte. */
function policy(): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(SCRIPT)}`,
    `style-src ${hash(STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Our own script or style sheet: text in which nothing is escaped, and no space is put. */
function own(element: 'script' | 'style', text: string): Markup {
  return { markup: `<${element}>${text}</${element}>` };
}
