/** A page for browsers: one file with the whole report. */
import { placeOf } from '../../model/inside.ts';
import { placeReport } from '../place.ts';
import type { Ref } from '../../model/roadmap.ts';
import { linkFile, linkPlace } from '../html/links.ts';
import { pageText } from '../html/page.ts';
import type { ReportInput } from './index.ts';

/** The report as a page. */
export function renderHtml({ report, evaluation, locate, toRoot, history }: ReportInput): string {
  const records = new Map<string, Ref>(
    (evaluation?.world.roadmap.registers ?? []).flatMap(({ name, records: some }) =>
      some.map((record) => [`${name}/${record.id}`, placeOf(record)] as const),
    ),
  );
  return pageText({
    report: placeReport(report, locate),
    evaluation,
    history: history ?? null,
    placeLink: (place) => linkPlace(toRoot, place),
    fileLink: (file, text) => linkFile(toRoot, file, text),
    placeOfRecord: (ref) => {
      const at = records.get(ref);
      return at ? locate(at) : null;
    },
  });
}
