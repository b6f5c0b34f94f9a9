/** The evidence of a criterion: its records and proofs, what was seen of each, and where it stands. */
import type { EvidenceReport, ProofReport, Why } from '../report.ts';
import { html, type Content, type Markup } from './markup.ts';
import type { PageInput } from './page-input.ts';
import { badge, type Tone } from './words.ts';

/** In a roadmap of a usual size; the more criteria there are, the fewer each shows. */
const MOST = 50;
const LEAST = 3;
const IN_ALL = 10_000;

const VERDICTS: Readonly<Record<ProofReport['verdict'], Tone>> = {
  holds: 'good',
  fails: 'bad',
  unverified: 'some',
};

const WHYS: Readonly<Record<Why, string>> = {
  failed: 'a proof is false',
  unverified: 'unverified',
  stale: 'stale',
  circular: 'circular',
  future: 'dated after the as-of date',
  reused: 'same proofs as another',
  'no-credit': 'gives no credit here',
  unproven: 'no proof',
};

/**
 * The evidence as a list.
 * @param of PHASE/CRITERION
 */
export function evidenceList(input: PageInput, of: string, evidence: readonly EvidenceReport[]): Markup {
  if (evidence.length === 0) return html`<p class="aside">No evidence so far.</p>`;
  const criteria = input.report.phases.reduce((sum, { gate }) => sum + (gate?.criteria.length ?? 0), 0);
  const most = Math.max(LEAST, Math.min(MOST, Math.floor(IN_ALL / Math.max(1, criteria))));
  return html`<ul class="evidence">
      ${evidence.slice(0, most).map((piece) => pieceItem(input, of, piece))}
    </ul>
    ${
      evidence.length > most &&
      html`<p class="aside">${evidence.length - most} more: <code>agentops gate explain ${of}</code></p>`
    }`;
}

function pieceItem(input: PageInput, of: string, { ref, why, proofs }: EvidenceReport): Markup {
  const place = ref === of ? null : input.placeOfRecord(ref);
  return html`<li>
    ${badge(why === null ? 'counts' : `does not count: ${WHYS[why]}`, why === null ? 'good' : 'bad')}
    ${ref === of ? 'proof of its own' : html`<code>${ref}</code>`} ${place && [' ', input.placeLink(place)]}
    ${
      proofs.length > 0 &&
      html`<ul>
        ${proofs.slice(0, MOST).map((proof) => proofItem(input, proof))}
      </ul>`
    }
  </li>`;
}

function proofItem(input: PageInput, { kind, target, verdict, observed }: ProofReport): Content {
  const file = verdict === 'holds' ? fileOf(kind, target) : null;
  const shown = file === null ? html`<code>${target}</code>` : input.fileLink(file, target);
  return html`<li>${badge(verdict, VERDICTS[verdict])} ${kind} ${shown}: ${observed}</li>`;
}

/** The one file that a proof is about; null when it is not just one. */
function fileOf(kind: string, target: string): string | null {
  if (kind === 'file' || kind === 'junit') return target;
  return kind === 'data' ? target.slice(0, target.lastIndexOf('#/')) : null;
}
