/** From documents to a roadmap: shapes, names, and what no schema can say. The second stage. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createCutDetector } from '../load/cut-text.ts';
import type { Loaded } from '../load/load.ts';
import type { DocumentKind } from '../load/read-sources.ts';
import { baselineFile } from '../model/baseline.ts';
import { claimsFile } from '../model/claims.ts';
import { USUAL_DOCUMENTS } from '../model/documents.ts';
import { metricsFile } from '../model/metrics.ts';
import { ROADMAP_PROSE, roadmapFile } from '../model/roadmap-file.ts';
import type { Ref, Roadmap } from '../model/roadmap.ts';
import type { Schema } from '../model/shape.ts';
import { readBaseline } from './baseline.ts';
import { bindSignatures } from './bind-signatures.ts';
import { readClaims } from './claims.ts';
import type { Context } from './context.ts';
import { readMetrics } from './metrics.ts';
import { pickProse, readPhases } from './phases.ts';
import { checkPatterns } from './proofs.ts';
import { readDocument, type Read } from './read-document.ts';
import type { RightRegister } from './read-records.ts';
import { checkRecordIds, finishRegisters, readRegisters } from './registers.ts';

/** A valid roadmap, or everything that is wrong with it. */
export type Validated = { readonly roadmap: Roadmap } | { readonly problems: readonly Diagnostic[] };

/**
 * Holds what was loaded against the schemas and resolves its names.
 * @param taken registers that were read already, by their file
 */
export async function validate(
  loaded: Loaded,
  taken: ReadonlyMap<string, RightRegister> = new Map(),
): Promise<Validated> {
  const context: Context = { problems: [...loaded.problems], registers: new Map(), patterns: [] };
  const only = <T>(kind: DocumentKind, schema: Schema<T>): Read<T> | null => {
    const document = loaded.documents.find((one) => one.kind === kind);
    return document ? readDocument(schema, document, context.problems) : null;
  };
  const file = only('roadmap', roadmapFile);
  readRegisters(context, loaded, file, taken);
  checkRecordIds(context);
  const phases = readPhases(context, loaded, file);
  const claimsRead = only('claims', claimsFile);
  const metricsRead = only('metrics', metricsFile);
  const claims = readClaims(
    context,
    [
      ...entries(file, 'claims', file?.value.claims),
      ...entries(claimsRead, 'claims', claimsRead?.value.claims),
    ],
    createCutDetector(loaded.documents),
  );
  const metrics = readMetrics(
    context,
    [
      ...entries(file, 'metrics', file?.value.metrics),
      ...entries(metricsRead, 'metrics', metricsRead?.value.metrics),
    ],
    phases.map(({ id }) => id),
  );
  const baseline = readBaseline(context, only('baseline', baselineFile));
  const hasDecisions = loaded.documents.some(({ kind }) => kind === 'decision');
  // Most roadmaps record none, and do without what reads them.
  const decisions = hasDecisions ? (await import('./decisions.ts')).readDecisions(context, loaded) : [];
  await checkPatterns(context);
  if (context.problems.length > 0 || file === null) return { problems: context.problems };
  return {
    roadmap: bindSignatures({
      name: file.value.name,
      path: loaded.project.path,
      folder: loaded.project.folder,
      maintainers: file.value.maintainers ?? [],
      phases,
      registers: finishRegisters(context),
      claims,
      metrics,
      documents: {
        include: file.value.documents?.include ?? USUAL_DOCUMENTS,
        exclude: file.value.documents?.exclude ?? [],
      },
      baseline,
      decisions,
      prose: pickProse(file.value, ROADMAP_PROSE),
    }),
  };
}

/** An entry of a list as written, and where. */
interface Entry<T> {
  readonly source: T;
  readonly at: Ref;
  readonly damaged: boolean;
}

function entries<T>(
  read: Read<unknown> | null,
  key: string,
  sources: readonly T[] | undefined,
): readonly Entry<T>[] {
  return (sources ?? []).map((source, index) => {
    const path = [key, index];
    return { source, at: { file: read!.file, path }, damaged: read!.isDamaged(path) };
  });
}
