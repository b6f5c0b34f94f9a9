/** Text that `agentops render` wrote: it repeats the roadmap, and claims nothing by itself. */
import { findComments } from './comments.ts';
import type { Root } from 'mdast';
import type { Stretch } from './place.ts';

const BEGIN = /^agentops:begin\s/;
const END = /^agentops:end$/;

/** What stands between the markers of rendered text; where the end is missing, all the rest. */
export function renderedStretches(root: Root): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from: number | null = null;
  for (const comment of findComments(root)) {
    if (from === null && BEGIN.test(comment.text)) ({ from } = comment);
    else if (from !== null && END.test(comment.text)) {
      stretches.push({ from, to: comment.to });
      from = null;
    }
  }
  return from === null ? stretches : [...stretches, { from, to: Number.POSITIVE_INFINITY }];
}
