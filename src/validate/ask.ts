/** From the keys of a measure to what is asked: the form, the target, the options, and everything wrong with them. */
import { inside } from '../model/inside.ts';
import type { MeasureKeys, OptionKeys, PartSource, TargetKeys } from '../model/measure.ts';
import type { Ask, CountMeasure, Goal, Options, Part, PlainMeasure, Ref } from '../model/roadmap.ts';
import { direction, isAsStrict, targetText, type Target } from '../model/target.ts';
import { addDuration, type Duration } from '../model/date.ts';
import { report, reportDuplicates, type Context } from './context.ts';
import { checkKeys, readPlainMeasure } from './measure.ts';

/** Whose measure it is, and what follows from that. */
export interface AskRules {
  /** The key of the target: `says` for public claims. */
  readonly targetKey: 'target' | 'says';
  /** A public claim: claims are no evidence of claims. */
  readonly ofClaim?: boolean;
  /** Something inside it was wrong already, so that what is missing may only look missing. */
  readonly damaged: boolean;
}

export type AskSource = MeasureKeys & OptionKeys & TargetKeys;

export const NO_OPTIONS: Options = { accept: null, independent: false, freshFor: null };
const FORMS = ['count', 'share', 'value', 'proofs', 'claims', 'all', 'any'] as const;
const NEEDS_TARGET = new Set(['count', 'share', 'value']);

/** The one form that `source` has, or null: none. Two are reported. */
export function formOf(context: Context, source: MeasureKeys, at: Ref): (typeof FORMS)[number] | null {
  const given = FORMS.filter((form) => source[form] !== undefined);
  for (const extra of given.slice(1)) {
    const message = `"${given[0]}" and "${extra}" are two measures`;
    const hint = 'a criterion has one; for several, write parts under all: or any:';
    report(context, 'schema', { file: at.file, path: [...at.path, extra], on: 'key' }, message, hint);
  }
  return given[0] ?? null;
}

/** What a criterion, a claim or an extension asks; null: nothing measures it. */
export function readAsk(context: Context, source: AskSource, at: Ref, rules: AskRules): Ask | null {
  const form = formOf(context, source, at);
  const options = readOptions(source);
  if (form !== 'all' && form !== 'any') return readGoal(context, source, at, options, rules);
  checkKeys(context, source, form, at);
  for (const key of [rules.targetKey, 'partial', 'convincing'] as const) {
    const given = key === 'says' ? source.target : source[key];
    if (given === undefined) continue;
    const spot = { file: at.file, path: [...at.path, key], on: 'key' } as const;
    report(
      context,
      'schema',
      spot,
      `"${key}" does not go with "${form}"`,
      'each part has a target of its own',
    );
  }
  const parts = source[form] ?? [];
  const spotOf = (index: number): Ref => inside(at, form, index);
  reportDuplicates(
    context,
    parts,
    ({ name }) => name,
    (_, index) => spotOf(index),
    'parts',
  );
  const read = parts.map((part, index) => readPart(context, part, spotOf(index), options, rules));
  return { measure: { form, parts: read.filter((part) => part !== null) }, at };
}

function readPart(context: Context, part: PartSource, at: Ref, outer: Options, rules: AskRules): Part | null {
  const options = stricter(outer, readOptions(part));
  const form = formOf(context, part, at);
  if (form === null && !rules.damaged) {
    report(
      context,
      'schema',
      at,
      `the part "${part.name}" has no measure`,
      'add count, share, value, proofs or claims',
    );
  }
  if (form === 'claims' && rules.ofClaim) {
    const spot = { file: at.file, path: [...at.path, form], on: 'key' } as const;
    report(context, 'schema', spot, 'claims are no evidence of claims', 'name other evidence');
    return null;
  }
  const goal = readGoal(context, part, at, options, { ...rules, targetKey: 'target' });
  return goal === null ? null : { name: part.name, ...goal };
}

