/** A whole roadmap in one file: the five laws, and every report in its format. */
import { isDeepStrictEqual } from 'node:util';
import { SaxesParser } from 'saxes';
import { decide } from '../../../src/decide/decide.ts';
import { evaluate, type Evaluation } from '../../../src/evaluate/evaluate.ts';
import { createLocator } from '../../../src/load/locate.ts';
import type { Status } from '../../../src/model/phase.ts';
import { FORMATS } from '../../../src/report/formats/index.ts';
import { placeReport } from '../../../src/report/place.ts';
import { renderReport } from '../../../src/report/terminal/render-report.ts';
import { validate } from '../../../src/validate/validate.ts';
import { evidenceOf, loadFiles, reportOf } from '../../roadmap-builder.ts';
import { isSafe } from '../../unit/report/safe.ts';
import { ensure, textOf } from '../invariant.ts';
import { screenOf } from '../../unit/report/screen.ts';

const AS_OF = '2026-02-24';
const RANK: Readonly<Record<Status, number>> = { 'not-met': 0, partial: 1, met: 2 };

export async function fuzz(bytes: Uint8Array): Promise<void> {
  const loaded = await loadFiles({ 'roadmap.yaml': textOf(bytes) });
  const validated = await validate(loaded);
  const locate = await createLocator(loaded.documents);
  if ('problems' in validated) {
    ensure(validated.problems.length > 0, 'what is refused is refused for a reason');
    for (const problem of validated.problems) ensure(locate(problem.at).line >= 1, 'a problem has a place');
    return;
  }
  const { roadmap } = validated;
  const judge = (word: 'holds' | 'fails' | 'unverified'): Evaluation =>
    evaluate(roadmap, evidenceOf(roadmap, { verdicts: { '*': word } }), AS_OF);
  const [all, none] = [judge('holds'), judge('unverified')];
  for (const [name, status] of statusesOf(none))
    ensure(RANK[status] <= RANK[statusesOf(all).get(name)!], `${name}: no evidence gives no credit`);
  ensure(isDeepStrictEqual(statusesOf(all), statusesOf(judge('holds'))), 'the same gives the same');
  for (const evaluation of [all, none]) {
    const report = reportOf(evaluation, decide(evaluation));
    const input = { report, locate, folder: '', toRoot: '', evaluation, run: null };
    ensure(
      renderReport(report, evaluation, locate, screenOf()).split('\n').every(isSafe),
      'nothing that acts reaches a terminal',
    );
    JSON.parse(JSON.stringify(placeReport(report, locate)));
    for (const name of ['json', 'sarif', 'gitlab'] as const) JSON.parse((await FORMATS[name]())(input));
    for (const name of ['junit', 'badge'] as const) readXml((await FORMATS[name]())(input));
  }
}

function readXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

function statusesOf({ phases }: Evaluation): ReadonlyMap<string, Status> {
  return new Map(
    phases.flatMap(({ phase, gate }) =>
      (gate?.criteria ?? []).map(
        ({ criterion, result }) => [`${phase.id}/${criterion.id}`, result.status] as const,
      ),
    ),
  );
}
