/** GitHub's workflow commands: annotations beside the lines of a pull request, and the decision above them. */
import { dayText } from '../day.ts';
import type { Level } from '../../diagnostics/catalog.ts';
import { escapeText } from '../escape.ts';
import type { Finding, Report } from '../report.ts';
import { countSelfAttested, countsText, headline, nameOf } from '../headline.ts';

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' };
/** GitHub makes no more annotations of a step's commands, of each sort. */
const SHOWN = 10;

/** The commands of a report's findings, by their levels. */
export type Annotations = Readonly<Record<Level, readonly string[]>>;

/** A command for each finding and one for the decision. */
export function renderGithub(report: Report): string {
  return inOrder(annotationsOf(report), decisionNotice(report));
}

/** A command for each finding. */
export function annotationsOf({ findings }: Pick<Report, 'findings'>): Annotations {
  const of = (level: Level): readonly string[] =>
    findings.filter((finding) => finding.level === level).map(annotation);
  return { error: of('error'), warning: of('warning'), note: of('note') };
}

/**
 * Errors come first, and the decision before the notes, since GitHub shows the first of each sort only; the log has them
 * all.
 */
export function inOrder({ error, warning, note }: Annotations, decision: string): string {
  return [...error, ...warning, decision, ...note].map((line) => `${line}\n`).join('');
}

/** A command that says something of the whole; its lines are safe to show. */
export function notice(title: string, lines: readonly string[]): string {
  return command('notice', { title }, lines);
}

/** What to know where there are more annotations of a level than GitHub shows. */
export function shownNote(most: number): readonly string[] {
  return most > SHOWN ? [`GitHub shows ${SHOWN} of each level; the log has them all.`] : [];
}

function annotation({ level, rule, message, hint, at }: Finding): string {
  const place = { file: escapeText(at.file), line: at.line, endLine: at.endLine, col: at.column };
  return command(COMMANDS[level], { ...place, title: rule }, [escapeText(message), `-> ${escapeText(hint)}`]);
}

function decisionNotice(report: Report): string {
  const { decision, summary } = report;
  const most = Math.max(summary.errors, summary.warnings, summary.notes + 1);
  return notice(escapeText(headline(report), 250), [
    ...(decision ? [escapeText(decision.because), ...selfAttested(report, decision.phase)] : []),
    `${countsText(summary)}.`,
    ...shownNote(most),
    `${escapeText(nameOf(report), 250)}, ${dayText(report)}`,
  ]);
}

function selfAttested({ phases }: Report, id: string): string[] {
  const gate = phases.find((phase) => phase.id === id)?.gate;
  const many = gate ? countSelfAttested(gate) : 0;
  return many === 0 ? [] : [`${many} ${many === 1 ? 'criterion is' : 'criteria are'} self-attested.`];
}

/** `::error file=…,line=…::…`, as the runner reads it: https://github.com/actions/toolkit/blob/main/docs/commands.md */
function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  lines: readonly string[],
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${given.join(',')}::${lines.map(escapeData).join('%0A')}`;
}

/** The lines of a message have no line ends any more. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
