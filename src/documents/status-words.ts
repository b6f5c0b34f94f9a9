/** How people write in Markdown how far something is: signs, boxes and a few words that stand by themselves. */
import type { Status } from '../model/phase.ts';
import { WINDOWS_1252 } from '../model/windows-1252.ts';

const MARKS: readonly (readonly [Status, string])[] = [
  ['met', '✅ ☑ ✔ ✓ 🟢 :white_check_mark: :heavy_check_mark: :ballot_box_with_check: :green_circle:'],
  ['partial', '🟡 🟠 🚧 🔄 🔁 ⏳ ⌛ 🏗 :construction: :hourglass_flowing_sand: :yellow_circle:'],
  ['not-met', '❌ ✗ ✘ ☐ ⬜ 🔲 🔴 ⚪ 🔜 🚫 ⛔ 🛑 👎 ❓ ❔ :x: :red_circle: :white_circle:'],
];
/** Other signs say nothing by themselves, and hide nothing; these are letters and units. */
const IDLE_SIGN =
  /(?![©®™°№℃℉])(?:\p{Extended_Pictographic}|\p{So}|[\d#*]\uFE0F?\u20E3)(?:[\uFE0F\u200D]|\p{Emoji_Modifier}|(?<=\u200D)\p{Extended_Pictographic})*|(?<![\p{L}\p{N}]):[a-z][a-z\d_+-]{1,40}:(?![\p{L}\p{N}])/gu;
const DONE =
  '(?:met|completed?|done|achieved|accomplished|delivered|shipped|released|implemented|passed|finished|fulfilled|satisfied)';
/** What has to be all of a piece of text. The first that fits. */
const PHRASES: readonly (readonly [Status, readonly string[]])[] = [
  [
    'not-met',
    [
      `not(?: yet)?(?: fully)?(?: ${DONE}| started| begun)?`,
      'un(?:met|done|finished|fulfilled)|incomplete|0 ?% \\w+',
      'pending|planned|to ?-?do|open|missing|upcoming|blocked|failed',
      // What was given up is claimed by nobody.
      'dropped|cancell?ed|obsolete|superseded|abandoned|deferred|postponed|removed|n/a|not applicable',
    ],
  ],
  ['met', [`(?:fully |already |all |100 ?% )?${DONE}`]],
  [
    'partial',
    [
      'in[ -]progress|wip|work in progress|on-?going|under ?way|started|partial|partly|partially',
      `(?:partly|partially|mostly|nearly|almost|largely|half)[ -]${DONE}|\\d+(?:\\.\\d+)? ?% ${DONE}`,
    ],
  ],
];
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '\\d{1,2}(?:\\.|st|nd|rd|th)?';
const DATE = `(?:\\d{4}(?:[-/.]\\d{1,2}){0,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|q[1-4](?: \\d{4})?|(?:${DAY} )?${MONTH}(?: ${DAY},?)?(?: \\d{4})?)`;
/** Where, when and how. */
const MORE = '(?:,.*| (?:in|on|by|at|since|as of|for|with|via|until|because|but)\\b.*)';
const WORDS = phrases(PHRASES, `(?: ${DATE}|${MORE})?`);
/** Without a remark, which can look like a status: "planned for June". */
const BARE_WORDS = phrases(PHRASES, `(?:,? ${DATE})?`);
/** What says a status only where one is expected. */
const ANSWERS = phrases(
  [
    ['not-met', ['no|n|fail(?:s|ing)?|false|red|0 ?%|tbd|tba']],
    ['met', ['yes|y|pass(?:es|ing)?|ok|okay|verified|true|green|[1-9]\\d{2,} ?%']],
    ['partial', ['yellow|amber|\\d{1,2}(?:\\.\\d+)? ?%']],
  ],
  `(?: ${DATE}|${MORE})?`,
);
const FRACTION = new RegExp(`^(\\d+) ?(?:/|of|out of) ?(\\d+)( ${DONE})?$`);
const NO_STATUS = new RegExp(`^(?:status|state|${DATE}|[\\d\\s\\p{P}]*)$`, 'u');
const BOXES: readonly (readonly [Status, RegExp])[] = [
  ['met', /\[[xX✓✔]\]/g],
  ['not-met', /\[ \]/g],
];
/** Between pieces that say something by themselves. */
const BETWEEN = /\s[-–]+(?=\s|$)|[—:|()[\]{};·•→\n]|[.!](?=\s|$)/u;
const RANK: readonly Status[] = ['not-met', 'partial', 'met'];
const SIGNS = signs();
const SEPARATOR = new RegExp(
  [BETWEEN, ...[...SIGNS, ...BOXES].map(([, pattern]) => pattern), IDLE_SIGN]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/**
 * The status that a text says; where it says several, the least, since one mark beside another qualifies it.
 * @param text visible text, without the statement itself; line ends between cells and paragraphs
 */
export function statusIn(text: string): Status | null {
  return leastIn(text, statusOfPiece);
}

/** The status that a text says where one is expected, so that `Yes`, `OK` and `3/3` say it as well. */
export function statusInAnswer(text: string): Status | null {
  return leastIn(text, (piece) => statusOfPiece(piece) ?? statusOfAnswer(wordsOf(piece)));
}

/** The status of a text that is nothing else: a sign or a word, without remarks. */
export function bareStatusIn(text: string): Status | null {
  return isOnly(text, bareStatusOf) ? statusIn(text) : null;
}

/** The status that a phrase is, without remarks. */
function bareStatusOf(phrase: string): Status | null {
  const words = wordsOf(phrase);
  return statusOfFraction(words, true) ?? firstOf(BARE_WORDS, words);
}

/** What says something by itself in a text, its signs aside. */
function piecesOf(text: string): readonly string[] {
  return takeSigns(text, []).split(BETWEEN);
}

/** The least of these; null: there is none. */
export function leastOf(said: readonly (Status | null)[]): Status | null {
  return RANK.find((status) => said.includes(status)) ?? null;
}

/** Whether nothing is left of a text beside statuses, dates and punctuation. */
export function isOnlyStatus(text: string): boolean {
  return isOnly(text, statusOfPiece);
}

function isOnly(text: string, statusOf: (piece: string) => Status | null): boolean {
  return piecesOf(text).every((piece) => statusOf(piece) !== null || NO_STATUS.test(wordsOf(piece)));
}

function leastIn(text: string, statusOf: (piece: string) => Status | null): Status | null {
  const said: Status[] = [];
  const pieces = takeSigns(text, said).split(BETWEEN);
  return leastOf([...said, ...pieces.map(statusOf)]);
}

/** Where pieces of a text can begin and end. */
export function edgesOf(text: string): {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
} {
  const cuts = [...text.matchAll(SEPARATOR)];
  return {
    starts: [0, ...cuts.map((cut) => cut.index + cut[0].length)],
    ends: [...cuts.map((cut) => cut.index), text.length],
  };
}

/** The text with its signs and boxes taken out; what they say goes to `said`. */
function takeSigns(text: string, said: Status[]): string {
  let rest = text;
  for (const [status, pattern] of [...SIGNS, ...BOXES]) {
    rest = rest.replace(pattern, () => {
      said.push(status);
      return '|';
    });
  }
  return rest.replaceAll(IDLE_SIGN, '|').replaceAll('\uFE0F', '');
}

function statusOfPiece(piece: string): Status | null {
  const words = wordsOf(piece);
  return statusOfFraction(words, true) ?? firstOf(WORDS, words);
}

function statusOfAnswer(words: string): Status | null {
  return statusOfFraction(words, false) ?? firstOf(ANSWERS, words);
}

/** @param needsWord "3/3" alone may count anything */
function statusOfFraction(words: string, needsWord: boolean): Status | null {
  const [, part, whole, word] = FRACTION.exec(words) ?? [];
  if (part === undefined || (needsWord && word === undefined)) return null;
  if (Number(part) >= Number(whole)) return 'met';
  return Number(part) === 0 ? 'not-met' : 'partial';
}

/** The words of a piece as they are compared: in lower case, markup and quotation marks aside. */
function wordsOf(piece: string): string {
  return piece
    .toLowerCase()
    .replaceAll(/[\s*_~`"'“”‘’]+/g, ' ')
    .trim();
}

function firstOf(words: typeof WORDS, text: string): Status | null {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function phrases(
  list: readonly (readonly [Status, readonly string[]])[],
  more: string,
): readonly (readonly [Status, RegExp])[] {
  return list.map(([status, words]) => [status, new RegExp(`^(?:${words.join('|')})${more}$`)]);
}

/** Each sign, also as it looks where UTF-8 was taken for Windows-1252 and saved again. */
function signs(): readonly (readonly [Status, RegExp])[] {
  return MARKS.map(([status, marks]) => {
    const forms = marks.split(' ').flatMap((mark) => [mark, garble(mark)]);
    return [status, new RegExp(`(?:${forms.join('|')})\\uFE0F?`, 'g')];
  });
}

function garble(mark: string): string {
  const bytes = [...new TextEncoder().encode(mark)];
  return bytes.map((byte) => WINDOWS_1252[byte - 0x80] ?? String.fromCharCode(byte)).join('');
}
