/** What the cells of a row say: a column that is headed "Status" decides, then a cell that holds nothing else. */
import type { Status } from '../model/phase.ts';
import { bareStatusIn, leastOf, statusIn, statusInAnswer } from './status-words.ts';

const STATUS =
  /^(?:current |overall )?(?:status|state|done|met|achieved|completed?|passed|fulfilled|satisfied)$/i;

/**
 * The status that a row says; notes in other columns do not qualify it.
 * @param cells their visible texts, without the statement itself
 * @param header the texts of the table's first row
 */
export function statusOfRow(cells: readonly string[], header: readonly string[]): Status | null {
  const asked = cells.filter((_, index) => isStatusColumn(header[index] ?? ''));
  return leastOf(asked.map(statusInAnswer)) ?? leastOf(cells.map(bareStatusIn)) ?? statusIn(cells.join('\n'));
}

function isStatusColumn(header: string): boolean {
  return STATUS.test(header.replaceAll(/[^\p{L} ]/gu, '').trim());
}
