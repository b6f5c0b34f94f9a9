/** An imported roadmap as the texts of its files. */
import { writePair, writeValue, type Value } from '../edit/write-value.ts';
import { isShorter, parseDuration, type IsoDate } from '../model/date.ts';
import type { Prose } from '../model/phase.ts';
import type { Imported, ImportedMetric, ImportedPhase } from './imported.ts';
import { orderPhases, type OrderedPhase, type PassedFrom } from './order-phases.ts';
import { createRegisters, type Registers } from './registers.ts';
import { suggestTarget, type MeasureForm } from './suggest-target.ts';
import { commentText, measureOf, shortTarget, STYLE, writeCriterion } from './write-criterion.ts';

/** What the document doesn't say. */
export interface WritingContext {
  /** The roadmap's name. */
  readonly name: string;
  /** How comments call the document. */
  readonly source: string;
  readonly today: IsoDate;
}

const FROM: Readonly<Record<PassedFrom, string>> = {
  phase: '',
  document: ' # no day is told: that of the document',
  today: ' # no day is told: that of the import',
};
/** What one target of a metric needs, all of them get. */
const FORMS: readonly MeasureForm[] = ['value', 'share'];
const PHASE_TEXTS = ['objectives', 'scope', 'milestones', 'status', 'learnings', 'notes'] as const;
const ROADMAP_TEXTS = ['philosophy', 'review', 'focus', 'versioning'] as const;

/** The files by their paths in the roadmap's folder; roadmap.yaml is the last. */
export function writeRoadmap(imported: Imported, context: WritingContext): ReadonlyMap<string, string> {
  const source = commentText(context.source);
  const registers = createRegisters();
  const ordered = orderPhases(imported.phases, imported.updated, context.today);
  const files = new Map<string, string>();
  for (const one of ordered) files.set(`phases/${one.phase.id}.yaml`, writePhase(one, source, registers));
  if (imported.metrics.length > 0) {
    files.set(
      'metrics.yaml',
      fileOf(['metrics:', ...imported.metrics.flatMap((metric) => writeMetric(metric, source, registers))]),
    );
  }
  for (const [name, text] of registers.texts) files.set(`evidence/${name}.yaml`, text);
  const ids = ordered.map(({ phase }) => phase.id);
  const texts = ROADMAP_TEXTS.flatMap((key) => writeProse(key, imported.prose[key]));
  files.set(
    'roadmap.yaml',
    fileOf([writePair('name', context.name, STYLE), writePair('phases', ids, STYLE), ...texts]),
  );
  return files;
}

function fileOf(lines: readonly string[]): string {
  return `${['version: 1', ...lines].join('\n')}\n`;
}

function writePhase({ phase, passed }: OrderedPhase, source: string, registers: Registers): string {
  const { criteria, risks, prose } = phase;
  const lines = [
    `# ${source}:${phase.line}`,
    writePair('id', phase.id, STYLE),
    writePair('name', phase.name, STYLE),
  ];
  if (phase.goal !== null) lines.push(writePair('goal', phase.goal, STYLE));
  if (passed) lines.push(`passed: ${passed.date}${FROM[passed.from]}`);
  lines.push(...writeWindow(phase));
  for (const key of PHASE_TEXTS) lines.push(...writeProse(key, prose[key]));
  if (criteria.length > 0) {
    const entries = criteria.flatMap((criterion, at) => [
      ...groupLine(criterion.group, criteria[at - 1]?.group ?? null),
      ...writeCriterion(criterion, source, registers, phase.id),
    ]);
    lines.push('gate:', '  criteria:', ...entries.map((line) => `    ${line}`));
  }
  if (risks.length > 0) {
    lines.push('risks:');
    for (const { risk, mitigation, fallback } of risks) {
      lines.push(`  - ${writePair('risk', risk, STYLE)}`);
      if (hasWords(mitigation)) lines.push(`    ${writePair('mitigation', mitigation, STYLE)}`);
      if (hasWords(fallback)) lines.push(`    ${writePair('fallback', fallback, STYLE)}`);
    }
  }
  return fileOf(lines);
}

function groupLine(group: string | null, before: string | null): readonly string[] {
  return group === null || group === before ? [] : [`# ${commentText(group)}`];
}

function hasWords(text: string | null): text is string {
  return text !== null && /\S/.test(text);
}

function writeWindow({ window }: ImportedPhase): readonly string[] {
  const { starts, min, max } = window;
  // A maximum below the minimum is a slip of the document; it is left to people.
  const isTooShort =
    min !== null &&
    max !== null &&
    isShorter(parseDuration(max)!, parseDuration(min)!, starts ?? '2025-01-01');
  const pairs: Record<string, Value> = {};
  if (starts !== null) pairs['starts'] = starts;
  if (min !== null) pairs['min'] = min;
  if (max !== null && !isTooShort) pairs['max'] = max;
  const lines = Object.entries(pairs).map(([key, value]) => `  ${writePair(key, value, STYLE)}`);
  if (isTooShort) lines.push(`  # max: ${max}, which is shorter than min`);
  return Object.keys(pairs).length === 0 ? [] : ['window:', ...lines];
}

function writeProse(key: string, prose: Prose | undefined): readonly string[] {
  if (prose === undefined) return [];
  if (typeof prose === 'string') return [writePair(key, prose, STYLE)];
  if (isList(prose)) return [`${key}:`, ...prose.map((text) => `  - ${writeValue(text, STYLE)}`)];
  const groups = Object.entries(prose).flatMap(([name, texts]) => [
    `  ${writeValue(name, STYLE)}:`,
    ...texts.map((text) => `    - ${writeValue(text, STYLE)}`),
  ]);
  return [`${key}:`, ...groups];
}

function isList(prose: Prose): prose is readonly string[] {
  return Array.isArray(prose);
}

function writeMetric(
  { id, group, name, targets, line }: ImportedMetric,
  source: string,
  registers: Registers,
): readonly string[] {
  const suggested = Object.values(targets).flatMap((target) => suggestTarget(target) ?? []);
  const form = FORMS.find((one) => suggested.some((each) => each.form === one)) ?? 'count';
  const per = form === 'count' ? (suggestTarget(name)?.per ?? null) : null;
  const pairs: Record<string, Value> = { id, ...(group === null ? {} : { group }), name };
  Object.assign(pairs, measureOf(id, { form, per }, registers));
  if (Object.keys(targets).length > 0) {
    const short = Object.entries(targets).map(
      ([phase, target]) => [phase, shortTarget(target, form)] as const,
    );
    pairs['targets'] = Object.fromEntries(short);
  }
  const lines = Object.entries(pairs).map(([key, value]) => writePair(key, value, STYLE));
  return [
    `  # ${source}:${line}`,
    ...lines.map((text, index) => (index === 0 ? `  - ${text}` : `    ${text}`)),
  ];
}
