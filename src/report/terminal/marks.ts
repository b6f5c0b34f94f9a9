/** Marks and bars: what a line's first sign says, in shapes that differ without colour. */
import type { CriterionResult } from '../../evaluate/criterion.ts';
import { reaches } from '../../evaluate/goal.ts';
import type { Status } from '../../model/phase.ts';
import type { Piece } from './layout.ts';
import { asIs, type Paint, type Screen, type Style } from './style.ts';

export type Mark =
  | Status
  | 'self-attested'
  | 'waived'
  | 'unverified'
  | 'not-applicable'
  | 'wrong'
  | 'current'
  | 'ahead'
  | 'none';

const MARKS: Readonly<Record<Mark, readonly [unicode: string, ascii: string, look: keyof Style | null]>> = {
  met: ['✔', '[x]', 'green'],
  partial: ['◐', '[~]', 'yellow'],
  'not-met': ['○', '[ ]', null],
  'self-attested': ['●', '[s]', 'green'],
  waived: ['◇', '[w]', 'blue'],
  unverified: ['?', '[?]', 'yellow'],
  'not-applicable': ['–', '[-]', 'dim'],
  wrong: ['✘', '[!]', 'red'],
  current: ['▶', '[>]', 'bold'],
  ahead: ['·', '[.]', 'dim'],
  none: [' ', '   ', null],
};

/** The sign of a mark, with a space behind it. */
export function mark(screen: Screen, name: Mark): Piece {
  const [unicode, ascii, look] = MARKS[name];
  return { text: `${screen.unicode ? unicode : ascii} `, paint: lookOf(screen, look) };
}

/** How many columns a mark takes with its space. */
export function markWidth({ unicode }: Screen): number {
  return unicode ? 2 : 4;
}

/** The mark of a criterion: how it came out, and what that rests on. */
export function criterionMark({
  criterion,
  result,
  waived,
  selfAttested,
  ifVerified,
}: CriterionResult): Mark {
  if (criterion.notApplicable !== null) return 'not-applicable';
  if (waived) return 'waived';
  if (selfAttested) return 'self-attested';
  return isUnverified(result.status, ifVerified) ? 'unverified' : result.status;
}

/** Whether a status would be better were every unverified proof to hold. */
export function isUnverified(status: Status, ifVerified: Status): boolean {
  return !reaches(status, ifVerified);
}

const CELLS = 10;

/** Progress as a bar; full only when it is 1, and never empty when there is any. */
export function bar(screen: Screen, progress: number): string {
  return barPieces(screen, progress)
    .map(({ text, paint }) => (text === '' ? '' : paint(text)))
    .join('');
}

/** The same bar for a line that is laid out. */
export function barPieces({ unicode, style }: Screen, progress: number): readonly Required<Piece>[] {
  const full = progress >= 1 ? CELLS : Math.min(CELLS - 1, Math.ceil(Math.max(0, progress) * CELLS - 1e-9));
  return [
    { text: (unicode ? '█' : '#').repeat(full), paint: style.green },
    { text: (unicode ? '░' : '.').repeat(CELLS - full), paint: style.dim },
  ];
}

/** How many columns a bar takes. */
export const BAR_WIDTH: number = CELLS;

function lookOf({ style }: Screen, look: keyof Style | null): Paint {
  return look === null ? asIs : style[look];
}
