/** Reports that every format has to bear: honest ones, hostile ones, very long ones, and those of roadmaps that can't be judged. */
import { createLocator } from '../../../../src/load/locate.ts';
import { countLevels } from '../../../../src/report/exit-code.ts';
import type { FormatInput, ReportInput } from '../../../../src/report/formats/index.ts';
import type { Run } from '../../../../src/report/formats/vsa.ts';
import { invalidReport } from '../../../../src/report/invalid.ts';
import type { Finding, Report } from '../../../../src/report/report.ts';
import { breakFiles, judgeFiles, screenOf, type Judged } from '../judge.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeShipped } from '../shipped.ts';
import type { Texts } from '../../../kit/files.ts';

/** What formats, terminals, and those who show reports would act on, were it not escaped. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- &lt;b&gt; &amp; &#60;',
  ']]> <![CDATA[ ?> --> </testcase>',
  '::error file=a.ts,line=1::owned',
  'x\n::stop-commands::owned\r\n##[add-mask]owned ##vso[task.setvariable variable=a]b',
  'not ok 1 # SKIP\n1..0\nBail out!',
  '| a | b |\n| - | - | a\\|b \\| `|` `a|b`',
  '`code` ``` ```\n```sh\nrm\n``` ~~~',
  '# Title\n\n- item\n1. one\n+ plus\n* star\n> quote\n---\n===\n    code\n[x] [ ]',
  '[link](https://example.org) ![image](https://example.org/x.png) [ref][1] [^1]\n[1]: https://example.org',
  'https://example.org www.example.org me@example.org <https://example.org>',
  '@octocat @org/team #1 org/repo#2 GH-3 !4 %5 ~bug $6 &7 3f2a91cdeadbeef a@3f2a91cdeadbeef',
  ':tada: x:tada: $\\sqrt{2}$ $$x$$ **bold** _em_ ~~gone~~ __init__',
  '\n/close\n/merge\n@dependabot merge',
  '\u001b[31mred\u001b]0;title\u0007 \u009b2J \u0008\u0000',
  '\u202egnp.exe\u2066 \u200b\u2028\u2029\ufeff\u00ad\u{e0041} \u034f\u180e\u115f \ud800 \udc00',
  '%0A::error::owned %25 100% %3A %2C , : ; = "quoted" \'single\' \\ /',
  'x'.repeat(100_000),
  '\u{1f600}'.repeat(50_000),
  '<'.repeat(100_000),
];

/** Texts of whole roadmaps: most things at once, what has to stand at a start, and a long one. */
const HOSTILE_ROADMAPS = [HOSTILE_TEXTS.slice(0, -3).join(' '), HOSTILE_TEXTS[2]!, HOSTILE_TEXTS.at(-1)!];

/** One of the texts as YAML has it in quotation marks. */
function quoted(text: string): string {
  return JSON.stringify(text.replaceAll('\ud800', '').replaceAll('\udc00', '')).replaceAll('\u007f', '\\x7f');
}

/** A roadmap with a text wherever the format allows text. */
function hostileRoadmap(text: string): Texts {
  const evil = quoted(text);
  return {
    'roadmap/roadmap.yaml': `version: 1
name: ${evil}
maintainers: [${evil}]
phases:
  - id: old
    name: ${evil}
    passed: 2026-01-01
    gate:
      criteria:
        - { id: a, statement: ${evil}, proofs: [docs/gone.md] }
  - id: now
    name: ${evil}
    gate:
      opens: done
      criteria:
        - { id: a, statement: ${evil}, claim: met, count: things, distinct: f, where: { f: { not: ${evil} } }, target: 2 }
        - { id: b, statement: ${evil}, count: things, per: { field: f, of: [${evil}, x] }, target: 1 }
        - { id: c, statement: ${evil}, any: [{ name: ${evil}, proofs: [{ file: README.md, contains: ${evil} }] }] }
        - { id: d, statement: ${evil}, not_applicable: { reason: ${evil}, by: ${evil}, on: 2026-01-01 } }
        - { id: e, statement: ${evil}, claim: met, proofs: [run: [${evil}]] }
        - { id: g, statement: ${evil}, claims: supported }
    risks:
      - { risk: ${evil}, mitigation: ${evil}, fallback: ${evil}, trigger: { count: things, below: 1 } }
registers:
  things:
    - { id: u, on: 2026-01-02, f: ${evil}, proofs: [{ file: README.md, headings: [${evil}] }] }
    - { id: v, on: 2026-01-02, f: ${evil} }
claims:
  - { id: a, text: ${evil}, in: [README.md], says: 1, count: things }
  - { id: b, text: read me, in: [README.md], disclosed: ${evil} }
metrics:
  - { id: m, name: ${evil}, group: ${evil}, count: things, targets: { now: 1 } }
`,
    'README.md': '# Read\n\nread me.\n',
  };
}

