/** What a value is held against: `>= 3`. `percent` is told only to check that a `%` stands where a share does. */
export interface Target {
  readonly op: '>=' | '>' | '<=' | '<' | '==';
  readonly number: number;
  readonly percent: boolean;
}

/** The grammar of targets. */
export const TARGET_PATTERN: RegExp = /^(?:(>=|<=|==|>|<) ?)?(-?\d+(?:\.\d+)?)(?: ?(%))?$/;

/** Reads `N` (at least), `>= N`, `> N`, `<= N`, `< N` or `== N`, a `%` allowed behind the number; null for anything else. */
export function parseTarget(source: number | string): Target | null {
  if (typeof source === 'number') {
    return Number.isFinite(source) ? { op: '>=', number: source, percent: false } : null;
  }
  const match = TARGET_PATTERN.exec(source);
  if (!match) return null;
  const number = Number(match[2]);
  if (!Number.isFinite(number)) return null;
  return { op: (match[1] ?? '>=') as Target['op'], number, percent: match[3] === '%' };
}

/** Whether `value` reaches `target`. */
export function holds({ op, number }: Target, value: number): boolean {
  switch (op) {
    case '>=':
      return value >= number;
    case '>':
      return value > number;
    case '<=':
      return value <= number;
    case '<':
      return value < number;
    case '==':
      return value === number;
  }
}

/** Which way a target points: more is better, less is better, or exactly. */
export function direction({ op }: Target): 'at-least' | 'at-most' | 'equal' {
  if (op === '==') return 'equal';
  return op === '>=' || op === '>' ? 'at-least' : 'at-most';
}

/** Whether `a` asks at least as much as `b`; both point the same way. */
export function isAsStrict(a: Target, b: Target): boolean {
  if (a.number === b.number) return a.op === b.op || a.op === '>' || a.op === '<';
  if (direction(a) === 'equal') return false;
  return direction(a) === 'at-least' ? a.number > b.number : a.number < b.number;
}

/** The target as reports write it: ">= 3". */
export function targetText({ op, number }: Target): string {
  return `${op} ${number}`;
}
