/** A risk of a phase, and the trigger that tells when it has come true. */
import type { RiskSource } from '../model/phase.ts';
import type { Ref, Risk } from '../model/roadmap.ts';
import { NO_OPTIONS } from './ask.ts';
import { inside } from '../model/inside.ts';
import { report, type Context } from './context.ts';
import { PLAIN_FORMS, readPlainMeasure } from './measure.ts';

/** Reads a risk. */
export function readRisk(context: Context, source: RiskSource, at: Ref): Risk {
  const { risk, mitigation = null, fallback = null, trigger } = source;
  if (!trigger) return { risk, mitigation, fallback, trigger: null, at };
  const spot = inside(at, 'trigger');
  const measure = readPlainMeasure(context, trigger, spot);
  const forms = PLAIN_FORMS.filter((form) => trigger[form] !== undefined);
  if (forms.length !== 1) {
    const message =
      forms.length === 0 ? 'the trigger has no measure' : `"${forms.join('" and "')}" are two measures`;
    report(context, 'schema', spot, message, `give one of ${PLAIN_FORMS.join(', ')}`);
  }
  if (trigger.complete) {
    const message = '"complete" goes only with at-most and == targets';
    report(context, 'schema', inside(spot, 'complete'), message, 'leave it out');
  }
  if ((trigger.below === undefined) === (trigger.above === undefined)) {
    const message =
      trigger.below === undefined ? 'the trigger has no threshold' : '"below" and "above" are both given';
    report(context, 'schema', spot, message, 'say either below: N or above: N');
  }
  if (measure === null) return { risk, mitigation, fallback, trigger: null, at };
  const goal = { measure, target: null, partial: null, convincing: null, options: NO_OPTIONS, at: spot };
  const { below = null, above = null } = trigger;
  return { risk, mitigation, fallback, trigger: { goal, below, above }, at };
}
