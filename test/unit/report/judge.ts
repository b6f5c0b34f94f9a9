/** Takes a roadmap through the real stages, for tests of what people see. */
import { decide } from '../../../src/decide/decide.ts';
import type { Diagnostic, Locate, Spot } from '../../../src/diagnostics/diagnostic.ts';
import { evaluate, type Evaluation } from '../../../src/evaluate/evaluate.ts';
import { load, type Loaded } from '../../../src/load/load.ts';
import { createLocator } from '../../../src/load/locate.ts';
import { buildReport, type ReportContext, type UnplacedReport } from '../../../src/report/build.ts';
import { validate } from '../../../src/validate/validate.ts';
import { verify } from '../../../src/verify/verify.ts';
import type { Texts } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';

export interface Judged {
  readonly report: UnplacedReport;
  readonly evaluation: Evaluation;
  readonly locate: Locate;
  /** Where `locate` was asked so far. */
  readonly asked: readonly Spot[];
}

export interface JudgeOptions extends Partial<Omit<ReportContext, 'tool'>> {
  readonly phases?: readonly string[];
}

/** Judges the roadmap that `files` make up. */
export async function judgeFiles(files: Texts, asOf: string, options: JudgeOptions = {}): Promise<Judged> {
  return judgeFolder(newFolder(files), asOf, options);
}

/** Judges the roadmap in a folder. */
export async function judgeFolder(root: string, asOf: string, options: JudgeOptions = {}): Promise<Judged> {
  const loaded = (await load(root)) as Loaded;
  const validated = await validate(loaded);
  if ('problems' in validated) throw new Error(JSON.stringify(validated.problems, null, 2));
  const evidence = await verify(validated.roadmap, { root });
  const evaluation = evaluate(validated.roadmap, evidence, asOf, options.phases ?? null);
  const report = buildReport(evaluation, decide(evaluation), {
    tool: { name: 'agentops', version: '0.1.0' },
    simulated: true,
    strict: false,
    extraFindings: [],
    listEvidence: false,
    ...options,
  });
  const asked: Spot[] = [];
  const locator = await createLocator(loaded.documents);
  const locate: Locate = (spot) => {
    asked.push(spot);
    return locator(spot);
  };
  return { report, evaluation, locate, asked };
}

export interface Broken {
  readonly problems: readonly Diagnostic[];
  readonly locate: Locate;
  readonly textOf: (file: string) => string | null;
}

/** What is wrong with a roadmap that can't be judged. */
export async function breakFiles(files: Texts): Promise<Broken> {
  const loaded = await load(newFolder(files));
  if (!('project' in loaded))
    return { problems: [loaded], locate: await createLocator([]), textOf: () => null };
  const validated = await validate(loaded);
  return {
    problems: 'problems' in validated ? validated.problems : [],
    locate: await createLocator(loaded.documents),
    textOf: (file) => loaded.documents.find((document) => document.file === file)?.text ?? null,
  };
}
