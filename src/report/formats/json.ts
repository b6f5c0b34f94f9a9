/** The JSON report of model.md section 9. */
import type { Report } from '../report.ts';

/** What JSON may hold as it is and a terminal should never see: DEL, C1 controls, line separators, bidi controls. */
const HIDDEN = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The report as JSON, indented, with nothing in it that a terminal would act on. */
export function renderJson(report: Report): string {
  const text = JSON.stringify(report, null, 2);
  return `${text.replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
