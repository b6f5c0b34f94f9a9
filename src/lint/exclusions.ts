/** What makes a quantity no claim, though it looks like one: rules, settings, targets, questions. */
import { clauseStart, isTold } from './clause.ts';
import { isChange, isComparative, isPeople, isUsed } from './vocabulary.ts';
import type { Scene, Test } from './scene.ts';
import type { Unit } from './unit.ts';

type Exclusion = (scene: Scene, unit: Unit) => boolean;

/** Any of them is enough. */
export const EXCLUSIONS: readonly Exclusion[] = [isRule, isNamed, isBound, isPart, isTarget, isQuestion];

/** Any of these is enough where nothing is compared: "use it for 30% less memory" is no order. */
export const UNLESS_COMPARED: readonly Exclusion[] = [isRequired, isSetting, isInstruction, isHypothetical];

const RULE = /^(?:rule|threshold|limit|cap|quota|minimum|maximum|cutoff|budget|target|goal|mark)s?$/;
const SETTING =
  /^(?:default|defaults|timeout|timeouts|interval|delay|debounce|throttle|option|parameter|setting|flag|limit|limits|limited|max|maximum|min|minimum|threshold|retry|retries|ttl|expires?|expiry|wait|waits|sleep|cached|polling|poll|chunks?|buffer|window|quota|tier|alert|above|below|exceeds)$/;
const REQUIRED =
  /^(?:must|shall|should|needs?|requires?|required|requirements?|recommend|recommended|require|ensure|want|aim|needing)$/;
const INSTRUCTION =
  /^(?:set|keep|wait|use|configure|allocate|reserve|limit|ensure|allow|specify|pass|choose|pick|select|try|spend|stay|maintain|aim|add|run|check|verify|confirm|enable|schedule|track|avoid|stop|fix|fixed|fixes|invest|dedicate|identify|recruit|invite|gather|get|interview|onboard|find|engage|collect|survey|contact|attract)$/;
const GOAL = /^(?:targets?|goals?)$/;
const FUTURE =
  /^(?:would|could|might|targeting|planned|expect|expected|aiming|upcoming|tbd|hopefully|eventually)$/;
/** What a percentage is of when it is set, not reached. */
const SHARE =
  /^(?:opacity|confidence|width|height|zoom|percentile|brightness|chance|probability|sampling|sample|canary|rollout|interval|off|discount|ci|weight|capacity|complete|completed|done|finished|progress|remaining|transparency|volume)$/;
/** What comes before a part of a row, not its size: "the first 10 sessions". */
const ORDINAL = /^(?:first|last|next|previous|every|each|per|another|these|those|between|e\.g|eg|i\.e|say)$/;
/** Sections of what is not yet: goals, plans and the like. */
const AHEAD =
  /\b(?:targets?|goals?|objectives?|success (?:criteria|metrics|measures|indicators|looks)|exit criteria|acceptance|milestones?|roadmap|planned|plans?|kpis?|next steps|future|upcoming|requirements|prerequisites|todo|gates?|scope|deliverables?)\b/;
