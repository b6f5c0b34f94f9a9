/** `agentops gate check` of several roadmaps: each is judged for itself, one after another, and all are told together. */
import path from 'node:path';
import { folderInRepository } from '../load/discover.ts';
import type { IsoDate } from '../model/date.ts';
import { PORTFOLIO_FORMATS, type Gathering, type PortfolioFormatName } from '../report/portfolio/formats.ts';
import { addUp, type Member } from '../report/portfolio/portfolio.ts';
import type { GateCheckOptions, ReportJudged } from './commands/gate-check.ts';
import { reportInvalid, TOOL } from './invalid.ts';
import type { Io } from './io.ts';
import { asOfDate, judgeRoadmap, locatorOf, type Invalid, type Judged } from './judge.ts';
import { nameRoadmaps, type NamedRoadmap } from './name-roadmaps.ts';
import { readFormats, refuseOwnFiles, writeReport, type FormatRequest } from './output.ts';
import { screenFor } from './screen.ts';
import { UsageError } from './usage-error.ts';

type Request = FormatRequest & { readonly name: PortfolioFormatName };

/** A report that is gathered, and where it goes. */
interface Output {
  readonly report: Gathering;
  readonly write: (text: string) => Promise<void>;
}

/**
 * Judges the roadmaps that are named.
 * @param reportJudged makes the report of one
 * @returns the worst exit code; null when no roadmaps are named, but phases of the one at hand
 */
export async function checkRoadmaps(
  io: Io,
  words: readonly string[],
  options: GateCheckOptions,
  reportJudged: ReportJudged,
): Promise<number | null> {
  const named = await nameRoadmaps(io, words, options);
  if (named === null) return null;
  const requests = readRequests(options);
  const asOf = asOfDate(io, options.asOf);
  for (const { file } of named) if (file !== null) refuseOwnFiles(io, requests, file);
  const outputs = await openOutputs(io, requests, options);
  const listEvidence = requests.some(({ name }) => name === 'json');
  const summaries = [];
  for (const one of named) {
    const member = await judgeMember(io, one, options, asOf, (judged) =>
      reportJudged(judged, options, listEvidence),
    );
    for (const { report } of outputs) report.add(member);
    summaries.push(member.report.summary);
  }
  const summary = addUp(summaries);
  const context = { tool: TOOL, asOf, simulated: options.asOf !== undefined, summary };
  for (const { report, write } of outputs) await write(report.end(context));
  return summary.exitCode;
}

/** The formats, if they and the other options are ones for several roadmaps. */
function readRequests(options: GateCheckOptions): readonly Request[] {
  const single = (['base', 'verdicts', 'maxAge', 'shard', 'history'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (single !== undefined) {
    const flag = single === 'maxAge' ? '--max-age' : `--${single}`;
    throw new UsageError(
      `${flag} is for one roadmap, and several are named`,
      'name the one with --roadmap PATH',
    );
  }
  const requests = readFormats(options.format, options.json === true);
  const other = requests.find(({ name }) => !Object.hasOwn(PORTFOLIO_FORMATS, name));
  if (other === undefined) return requests as readonly Request[];
  throw new UsageError(
    `--format ${other.name} is for one roadmap, and several are named`,
    `several take ${Object.keys(PORTFOLIO_FORMATS).join(', ')}; or name the one with --roadmap PATH`,
  );
}

async function openOutputs(
  io: Io,
  requests: readonly Request[],
  options: GateCheckOptions,
): Promise<readonly Output[]> {
  const screen = await screenFor(io, io.stdout, options);
  const outputs: Output[] = [];
  for (const request of requests) {
    const report = await PORTFOLIO_FORMATS[request.name](screen);
    outputs.push({ report, write: (text) => writeReport(io, request, text) });
  }
  const page = io.env['GITHUB_STEP_SUMMARY'];
  if (!page || !requests.some(({ name }) => name === 'github')) return outputs;
  const { appendSummary } = await import('./step-summary.ts');
  const report = await PORTFOLIO_FORMATS.markdown(screen);
  return [...outputs, { report, write: (text) => appendSummary(io, page, text) }];
}

/** One roadmap, judged in its own root; or what is wrong with it. */
async function judgeMember(
  io: Io,
  { root, file, problem }: NamedRoadmap,
  options: GateCheckOptions,
  asOf: IsoDate,
  reportJudged: (judged: Judged) => ReturnType<ReportJudged>,
): Promise<Member> {
  const here = folderInRepository(io.cwd);
  const folder = path.posix.join(here, file === null ? '.' : root);
  const where = { root, file, folder: folder === '.' ? '' : folder };
  const judged: Judged | Invalid =
    file === null
      ? { loaded: null, problems: [problem] }
      : await judgeRoadmap(io, { ...options, roadmap: file });
  if ('problems' in judged) return { ...where, ...(await reportInvalid(judged, options, asOf)) };
  const { report } = await reportJudged(judged);
  return { ...where, report, locate: await locatorOf(judged.sources.files) };
}
