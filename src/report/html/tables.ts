/** Public claims, metrics and risks: a table each. */
import { numberText } from '../terminal/value-text.ts';
import { claimTally } from '../claim-tally.ts';
import { progressBar } from './charts.ts';
import { html, type Content, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { badge, CLAIM_TONES, MARK_WORDS } from './words.ts';

/** The section of the public claims; null when there are none. */
export function claimsSection({ report: { claims }, placeLink }: PageInput): Markup | null {
  if (claims.length === 0) return null;
  const rows = claims.map(({ id, text, status, says, value, in: places }) => [
    badge(status, CLAIM_TONES[status]),
    html`<q>${text}</q><br /><code>${id}</code>`,
    `${says ?? ''}${says !== null && value !== null ? `, measured ${numberText(value, null)}` : ''}`,
    places.map((place, index) => [index > 0 && html`<br />`, placeLink(place)]),
  ]);
  return html`<section aria-labelledby="claims">
    <h2 id="claims">Public claims</h2>
    <p>${claimTally(claims)}</p>
    ${table('claims', ['Status', 'Claim', 'Says', 'Where'], rows)}
  </section>`;
}

/** The section of the metrics, group by group; null when there are none. */
export function metricsSection({ report: { metrics } }: PageInput): Markup | null {
  if (metrics.length === 0) return null;
  const groups = new Map(metrics.map(({ group }) => [group, metrics.filter((one) => one.group === group)]));
  return html`<section aria-labelledby="metrics">
    <h2 id="metrics">Metrics</h2>
    ${Array.from(groups, ([group, some]) => [
      group !== null && html`<h3>${group}</h3>`,
      table(
        'metrics',
        ['Metric', 'Value', 'Target', 'Progress'],
        some.map(({ name, value, target, status, progress }) => [
          name,
          value === null ? 'no value' : numberText(value, null),
          target ?? html`<span class="aside">none for now</span>`,
          status && [
            badge(MARK_WORDS[status].word, MARK_WORDS[status].tone, MARK_WORDS[status].sign),
            progressBar(progress ?? 0),
          ],
        ]),
      ),
    ])}
  </section>`;
}

/** The section of the risks, those that came true first; null when there are none. */
export function risksSection({ evaluation }: PageInput): Markup | null {
  const risks = (evaluation?.phases ?? []).flatMap(({ phase, risks: cameTrue }) =>
    phase.risks.map((risk) => ({ risk, phase, isTrue: cameTrue.some((one) => one.risk === risk) })),
  );
  if (risks.length === 0) return null;
  const sorted = [...risks.filter(({ isTrue }) => isTrue), ...risks.filter(({ isTrue }) => !isTrue)];
  const rows = sorted.map(({ risk, phase, isTrue }) => [
    isTrue ? badge('has come true', 'bad', '✘') : badge(risk.trigger ? 'watched' : 'no trigger', 'aside'),
    risk.risk,
    phase.name,
    [
      risk.mitigation,
      risk.fallback !== null && html`${risk.mitigation !== null && html`<br />`}→ ${risk.fallback}`,
    ],
  ]);
  return html`<section aria-labelledby="risks">
    <h2 id="risks">Risks</h2>
    ${table('risks', ['State', 'Risk', 'Phase', 'What is done about it'], rows)}
  </section>`;
}

/** A table; on a narrow screen each row is a card that names its cells. */
function table(look: string, heads: readonly string[], rows: readonly (readonly Content[])[]): Markup {
  return html`<table class="${look}">
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => html`<td data-name="${heads[index]!}">${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
