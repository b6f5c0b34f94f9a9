/** The decision, which comes first: its word, its reason, what may be done, and the way to advance. */
import { countsText, headline } from '../headline.ts';
import type { Decision } from '../report.ts';
import { html, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';

/** The section of the decision. */
export function decisionSection({ report }: PageInput): Markup {
  const { decision, summary } = report;
  const [word, ...rest] = headline(report).split(': ');
  const title =
    rest.length === 0
      ? html`<h2 id="decision">${word!}</h2>`
      : html`<h2 id="decision"><strong class="word">${word!}</strong> ${rest.join(': ')}</h2>`;
  return html`<section class="decision ${decision?.outcome ?? 'undecided'}" aria-labelledby="decision">
    ${title} ${decision && reason(decision)}
    <p class="counts">${countsText(summary)}. Exit code ${summary.exitCode}.</p>
  </section>`;
}

function reason({ because, rule, options, risks, toAdvance, phase }: Decision): Markup {
  return html`<p class="because">${because}</p>
    ${risks.map(
      ({ risk, fallback }) =>
        html`<p class="risk">
          <strong>A risk has come true:</strong> ${risk}${fallback !== null && html`<br />→ ${fallback}`}
        </p>`,
    )}
    <p class="aside">
      Rule <code>${rule}</code>${options.length > 0 && html`; what may be done: ${options.join(', ')}`}
    </p>
    ${
      toAdvance.length > 0 &&
      html`<details class="way">
        <summary>To advance: ${toAdvance.length} still to do, nearest first</summary>
        <ol>
          ${toAdvance.map(
            ({ criterion, lacks }) =>
              html`<li><a href="#c/${criterion}">${criterion.slice(phase.length + 1)}</a>: ${lacks}</li>`,
          )}
        </ol>
      </details>`
    }`;
}
