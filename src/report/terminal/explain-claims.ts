/** The public claims, as the measure `claims: supported` sees them. */
import { judgeClaim, type ClaimResult } from '../../evaluate/public-claim.ts';
import type { World } from '../../evaluate/world.ts';
import { columnFor, entry, paragraph } from './layout.ts';
import { mark, markWidth } from './marks.ts';
import type { Screen } from './style.ts';

/** Each public claim with its status, and what keeps it from counting. */
export function claimLines(world: World, screen: Screen, indent: number): string[] {
  const claims = world.roadmap.claims.map((claim) => judgeClaim(world, claim));
  if (claims.length === 0) return paragraph(screen, indent, 'there are no public claims');
  const ids = claims.map(({ claim }) => claim.id);
  const column = columnFor(screen, indent + markWidth(screen), ids);
  return claims.flatMap((one) => {
    const texts = [one.status, ...faults(one)];
    const isGood = texts.length === 1 && ['supported', 'understated', 'disclosed'].includes(one.status);
    const label = [mark(screen, isGood ? 'met' : 'wrong'), { text: one.claim.id }];
    return entry(screen, { indent, label, column, text: texts.join(', ') });
  });
}

function faults({ undisclosed, mismatch }: ClaimResult): readonly string[] {
  return [
    ...undisclosed.map((file) => `${file} lacks its disclosure`),
    ...(mismatch ? ['its text does not name the number that it says'] : []),
  ];
}
