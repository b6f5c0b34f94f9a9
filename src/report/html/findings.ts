/** What is wrong, errors first, each with its place and what to do; and what changed since another revision. */
import type { Level } from '../../diagnostics/catalog.ts';
import { countsText } from '../headline.ts';
import { html, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { badge, type Tone } from './words.ts';

const LEVELS: Readonly<Record<Level, Tone>> = { error: 'bad', warning: 'some', note: 'aside' };

/** The section of the findings. */
export function findingsSection({ report: { findings, summary }, placeLink }: PageInput): Markup {
  const sorted = (Object.keys(LEVELS) as Level[]).flatMap((level) =>
    findings.filter((finding) => finding.level === level),
  );
  return html`<section aria-labelledby="findings">
    <h2 id="findings">Findings</h2>
    <p>${countsText(summary)}.</p>
    ${
      sorted.length > 0 &&
      html`<ul class="findings">
        ${sorted.map(
          ({ level, rule, message, hint, at }) =>
            html`<li>
              ${badge(level, LEVELS[level])} <code>${rule}</code> ${placeLink(at)}
              <p>${message}</p>
              <p class="hint">→ ${hint}</p>
            </li>`,
        )}
      </ul>`
    }
  </section>`;
}

/** The section of the changes since another revision; null when none was compared with. */
export function sinceSection({ report: { base } }: PageInput): Markup | null {
  if (!base) return null;
  const { revision, commit, compared, changes } = base;
  const none = compared ? 'Nothing that bears on the gates changed.' : 'There was no roadmap yet.';
  return html`<section aria-labelledby="since">
    <h2 id="since">Since ${revision} (${commit.slice(0, 7)})</h2>
    ${
      changes.length === 0
        ? html`<p>${none}</p>`
        : html`<ul>
            ${changes.map(({ kind, ref, text }) => html`<li>${kind} <code>${ref}</code> ${text}</li>`)}
          </ul>`
    }
  </section>`;
}
