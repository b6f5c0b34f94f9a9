/** Reports that every format has to bear: honest ones, hostile ones, very long ones, and those of roadmaps that can't be judged. */
import { requirementFindings } from '../../../../src/decide/requirement.ts';
import type { Locate } from '../../../../src/diagnostics/diagnostic.ts';
import { createLocator } from '../../../../src/load/locate.ts';
import { countLevels } from '../../../../src/report/exit-code.ts';
import {
  FORMATS,
  type FormatInput,
  type ReportFormatName,
  type ReportInput,
} from '../../../../src/report/formats/index.ts';
import type { Run } from '../../../../src/report/formats/vsa.ts';
import { invalidReport } from '../../../../src/report/invalid.ts';
import type { Finding, Report } from '../../../../src/report/report.ts';
import { breakFiles, judgeFiles, type Judged } from '../judge.ts';
import { ALL_HOSTILE, HOSTILE_TEXTS, hostileRoadmap, quoted } from '../hostile-roadmap.ts';
import { RICH } from '../rich-roadmap.ts';
import { judgeShipped } from '../shipped.ts';
import type { Texts } from '../../../kit/files.ts';
import { screenOf } from '../screen.ts';

export interface Sample {
  readonly name: string;
  readonly input: ReportInput;
  /** What the format for people needs besides; null: that of a roadmap that was not judged. */
  readonly judged: FormatInput | null;
}

const AS_OF = '2026-02-20';
/** What took place, for the format that attests it. */
const RUN: Run = { time: '2026-02-24T10:11:12.000Z', inputs: [], verdicts: [] };
const WITHOUT_GATE = { 'roadmap/roadmap.yaml': 'version: 1\nname: Bare\nphases: [{ id: a, name: A }]\n' };
/** What hostile roadmaps have in their paths. */
const HOSTILE_PATH = '<b> ]]> | `x` # 漢字 ::error::';

const MAKERS: Readonly<Record<string, () => Promise<Omit<Sample, 'name'>>>> = {
  rich: async () => ofJudged(await judgeFiles(RICH, AS_OF, { listEvidence: true })),
  'of one phase': async () => ofJudged(await judgeFiles(RICH, AS_OF, { phases: ['open'] })),
  strict: async () => ofJudged(await judgeFiles(RICH, AS_OF, { strict: true })),
  required: async () => ofJudged(await requireAdvance(RICH)),
  shipped: async () => ofJudged(await judgeShipped('2026-02-24')),
  'without a gate': async () => ofJudged(await judgeFiles(WITHOUT_GATE, AS_OF)),
  hostile: () => ofHostile(ALL_HOSTILE),
  'hostile at its start': () => ofHostile(HOSTILE_TEXTS[2]!),
  'hostile and long': () => ofHostile(HOSTILE_TEXTS.at(-1)!),
  invalid: () => ofBroken({ ...RICH, 'roadmap/phases/open.yaml': 'version: 1\nid: open\nname: [\n' }),
  'hostile and invalid': () => ofBroken(invalidRoadmap(), HOSTILE_TEXTS[0]),
  'not there': () => ofBroken({ 'README.md': 'Nothing.\n' }),
  'nothing found': async () => ofFindings([]),
  'in a folder': async () => {
    const { input } = await makeSample('rich');
    return { input: { ...input, folder: 'packages/a b#c' }, judged: null };
  },
  'hostile findings': async () => ofFindings(hostileFindings()),
  '1,500 findings': async () => ofFindings(manyFindings(1500)),
  '200 hostile findings': async () => ofFindings(manyHostile()),
};

/** The names of all. */
export const SAMPLES: readonly string[] = Object.keys(MAKERS);

/** One of them, made anew. */
export async function makeSample(name: string): Promise<Sample> {
  return { name, ...(await MAKERS[name]!()) };
}

/** All of them, made anew. */
export function makeSamples(): Promise<readonly Sample[]> {
  return Promise.all(SAMPLES.map(makeSample));
}

/** The report of an input in a format. */
export async function render(format: ReportFormatName, input: ReportInput): Promise<string> {
  return (await FORMATS[format]())(input);
}

/** Judges a roadmap of one phase with these criteria, as YAML has them, and a README. */
export function judgeCriteria(...criteria: readonly string[]): Promise<Judged> {
  const gate = `{ opens: done, criteria: [${criteria.join(', ')}] }`;
  const roadmap = `version: 1\nname: Bridge\nphases: [{ id: now, name: Now, gate: ${gate} }]\n`;
  return judgeFiles({ 'roadmap/roadmap.yaml': roadmap, 'README.md': 'It is.\n' }, AS_OF);
}

/** Judged where an advance is asked for. */
async function requireAdvance(files: Texts): Promise<Judged> {
  const { evaluation, report } = await judgeFiles(files, AS_OF);
  const extraFindings = requirementFindings('advance', evaluation, report.decision, false);
  return judgeFiles(files, AS_OF, { extraFindings });
}

async function ofHostile(text: string): Promise<Omit<Sample, 'name'>> {
  return ofJudged(await judgeFiles(hostileRoadmap(text, HOSTILE_PATH), AS_OF, { listEvidence: true }));
}

export function ofJudged({ report, evaluation, locate }: Judged): Omit<Sample, 'name'> {
  const judged = {
    report,
    evaluation,
    locate,
    folder: '',
    toRoot: '',
    run: RUN,
    screen: screenOf({ verbose: true }),
  };
  return { input: judged, judged };
}

async function ofBroken(files: Texts, name = ''): Promise<Omit<Sample, 'name'>> {
  const { problems, locate } = await breakFiles(files);
  return withoutGates(invalidReport(problems, locate, contextOf(name)), locate);
}

function invalidRoadmap(): Texts {
  const keys = HOSTILE_TEXTS.slice(0, -3).map((text) => `${quoted(text)}: ${quoted(text)}`);
  return { 'roadmap/roadmap.yaml': `version: 1\nname: ${quoted(HOSTILE_TEXTS[0]!)}\n${keys.join('\n')}\n` };
}

/** As of a command that judges no phase. */
function ofFindings(findings: readonly Finding[]): Omit<Sample, 'name'> {
  const levels = countLevels(findings);
  const locate = createLocator([]);
  const summary = { ...levels, exitCode: levels.errors > 0 ? 1 : 0 } as const;
  return withoutGates(
    { ...invalidReport([], locate, contextOf(HOSTILE_TEXTS[0]!)), findings, summary },
    locate,
  );
}

function withoutGates(report: Report, locate: Locate): Omit<Sample, 'name'> {
  return { input: { report, locate, folder: '', toRoot: '', evaluation: null, run: RUN }, judged: null };
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

function contextOf(name: string): Parameters<typeof invalidReport>[2] {
  return {
    tool: { name: 'agentops', version: '0.1.0' },
    roadmap: { name, path: 'roadmap/roadmap.yaml' },
    asOf: AS_OF,
    simulated: false,
  };
}
