/** What a screen can show: its width, its characters, its colours. A value like any other: nothing here asks a terminal. */

/** Puts a text into a look. */
export type Paint = (text: string) => string;

/** The looks that reports use; each adds to a text and never carries its meaning alone. */
export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

export interface Screen {
  /** Columns, at least 40. */
  readonly width: number;
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean;
  readonly style: Style;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

/** Leaves a text as it is. */
export const asIs: Paint = (text) => text;

/** No looks at all: for files, pipes and NO_COLOR. */
export const plainStyle: Style = {
  bold: asIs,
  dim: asIs,
  red: asIs,
  green: asIs,
  yellow: asIs,
  blue: asIs,
  cyan: asIs,
};
