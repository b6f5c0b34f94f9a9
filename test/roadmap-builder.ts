/** Roadmaps and evidence for tests of the pure stages, made in memory: no file is read, no proof is checked. */
import { decide } from '../src/decide/decide.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { evaluate, type Evaluation } from '../src/evaluate/evaluate.ts';
import type { Loaded, SourceDocument } from '../src/load/load.ts';
import type { DocumentKind } from '../src/load/read-sources.ts';
import { parseJsonLines } from '../src/load/parse-json-lines.ts';
import { parseYaml } from '../src/load/parse-yaml.ts';
import { proofTarget } from '../src/model/proof-text.ts';
import type { Proof } from '../src/model/proof.ts';
import type { Roadmap } from '../src/model/roadmap.ts';
import { buildReport, type UnplacedReport } from '../src/report/build.ts';
import type { Decision } from '../src/report/report.ts';
import { validate } from '../src/validate/validate.ts';
import { collectProofs } from '../src/verify/collect.ts';
import type { Evidence, Verdict } from '../src/verify/verdict.ts';

/** Files below roadmap/: YAML or JSON Lines as text, or a value that is written as JSON, which is YAML too. */
export type Files = Readonly<Record<string, unknown>>;

/** A verdict in short: its word, or what it has besides; it holds unless said. */
export type Given = Verdict['verdict'] | Partial<Verdict>;

export interface World {
  /** By what a proof refers to (a path, a glob, a command …); `*` is for all that are not named: they hold. */
  readonly verdicts?: Readonly<Record<string, Given>>;
  /** By document, the texts that stand in it; documents that are not named have all they should. A text: it can't be read. */
  readonly documents?: Readonly<Record<string, readonly string[] | string>>;
  readonly copies?: Readonly<Record<string, string>>;
  readonly asOf?: string;
  readonly phases?: readonly string[];
}

export interface Judged {
  readonly roadmap: Roadmap;
  readonly evaluation: Evaluation;
  readonly decision: Decision | null;
  readonly report: UnplacedReport;
}

export const AS_OF = '2026-02-24';

/** The stage before `validate`, without a disk: the documents that `files` would be loaded as. */
export async function loadFiles(files: Files): Promise<Loaded> {
  const documents: SourceDocument[] = [];
  const problems: Diagnostic[] = [];
  for (const [name, content] of Object.entries(files)) {
    const file = `roadmap/${name}`;
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const kind = kindOf(name);
    const parsed = kind === 'records' ? parseJsonLines(file, text) : await parseYaml(file, text);
    if ('problems' in parsed) problems.push(...parsed.problems);
    documents.push({ file, kind, text, value: 'problems' in parsed ? undefined : parsed.value });
  }
  const project = { root: '/nowhere', folder: 'roadmap', path: 'roadmap/roadmap.yaml' };
  return { project, documents, problems };
}

/** The roadmap of `files`, which have to be valid. */
export async function buildRoadmap(files: Files): Promise<Roadmap> {
  const validated = await validate(await loadFiles(files));
  if ('problems' in validated) throw new Error(JSON.stringify(validated.problems, null, 2));
  return validated.roadmap;
}

/** Everything that is wrong with `files`. */
export async function problemsOf(files: Files): Promise<readonly Diagnostic[]> {
  const validated = await validate(await loadFiles(files));
  return 'problems' in validated ? validated.problems : [];
}

/** The evidence that gives `roadmap` the verdicts asked for. */
export function evidenceOf(
  roadmap: Roadmap,
  { verdicts = {}, documents = {}, copies = {} }: World,
): Evidence {
  const named = (proof: Proof): Given => verdicts[proofTarget(proof)] ?? verdicts['*'] ?? 'holds';
  return {
    verdicts: new Map(collectProofs(roadmap).map((proof) => [proof.key, verdict(named(proof))])),
    copies: new Map(Object.entries(copies)),
    documents: new Map(
      roadmap.claims.flatMap((claim) => claim.in).map((file) => [file, facts(roadmap, documents[file])]),
    ),
  };
}

/** Takes `files` through the pure stages. */
export async function judge(files: Files, world: World = {}): Promise<Judged> {
  return judgeRoadmap(await buildRoadmap(files), world);
}

