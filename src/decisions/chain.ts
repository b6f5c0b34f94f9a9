/** Decisions hang together by digests: each one's is over its own content and that of the one before. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../model/canonical-json.ts';
import type { DecisionSource } from '../model/decision.ts';
import type { RecordedDecision } from '../model/roadmap.ts';

/** What a decision says, before it has its digest. */
export type Undigested = Omit<DecisionSource, 'digest'>;

/** A decision that is not what was recorded. */
export interface Break {
  readonly decision: RecordedDecision;
  readonly why: string;
  /** The key that it shows in; null: the file as a whole. */
  readonly key: 'digest' | 'previous' | null;
}

/** The decision with its digest. */
export function sealDecision(said: Undigested): DecisionSource {
  return { ...said, digest: digestOf(said) };
}

/**
 * Where the chain is broken. What was taken from its end, nobody can tell from the files alone.
 * @param decisions by number
 */
export function findBreaks(decisions: readonly RecordedDecision[]): readonly Break[] {
  return decisions.flatMap((decision, index): readonly Break[] => {
    const before = decisions[index - 1];
    const wanted = (before?.number ?? 0) + 1;
    const { number: _number, at: _at, digest, ...said } = decision;
    if (digest !== digestOf(said)) {
      return [{ decision, why: 'was edited after it was recorded', key: 'digest' }];
    }
    if (decision.number > wanted) {
      const why = `follows on a decision that is gone: number ${wanted} is missing`;
      return [{ decision, why, key: null }];
    }
    if (decision.number < wanted) return [{ decision, why: 'has the number of another one', key: null }];
    if (decision.previous === before?.digest) return [];
    return [{ decision, why: 'was recorded after another decision than the one before it', key: 'previous' }];
  });
}

/** Of a list of files and their SHA-256, as `sha256sum` writes it. */
export function digestInputs(inputs: readonly { readonly file: string; readonly sha256: string }[]): string {
  return sha256(inputs.map(({ file, sha256: one }) => `${one}  ${file}\n`).join(''));
}

function digestOf(said: Undigested): string {
  return sha256(canonicalJson(said));
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
