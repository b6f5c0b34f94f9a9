/** The words and signs of the page: a sign never stands without its word. */
import type { ClaimStatus } from '../report.ts';
import type { Mark } from '../terminal/marks.ts';
import { html, type Markup } from './markup.ts';

/** How a row looks: by a class that the style sheet knows. */
export type Tone = 'good' | 'some' | 'none' | 'bad' | 'aside';

interface Word {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

/** The marks of a criterion, in the order of the filter. */
export const MARK_WORDS: Readonly<Record<Exclude<Mark, 'wrong' | 'current' | 'none'>, Word>> = {
  met: { sign: '✔', word: 'met', tone: 'good' },
  'self-attested': { sign: '●', word: 'met, self-attested', tone: 'good' },
  partial: { sign: '◐', word: 'partial', tone: 'some' },
  'not-met': { sign: '○', word: 'not met', tone: 'none' },
  unverified: { sign: '?', word: 'unverified', tone: 'some' },
  waived: { sign: '◇', word: 'waived', tone: 'aside' },
  'not-applicable': { sign: '–', word: 'not applicable', tone: 'aside' },
};

/** What a claim is worth. */
export const CLAIM_TONES: Readonly<Record<ClaimStatus, Tone>> = {
  supported: 'good',
  understated: 'good',
  disclosed: 'aside',
  unclaimed: 'aside',
  unverified: 'some',
  stale: 'some',
  overstated: 'bad',
  contradicted: 'bad',
  unsupported: 'bad',
  orphaned: 'bad',
};

/** A word in its look. */
export function badge(word: string, tone: Tone, sign = ''): Markup {
  return html`<span class="badge ${tone}"
    >${sign !== '' && html`<span aria-hidden="true">${sign} </span>`}${word}</span
  >`;
}
