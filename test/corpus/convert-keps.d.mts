/** A roadmap that was made. */
export interface Converted {
  /** Its root, by its name in the target folder. */
  readonly name: string;
  /** The phase that it stands in; null: all are completed. */
  readonly current: string | null;
}

export function convertKeps(source: string, target: string, count: number): readonly Converted[];