/** What was ahead once: "goals reached". */
const BEHIND = /\b(?:met|reached|achieved|exceeded|hit|completed|delivered|shipped|done)\b/;
/** What is there, beside what is ahead: "features and roadmap". */
const PRESENT = /^(?:(?:key|main|current) )?(?:features|results|status|benchmarks|highlights|overview)$/;
/** What a number behind it names: "port 8080". */
const NAMED = /^(?:ports?|versions?|issues?|lines?|pages?|sections?|chapters?|steps?|rfc|errors?|status)$/;
const SUPPOSING = /^(?:if|suppose|imagine|unless|until|assuming)$/;
const QUESTION = /\?["'”’)*_]*\s*$/;

/** "the 40% rule". */
function isRule({ tokens, quantity }: Scene): boolean {
  return !tokens[quantity.last]!.closes && RULE.test(tokens[quantity.last + 1]?.lower ?? '');
}

/** "port 8080" */
function isNamed({ tokens, quantity }: Scene): boolean {
  const name = tokens[quantity.first - 1];
  return quantity.kind === 'count' && name !== undefined && !name.closes && NAMED.test(name.lower);
}

/** "≥ 80%", "at least 3 reviewers", "at most 1 or 2": of a ratio it is said to be modest. */
function isBound(scene: Scene, unit: Unit): boolean {
  const { tokens, quantity } = scene;
  const { prefix } = tokens[quantity.first]!.figure ?? { prefix: '' };
  const begin = firstOfRange(tokens, quantity.first);
  const [two, one] = [tokens[begin - 2]?.lower, tokens[begin - 1]?.lower ?? ''];
  if (/[≥≤=]/.test(prefix) || /^(?:≥|≤|>=|<=)$/.test(one)) return true;
  if (quantity.kind === 'ratio' || quantity.kind === 'times') return false;
  const [or, more] = tokens.slice(quantity.last + 1, quantity.last + 3);
  if (or?.lower === 'or' && isComparative(more?.lower ?? '')) return true;
  if (two === 'at' && /^(?:least|most)$/.test(one)) return !isOfWhatIs(scene, unit);
  return /^(?:minimum|maximum|max|min)$/.test(one);
}

/** "It serves at least 10,000 users", "at least 500 teams rely on it"; not "at least 30 teams must agree". */
function isOfWhatIs(scene: Scene, unit: Unit): boolean {
  if (before(scene, unit, 12, REQUIRED) || after(scene, 4, REQUIRED)) return false;
  return isTold(scene, clauseStart(scene, unit, 6)) || after(scene, 3, isUsed);
}

/** Where "1 or 2" begins. */
function firstOfRange(tokens: Scene['tokens'], at: number): number {
  const isSecond = /^(?:or|to)$/.test(tokens[at - 1]?.lower ?? '') && Boolean(tokens[at - 2]?.figure);
  return isSecond ? at - 2 : at;
}

/** "the first 10 sessions", "between 0% and 100%", "50% opacity". */
function isPart({ tokens, quantity }: Scene): boolean {
  if (quantity.kind === 'percent' && SHARE.test(tokens[quantity.last + 1]?.lower ?? '')) return true;
  const word = tokens[quantity.first - 1]?.lower ?? '';
  return ORDINAL.test(word) && !(word === 'another' && quantity.kind !== 'count');
}

function isRequired(scene: Scene, unit: Unit): boolean {
  return scene.quantity.kind !== 'ratio' && before(scene, unit, 8, REQUIRED);
}

function isSetting(scene: Scene, unit: Unit): boolean {
  const { kind } = scene.quantity;
  if (kind !== 'time' && kind !== 'size' && kind !== 'rate' && kind !== 'percent') return false;
  if (/\b(?:timeout|default|limit|interval|max|min|option|setting|parameter)s?\b/.test(unit.column))
    return true;
  // "The default build handles 120k req/s" tells of what happens, "errors drop by 40%" of a change.
  if (isTold(scene, clauseStart(scene, unit, 4)) || isBy(scene)) return false;
  return before(scene, unit, 4, SETTING) || after(scene, 2, SETTING);
}

function isBy({ tokens, quantity }: Scene): boolean {
  return quantity.kind === 'percent' && tokens[quantity.first - 1]?.lower === 'by';
}

/** "Set it to 50%": the sentence, or what follows a colon or a comma, begins with a plain verb. */
function isInstruction(scene: Scene, unit: Unit): boolean {
  const { tokens, quantity } = scene;
  if (quantity.kind === 'ratio') return false;
  const start = clauseStart(scene, unit, 10);
  for (let at = quantity.first - 1; at >= start; at -= 1) {
    const isStart = at === 0 || tokens[at - 1]!.closes || !/[\p{L}\p{N}]/u.test(tokens[at - 1]!.text);
    if (isStart && INSTRUCTION.test(tokens[at]!.lower)) return true;
  }
  return false;
}

function isTarget(scene: Scene, unit: Unit): boolean {
  return (
    unit.isOpenTask ||
    unit.context.split('\n').some(isAhead) ||
    AHEAD.test(unit.column) ||
    before(scene, unit, 12, FUTURE) ||
    isGoal(scene, unit) ||
    isPromised(scene, unit)
  );
}

function isAhead(heading: string): boolean {
  if (!AHEAD.test(heading) || BEHIND.test(heading)) return false;
  return !heading.split(/,|&|\band\b/).some((part) => PRESENT.test(part.trim()));
}

/** "A goal of 95%"; not "our target users say", "it exceeds the target". */
function isGoal(scene: Scene, unit: Unit): boolean {
  const { tokens, quantity } = scene;
  for (let at = quantity.first - 1; at >= clauseStart(scene, unit, 12); at -= 1) {
    if (!GOAL.test(tokens[at]!.lower) || isPeople(tokens[at + 1]!.lower)) continue;
    if (!tokens.slice(Math.max(0, at - 3), at).some(({ lower }) => isChange(lower))) return true;
  }
  return false;
}

/** "We will", "it will be": what a tool will do for its user is said of today. */
function isPromised(scene: Scene, unit: Unit): boolean {
  const { tokens, quantity } = scene;
  for (let at = clauseStart(scene, unit, 12); at < quantity.first; at += 1) {
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

/** "if it spends 20% of its time"; what stands behind the comma is not supposed. */
function isHypothetical(scene: Scene, unit: Unit): boolean {
  const { tokens, quantity } = scene;
  if (quantity.kind === 'ratio') return false;
  const start = clauseStart(scene, unit, 8);
  const words = tokens.slice(start, quantity.first);
  const supposed = words.findLastIndex(({ lower }) => SUPPOSING.test(lower));
  return supposed >= 0 && !words.slice(supposed).some(({ closes }) => closes);
}

function before(scene: Scene, unit: Unit, reach: number, words: RegExp): boolean {
  const { tokens, quantity } = scene;
  return tokens.slice(clauseStart(scene, unit, reach), quantity.first).some(({ lower }) => words.test(lower));
}

function after({ tokens, quantity }: Scene, reach: number, words: RegExp | Test): boolean {
  const test: Test = typeof words === 'function' ? words : (word) => words.test(word);
  return tokens.slice(quantity.last + 1, quantity.last + 1 + reach).some(({ lower }) => test(lower));
}
