/** What makes a quantity no claim, though it looks like one: rules, settings, targets, questions. */
import { isComparative } from './vocabulary.ts';
import type { Scene } from './scene.ts';
import type { Unit } from './unit.ts';

type Exclusion = (scene: Scene, unit: Unit) => boolean;

/** Any of them is enough. */
export const EXCLUSIONS: readonly Exclusion[] = [isRule, isBound, isPart, isTarget, isQuestion];

/** Any of these is enough where nothing is compared: "use it for 30% less memory" is no order. */
export const UNLESS_COMPARED: readonly Exclusion[] = [isRequired, isSetting, isInstruction, isHypothetical];

const RULE = /^(?:rule|threshold|limit|cap|quota|minimum|maximum|cutoff|budget|target|goal|mark)s?$/;
const SETTING =
  /^(?:default|defaults|timeout|timeouts|interval|delay|debounce|throttle|option|parameter|setting|flag|limit|limits|limited|max|maximum|min|minimum|threshold|retry|retries|ttl|expires?|expiry|wait|waits|sleep|cached|polling|poll|chunks?|buffer|window|quota|tier|alert|above|below|exceeds)$/;
const REQUIRED =
  /^(?:must|shall|should|needs?|requires?|required|requirements?|recommend|recommended|require|ensure|want|aim|needing)$/;
const INSTRUCTION =
  /^(?:set|keep|wait|use|configure|allocate|reserve|limit|ensure|allow|specify|pass|choose|pick|select|try|spend|stay|maintain|aim|add|run|check|verify|confirm|enable|schedule|track|avoid|stop|fix|fixed|fixes|invest|dedicate|identify|recruit|invite|gather|get|interview|onboard|find|engage|collect|survey|contact|attract)$/;
const FUTURE =
  /^(?:would|could|might|target|targets|targeting|goal|goals|planned|expect|expected|aiming|upcoming|tbd|hopefully|eventually)$/;
/** What a percentage is of when it is set, not reached. */
const SHARE =
  /^(?:opacity|confidence|width|height|zoom|percentile|brightness|chance|probability|sampling|sample|canary|rollout|interval|off|discount|ci|weight|capacity|complete|completed|done|finished|progress|remaining|transparency|volume)$/;
/** What comes before a part of a row, not its size: "the first 10 sessions". */
const ORDINAL = /^(?:first|last|next|previous|every|each|per|another|these|those|between|e\.g|eg|i\.e|say)$/;
/** Sections of what is not yet: goals, plans and the like. */
const AHEAD =
  /\b(?:targets?|goals?|objectives?|success (?:criteria|metrics|measures|indicators|looks)|exit criteria|acceptance|milestones?|roadmap|planned|plans?|kpis?|next steps|future|upcoming|requirements|prerequisites|todo|gates?|scope|deliverables?)\b/;
