/** Markdown for comments on pull requests and for the summaries of CI systems: the decision first. */
import { dayText } from '../day.ts';
import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Level } from '../../diagnostics/catalog.ts';
import { countLevels } from '../exit-code.ts';
import { countsText, headline, nameOf } from '../headline.ts';
import { claimTally } from '../claim-tally.ts';
import { gatesTable } from '../markdown/gates-table.ts';
import { bold, code, prose, said } from '../markdown/prose.ts';
import type { Finding, Report } from '../report.ts';
import { heading, item, list, paragraph } from '../markdown/blocks.ts';

/**
 * In UTF-16 units, of which every way to count characters gives as many or less. GitHub takes 65,536 characters; a bot
 * adds a line of its own to know its comment again.
 */
export const ROOM = 65_000;
const STEPS_SHOWN = 12;
const RISKS_SHOWN = 5;
const LEVELS: readonly Level[] = ['error', 'warning', 'note'];

/** The report as a page of Markdown; what finds no room is counted. */
export function renderMarkdown(report: Report): string {
  const { tool, summary, claims } = report;
  const head = [
    heading(2, prose(headline(report), 250)),
    ...reason(report),
    ...gatesTable(report),
    ...wayToAdvance(report),
    ...(claims.length === 0 ? [] : [heading(3, [said('Claims')]), paragraph([said(claimTally(claims))])]),
  ];
  const foot = [paragraph([said(`agentops ${tool.version}, exit ${summary.exitCode}`)])];
  const room = ROOM - textOf([...head, ...foot]).length;
  return textOf([...head, ...findingsList(report, room), ...foot]);
}

function reason(report: Report): RootContent[] {
  const { decision, summary } = report;
  const rule = decision ? [said(', rule '), code(decision.rule)] : [];
  const risks = decision?.risks ?? [];
  return [
    ...(decision ? [paragraph(prose(decision.because))] : []),
    ...list(
      risks.map(({ risk, fallback }) =>
        item([said('A risk has come true: '), ...prose(risk)], fallback === null ? [] : prose(fallback)),
      ),
      false,
      RISKS_SHOWN,
    ),
    paragraph([
      bold(countsText(summary)),
      said('. '),
      ...prose(nameOf(report), 250),
      said(`, ${dayText(report)}`),
      ...rule,
    ]),
  ];
}

function wayToAdvance({ decision }: Report): RootContent[] {
  if (decision === null || decision.toAdvance.length === 0) return [];
  const steps = decision.toAdvance.map(({ criterion, lacks }) =>
    item([code(criterion.slice(decision.phase.length + 1)), said(': '), ...prose(lacks)]),
  );
  return [heading(3, [said('To advance, nearest first')]), ...list(steps, true, STEPS_SHOWN)];
}

/** The findings, errors first, as many as there is room for. */
export function findingsList({ findings }: Pick<Report, 'findings'>, room: number): RootContent[] {
  if (findings.length === 0) return [];
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  const title = heading(3, [said('Findings')]);
  // The title, and what is said of the rest.
  let left = room - 200;
  const items = [];
  for (const finding of sorted) {
    const one = findingItem(finding);
    left -= textOf(list([one])).length;
    if (left < 0) break;
    items.push(one);
  }
  const rest = sorted.slice(items.length);
  const more = countsText(countLevels(rest)).replace('No errors, ', '');
  const noun = rest.length === 1 ? 'finding' : 'findings';
  const told = rest.length === 0 ? [] : [paragraph([said(`… ${rest.length} more ${noun}: ${more}`)])];
  return [title, ...list(items), ...told];
}

function findingItem({ level, rule, at, message, hint }: Finding): ReturnType<typeof item> {
  const place = code(`${at.file}:${at.line}:${at.column}`);
  return item(
    [bold(level), said(' '), code(rule), said(' '), place, said(': '), ...prose(message)],
    prose(hint),
  );
}

/** Markdown, written. */
export function textOf(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', emphasis: '_', extensions: [gfmToMarkdown({ tablePipeAlign: false })] },
  );
}
