/** Risks with what is done against them, from headings, lists and tables. */
import type { Entry } from './outline.ts';
import { use, type PhaseDraft, type RiskDraft } from './phase-draft.ts';
import { withoutSigns } from './state-words.ts';
import { topicOf } from './topics.ts';

const NAMED =
  /^(?:risk|riesgo|risco|risque|risiko|риск|风险|風險|リスク|위험)\s*(?:#?\d+)?\s*(?:[:：.–—-]\s*)?/iu;
const INLINE =
  /\s*(?:[;,.(–—-]\s*)?(?:mitigations?|mitigated by|mitigación|mitigação|gegenmaßnahme|митигация|缓解|緩解|対策)\s*[:：]?\s+|\s*(?:→|->|=>)\s*/iu;

/** Reads what stands below a heading about risks. */
export function readRisks(
  draft: PhaseDraft,
  entries: readonly Entry[],
  above: RiskDraft | null = null,
): void {
  let last = above;
  for (const entry of entries) last = readEntry(draft, entry, last);
}

function readEntry(draft: PhaseDraft, entry: Entry, last: RiskDraft | null): RiskDraft | null {
  if (entry.kind === 'other') return last;
  if (entry.kind === 'table') {
    use(draft.used, entry);
    for (const row of entry.children) readRow(draft, row);
    return last;
  }
  const label = entry.kind === 'heading' && entry.label === null ? entry.text : entry.label;
  const topic = label === null ? null : topicOf(label);
  if (last && (topic === 'mitigation' || topic === 'fallback')) {
    addAnswer(draft, entry, last, topic);
    return last;
  }
  if (entry.kind === 'text' && label === null) return last;
  const risk = riskOf(entry, label);
  if (risk === null) {
    readRisks(draft, entry.children, last);
    return last;
  }
  // A heading over several has no place in the roadmap: it is told as not understood.
  if (isGroup(entry, label)) {
    readRisks(draft, entry.children);
    return null;
  }
  use(draft.used, entry);
  draft.risks.push(risk);
  readRisks(draft, entry.children, risk);
  return risk;
}

/** What is done against a risk, or when it has come true. */
function addAnswer(draft: PhaseDraft, entry: Entry, risk: RiskDraft, topic: 'mitigation' | 'fallback'): void {
  use(draft.used, entry);
  const said = entry.label === null ? '' : entry.rest;
  const texts = [said, ...entry.children.map((child) => takeText(draft, child))];
  const text = texts.filter((one) => one !== '').join('; ');
  if (text !== '') risk[topic] = risk[topic] === null ? text : `${risk[topic]}; ${text}`;
}

/** A heading over several risks. */
function isGroup(entry: Entry, label: string | null): boolean {
  return (
    entry.kind !== 'item' && label !== null && entry.rest === '' && !NAMED.test(label) && !hasAnswers(entry)
  );
}

/** Whether what stands below names what is done against it. */
function hasAnswers({ children }: Entry): boolean {
  return children.some(
    ({ label }) => label !== null && ['mitigation', 'fallback'].includes(topicOf(label) ?? ''),
  );
}

function riskOf({ text, rest, line }: Entry, label: string | null): RiskDraft | null {
  const plain = withoutSigns(text);
  if (label !== null) {
    const named = withoutSigns(label).replace(NAMED, '');
    // "Risk: it fails", "Risk 1: it fails", or what it is called and what is done.
    if (named === '' || (NAMED.test(withoutSigns(label)) && rest === '')) {
      const risk = named === '' ? rest : named;
      return /\S/.test(risk) ? { risk, mitigation: null, fallback: null, line } : null;
    }
    if (/[\p{L}\p{N}]/u.test(named))
      return {
        risk: named,
        mitigation: rest === '' ? null : rest.replace(/^(?:mitigation)\s*[:：]\s*/i, ''),
        fallback: null,
        line,
      };
  }
  const [risk, ...answer] = plain.replace(NAMED, '').split(INLINE);
  if (!risk || !/[\p{L}\p{N}]/u.test(risk)) return null;
  const mitigation = answer.join(' ').replace(/\)$/, '').trim();
  return { risk: risk.trim(), mitigation: mitigation === '' ? null : mitigation, fallback: null, line };
}

function readRow(draft: PhaseDraft, row: Entry): void {
  const find = (wanted: string): string | null =>
    row.cells.find(({ header, text }) => topicOf(header) === wanted && /\S/.test(text))?.text ?? null;
  const risk = find('risks') ?? row.cells.find(({ text }) => /\p{L}/u.test(text))?.text;
  if (risk === undefined) return;
  use(draft.used, row);
  draft.risks.push({
    risk: withoutSigns(risk) || risk,
    mitigation: find('mitigation'),
    fallback: find('fallback'),
    line: row.line,
  });
}

/** The text of an entry with what is in it, on one line. */
export function takeText(draft: Pick<PhaseDraft, 'used'>, entry: Entry): string {
  if (entry.kind === 'other') return '';
  use(draft.used, entry);
  const inside = entry.children.map((child) => takeText(draft, child)).filter((text) => text !== '');
  return inside.length === 0 ? entry.text : `${entry.text.replace(/[:：]$/, '')}: ${inside.join('; ')}`;
}
