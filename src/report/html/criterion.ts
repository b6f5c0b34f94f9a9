/** One criterion: a line that unfolds to what was measured, and to its evidence. */
import type { CriterionResult } from '../../evaluate/criterion.ts';
import type { CriterionReport } from '../report.ts';
import { criterionText } from '../terminal/criterion-text.ts';
import { criterionMark } from '../terminal/marks.ts';
import { valueText } from '../terminal/value-text.ts';
import { progressBar } from './charts.ts';
import { evidenceList } from './evidence.ts';
import { html, type Content, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { badge, CLAIM_TONES, MARK_WORDS } from './words.ts';

/** Groups beyond these are counted. */
const GROUPS = 50;

/** The mark of a criterion, one of those with a word. */
export function markOf(result: CriterionResult): keyof typeof MARK_WORDS {
  return criterionMark(result) as keyof typeof MARK_WORDS;
}

/** The criterion, folded. */
export function criterionItem(
  input: PageInput,
  phase: string,
  report: CriterionReport,
  result: CriterionResult,
): Markup {
  const ref = `${phase}/${report.id}`;
  const mark = markOf(result);
  const { sign, word, tone } = MARK_WORDS[mark];
  return html`<details class="criterion" id="c/${ref}" data-status="${mark}">
    <summary>
      ${badge(word, tone, sign)}
      <span class="statement">${report.statement}</span>
      <span class="measured">${criterionText(result)}</span>
      ${progressBar(report.progress)}
    </summary>
    <dl>
      ${row('Criterion', html`<code>${ref}</code> ${input.placeLink(report.at)}`)} ${row('Kind', report.kind)}
      ${report.target !== null && row('Target', report.target)}
      ${row('Progress', `${Math.round(report.progress * 100)} %${report.convincing ? ', convincing' : ''}`)}
      ${
        report.claim !== null &&
        row('Claim', [`${report.claim} `, badge(report.claimStatus, CLAIM_TONES[report.claimStatus])])
      }
      ${report.groups !== null && row('Groups', groupsText(report.groups))}
    </dl>
    ${report.parts === null ? evidenceList(input, ref, report.evidence) : partsList(input, ref, report, result)}
  </details>`;
}

function row(name: string, content: Content): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${content}</dd>
  </div>`;
}

function groupsText(groups: NonNullable<CriterionReport['groups']>): string {
  const shown = groups.slice(0, GROUPS).map(({ member, value }) => `${member}: ${value ?? 'none'}`);
  return `${shown.join(', ')}${groups.length > GROUPS ? `, … ${groups.length - GROUPS} more` : ''}`;
}

function partsList(
  input: PageInput,
  ref: string,
  { parts }: CriterionReport,
  { result }: CriterionResult,
): Markup {
  return html`<ul class="parts">
    ${parts!.map(({ name, status, target, evidence }, index) => {
      const { sign, word, tone } = MARK_WORDS[status];
      const { part, result: of } = result.parts![index]!;
      return html`<li>
        ${badge(word, tone, sign)} ${name}: ${valueText(part, of)} <span class="aside">(${target})</span>
        ${evidenceList(input, ref, evidence)}
      </li>`;
    })}
  </ul>`;
}