const QUESTION = /\?["'”’)*_]*\s*$/;

/** "the 40% rule". */
function isRule({ tokens, quantity }: Scene): boolean {
  return !tokens[quantity.last]!.closes && RULE.test(tokens[quantity.last + 1]?.lower ?? '');
}

/** "≥ 80%", "at least 3 reviewers", "at most 1 or 2": of a ratio it is said to be modest. */
function isBound({ tokens, quantity }: Scene): boolean {
  const { prefix } = tokens[quantity.first]!.figure ?? { prefix: '' };
  const begin = firstOfRange(tokens, quantity.first);
  const [two, one] = [tokens[begin - 2]?.lower, tokens[begin - 1]?.lower ?? ''];
  if (/[≥≤=]/.test(prefix) || /^(?:≥|≤|>=|<=)$/.test(one)) return true;
  if (quantity.kind === 'ratio' || quantity.kind === 'times') return false;
  const [or, more] = tokens.slice(quantity.last + 1, quantity.last + 3);
  if (or?.lower === 'or' && isComparative(more?.lower ?? '')) return true;
  return (two === 'at' && /^(?:least|most)$/.test(one)) || /^(?:minimum|maximum|max|min)$/.test(one);
}

/** Where "1 or 2" begins. */
function firstOfRange(tokens: Scene['tokens'], at: number): number {
  const isSecond = /^(?:or|to)$/.test(tokens[at - 1]?.lower ?? '') && Boolean(tokens[at - 2]?.figure);
  return isSecond ? at - 2 : at;
}

/** "the first 10 sessions", "between 0% and 100%", "50% opacity". */
function isPart({ tokens, quantity }: Scene): boolean {
  if (quantity.kind === 'percent' && SHARE.test(tokens[quantity.last + 1]?.lower ?? '')) return true;
  return ORDINAL.test(tokens[quantity.first - 1]?.lower ?? '');
}

function isRequired(scene: Scene): boolean {
  return scene.quantity.kind !== 'ratio' && before(scene, 8, REQUIRED);
}

function isSetting(scene: Scene, unit: Unit): boolean {
  const { kind } = scene.quantity;
  if (kind !== 'time' && kind !== 'size' && kind !== 'rate' && kind !== 'percent') return false;
  if (/\b(?:timeout|default|limit|interval|max|min|option|setting|parameter)s?\b/.test(unit.column))
    return true;
  return before(scene, 4, SETTING) || after(scene, 2, SETTING);
}

/** "Set it to 50%": the sentence, or what follows a colon or a comma, begins with a plain verb. */
function isInstruction({ tokens, quantity }: Scene): boolean {
  if (quantity.kind === 'ratio') return false;
  for (let at = quantity.first - 1; at >= Math.max(0, quantity.first - 10); at -= 1) {
    const isStart = at === 0 || tokens[at - 1]!.closes || !/[\p{L}\p{N}]/u.test(tokens[at - 1]!.text);
    if (isStart && INSTRUCTION.test(tokens[at]!.lower)) return true;
  }
  return false;
}

function isTarget(scene: Scene, unit: Unit): boolean {
  return (
    unit.isOpenTask ||
    AHEAD.test(unit.context) ||
    AHEAD.test(unit.column) ||
    before(scene, 12, FUTURE) ||
    isPromised(scene)
  );
}

/** "We will", "it will be": what a tool will do for its user is said of today. */
function isPromised({ tokens, quantity }: Scene): boolean {
  for (let at = Math.max(0, quantity.first - 12); at < quantity.first; at += 1) {
    const [one, next] = [tokens[at]!.lower, tokens[at + 1]!.lower];
    if ((one === 'we' && next === 'will') || one === "we'll") return true;
    if (/^(?:plan|plans|planning|hope|hopes|intend|intends)$/.test(one) && next === 'to') return true;
    if (one === 'will' && /^(?:be|become|have|reach|support)$/.test(next)) return true;
  }
  return false;
}

function isQuestion({ tokens }: Scene, { text }: Unit): boolean {
  return QUESTION.test(text.slice(tokens.at(-1)!.end, tokens.at(-1)!.end + 4));
}

/** "if it spends 20% of its time". */
function isHypothetical({ tokens, quantity }: Scene): boolean {
  return (
    quantity.kind !== 'ratio' &&
    tokens
      .slice(Math.max(0, quantity.first - 8), quantity.first)
      .some(({ lower }) => /^(?:if|suppose|imagine|unless|until|assuming)$/.test(lower))
  );
}

function before({ tokens, quantity }: Scene, reach: number, words: RegExp): boolean {
  return tokens
    .slice(Math.max(0, quantity.first - reach), quantity.first)
    .some(({ lower }) => words.test(lower));
}

function after({ tokens, quantity }: Scene, reach: number, words: RegExp): boolean {
  return tokens.slice(quantity.last + 1, quantity.last + 1 + reach).some(({ lower }) => words.test(lower));
}
