/**
 * A badge: a flat SVG that says how the roadmap stands, in words and in a colour. Every text is fitted to its half, so
 * that it fits in whatever font there is. Libraries for badges bring the widths of all glyphs, a megabyte of them.
 */
import { plural } from '../../diagnostics/plural.ts';
import { clipText, widthOf } from '../../diagnostics/terminal-text.ts';
import type { UnplacedReport } from '../build.ts';
import { escapeTerminal } from '../escape.ts';
import { NOT_JUDGED } from '../exit-code.ts';
import { countSelfAttested } from '../headline.ts';
import type { Decision, GateReport } from '../report.ts';
import { escapeXml } from '../xml.ts';

/** White text on each of them can be read: WCAG's AA. */
const COLOURS = { good: '#1a7f37', open: '#8a5a00', bad: '#b3261e', none: '#5f6368' } as const;
const LABEL_COLOUR = '#444';
const OUTCOMES: Readonly<Record<Decision['outcome'], keyof typeof COLOURS>> = {
  advance: 'good',
  extend: 'open',
  pivot: 'bad',
};
const STATUSES = { met: 'good', partial: 'open', 'not-met': 'bad' } as const;

const PADDING = 7;
const HEIGHT = 20;
const RADIUS = 3;
/** So many columns of a name are shown; the message may hold it all, a date and the errors. */
const LONGEST = { label: 40, message: 80 } as const;

interface Standing {
  readonly label: string;
  readonly message: string;
  readonly look: keyof typeof COLOURS;
}

/** The report as a badge. */
export function renderBadge(report: UnplacedReport): string {
  const { label, message, look } = withErrors(report, standingOf(report));
  return draw(label, message, COLOURS[look]);
}

/** How the roadmap stands: by its decision, by the gate or the gates that were asked for, or by its public claims. */
function standingOf({ roadmap, current, decision, phases, claims, summary }: UnplacedReport): Standing {
  const name = roadmap.name || 'roadmap';
  if (summary.exitCode === NOT_JUDGED) return { label: name, message: 'not judged', look: 'none' };
  if (decision !== null) {
    const { name: label, gate } = phases.find(({ id }) => id === decision.phase)!;
    return { label, message: `${countMet(gate!)}, ${decision.outcome}`, look: OUTCOMES[decision.outcome] };
  }
  const gated = phases.flatMap((phase) => (phase.gate ? [{ ...phase, gate: phase.gate }] : []));
  const one = gated.length === 1 ? gated[0] : gated.find(({ id }) => id === current);
  if (one) return { label: one.name, message: countMet(one.gate), look: STATUSES[one.gate.status] };
  const met = gated.filter(({ gate }) => gate.status === 'met').length;
  if (gated.length > 0)
    return { label: name, message: `${met}/${gated.length} gates met`, look: lookOf(met, gated.length) };
  const backed = claims.filter(({ status }) => status === 'supported' || status === 'understated').length;
  if (claims.length > 0) {
    const message = `${backed}/${claims.length} claims supported`;
    return { label: name, message, look: lookOf(backed, claims.length) };
  }
  return { label: name, message: 'nothing to judge', look: 'none' };
}

function withErrors(
  { asOf, simulated, summary }: UnplacedReport,
  { label, message, look }: Standing,
): Standing {
  const { errors } = summary;
  const told = errors === 0 ? '' : `, ${plural(errors, 'error')}`;
  return {
    label,
    message: `${message}${told}${simulated ? `, as of ${asOf}` : ''}`,
    look: errors > 0 && look !== 'none' ? 'bad' : look,
  };
}

function countMet(gate: GateReport<unknown>): string {
  const { met, partial, notMet } = gate.counts;
  const attested = countSelfAttested(gate);
  return `${met}/${met + partial + notMet} met${attested === 0 ? '' : `, ${attested} self-attested`}`;
}

function lookOf(done: number, all: number): keyof typeof COLOURS {
  return done === all ? 'good' : 'open';
}

function draw(label: string, message: string, colour: string): string {
  const fit = (text: string, room: number): string => clipText(escapeTerminal(text).trim(), room, true);
  const texts = [fit(label, LONGEST.label), fit(message, LONGEST.message)] as const;
  const [left, right] = texts.map((text) => Math.ceil(pixelsOf(text)) + 2 * PADDING) as [number, number];
  const width = left + right;
  const title = escapeXml(texts.join(': '));
  const write = (text: string, from: number, room: number): string =>
    `<text x="${from + room / 2}" y="14" textLength="${room - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">${escapeXml(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${title}">`,
    `  <title>${title}</title>`,
    `  <rect width="${width}" height="${HEIGHT}" rx="${RADIUS}" fill="${LABEL_COLOUR}"/>`,
    `  <path d="M${left} 0h${right - RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${RADIUS}v${HEIGHT - 2 * RADIUS}a${RADIUS} ${RADIUS} 0 0 1 -${RADIUS} ${RADIUS}h-${right - RADIUS}z" fill="${colour}"/>`,
    '  <g fill="#fff" text-anchor="middle" font-family="Verdana, \'DejaVu Sans\', sans-serif" font-size="11">',
    `    ${write(texts[0], 0, left)}`,
    `    ${write(texts[1], left, right)}`,
    '  </g>',
    '</svg>',
    '',
  ].join('\n');
}

const THIN = /[ijltfrI .,:;'!|()[\]{}/\\`"-]/;
const BROAD = /[A-HJ-LN-VX-Z<>=+~#&…→]/;
const FULL = /[mwMW%@]/;

/** About how wide a text is, of 11 pixels' height: what is left or lacking, the text is stretched by. */
function pixelsOf(text: string): number {
  let pixels = 0;
  for (const character of text) {
    if (THIN.test(character)) pixels += 4.3;
    else if (BROAD.test(character)) pixels += 8;
    else if (FULL.test(character)) pixels += 10.4;
    else pixels += [0, 6.8, 11.5][widthOf(character)]!;
  }
  return pixels;
}
