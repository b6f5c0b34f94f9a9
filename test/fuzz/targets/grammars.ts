/** Targets, durations, dates and numbers in texts: what is read can be written, and is read again as the same. */
import {
  addDays,
  addDuration,
  daysBetween,
  durationText,
  isDate,
  parseDuration,
} from '../../../src/model/date.ts';
import { direction, holds, isAsStrict, parseTarget, targetText } from '../../../src/model/target.ts';
import { ensure, textOf } from '../invariant.ts';

export function fuzz(bytes: Uint8Array): void {
  const text = textOf(bytes);
  const target = parseTarget(text);
  // The grammar has no exponents.
  if (target && !/e/.test(targetText(target))) {
    const again = parseTarget(targetText(target));
    ensure(
      again !== null && again.op === target.op && again.number === target.number,
      'a target can be written',
    );
    ensure(isAsStrict(target, target), 'a target is as strict as itself');
    if (direction(target) !== 'at-most' && holds(target, target.number))
      ensure(
        !holds(target, target.number - 1) || target.number - 1 === target.number,
        'less does not reach it',
      );
  }
  const duration = parseDuration(text);
  if (duration && Number.isSafeInteger(duration.count)) {
    const again = parseDuration(durationText(duration));
    ensure(again?.count === duration.count && again.unit === duration.unit, 'a duration can be written');
    if (duration.count < 1000) ensure(addDuration('2026-01-31', duration) >= '2026-01-31', 'time goes on');
  }
  if (isDate(text)) {
    ensure(/^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text, 'a date is a day');
    ensure(daysBetween(text, text) === 0, 'a day is no time from itself');
  }
}
