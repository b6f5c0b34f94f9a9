/** The claims that were false or unregistered when checking began, as written in roadmap/baseline.yaml. */
import * as z from 'zod/mini';
import type { IsoDate } from './date.ts';
import {
  asMap,
  date,
  digest,
  integer,
  optional,
  path,
  required,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from './shape.ts';

/** A finding that was there already. */
export interface BaselineEntry {
  readonly rule: string;
  /** The file that it is in, relative to the root. */
  readonly file: string;
  /** What it is known again by, wherever in the file it stands. */
  readonly fingerprint: string;
  /** Its words, white space aside. */
  readonly text: string;
  readonly since: IsoDate;
  /** How often the file has it; once unless said. */
  readonly count?: number | undefined;
}

export interface Baseline {
  readonly version: 1;
  /** When findings were added to it after the first time, and why. */
  readonly reset?: { readonly on: IsoDate; readonly reason: string } | undefined;
  readonly entries: readonly BaselineEntry[];
}

/** How often an entry is there. */
export function countOf({ count }: BaselineEntry): number {
  return count ?? 1;
}

const TIMES = 'a whole number from 1 on';

const entry: Schema<BaselineEntry> = z.strictObject(
  {
    rule: required(text, 'The rule of the finding.'),
    file: required(path, 'The file that it is in.'),
    fingerprint: required(digest, 'What it is known again by: a hash of its rule, its file and its words.'),
    text: required(text, 'Its words.'),
    since: required(date, 'The day it was recorded.'),
    count: optional(integer(1, TIMES), 'How often the file has it; once unless said.'),
  },
  asMap('an entry: a map with rule, file, fingerprint, text and since'),
);

const reset: Schema<{ readonly on: IsoDate; readonly reason: string }> = z.strictObject(
  { on: required(date, 'The day of it.'), reason: required(text, 'Why findings were added.') },
  asMap('a map with on and reason'),
);

/** roadmap/baseline.yaml */
export const baselineFile: Schema<Baseline> = z.strictObject(
  {
    version: required(version, VERSION_SENTENCE),
    reset: optional(reset, 'When findings were added after the first time, and why.'),
    entries: required(z.array(entry, { error: 'a list of entries' }), 'The findings that are known.'),
  },
  asMap('a map with version and entries'),
);
