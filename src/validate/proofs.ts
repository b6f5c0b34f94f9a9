/** What a proof's schema can't say: keys that need each other, proofs given twice, patterns. */
import { inside } from '../model/inside.ts';
import type { Proof } from '../model/proof.ts';
import type { Ref } from '../model/roadmap.ts';
import { report, type Context } from './context.ts';

/**
 * Checks one proof.
 * @param ofRecord whether it backs a record, whose fields `shows` can name
 */
export function checkProof(context: Context, proof: Proof, at: Ref, ofRecord: boolean): void {
  const wrong = (key: string, message: string, hint: string): void =>
    report(context, 'schema', { ...inside(at, key), on: 'key' }, message, hint);
  if (proof.digest !== undefined && proof.covers === undefined) {
    wrong('digest', '"digest" has no "covers" that says of what', 'add covers: a list of globs');
  }
  switch (proof.kind) {
    case 'data':
      if (proof.is !== undefined && proof.equals !== undefined) {
        wrong('equals', '"is" and "equals" are both given', 'keep one of them');
      }
      if (proof.shows !== undefined && !ofRecord) {
        wrong(
          'shows',
          '"shows" names fields of a record, and this proof backs none',
          'move the proof to a record',
        );
      }
      break;
    case 'url':
      if (proof.is !== undefined && proof.equals !== undefined) {
        wrong('equals', '"is" and "equals" are both given', 'keep one of them');
      }
      if (proof.pointer === undefined && (proof.is !== undefined || proof.equals !== undefined)) {
        wrong(
          proof.is === undefined ? 'equals' : 'is',
          'there is no "pointer" that says where',
          'add pointer: /a/b',
        );
      }
      break;
    case 'file':
      addPattern(context, proof.matches, inside(at, 'matches'));
      break;
    case 'files':
      addPattern(context, proof.each?.matches, inside(at, 'each', 'matches'));
      break;
    case 'run':
      addPattern(context, proof.stdout?.matches, inside(at, 'stdout', 'matches'));
      break;
  }
}

/** Checks the list `proofs` of a record or a measure, and that no proof stands in it twice. */
export function checkProofs(context: Context, proofs: readonly Proof[], owner: Ref, ofRecord: boolean): void {
  const seen = new Set<string>();
  for (const [index, proof] of proofs.entries()) {
    const spot: Ref = inside(owner, 'proofs', index);
    checkProof(context, proof, spot, ofRecord);
    if (seen.has(proof.key))
      report(context, 'schema', spot, 'the same proof stands twice in the list', 'remove one of them');
    seen.add(proof.key);
  }
}

/** Whether it is plain to see that `checkProofs` would find nothing: most records have one proof, of few keys. */
export function areSimple(proofs: readonly Proof[]): boolean {
  const [proof] = proofs;
  if (proof === undefined) return true;
  if (proofs.length > 1 || proof.digest !== undefined) return false;
  return proof.kind === 'attested' || (proof.kind === 'file' && proof.matches === undefined);
}

function addPattern(context: Context, source: string | undefined, at: Ref): void {
  if (source !== undefined) context.patterns.push({ source, at });
}

/** Compiles the patterns that were met, and reports those that are wrong or match the empty text. */
export async function checkPatterns(context: Context): Promise<void> {
  if (context.patterns.length === 0) return;
  const { RE2JS } = await import('re2js');
  for (const { source, at } of context.patterns) {
    try {
      if (RE2JS.compile(source).matcher('').find()) {
        report(
          context,
          'schema',
          at,
          'the pattern matches the empty text, so it holds of any file',
          'write one that needs at least a character',
        );
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      report(
        context,
        'schema',
        at,
        `the pattern is no RE2 regular expression: ${reason}`,
        'correct it; RE2 has no look-around and no back-references',
      );
    }
  }
}
