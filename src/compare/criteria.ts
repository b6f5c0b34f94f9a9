/** Whether a criterion, or the window of its phase, stands less in the way than it did. */
import { counts } from '../evaluate/criterion.ts';
import { inside } from '../model/inside.ts';
import { addDuration, durationText } from '../model/date.ts';
import type { Criterion, Phase, Window } from '../model/roadmap.ts';
import { compareAsks } from './asks.ts';
import { isLonger, less, type Loosening } from './loosening.ts';

/** What became of a criterion. */
export function compareCriteria(before: Criterion, after: Criterion): readonly Loosening[] {
  const { at } = after;
  const found: Loosening[] = [];
  if (before.kind !== 'advisory' && after.kind === 'advisory') {
    found.push(less('it is advisory, outside of the gate', at, 'kind'));
  }
  if (before.notApplicable === null && after.notApplicable !== null) {
    found.push(less('it is not applicable, outside of the gate', at, 'not_applicable'));
  }
  // What the gate's status is not made of can't be loosened.
  if (counts(before)) {
    found.push(...compareWaivers(before, after), ...compareAsks(before.ask, after.ask));
  }
  return found;
}

function compareWaivers(
  { waiver: before }: Criterion,
  { waiver: after, at }: Criterion,
): readonly Loosening[] {
  if (after === null) return [];
  if (before === null) return [less(`it is waived until ${after.until}`, at, 'waiver')];
  return [
    ...(after.until > before.until
      ? [less(`its waiver lasts until ${after.until}, not ${before.until}`, at, 'waiver', 'until')]
      : []),
    ...(after.on < before.on
      ? [less(`its waiver begins on ${after.on}, not ${before.on}`, at, 'waiver', 'on')]
      : []),
  ];
}

/** What became of the time that a phase takes at least and at most, and of what shows that extending it is worth it. */
export function compareWindows(
  { window: before }: Phase,
  { window: after, at }: Phase,
): readonly Loosening[] {
  if (before === null) return [];
  const spot = inside(at, 'window');
  if (after === null) {
    return before.min || before.max ? [less('it has no window', at)] : [];
  }
  return [
    ...compareMinimum(before, after).map((text) => less(text, spot, 'min')),
    ...compareMaximum(before, after).map((text) => less(text, spot, 'max')),
    ...compareAsks(before.extension, after.extension).map((one) => ({
      ...one,
      text: `extension: ${one.text}`,
    })),
  ];
}

function compareMinimum(before: Window, after: Window): readonly string[] {
  if (before.min === null) return [];
  if (after.min === null) return [`it has no minimum, and had ${durationText(before.min)}`];
  if (isLonger(before.min, after.min)) {
    return [`its minimum is ${durationText(after.min)}, not ${durationText(before.min)}`];
  }
  if (before.starts === null) return [];
  if (after.starts === null) return ['it has no first day, so its minimum holds nothing up'];
  const [then, now] = [addDuration(before.starts, before.min), addDuration(after.starts, after.min)];
  return now < then ? [`its minimum is over on ${now}, not on ${then}`] : [];
}

function compareMaximum(before: Window, after: Window): readonly string[] {
  if (before.max === null) return [];
  if (after.max === null) return [`it has no maximum, and had ${durationText(before.max)}`];
  if (isLonger(after.max, before.max)) {
    return [`its maximum is ${durationText(after.max)}, not ${durationText(before.max)}`];
  }
  if (before.starts === null) return [];
  if (after.starts === null) return ['it has no first day, so it is never overdue'];
  const [then, now] = [addDuration(before.starts, before.max), addDuration(after.starts, after.max)];
  return now > then ? [`it is overdue from ${now} on, not from ${then}`] : [];
}
