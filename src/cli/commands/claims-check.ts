/** `agentops claims check`: public claims against evidence, and the claims that only stand in prose. */
import { tooManyWarnings } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { FORMATS } from '../../report/formats/index.ts';
import { dateOf } from '../../model/date.ts';
import { renderClaimsReport } from '../../report/terminal/render-claims-report.ts';
import { judgeClaims } from '../judge-claims.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import { locatorOf, type JudgeOptions } from '../judge.ts';
import { readFormats, refuseOwnFiles, writeReport } from '../output.ts';
import { screenFor, type DisplayOptions } from '../screen.ts';

export interface ClaimsCheckOptions extends JudgeOptions, DisplayOptions {
  readonly format: readonly string[];
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly maxWarnings?: number;
  readonly fix?: boolean;
}

/**
 * Checks the claims of the documents that are named, or of all; the exit code says whether there is an error-level
 * finding.
 */
export async function claimsCheck(
  io: Io,
  documents: readonly string[],
  options: ClaimsCheckOptions,
): Promise<number> {
  const formats = readFormats(options.format, options.json === true);
  refuseOwnFiles(io, formats, options.roadmap);
  if (options.fix) {
    const { registerClaims } = await import('../register-claims.ts');
    const refused = await registerClaims(io, documents, options);
    if (refused !== null) return refused;
  }
  const judged = await judgeClaims(io, options, documents);
  if ('problems' in judged)
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  const { evaluation, checked, sources } = judged;
  const report = buildReport(evaluation, null, {
    tool: TOOL,
    simulated: options.asOf !== undefined,
    strict: options.strict === true,
    listEvidence: false,
    extraFindings:
      options.maxWarnings === undefined
        ? []
        : tooManyWarnings(evaluation.findings, options.maxWarnings, judged.roadmap),
    read: {
      documents: checked.documents.length,
      statements: checked.statements,
      claims: evaluation.claims.length,
    },
  });
  const locate = await locatorOf(sources.files);
  const screen = await screenFor(io, io.stdout, options);
  for (const request of formats) {
    const text =
      request.name === 'terminal'
        ? renderClaimsReport(report, checked, locate, screen)
        : (await FORMATS[request.name]())({ report, evaluation, locate, screen });
    await writeReport(io, request, text);
  }
  return report.summary.exitCode;
}
