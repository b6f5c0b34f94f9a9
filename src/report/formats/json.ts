/** The JSON report of model.md section 9. */
import type { EvidenceList } from '../evidence-list.ts';
import type { Report } from '../report.ts';
import { jsonText } from './json-text.ts';

/** The report as JSON, indented, with nothing in it that a terminal would act on. */
export function renderJson(report: Report | EvidenceList): string {
  return jsonText(report);
}
