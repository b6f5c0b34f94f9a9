/** The markers around text that `agentops render` writes: `<!-- agentops:begin NAME -->` and `<!-- agentops:end -->`. */

const BEGIN = '[ \\t]*agentops:begin[ \\t]([^\\n<>]*)';
const END = '[ \\t]*agentops:end[ \\t]*';
const BEGIN_COMMENT = new RegExp(`^${BEGIN}$`);
const END_COMMENT = new RegExp(`^${END}$`);
const MEANT = /^\s*agentops:(?:begin|end)(?:\s|$)/;

/** In any text, where rendered text begins. A marker right behind a backtick is in a code span: it is written about. */
export const BEGIN_MARKER: RegExp = new RegExp(`(?<!\`)<!--${BEGIN}-->`, 'g');
/** In any text, where rendered text ends. */
export const END_MARKER: RegExp = new RegExp(`(?<!\`)<!--${END}-->`, 'g');

/** What a comment is: a marker, or one that is meant to be a marker and is none. */
export type Marker =
  | { readonly kind: 'begin'; /** What is rendered. */ readonly name: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'wrong' };

/**
 * The marker that a comment is; null when it is none.
 * @param comment what stands between `<!--` and `-->`
 */
export function readMarker(comment: string): Marker | null {
  const name = BEGIN_COMMENT.exec(comment)?.[1]?.trim();
  if (name) return { kind: 'begin', name };
  if (END_COMMENT.test(comment)) return { kind: 'end' };
  return MEANT.test(comment) ? { kind: 'wrong' } : null;
}
