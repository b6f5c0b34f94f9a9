/** A badge in bold words: a picture would have to come from a file or a server. */
import { escapeMarkdown } from '../escape-markdown.ts';
import type { BlockInput } from './index.ts';
import { metOf, selfAttestedIn } from './tally.ts';

/** How far the phase's gate is, in one line. */
export function badgeBlock({ phase }: BlockInput): readonly string[] {
  if (phase === null) return ['**Every phase is completed**'];
  const name = escapeMarkdown(phase.phase.name);
  if (phase.gate === null) return [`**${name}: no gate**`];
  const attested = selfAttestedIn(phase.gate);
  const aside = attested === 0 ? '' : `, ${attested} self-attested`;
  return [`**${name}: ${metOf(phase.gate)} criteria met${aside}**`];
}
