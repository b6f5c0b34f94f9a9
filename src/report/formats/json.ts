/** The JSON report of model.md section 9. */
import type { EvidenceList } from '../evidence-list.ts';
import type { Report } from '../report.ts';

/** What JSON may hold as it is and a terminal should never see: DEL, C1 controls, separators, and invisible marks. */
const HIDDEN = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The report as JSON. */
export function renderJson(report: Report | EvidenceList): string {
  return writeJson(report);
}

/** A value as JSON, indented, with nothing in it that a terminal would act on. */
export function writeJson(value: object): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
