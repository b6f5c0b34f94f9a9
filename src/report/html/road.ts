/** The road: the phases with their windows on one time line, and their gates as progress. */
import { windowText } from '../terminal/window-text.ts';
import type { GateReport, PhaseReport } from '../report.ts';
import { phaseLane, stackedBar, timeAxis, timeLine } from './charts.ts';
import { html, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';

/** The section of the phases; null when none was judged. */
export function roadSection({ report, evaluation }: PageInput): Markup | null {
  const { phases, asOf } = report;
  if (phases.length === 0 || evaluation === null) return null;
  const days = phases.flatMap(({ passed, window: { starts, earliest, latest } }) =>
    [passed, starts, earliest, latest].filter((day) => day !== null),
  );
  const line = timeLine([asOf, ...days]);
  return html`<section aria-labelledby="phases">
    <h2 id="phases">Phases</h2>
    <ol class="road">
      ${phases.map((phase, index) => {
        const time = windowText(evaluation.phases[index]!);
        return html`<li class="${phase.state}" ${phase.state === 'current' && html` aria-current="step"`}>
          <div class="name">
            <a href="#g/${phase.id}">${phase.name}</a>
            <span class="aside">${phase.state}: ${time}</span>
          </div>
          ${phaseLane(line, phase, asOf, laneText(phase, asOf))} ${phase.gate && gateBar(phase.gate)}
        </li>`;
      })}
    </ol>
    ${timeAxis(line)}
    <p class="legend aside">
      <span class="key early"></span>early, before a window's shortest time <span class="key open"></span>open
      <span class="key today"></span>${asOf} <span class="key passed"></span>passed
    </p>
  </section>`;
}

/** What the lane shows, in words. */
function laneText({ name, passed, window: { starts, earliest, latest } }: PhaseReport, asOf: string): string {
  const texts = [
    ...(starts === null ? ['no window on the time line'] : [`window from ${starts}`]),
    ...(earliest === null ? [] : [`may end from ${earliest}`]),
    ...(latest === null ? [] : [`ends ${latest}`]),
    ...(passed === null ? [] : [`passed ${passed}`]),
  ];
  return `${name}: ${texts.join(', ')}; the day is ${asOf}`;
}

/** How many of a gate's criteria are met. */
export function gateBar({ counts: { met, partial, notMet } }: GateReport): Markup {
  const all = met + partial + notMet;
  const text = `${met} of ${all} met${partial > 0 ? `, ${partial} partial` : ''}`;
  const parts = [
    { many: met, look: 'met' },
    { many: partial, look: 'partial' },
  ];
  return html`<div class="gate-bar">
    ${stackedBar([...parts, { many: notMet, look: 'not-met' }], text)}<span class="tally">${text}</span>
  </div>`;
}
