/** What the words of a criterion ask for in figures: "3+ collaborators", "at least 2 … per factor", "100%". */

import { NUMBER_WORDS, SPELLED } from './number-words.ts';

/** A count of records, a share of them, or a number that something else measures. */
export type MeasureForm = 'count' | 'share' | 'value';

export interface SuggestedTarget {
  /** By the grammar of targets: `>= 3`. */
  readonly target: string;
  readonly form: MeasureForm;
  /** What each has to reach it: "factor"; null: it is one figure. */
  readonly per: string | null;
}

const NUMBER = `\\d{1,3}(?:[,' \\u00A0]\\d{3})+(?!\\d)|\\d+(?:\\.\\d+)?|(?:${SPELLED})(?!\\p{L})`;
const UNIT =
  '(?:\\s?(%|ms|s|secs?|seconds?|mins?|minutes?|h|hours?|hrs?|days?|weeks?|months?|years?|[KMGT]i?B|x|×|fps|bytes?|lines?)(?![\\p{L}\\p{N}]))?';
/** The strongest words first; `op` of the plain count is what people mean by it. */
const FORMS: readonly (readonly [string, RegExp])[] = (
  [
    [
      '>=',
      `(?:at least|a minimum of|minimum(?: of)?|min\\.?|no (?:fewer|less) than|not less than|≥|>=|⩾|al menos|mínimo(?: de)?|au moins|minimum de|mindestens|almeno|pelo menos|не менее|минимум|хотя бы|至少|不少于|不少於|最少|少なくとも|최소)\\s*(?:a |an )?`,
    ],
    [
      '<=',
      `(?:at most|no more than|not more than|up to|a maximum of|maximum(?: of)?|max\\.?|≤|<=|⩽|como máximo|au plus|au maximum|höchstens|maximal|no máximo|не более|максимум|至多|最多|不超过|不超過|최대)\\s*`,
    ],
    [
      '>',
      `(?:more than|greater than|over|above|exceed(?:s|ing)?|>|más de|plus de|mehr als|über|mais de|более|больше|свыше|超过|超過)\\s*`,
    ],
    [
      '<',
      `(?:less than|fewer than|under|below|within|<|menos de|moins de|weniger als|unter|менее|меньше|少于|少於|低于|低於)\\s*`,
    ],
  ] as const
).map(([op, words]) => [op, new RegExp(`(?<![\\p{L}])${words}[$€£~]?(${NUMBER})${UNIT}`, 'iu')]);
const PLUS = new RegExp(
  `(?<![\\p{L}\\p{N}.\\-/])(${NUMBER})\\+${UNIT}|(?<![\\p{L}\\p{N}.\\-/])(${NUMBER})(%)?(?: or more|以上| 이상|个以上|個以上| и более| o más| ou plus)`,
  'iu',
);
const PERCENT = /(?<![\p{L}\p{N}.])(\d{1,3}(?:\.\d+)?)\s?(%|percent)/iu;
const NONE = /(?<![\p{L}\p{N}.])(?:zero|0)\s+(?!%)\p{L}/iu;
/** "all 12 factors", "5 reviews", "20-persona target": not a version, a name or a time. */
const ALL =
  /(?<!\p{L})(?:all|каждый из|все|todos los|todas las|tous les|alle)\s+(\d{1,4})(?![\p{L}\p{N}.:%/-])/iu;
const BARE =
  /(?<![\p{L}\p{N}.,:;#$€/+~&*-]|\p{L} )(\d{1,4})(?:-|\s+)(?:[\p{Ll}][\p{L}-]*\s+){0,2}[\p{Ll}][\p{L}-]+|(?<=(?:for|of|with|from|by|to|and|have|has|get|gain|reach|achieve|recruit|publish|complete|support|process|run|the|across|in|adds?|ship) )(\d{1,4})(?:-|\s+)\p{Ll}[\p{L}-]+/u;
const PER =
  /(?<!\p{L})(?:per|for each|for every|in each|in every|на каждый|por cada|pro)\s+(?!\p{L}*(?:second|minute|hour|day|week|month|year|quarter|operation|request|call|run|commit|file)s?(?!\p{L}))(\p{L}[\p{L}-]*)/iu;
const EACH = /(?<!\p{L})all\s+(?:the\s+)?(?:\d+\s+)?(\p{L}[\p{L}-]*?)s\s.*(?<!\p{L})each(?!\p{L})/iu;

/** The figure that a statement asks for; null: it has none. */
export function suggestTarget(statement: string): SuggestedTarget | null {
  const text = statement.slice(0, 2000);
  const per = PER.exec(text)?.[1]?.toLowerCase() ?? EACH.exec(text)?.[1]?.toLowerCase() ?? null;
  const found = FORMS.flatMap(([op, pattern]) => {
    const match = pattern.exec(text);
    return match ? [{ op, at: match.index, number: match[1]!, unit: match[2] ?? null }] : [];
  }).sort((a, b) => a.at - b.at)[0];
  if (found) return targetOf(found.op, found.number, found.unit, per);
  const plus = PLUS.exec(text);
  if (plus) return targetOf('>=', (plus[1] ?? plus[3])!, plus[2] ?? plus[4] ?? null, per);
  const percent = PERCENT.exec(text);
  if (percent) return targetOf('>=', percent[1]!, '%', per);
  if (NONE.test(text)) return { target: '== 0', form: 'value', per: null };
  const bare = ALL.exec(text) ?? BARE.exec(text);
  return bare ? targetOf('>=', (bare[1] ?? bare[2])!, null, per) : null;
}

function targetOf(
  op: string,
  source: string,
  unit: string | null,
  per: string | null,
): SuggestedTarget | null {
  const number = NUMBER_WORDS[source.toLowerCase()] ?? Number(source.replaceAll(/[,' \u00A0]/g, ''));
  // Others would not be written as targets are.
  if (!/^\d+(?:\.\d+)?$/.test(String(number))) return null;
  const isShare = unit === '%' || unit === 'percent';
  const isAtLeast = op.startsWith('>');
  const form =
    isShare && isAtLeast && number <= 100
      ? 'share'
      : unit === null && isAtLeast && Number.isInteger(number) && number > 0
        ? 'count'
        : 'value';
  return { target: `${op} ${number}${isShare ? '%' : ''}`, form, per: form === 'count' ? per : null };
}
