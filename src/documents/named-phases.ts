/** Which of several criteria with the same words is meant: the one whose phase the text stands under. */
import { readBlock } from './block-text.ts';
import type { StatedCriterion } from './find-statement.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The criteria whose phase is named nearest; all of them where none is.
 * @param cells what else stands in the row
 */
export function criteriaMeant(
  criteria: readonly StatedCriterion[],
  { under }: Pick<Surroundings, 'under'>,
  cells: readonly string[],
): readonly StatedCriterion[] {
  if (criteria.length < 2) return criteria;
  const titles = [cells, ...under.map((node) => readBlock({ node }).cells)];
  for (const title of titles) {
    const text = title.map(plainWords).join('\n');
    const names = criteria.map(({ phase }) => nameIn(text, [phase.id, phase.name]));
    const named = criteria.filter(
      // "Alpha 2" is not about alpha.
      (_, index) =>
        names[index] !== '' && !names.some((one) => one !== names[index] && one.includes(names[index]!)),
    );
    if (named.length > 0) return named;
  }
  return criteria;
}

/** The longest of the names that a title has; empty: it has none. */
function nameIn(title: string, names: readonly string[]): string {
  const found = names.map(plainWords).filter((name) => name.trim() !== '' && title.includes(name));
  return found.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
}

/** Words in lower case with single spaces around, so that `includes` finds whole ones. */
function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
