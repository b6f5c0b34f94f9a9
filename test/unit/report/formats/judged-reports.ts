/** Reports to hold the formats to: of every status, with every finding, with hostile text, and without a judgement. */
import { requirementFindings } from '../../../../src/decide/requirement.ts';
import { FORMATS, type ReportFormatName, type ReportInput } from '../../../../src/report/formats/index.ts';
import { invalidReport } from '../../../../src/report/invalid.ts';
import { breakFiles, judgeFiles, type Judged, type JudgeOptions } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeShipped } from '../shipped.ts';
import type { Texts } from '../../../kit/files.ts';

const TOOL = { name: 'agentops', version: '0.1.0' };
const LONG = 'long '.repeat(20_000);
/** As it stands between double quotes in YAML. */
const EVIL =
  '<script>x</script> ]]> --> &lt; ::error::e %0A | `b` # TODO t \\\\# 1..0 Bail out! \\"q\\" \'a\' \\n---\\n  ...\\nnot ok 1\\n\\t' +
  '\\e[31m\\r\\0\\x07\\x85\\u2028\\u202e\\u2066\\u200b\\ufeff\\ufffe\\uffff\\ud800 漢字 עברית 👩‍🚀';

/** A roadmap with hostile text wherever a report shows text. */
const HOSTILE: Texts = {
  'roadmap/roadmap.yaml': `version: 1
name: "${EVIL}"
maintainers: ["me ${EVIL}"]
phases:
  - id: now
    name: "Subtest: ${EVIL}"
    gate:
      criteria:
        - { id: failed, statement: "${EVIL}", claim: met, proofs: [{ file: README.md, contains: "${EVIL}" }] }
        - { id: unmet, statement: "${EVIL}", count: things, per: { field: f, of: ["${EVIL}"] }, target: 1 }
        - { id: met, statement: "${EVIL}", proofs: [README.md] }
        - { id: long, statement: "${LONG}", claim: met, proofs: [{ file: README.md, contains: "${LONG}" }] }
    risks:
      - { risk: "${EVIL}", fallback: "::error::${EVIL}", trigger: { count: things, above: 0 } }
  - { id: later, name: "${LONG}", gate: { criteria: [{ id: a, statement: "${LONG}", proofs: [gone.md] }] } }
registers:
  things:
    - { id: t, on: 2026-01-02, f: x, proofs: ["README.md"] }
claims:
  - { id: a, text: "${EVIL}", in: ["doc <b> ]]> | \`x\` # 漢字 ::error::.md"], says: 1, count: things }
`,
  'README.md': '# Read\n\nme.\n',
};

/** What a format is made from. */
export function inputOf({ report, evaluation, locate }: Judged): ReportInput {
  const run = { time: '2026-02-24T10:11:12.000Z', inputs: [], verdicts: [] };
  return { report, evaluation, locate, folder: '', toRoot: '', run };
}

/** The report of files in a format. */
export async function render(name: ReportFormatName, input: ReportInput): Promise<string> {
  return (await FORMATS[name]())(input);
}

/** Judges files, asking for an advance. */
async function requireAdvance(files: Texts, asOf: string, options: JudgeOptions = {}): Promise<Judged> {
  const { evaluation, report } = await judgeFiles(files, asOf, options);
  const extraFindings = requirementFindings('advance', evaluation, report.decision, false);
  return judgeFiles(files, asOf, { ...options, extraFindings });
}

async function invalid(files: Texts): Promise<ReportInput> {
  const { problems, locate } = await breakFiles(files);
  const roadmap = { name: '', path: 'roadmap/roadmap.yaml' };
  const report = invalidReport(problems, locate, {
    tool: TOOL,
    roadmap,
    asOf: '2026-02-20',
    simulated: false,
  });
  const run = { time: '2026-02-24T10:11:12.000Z', inputs: [], verdicts: [] };
  return { report, evaluation: null, locate, folder: '', toRoot: '', run };
}

/** Each by its name. */
export const REPORTS: Readonly<Record<string, () => Promise<ReportInput>>> = {
  shipped: async () => inputOf(await judgeShipped('2026-02-24')),
  rich: async () => inputOf(await judgeFiles(RICH, '2026-02-20')),
  strict: async () => inputOf(await judgeFiles(RICH, '2026-02-20', { strict: true })),
  required: async () => inputOf(await requireAdvance(RICH, '2026-02-20')),
  selected: async () => inputOf(await judgeFiles(RICH, '2026-02-20', { phases: ['open'] })),
  hostile: async () => inputOf(await judgeFiles(HOSTILE, '2026-02-20', { strict: true })),
  'without a gate': async () =>
    inputOf(
      await judgeFiles(
        { 'roadmap/roadmap.yaml': 'version: 1\nname: Bare\nphases: [{ id: a, name: A }]\n' },
        '2026-02-20',
      ),
    ),
  invalid: () =>
    invalid({
      'roadmap/roadmap.yaml': `version: 1\nname: 3\n"${EVIL}": 1\nphases: [{ id: a }, { id: a }]\n`,
    }),
  'not there': () => invalid({}),
};
