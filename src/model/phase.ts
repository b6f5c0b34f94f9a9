/** A phase of the roadmap: its window, its gate, the gate's criteria and its risks, as written in YAML. */
import * as z from 'zod/mini';
import type { Duration, IsoDate } from './date.ts';
import {
  measureKeys,
  optionKeys,
  targetKeys,
  plainMeasureKeys,
  type MeasureKeys,
  type OptionKeys,
  type TargetKeys,
  type PlainMeasureKeys,
} from './measure.ts';
import {
  asMap,
  optional,
  required,
  choose,
  date,
  duration,
  id,
  list,
  number,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from './shape.ts';
import type { Target } from './target.ts';

/** Text for reports, never judged. */
export type Prose = string | readonly string[] | Readonly<Record<string, readonly string[]>>;

export type CriterionKind = 'requirement' | 'quality' | 'advisory';
export type Status = 'met' | 'partial' | 'not-met';

export interface Waiver {
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
  readonly until: IsoDate;
}

export interface NotApplicable {
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
}

export interface CriterionSource extends MeasureKeys, OptionKeys, TargetKeys {
  readonly id: string;
  readonly statement: string;
  readonly kind?: CriterionKind | undefined;
  readonly claim?: Status | undefined;
  readonly waiver?: Waiver | undefined;
  readonly not_applicable?: NotApplicable | undefined;
}

/** What shows that extending the phase is worth it. */
export interface ExtensionSource extends MeasureKeys, OptionKeys {
  readonly target?: Target | undefined;
}

export interface TriggerSource extends PlainMeasureKeys {
  readonly below?: number | undefined;
  readonly above?: number | undefined;
}

export interface RiskSource {
  readonly risk: string;
  readonly mitigation?: string | undefined;
  readonly fallback?: string | undefined;
  readonly trigger?: TriggerSource | undefined;
}

export interface WindowSource {
  readonly starts?: IsoDate | undefined;
  readonly min?: Duration | undefined;
  readonly max?: Duration | undefined;
  readonly extension?: ExtensionSource | undefined;
}

export interface GateSource {
  readonly opens?: string | undefined;
  readonly criteria: readonly CriterionSource[];
}

/** The keys of a phase that are told in reports and never judged. */
export const PHASE_PROSE = ['objectives', 'scope', 'milestones', 'status', 'learnings', 'notes'] as const;
type PhaseProse = { readonly [K in (typeof PHASE_PROSE)[number]]?: Prose | undefined };

export interface PhaseSource extends PhaseProse {
  readonly id: string;
  readonly name: string;
  readonly goal?: string | undefined;
  readonly passed?: IsoDate | undefined;
  readonly window?: WindowSource | undefined;
  readonly gate?: GateSource | undefined;
  readonly risks?: readonly RiskSource[] | undefined;
}

const PROSE = 'a text, a list of texts, or a map of names to lists of texts';
const texts = z.array(text, { error: 'a list of texts' });

/** Text for reports: a text, a list of texts, or a map of names to lists of texts. */
export const prose: Schema<Prose> = choose(
  [text, texts, z.record(z.string(), texts, { error: PROSE })],
  PROSE,
  (value) => {
    if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 1 : 2;
    return value === null || value === undefined ? null : 0;
  },
);

const status: Schema<Status> = z.enum(['met', 'partial', 'not-met'], { error: 'met, partial or not-met' });

const waiver: Schema<Waiver> = z.strictObject(
  {
    reason: required(text, 'Why the gate may pass without it.'),
    by: required(text, 'Who decided it.'),
    on: required(date, 'The first day of the waiver.'),
    until: required(date, 'The last day of the waiver, at most 90 days after the first.'),
  },
  asMap('a map with reason, by, on and until'),
);

const notApplicable: Schema<NotApplicable> = z.strictObject(
  {
    reason: required(text, 'Why it does not apply.'),
    by: required(text, 'Who decided it.'),
    on: required(date, 'The day it was decided.'),
  },
  asMap('a map with reason, by and on'),
);

const criterion: Schema<CriterionSource> = z.strictObject(
  {
    id: required(id, 'The name of the criterion, unique in its gate.'),
    statement: required(text, 'What has to be true, for people.'),
    kind: optional(
      z.enum(['requirement', 'quality', 'advisory'], { error: 'requirement, quality or advisory' }),
      'A requirement (default), a quality gate, or advisory: judged, outside the gate’s status.',
    ),
    claim: optional(status, 'What the maintainers say of it.'),
    ...measureKeys,
    ...targetKeys,
    ...optionKeys,
    waiver: optional(waiver, 'Lets the gate pass without it for at most 90 days.'),
    not_applicable: optional(notApplicable, 'Takes it out of the gate.'),
  },
  asMap('a criterion: a map with id and statement'),
);

const extension: Schema<ExtensionSource> = z.strictObject(
  { ...measureKeys, ...optionKeys, target: targetKeys.target },
  asMap('a map with a measure and a target'),
);

const trigger: Schema<TriggerSource> = z.strictObject(
  {
    ...plainMeasureKeys,
    below: optional(number, 'It has come true when the value is below this.'),
    above: optional(number, 'It has come true when the value is above this.'),
  },
  asMap('a map with a measure and below or above'),
);

const risk: Schema<RiskSource> = z.strictObject(
  {
    risk: required(text, 'What could go wrong.'),
    mitigation: optional(text, 'What is done so that it does not.'),
    fallback: optional(text, 'What is done when it does.'),
    trigger: optional(trigger, 'A measure that tells when it has come true.'),
  },
  asMap('a risk: a map with risk, mitigation and fallback'),
);

const window: Schema<WindowSource> = z.strictObject(
  {
    starts: optional(date, 'Its first day; default: the day the phase before passed.'),
    min: optional(duration, 'How long it lasts at least: time for testing.'),
    max: optional(duration, 'How long it lasts at most: no stagnation.'),
    extension: optional(extension, 'What shows that extending is worth it.'),
  },
  asMap('a map with starts, min, max and extension'),
);

const gate: Schema<GateSource> = z.strictObject(
  {
    opens: optional(id, 'The phase it opens; default: the next. The last phase may say done.'),
    criteria: required(list(criterion, 'a list of criteria'), 'What the gate asks for.'),
  },
  asMap('a map with criteria'),
);

const risks = z.array(risk, { error: 'a list of risks' });

const phaseKeys = {
  id: required(id, 'The name of the phase.'),
  name: required(text, 'The name for reports.'),
  goal: optional(text, 'What the phase is for.'),
  passed: optional(date, 'The day its gate was passed; from then on the next phase is current.'),
  window: optional(window, 'When the phase may end.'),
  gate: optional(gate, 'What has to hold before the next phase.'),
  risks: optional(risks, 'What could go wrong, and what is done then.'),
  objectives: optional(prose, 'What the phase is to reach.'),
  scope: optional(prose, 'What it includes, and what it defers.'),
  milestones: optional(prose, 'What it delivers.'),
  status: optional(prose, 'Where it stands.'),
  learnings: optional(prose, 'What was learnt.'),
  notes: optional(prose, 'Anything else worth telling.'),
};

/** A phase written out in roadmap.yaml. */
export const phase: Schema<PhaseSource> = z.strictObject(phaseKeys, asMap('a phase: a map with id and name'));

/** roadmap/phases/<id>.yaml */
export const phaseFile: Schema<PhaseSource & { version: 1 }> = z.strictObject(
  { version: required(version, VERSION_SENTENCE), ...phaseKeys },
  asMap('a phase: a map with version, id and name'),
);
