/** What makes a quantity no claim, though it looks like one: rules, settings, targets, questions. */
import type { Scene } from './recognisers.ts';
import type { Unit } from './units.ts';

type Exclusion = (scene: Scene, unit: Unit) => boolean;

/** Any of them is enough. */
export const EXCLUSIONS: readonly Exclusion[] = [
  isRule,
  isBound,
  isRequired,
  isSetting,
  isInstruction,
  isTarget,
  isQuestion,
  isHypothetical,
];

const RULE = /^(?:rule|threshold|limit|cap|quota|minimum|maximum|cutoff|budget|target|goal|mark)s?$/;
const SETTING = /^(?:default|defaults|timeout|timeouts|interval|delay|debounce|throttle|option|parameter|setting|flag|limit|limits|limited|max|maximum|min|minimum|threshold|retry|retries|ttl|expires?|expiry|wait|waits|sleep|cached|polling|poll|every|chunks?|buffer|window|quota|alert|above|below|exceeds)$/;
const REQUIRED = /^(?:must|shall|should|needs?|requires?|required|requirements?|recommend|recommended|require|ensure|want|aim|needing)$/;
const INSTRUCTION = /^(?:set|keep|wait|use|configure|allocate|reserve|limit|ensure|increase|allow|specify|pass|choose|pick|select|try|spend|stay|maintain|add|run|check|verify|confirm|enable|make|create|write|read|schedule|measure|track|start|avoid|stop|load)$/;
const FUTURE = /^(?:will|would|could|might|target|targets|targeting|goal|goals|plan|plans|planned|planning|expect|expected|aiming|upcoming|tbd|hopefully|projected|estimated|eventually)$/;
/** Sections of what is not yet: goals, plans and the like. */
const AHEAD = /\b(?:targets?|goals?|objectives?|success (?:criteria|metrics|measures|indicators|looks)|exit criteria|acceptance|milestones?|roadmap|planned|plans?|kpis?|next steps|future|upcoming|requirements|prerequisites|thresholds?|todo|timeline)\b/;
const QUESTION = /\?["'”’)*_]*\s*$/;

/** "the 40% rule". */
function isRule({ tokens, quantity }: Scene): boolean {
  return !tokens[quantity.last]!.closes && RULE.test(tokens[quantity.last + 1]?.lower ?? '');
}

/** "≥ 80%", "at least 3 reviewers", "no more than 5": of a ratio it is said to be modest. */
function isBound({ tokens, quantity }: Scene): boolean {
  const { prefix } = tokens[quantity.first]!.figure ?? { prefix: '' };
  const [two, one] = [tokens[quantity.first - 2]?.lower, tokens[quantity.first - 1]?.lower ?? ''];
  if (/[≥≤]|[<>]=/.test(prefix) || /^(?:≥|≤|>=|<=)$/.test(one)) return true;
  if (quantity.kind === 'ratio' || quantity.kind === 'times') return false;
  return (two === 'at' && /^(?:least|most)$/.test(one)) || /^(?:minimum|maximum|max|min)$/.test(one);
}

function isRequired(scene: Scene): boolean {
  return scene.quantity.kind !== 'ratio' && before(scene, 8, REQUIRED);
}

function isSetting(scene: Scene): boolean {
  const { kind } = scene.quantity;
  if (kind !== 'time' && kind !== 'size' && kind !== 'rate' && kind !== 'percent') return false;
  return before(scene, 4, SETTING) || after(scene, 2, SETTING);
}

/** "Set it to 50%": the sentence, or what follows a colon or a comma, begins with a plain verb. */
function isInstruction({ tokens, quantity }: Scene): boolean {
  if (quantity.kind === 'ratio') return false;
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - 10); at -= 1) {
    const isStart = at === 0 || tokens[at - 1]!.closes;
    if (isStart && INSTRUCTION.test(tokens[at]!.lower)) return true;
  }
  return false;
}

function isTarget(scene: Scene, unit: Unit): boolean {
  return unit.isOpenTask || AHEAD.test(unit.context) || AHEAD.test(unit.column) || before(scene, 12, FUTURE);
}

function isQuestion({ tokens }: Scene, { text }: Unit): boolean {
  return QUESTION.test(text.slice(tokens.at(-1)!.end, tokens.at(-1)!.end + 4));
}

/** "if it spends 20% of its time". */
function isHypothetical({ tokens, quantity }: Scene): boolean {
  return quantity.kind !== 'ratio' && tokens.slice(Math.max(0, quantity.first - 8), quantity.first).some(({ lower }) => /^(?:if|suppose|imagine|unless|until|assuming)$/.test(lower));
}

function before({ tokens, quantity }: Scene, reach: number, words: RegExp): boolean {
  return tokens.slice(Math.max(0, quantity.first - reach), quantity.first).some(({ lower }) => words.test(lower));
}

function after({ tokens, quantity }: Scene, reach: number, words: RegExp): boolean {
  return tokens.slice(quantity.last + 1, quantity.last + 1 + reach).some(({ lower }) => words.test(lower));
}