/** What took place, for the format that attests it. */
const RUN: Run = { time: '2026-02-24T10:11:12.000Z', inputs: [], verdicts: [] };

export interface Sample {
  readonly name: string;
  readonly input: ReportInput;
  /** What the format for people needs besides; null: that of a roadmap that was not judged. */
  readonly judged: FormatInput | null;
}

/** All of them, made anew. */
export async function makeSamples(): Promise<readonly Sample[]> {
  const rich = ofJudged('rich', await judgeFiles(RICH, '2026-02-20', { listEvidence: true }));
  const hostile = HOSTILE_ROADMAPS.map(async (text) =>
    ofJudged(
      `hostile ${JSON.stringify(text.slice(0, 30))}`,
      await judgeFiles(hostileRoadmap(text), '2026-02-20', { listEvidence: true }),
    ),
  );
  return [
    rich,
    ofJudged('of one phase', await judgeFiles(RICH, '2026-02-20', { phases: ['open'] })),
    ofJudged('strict', await judgeFiles(RICH, '2026-02-20', { strict: true })),
    ofJudged('shipped', await judgeShipped('2026-02-24')),
    ...(await Promise.all(hostile)),
    await ofBroken('invalid', { ...RICH, 'roadmap/phases/open.yaml': 'version: 1\nid: open\nname: [\n' }),
    await ofBroken('hostile and invalid', invalidRoadmap()),
    await ofBroken('not there', { 'README.md': 'Nothing.\n' }),
    { name: 'nothing found', input: ofFindings([]), judged: null },
    { name: 'in a folder', input: { ...rich.input, folder: 'packages/a b#c' }, judged: null },
    { name: 'hostile findings', input: ofFindings(hostileFindings()), judged: null },
    { name: '1,500 findings', input: ofFindings(manyFindings(1500)), judged: null },
    { name: '200 hostile findings', input: ofFindings(manyHostile()), judged: null },
  ];
}

export function ofJudged(
  name: string,
  { report, evaluation, locate }: Judged,
): Sample & { judged: FormatInput } {
  const judged = {
    report,
    evaluation,
    locate,
    folder: '',
    toRoot: '',
    run: RUN,
    screen: screenOf({ verbose: true }),
  };
  return { name, input: judged, judged };
}

async function ofBroken(name: string, files: Texts): Promise<Sample> {
  const { problems, locate } = await breakFiles(files);
  const report = invalidReport(problems, locate, context('2026-02-20'));
  return {
    name,
    input: { report, locate, folder: '', toRoot: '', evaluation: null, run: RUN },
    judged: null,
  };
}

function invalidRoadmap(): Texts {
  const keys = HOSTILE_TEXTS.slice(0, -3).map((text) => `${quoted(text)}: ${quoted(text)}`);
  return { 'roadmap/roadmap.yaml': `version: 1\nname: ${quoted(HOSTILE_TEXTS[0]!)}\n${keys.join('\n')}\n` };
}

/** As of a command that judges no phase. */
function ofFindings(findings: readonly Finding[]): ReportInput {
  const levels = countLevels(findings);
  const report: Report = {
    ...invalidReport([], createLocator([]), context('2026-02-20')),
    findings,
    summary: { ...levels, exitCode: levels.errors > 0 ? 1 : 0 },
  };
  return { report, locate: createLocator([]), folder: '', toRoot: '', evaluation: null, run: RUN };
}

function hostileFindings(): Finding[] {
  return HOSTILE_TEXTS.flatMap((text): Finding[] => [
    { rule: 'claim-orphaned', level: 'error', message: text, hint: text, at: place(text, 3) },
    { rule: 'risk-active', level: 'note', message: `a ${text}`, hint: text, at: place('README.md', 3) },
  ]);
}

function manyHostile(): Finding[] {
  return Array.from({ length: 200 }, (_, index): Finding => {
    const text = HOSTILE_TEXTS[index % HOSTILE_TEXTS.length]!.slice(0, 2000);
    return { rule: 'schema', level: 'error', message: text, hint: text, at: place(text, index + 1) };
  });
}

export function manyFindings(many: number): Finding[] {
  return Array.from({ length: many }, (_, index): Finding => {
    const level = (['note', 'warning', 'error'] as const)[index % 3]!;
    const message = `things/t${index} is not proven: docs/t${index}.md is not there`;
    return { rule: 'evidence-failed', level, message, hint: 'write it', at: place('a.yaml', index + 1) };
  });
}

function place(file: string, line: number): Finding['at'] {
  return { file: file.slice(0, 5000), line, column: 1, endLine: line + 1 };
}

function context(asOf: string): Parameters<typeof invalidReport>[2] {
  return {
    tool: { name: 'agentops', version: '0.1.0' },
    roadmap: { name: HOSTILE_TEXTS[0]!, path: 'roadmap/roadmap.yaml' },
    asOf,
    simulated: false,
  };
}
