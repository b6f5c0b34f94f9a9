/** What the sections of the page are made from. */
import type { Evaluation } from '../../evaluate/evaluate.ts';
import type { History } from '../history.ts';
import type { Place, Report } from '../report.ts';
import type { Markup } from './markup.ts';

export interface PageInput {
  readonly report: Report;
  /** Null when the roadmap could not be judged. */
  readonly evaluation: Evaluation | null;
  /** Null unless it was asked for. */
  readonly history: History | null;
  /** A place as a link to its file, or as text where it can't be reached from the report. */
  readonly placeLink: (place: Place) => Markup;
  /** The same for a whole file, shown by another text. */
  readonly fileLink: (file: string, text: string) => Markup;
  /** Where a record stands, by REGISTER/RECORD; null when it is none. */
  readonly placeOfRecord: (ref: string) => Place | null;
}
