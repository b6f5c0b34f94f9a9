/**
 * A verification summary for signing: an in-toto Statement (version 1) with SLSA's predicate of that name, whose
 * required fields all have an answer here. SLSA's own levels say nothing of roadmaps; the predicate allows others, and
 * fields of one's own whose names are URIs.
 */
import { escapePath } from '../uri.ts';
import { SATISFIED } from '../exit-code.ts';
import type { UnplacedReport } from '../build.ts';
import { countSelfAttested } from '../headline.ts';
import type { GateReport } from '../report.ts';
import { jsonText } from './json-text.ts';

/** A file, and the SHA-256 of its bytes in hexadecimal digits. */
export interface InputFile {
  /** Relative to the root. */
  readonly file: string;
  readonly sha256: string;
}

/** What only an attestation says of a run. */
export interface Run {
  /** When it took place: ISO 8601, UTC. */
  readonly time: string;
  /** What was judged, and what it was judged by. */
  readonly inputs: readonly InputFile[];
  /** The files of verdicts that were taken for checking; as the command line names them. */
  readonly verdicts: readonly InputFile[];
}

const TOOL = 'pkg:npm/agentops';

/** The report as a statement about the files that it was made from. */
export function renderVsa(report: UnplacedReport, { time, inputs, verdicts }: Run): string {
  const { tool, roadmap, asOf, simulated, decision, phases, claims, summary } = report;
  const hasPassed = summary.exitCode === SATISFIED;
  const policy = inputs.find(({ file }) => file === roadmap.path);
  const resource = uriOf(roadmap.path);
  return jsonText({
    _type: 'https://in-toto.io/Statement/v1',
    subject: inputs.map(({ file, sha256 }) => ({ name: file, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      verifier: { id: TOOL, version: { [tool.name]: tool.version } },
      timeVerified: time,
      resourceUri: resource,
      policy: {
        // Whoever reads no further must not take a day that was made up for the day of the run.
        uri: simulated ? `${resource}?as-of=${asOf}` : resource,
        ...(policy && { digest: { sha256: policy.sha256 } }),
      },
      ...(verdicts.length > 0 && {
        inputAttestations: verdicts.map(({ file, sha256 }) => ({ uri: uriOf(file), digest: { sha256 } })),
      }),
      verificationResult: hasPassed ? 'PASSED' : 'FAILED',
      verifiedLevels: hasPassed ? levelsOf(report) : ['FAILED'],
      [`${TOOL}#judgement`]: {
        asOf,
        simulated,
        exitCode: summary.exitCode,
        decision: decision && { phase: decision.phase, outcome: decision.outcome, rule: decision.rule },
        gates: phases.flatMap(({ id, state, gate }) =>
          gate ? [{ phase: id, state, status: gate.status, counts: countsOf(gate) }] : [],
        ),
        claims: claims.map(({ id, status }) => ({ id, status })),
      },
    },
  });
}

/** How many criteria are what, and how many of those that are met would not be without self-attestations. */
function countsOf(gate: GateReport<unknown>): GateReport['counts'] & { readonly selfAttested: number } {
  return { ...gate.counts, selfAttested: countSelfAttested(gate) };
}

/** A pass tells that no error was found; these tell which gates are met. */
function levelsOf({ phases }: UnplacedReport): readonly string[] {
  return phases.flatMap(({ id, gate }) => (gate?.status === 'met' ? [`AGENTOPS_GATE_MET:${id}`] : []));
}

/** A path as a URI that is relative to the root. */
function uriOf(path: string): string {
  return `file:${escapePath(path)}`;
}