/** A measure with a value of its own, and its target; null: no measure. */
function readGoal(
  context: Context,
  source: AskSource,
  at: Ref,
  options: Options,
  rules: AskRules,
): Goal | null {
  const measure = readPlainMeasure(context, source, at);
  if (measure === null) return null;
  const target = source.target ?? defaultTarget(measure);
  if (target === null && NEEDS_TARGET.has(measure.form) && !rules.damaged) {
    const hint = `add ${rules.targetKey}: what the value has to reach, such as ">= 3"`;
    report(context, 'schema', at, `"${rules.targetKey}" is missing`, hint);
  }
  const goal: Goal = {
    measure,
    target,
    partial: source.partial ?? null,
    convincing: source.convincing ?? null,
    options,
    at,
  };
  if (target !== null && !rules.damaged) checkTarget(context, goal, target, rules.targetKey);
  return goal;
}

/** Checks a target against its measure: the direction, `%`, and `complete` where it is needed. */
export function checkTarget(context: Context, goal: Goal, target: Target, key: string): void {
  const { measure, at } = goal;
  const wrong: Wrong = (where, message, hint) =>
    report(context, 'schema', inside(at, ...where.split('/')), message, hint);
  if (measure.form === 'count') {
    checkCountTarget(measure, target, key, wrong);
  } else if (measure.form !== 'value' && direction(target) !== 'at-least') {
    wrong(key, `"${measure.form}" takes at-least targets only`, `write ">= ${target.number}"`);
  }
  const targets = { [key]: target, partial: goal.partial, convincing: goal.convincing };
  for (const [name, one] of Object.entries(targets)) {
    if (!one?.percent || measure.form === 'share' || measure.form === 'value') continue;
    wrong(
      name,
      `"%" stands only where the value is a share, and this is "${measure.form}"`,
      `write ${targetText(one)}`,
    );
  }
  checkThresholds(goal, target, wrong);
}

type Wrong = (where: string, message: string, hint: string) => void;

function checkCountTarget(measure: CountMeasure, target: Target, key: string, wrong: Wrong): void {
  const way = direction(target);
  if (measure.per !== null && way === 'equal') {
    wrong(key, '"==" does not go with "per"', 'ask for at least or at most that many in each group');
  }
  if (way === 'at-least' && measure.complete !== null) {
    wrong('complete', '"complete" goes only with at-most and == targets', 'leave it out');
  } else if (way !== 'at-least' && measure.complete === null) {
    const hint = 'add complete: a proof that the register has everything there is';
    wrong(key, `a count that has to be ${targetText(target)} needs "complete"`, hint);
  }
}

/** `partial` is easier to reach than the target and above zero; `convincing` is as hard or harder. */
function checkThresholds({ partial, convincing }: Goal, target: Target, wrong: Wrong): void {
  const way = direction(target);
  if (partial !== null) {
    const isLooser = direction(partial) === way && way !== 'equal' && !isAsStrict(partial, target);
    if (!isLooser || partial.number <= 0) {
      const why = partial.number <= 0 ? 'above zero' : 'looser than the target';
      const hint = `give a threshold above zero, in the direction of ${targetText(target)}, that is easier to reach`;
      wrong('partial', `"partial" is ${targetText(partial)}, which is not ${why}`, hint);
    }
  }
  if (convincing !== null && !(direction(convincing) === way && isAsStrict(convincing, target))) {
    const hint = `give a target in the direction of ${targetText(target)} that asks at least as much`;
    wrong(
      'convincing',
      `"convincing" is ${targetText(convincing)}, which is easier to reach than the target`,
      hint,
    );
  }
}

function defaultTarget(measure: PlainMeasure): Target | null {
  if (measure.form === 'proofs') return { op: '>=', number: measure.proofs.length, percent: false };
  return measure.form === 'claims' ? { op: '>=', number: 1, percent: false } : null;
}

/** The options as given; what is left out asks nothing. */
export function readOptions(source: OptionKeys): Options {
  return {
    accept: source.accept ?? null,
    independent: source.independent ?? false,
    freshFor: source.fresh_for ?? null,
  };
}

/** Of options given twice, the stricter. */
function stricter(a: Options, b: Options): Options {
  return {
    accept:
      a.accept && b.accept ? a.accept.filter((kind) => b.accept!.includes(kind)) : (a.accept ?? b.accept),
    independent: a.independent || b.independent,
    freshFor: a.freshFor && b.freshFor ? shorter(a.freshFor, b.freshFor) : (a.freshFor ?? b.freshFor),
  };
}

/** Months and days have no fixed order; a common year decides. */
function shorter(a: Duration, b: Duration): Duration {
  return addDuration('2025-01-01', a) <= addDuration('2025-01-01', b) ? a : b;
}
