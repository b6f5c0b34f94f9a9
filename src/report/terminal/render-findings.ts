/** What is wrong: each finding with its place, its cause, and what to do. */
import { plural } from '../../diagnostics/plural.ts';
import type { Level } from '../../diagnostics/catalog.ts';
import type { Locate } from '../../diagnostics/diagnostic.ts';
import { widthOf } from '../../diagnostics/terminal-text.ts';
import type { UnplacedReport } from '../build.ts';
import { placeFindings } from '../place.ts';
import type { Finding } from '../report.ts';
import { advice, clean, paint, paragraph, roomOf, type Piece } from './layout.ts';
import type { Screen, Style } from './style.ts';

const SHOWN = 20;
const LEVELS: readonly Level[] = ['error', 'warning', 'note'];
const LOOKS: Readonly<Record<Level, keyof Style>> = { error: 'red', warning: 'yellow', note: 'blue' };
/** Where rules and messages begin. */
const INDENT = 11;

/** The findings, and below them where to read what their rules mean. */
export function renderFindings(report: UnplacedReport, locate: Locate, screen: Screen): string[] {
  const lines = findingLines(report, locate, screen);
  return lines.length === 0 || screen.quiet ? lines : [...lines, '', ...rulesHint(screen)];
}

/** Where to read what a rule means. */
export function rulesHint(screen: Screen): string[] {
  return paragraph(screen, 2, 'What a rule means: agentops explain RULE', screen.style.dim);
}

/** The findings of the levels that are shown, errors first, each level by place. Only what is shown is located. */
export function findingLines(report: UnplacedReport, locate: Locate, screen: Screen): string[] {
  const levels = screen.quiet ? LEVELS.slice(0, 1) : screen.verbose ? LEVELS : LEVELS.slice(0, 2);
  const wanted = levels.flatMap((level) => report.findings.filter((finding) => finding.level === level));
  const some = screen.verbose ? wanted : wanted.slice(0, SHOWN);
  const placed = levels.flatMap((level) =>
    placeFindings(
      some.filter((one) => one.level === level),
      locate,
    ),
  );
  const lines = placed.flatMap((finding) =>
    renderFinding(finding, screen.quiet ? null : toldRisk(report, finding), screen).concat(''),
  );
  const left = wanted.slice(some.length);
  if (left.length > 0) {
    const counts = levels.map((level) => [left.filter((one) => one.level === level).length, level] as const);
    const text = counts.filter(([many]) => many > 0).map(([many, level]) => plural(many, `more ${level}`));
    lines.push(...paragraph(screen, 2, `… ${text.join(', ')}: --verbose shows them`), '');
  }
  return lines.slice(0, -1);
}

function renderFinding(
  { level, rule, at, message, hint }: Finding,
  told: string | null,
  screen: Screen,
): string[] {
  const { style } = screen;
  const head: readonly Piece[] = [
    { text: `  ${level.padEnd(INDENT - 2)}`, paint: style[LOOKS[level]] },
    { text: rule, paint: style.bold },
  ];
  const place: Piece = { text: `${at.file}:${at.line}:${at.column}`, paint: style.cyan };
  const width = INDENT + rule.length + 3 + widthOf(clean(screen, place.text));
  const painted = head.map((piece) => paint(screen, piece)).join('');
  const shown = paint(screen, place);
  return [
    ...(width <= roomOf(screen) ? [`${painted}   ${shown}`] : [painted, ' '.repeat(INDENT) + shown]),
    ...paragraph(screen, INDENT, told ?? message, undefined, screen.verbose ? 100 : 8),
    ...(told === null ? advice(screen, INDENT, hint, screen.verbose ? 100 : 8) : []),
  ];
}

/** A risk and its fallback stand with the decision already: a few words that refer to it; null for any other finding. */
function toldRisk({ decision }: UnplacedReport, { rule, message, hint }: Finding): string | null {
  if (rule !== 'risk-active') return null;
  const told = (decision?.risks ?? []).find(
    ({ risk, fallback }) => fallback === hint && message.includes(risk),
  );
  return told ? `${told.risk} (told above)` : null;
}
