/** The gates with their criteria, and what narrows them down. */
import type { GateReport, PhaseReport } from '../report.ts';
import { wayOf } from '../way.ts';
import { criterionItem, markOf } from './criterion.ts';
import { html, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { gateBar } from './road.ts';
import { badge, MARK_WORDS } from './words.ts';

/** The section of the gates; null when there is none. */
export function gatesSection(input: PageInput): Markup | null {
  const { report, evaluation } = input;
  const gates = report.phases.filter(({ gate }) => gate !== null);
  if (gates.length === 0 || evaluation === null) return null;
  const results = evaluation.phases.flatMap(({ gate }) => gate?.criteria ?? []);
  const marks = new Set(results.map(markOf));
  return html`<section aria-labelledby="gates">
    <h2 id="gates">Gates</h2>
    <form class="filter" id="filter" role="search" hidden>
      <label>Search criteria and evidence <input type="search" id="words" autocomplete="off" /></label>
      <label
        >Status
        <select id="status">
          <option value="">all</option>
          ${Object.entries(MARK_WORDS)
            .filter(([mark]) => marks.has(mark as keyof typeof MARK_WORDS))
            .map(([mark, { word }]) => html`<option value="${mark}">${word}</option>`)}
        </select>
      </label>
      <output id="found" for="words status">${results.length} criteria</output>
    </form>
    ${report.phases.map((phase, index) => {
      const { gate } = evaluation.phases[index]!;
      return (
        phase.gate !== null &&
        html`<section class="gate ${phase.state}" aria-labelledby="g/${phase.id}">
          <h3 id="g/${phase.id}">${wayOf(report.phases, phase)}</h3>
          <div class="stands">${gateStatus(phase, phase.gate)} ${gateBar(phase.gate)}</div>
          ${phase.gate.criteria.map((one, at) => criterionItem(input, phase.id, one, gate!.criteria[at]!))}
        </section>`
      );
    })}
  </section>`;
}

function gateStatus({ state }: PhaseReport, { status, convincing, counts }: GateReport): Markup {
  const { sign, word, tone } = MARK_WORDS[status];
  const others = [
    ...(convincing ? ['convincing'] : []),
    ...(counts.waived > 0 ? [`${counts.waived} waived`] : []),
    ...(counts.notApplicable > 0 ? [`${counts.notApplicable} not applicable`] : []),
  ];
  return html`${badge(word, tone, sign)}
    <span class="aside">${[`${state} phase`, ...others].join(', ')}</span>`;
}
