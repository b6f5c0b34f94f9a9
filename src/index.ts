/**
 * agentops as a library: the stages of a gate check, each a function of the stage before.
 *
 *     const loaded = await load(process.cwd()); // or what is wrong, when no roadmap is there
 *     const validated = await validate(loaded); // or its problems
 *     const evidence = await verify(validated.roadmap, { root: loaded.project.root });
 *     const evaluation = evaluate(validated.roadmap, evidence, '2026-02-24');
 *     const report = placeReport(buildReport(evaluation, decide(evaluation), context), createLocator(loaded.documents));
 */
export { decide } from './decide/decide.ts';
export { evaluate, type Evaluation } from './evaluate/evaluate.ts';
export { load, type Loaded } from './load/load.ts';
export { createLocator } from './load/locate.ts';
export type { Diagnostic, Locate } from './diagnostics/diagnostic.ts';
export type { Roadmap } from './model/roadmap.ts';
export { buildReport, type ReportContext } from './report/build.ts';
export { placeReport } from './report/place.ts';
export type { Decision, Finding, Report } from './report/report.ts';
export { validate, type Validated } from './validate/validate.ts';
export { verify, type VerifyOptions } from './verify/verify.ts';
export type { Evidence, Verdict } from './verify/verdict.ts';
export { VERSION } from './version.ts';
