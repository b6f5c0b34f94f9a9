/** `agentops claims check`: public claims against evidence, and the claims that only stand in prose. */
import { tooManyWarnings } from '../../decide/requirement.ts';
import { buildReport } from '../../report/build.ts';
import { dateOf } from '../../model/date.ts';
import { renderClaimsReport } from '../../report/terminal/render-claims-report.ts';
import { judgeClaims } from '../judge-claims.ts';
import { tellInvalid, TOOL } from '../invalid.ts';
import type { Io } from '../io.ts';
import type { JudgeOptions } from '../judge.ts';
import { readFormats, refuseOwnFiles } from '../output.ts';
import type { DisplayOptions } from '../screen.ts';
import { isAttesting, writeReports } from '../write-reports.ts';

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
  const judged = await judgeClaims(io, { ...options, digestInputs: isAttesting(formats) }, documents);
  if ('problems' in judged)
    return tellInvalid(io, judged, formats, options, options.asOf ?? dateOf(io.now()));
  const { evaluation, checked, known, sources } = judged;
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
      ignored: checked.ignored,
      known,
      claims: evaluation.claims.length,
    },
  });
  await writeReports(io, formats, { sources, evaluation, report }, options, ({ locate, screen }) =>
    renderClaimsReport(report, checked.registered, locate, screen),
  );
  return report.summary.exitCode;
}
