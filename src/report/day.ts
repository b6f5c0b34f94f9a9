/** The day that a report is about, in words and on the command line. */
import type { Report } from './report.ts';

type Day = Pick<Report, 'asOf' | 'simulated'>;

/** "as of 2026-02-24", and whether that day was asked for. */
export function dayText({ asOf, simulated }: Day): string {
  return `as of ${asOf}${simulated ? ' (simulated)' : ''}`;
}

/** What a command needs behind it to judge the same day; empty for today. */
export function dayFlag({ asOf, simulated }: Day): string {
  return simulated ? ` --as-of ${asOf}` : '';
}
