/** A phase of the document, and what names it. */
import type { Entry } from './outline.ts';
import type { Stage } from './stage-heading.ts';

export interface FoundPhase {
  readonly entry: Entry;
  readonly stage: Stage;
  /** From the document down to what it stands in. */
  readonly ancestors: readonly Entry[];
}
