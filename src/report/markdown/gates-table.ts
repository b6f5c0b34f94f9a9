/** The gates in a table: how each came out, and where its phase stands in time. */
import type { PhrasingContent, RootContent, TableRow } from 'mdast';
import type { Status } from '../../model/phase.ts';
import { countSelfAttested } from '../headline.ts';
import type { GateReport, PhaseReport, Report } from '../report.ts';
import { wayOf } from '../way.ts';
import { heading, moreThan } from './blocks.ts';
import { prose, said } from './prose.ts';

const SHOWN = 20;
/** The marks of the terminal. */
const STATUSES: Readonly<Record<Status, string>> = {
  met: '✔ met',
  partial: '◐ partial',
  'not-met': '○ not met',
};

/** The table, the current gate in bold; nothing when no phase was judged. */
export function gatesTable(report: Report): RootContent[] {
  const { phases } = report;
  if (phases.length === 0) return [];
  const head = ['Gate', 'Status', 'Criteria met', 'Phase'].map((text) => [said(text)]);
  return [
    heading(3, [said('Gates')]),
    {
      type: 'table',
      children: [row(head), ...phases.slice(0, SHOWN).map((phase) => phaseRow(report, phase))],
    },
    ...moreThan(phases.length, SHOWN),
  ];
}

function phaseRow(report: Report, phase: PhaseReport): TableRow {
  // A bar in code would end its cell in some readers, whatever stands before it.
  const way = prose(wayOf(report.phases, phase).replaceAll('|', '¦'), 100);
  const { gate } = phase;
  return row([
    phase.state === 'current' ? [{ type: 'strong', children: way }] : way,
    [said(gate === null ? 'no gate' : STATUSES[gate.status])],
    [said(gate === null ? '' : metText(gate))],
    [said(timeText(phase))],
  ]);
}

/** A row of a table. */
export function row(cells: readonly PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) };
}

function metText(gate: GateReport): string {
  const { met, partial, notMet, waived, notApplicable } = gate.counts;
  const others = [
    [partial, 'partial'],
    [waived, 'waived'],
    [countSelfAttested(gate), 'self-attested'],
    [notApplicable, 'not applicable'],
  ].flatMap(([many, what]) => (many === 0 ? [] : [`, ${many} ${what}`]));
  return `${met} of ${met + partial + notMet}${others.join('')}`;
}

function timeText({ state, passed, window }: PhaseReport): string {
  if (state === 'completed') return `passed ${passed}`;
  if (state === 'future') return 'not started';
  switch (window.state) {
    case 'none':
      return 'in progress';
    case 'before':
      return `starts ${window.starts}`;
    case 'early':
      return `early, open from ${window.earliest}`;
    case 'open':
      return window.latest === null ? 'open' : `open until ${window.latest}`;
    case 'overdue':
      return `overdue, ended ${window.latest}`;
  }
}
