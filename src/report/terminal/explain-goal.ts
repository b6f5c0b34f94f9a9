/** One goal, explained: how it counts, then each piece of evidence with what it is worth. */
import { plural } from '../../diagnostics/plural.ts';
import type { Locate } from '../../diagnostics/diagnostic.ts';
import { describeProof } from '../../evaluate/cause.ts';
import type { GoalResult } from '../../evaluate/goal.ts';
import { verdictOf } from '../../evaluate/proof-state.ts';
import { usesOf, type Use } from '../../evaluate/uses.ts';
import type { World, Setting } from '../../evaluate/world.ts';
import { proofTarget } from '../../model/proof-text.ts';
import type { Goal, Ref } from '../../model/roadmap.ts';
import { claimLines } from './explain-claims.ts';
import { clipped, columnFor, entry, paint, paragraph, spread, titled } from './layout.ts';
import { mark, markWidth, type Mark } from './marks.ts';
import { measureText, optionTexts, targetsText } from './measure-text.ts';
import { noCreditText, recordLines, type RecordGoal, type RecordLine } from './record-lines.ts';
import type { Screen } from './style.ts';
import { numberText } from './value-text.ts';

/** Records and groups shown without verbose. */
const SHOWN = 30;

/** What a goal is explained from. */
export interface Explained {
  readonly world: World;
  readonly setting: Setting;
  readonly locate: Locate;
  readonly screen: Screen;
}

/** A goal's value, how it counts, its groups and its evidence. */
export function explainGoal(context: Explained, goal: Goal, result: GoalResult, indent: number): string[] {
  const { screen } = context;
  const { measure } = goal;
  const value =
    result.value === null
      ? 'no value'
      : `value ${numberText(result.value, goal.target)}${measure.form === 'share' ? ' %' : ''}`;
  const targets = targetsText(goal);
  const counts = [measureText(goal), ...optionTexts(goal.options)].join('; ');
  return [
    ...paragraph(screen, indent, targets === '' ? value : `${value}, ${targets}`),
    ...entry(screen, { indent, label: [{ text: 'counts' }], column: indent + 8, text: counts, most: 8 }),
    ...(result.vacuous
      ? paragraph(screen, indent, 'No evidence at all would meet it, so it gets no credit.')
      : []),
    ...groupLines(screen, goal, result, indent),
    ...evidenceLines(context, goal, indent),
  ];
}

function groupLines(screen: Screen, { target }: Goal, { groups }: GoalResult, indent: number): string[] {
  if (groups === null) return [];
  const most = screen.verbose ? groups.length : SHOWN;
  const shown = groups
    .slice(0, most)
    .map((group) => ({ ...group, name: clipped(screen, indent + markWidth(screen), String(group.member)) }));
  const column = columnFor(
    screen,
    indent + markWidth(screen),
    shown.map(({ name }) => name),
  );
  const lines = shown.flatMap(({ name, value, progress }) => {
    const status: Mark = progress >= 1 ? 'met' : progress > 0 ? 'partial' : 'not-met';
    const text = value === null ? 'no value' : numberText(value, target);
    return entry(screen, { indent, label: [mark(screen, status), { text: name }], column, text });
  });
  return ['', ...lines, ...moreLine(screen, groups.length - shown.length, indent)];
}

function evidenceLines(context: Explained, goal: Goal, indent: number): string[] {
  const { measure } = goal;
  if (measure.form === 'count' || measure.form === 'share') {
    const own = measure.form === 'count' && measure.complete ? ownProofs(context, goal, indent) : [];
    return [...own, ...registerLines(context, goal as RecordGoal, indent)];
  }
  return measure.form === 'claims'
    ? ['', ...claimLines(context.world, context.screen, indent)]
    : ownProofs(context, goal, indent);
}

/** The proofs of the goal's own, with what was observed. */
function ownProofs({ world, setting, locate, screen }: Explained, goal: Goal, indent: number): string[] {
  const uses = usesOf(world, goal, setting).filter(({ record }) => record === null);
  const lines = uses.flatMap((use) => {
    const [one] = use.proofs;
    const sign: Mark = use.why === null ? 'met' : use.why === 'unverified' ? 'unverified' : 'wrong';
    const target = { text: proofTarget(one!.proof) };
    const observed = observedText(world, use);
    return [
      ...titled(screen, indent, mark(screen, sign), target, place(locate, one!.at, screen)),
      ...paragraph(screen, indent + markWidth(screen), observed),
    ];
  });
  return ['', ...lines];
}

/** What was seen of a proof that is nobody's record. */
function observedText(world: World, use: Use): string {
  const [one] = use.proofs;
  const target = proofTarget(one!.proof);
  if (one!.problem !== null) {
    const text = describeProof(world, one!.proof, null, one!.problem);
    return text.startsWith(`${target} `) ? text.slice(target.length + 1) : text;
  }
  const { observed } = verdictOf(world, one!.proof);
  return use.why === 'no-credit' ? `${observed}; ${noCreditText(use)}` : observed;
}

function registerLines(context: Explained, goal: RecordGoal, indent: number): string[] {
  const { world, setting, locate, screen } = context;
  const all = recordLines(world, goal, setting);
  const name = goal.measure.register;
  if (all.length === 0) return ['', ...paragraph(screen, indent, `${name} has no records`)];
  // Of a long register, what the measure is about comes first.
  const most = screen.verbose ? all.length : SHOWN;
  const about = (line: RecordLine): number => (line.mark === 'not-applicable' ? 1 : 0);
  const shown = all.length > most ? all.toSorted((a, b) => about(a) - about(b)).slice(0, most) : all;
  const { file } = all[0]!.record.list;
  const ids = columnFor(
    screen,
    0,
    shown.map(({ record }) => record.id),
  );
  const labelOf = ({ record: { id, on } }: RecordLine): string => (on === null ? id : id.padEnd(ids) + on);
  const column = columnFor(screen, indent + markWidth(screen), shown.map(labelOf), 50);
  const lines = shown.flatMap((line) => {
    const label = [mark(screen, line.mark), { text: labelOf(line) }];
    const isPlain = line.mark === 'met' || line.mark === 'not-applicable';
    const where = isPlain && !screen.verbose ? '' : ` (${placeText(locate, line.at, file)})`;
    return entry(screen, { indent, label, column, text: line.text + where });
  });
  const title = { text: `${name}, ${plural(all.length, 'record')}` };
  return [
    '',
    ...spread(screen, indent, [title], { text: file, paint: screen.style.cyan }),
    ...lines,
    ...moreLine(screen, all.length - shown.length, indent),
  ];
}

function moreLine(screen: Screen, more: number, indent: number): string[] {
  if (more <= 0) return [];
  return [
    `${' '.repeat(indent)}${paint(screen, { text: `… ${more} more: --verbose`, paint: screen.style.dim })}`,
  ];
}

function place(locate: Locate, at: Ref, { style }: Screen): { text: string; paint: Screen['style']['cyan'] } {
  return { text: placeText(locate, at, null), paint: style.cyan };
}

/** "file:line:column"; ":line:column" in the file that stands above. */
function placeText(locate: Locate, at: Ref, above: string | null): string {
  const { file, line, column } = locate(at);
  return `${file === above ? '' : file}:${line}:${column}`;
}