/** Takes a roadmap through the pure stages. */
export function judgeRoadmap(roadmap: Roadmap, world: World = {}): Judged {
  const evidence = evidenceOf(roadmap, world);
  const evaluation = evaluate(roadmap, evidence, world.asOf ?? AS_OF, world.phases ?? null);
  const decision = decide(evaluation);
  return { roadmap, evaluation, decision, report: reportOf(evaluation, decision) };
}

/** The report of a judgement. */
export function reportOf(evaluation: Evaluation, decision: Decision | null): UnplacedReport {
  const tool = { name: 'agentops', version: '0.1.0' };
  return buildReport(evaluation, decision, {
    tool,
    simulated: true,
    strict: false,
    listEvidence: true,
    extraFindings: [],
  });
}

function kindOf(name: string): DocumentKind {
  if (name === 'roadmap.yaml') return 'roadmap';
  if (name === 'claims.yaml') return 'claims';
  if (name === 'metrics.yaml') return 'metrics';
  if (name === 'baseline.yaml') return 'baseline';
  if (name.startsWith('decisions/')) return 'decision';
  if (name.startsWith('phases/')) return 'phase';
  return name.endsWith('.jsonl') ? 'records' : 'register';
}

function verdict(given: Given): Verdict {
  if (typeof given === 'string') return { verdict: given, observed: `was seen: ${given}` };
  return { verdict: 'holds', observed: 'was seen', ...given };
}

function facts(
  roadmap: Roadmap,
  given: readonly string[] | string | undefined,
): { problem: string | null; places: Map<string, { line: number; column: number }> } {
  if (typeof given === 'string') return { problem: given, places: new Map() };
  const texts = roadmap.claims.flatMap((claim) => [
    claim.text,
    ...(claim.disclosed ? [claim.disclosed] : []),
  ]);
  const there = given ?? texts;
  return {
    problem: null,
    places: new Map(there.map((text, index) => [text, { line: index + 1, column: 1 }])),
  };
}

/** A value that can be written as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonMap = { readonly [key: string]: Json };

export interface Setup extends World {
  readonly registers?: Readonly<Record<string, readonly JsonMap[]>>;
  /** More keys of roadmap.yaml: maintainers, claims, metrics. */
  readonly roadmap?: JsonMap;
  /** More keys of the phase: window, risks, passed. */
  readonly phase?: JsonMap;
  /** More criteria of its gate, and of its gate `opens`. */
  readonly criteria?: readonly JsonMap[];
  readonly opens?: string;
  /** Phases before and after it. */
  readonly before?: readonly JsonMap[];
  readonly after?: readonly JsonMap[];
}

/** A roadmap of one phase `alpha` and one criterion `one`, besides what `setup` adds. */
export function filesOf(criterion: JsonMap, setup: Setup = {}): Files {
  const { registers = {}, roadmap = {}, phase = {}, criteria = [], opens, before = [], after = [] } = setup;
  const first = { id: 'one', statement: 'It is so', ...criterion };
  const gate = { ...(opens === undefined ? {} : { opens }), criteria: [first, ...criteria] };
  const alpha = { id: 'alpha', name: 'Alpha', gate, ...phase };
  const phases = [...before, alpha, ...after];
  return { 'roadmap.yaml': { version: 1, name: 'Test', phases, registers, ...roadmap } };
}

export interface JudgedOne extends Judged {
  readonly phase: Judged['report']['phases'][number];
  readonly criterion: NonNullable<Judged['report']['phases'][number]['gate']>['criteria'][number];
  /** The rules of the findings, in order. */
  readonly rules: readonly string[];
  /** The messages of the findings of one rule. */
  readonly told: (rule: string) => readonly string[];
}

/** Judges a roadmap of one criterion. */
export async function judgeOne(criterion: JsonMap, setup: Setup = {}): Promise<JudgedOne> {
  const judged = await judge(filesOf(criterion, setup), setup);
  const phase = judged.report.phases.find(({ id }) => id === 'alpha')!;
  const { findings } = judged.report;
  return {
    ...judged,
    phase,
    criterion: phase.gate!.criteria[0]!,
    rules: findings.map(({ rule }) => rule),
    told: (rule) => findings.filter((finding) => finding.rule === rule).map(({ message }) => message),
  };
}
