/** A decision of the maintainers, as recorded in roadmap/decisions/. */
import * as z from 'zod/mini';
import type { IsoDate } from './date.ts';
import {
  asMap,
  date,
  digest,
  id,
  optional,
  required,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from './shape.ts';

export type Outcome = 'advance' | 'extend' | 'pivot';
const OUTCOMES: readonly Outcome[] = ['advance', 'extend', 'pivot'];

export interface DecisionSource {
  readonly version: 1;
  readonly on: IsoDate;
  readonly phase: string;
  /** What the gates gave. */
  readonly computed: Outcome;
  readonly rule: string;
  /** What the maintainers decided. */
  readonly taken: Outcome;
  readonly by: string;
  readonly reason?: string | undefined;
  /** Of the files that were judged. */
  readonly inputs: string;
  /** The digest of the decision before; the first has none. */
  readonly previous?: string | undefined;
  /** Of all the rest. */
  readonly digest: string;
}

const outcome: Schema<Outcome> = z.enum(OUTCOMES, { error: 'advance, extend or pivot' });

/** roadmap/decisions/<NNNN>-<name>.yaml */
export const decisionFile: Schema<DecisionSource> = z.strictObject(
  {
    version: required(version, VERSION_SENTENCE),
    on: required(date, 'The day it was taken.'),
    phase: required(id, 'The phase that was current.'),
    computed: required(outcome, 'What the gates gave on that day.'),
    rule: required(id, 'The rule that gave it.'),
    taken: required(outcome, 'What the maintainers decided.'),
    by: required(text, 'Who recorded it.'),
    reason: optional(text, 'Why; has to be given where it is not what the gates gave.'),
    inputs: required(
      digest,
      "The digest of what was judged: the roadmap's files and the evidence, a line as sha256sum writes it for each, by path.",
    ),
    previous: optional(digest, 'The digest of the decision before; the first has none.'),
    digest: required(digest, 'The digest of this decision, by which an edit shows.'),
  },
  asMap('a decision: a map with version, on, phase, computed, rule, taken, by, inputs and digest'),
);
