/** How people write in Markdown how far something is: signs, boxes and a few words that stand by themselves. */
import type { Status } from '../model/phase.ts';

const MARKS: readonly (readonly [Status, string])[] = [
  ['met', '✅ ☑ ✔ ✓ 🟢 :white_check_mark: :heavy_check_mark: :ballot_box_with_check: :green_circle:'],
  ['partial', '🟡 🟠 🚧 🔄 ⏳ 🏗 :construction: :hourglass_flowing_sand: :yellow_circle:'],
  ['not-met', '❌ ✗ ✘ ☐ ⬜ 🔲 🔴 ⚪ 🔜 :x: :red_circle: :white_circle:'],
];
const DONE =
  '(?:met|completed?|done|achieved|accomplished|delivered|shipped|released|implemented|passed|finished|fulfilled|satisfied)';
/** What has to be all of a piece of text, but for where, when and how. The first that fits. */
const WORDS: readonly (readonly [Status, RegExp])[] = [
  [
    'not-met',
    phrase(
      `not(?: yet)?(?: fully)?(?: ${DONE}| started| begun)?`,
      'un(?:met|done|finished|fulfilled)|incomplete|0 ?% \\w+',
      'pending|planned|to ?-?do|open|missing|upcoming|blocked|failed',
      // What was given up is claimed by nobody.
      'dropped|cancell?ed|obsolete|superseded|abandoned|deferred|postponed|removed|n/a|not applicable',
    ),
  ],
  ['met', phrase(`(?:fully |already |all |100 ?% )?${DONE}`)],
  [
    'partial',
    phrase(
      'in[ -]progress|wip|work in progress|on-?going|under ?way|started|partial|partly|partially',
      `(?:partly|partially|mostly|nearly|almost|largely|half)[ -]${DONE}|\\d+(?:\\.\\d+)? ?% ${DONE}`,
    ),
  ],
];
const FRACTION = new RegExp(`^(\\d+) ?(?:/|of|out of) ?(\\d+) ${DONE}$`);
const BOXES: readonly (readonly [Status, RegExp])[] = [
  ['met', /\[[xX✓✔]\]/g],
  ['not-met', /\[ \]/g],
];
/** Between pieces that say something by themselves. */
const BETWEEN = /\s[-–]+(?=\s|$)|[—:|()[\]{};·•→\n]|[.!](?=\s|$)/u;
const RANK: readonly Status[] = ['not-met', 'partial', 'met'];
/** The characters of the bytes 0x80 to 0x9F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const SIGNS = signs();
const SEPARATOR = new RegExp(
  [BETWEEN, ...[...SIGNS, ...BOXES].map(([, pattern]) => pattern)].map(({ source }) => source).join('|'),
  'g',
);

/**
 * The status that a text says; where it says several, the least, since one mark beside another qualifies it.
 * @param text visible text, without the statement itself; line ends between cells and paragraphs
 */
export function statusIn(text: string): Status | null {
  const said: Status[] = [];
  const words = takeSigns(text, said);
  for (const piece of words.split(BETWEEN)) {
    const status = statusOfPiece(piece);
    if (status !== null) said.push(status);
  }
  return leastOf(said);
}

/** The least of these; null: there is none. */
export function leastOf(said: readonly Status[]): Status | null {
  return RANK.find((status) => said.includes(status)) ?? null;
}

/** Whether nothing is left of a text beside statuses, dates and punctuation. */
export function isOnlyStatus(text: string): boolean {
  return takeSigns(text, [])
    .split(BETWEEN)
    .every((piece) => statusOfPiece(piece) !== null || /^(?:status|[\d\s\p{P}]*)$/iu.test(piece.trim()));
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
  return rest.replaceAll('\uFE0F', '');
}

function statusOfPiece(piece: string): Status | null {
  const words = piece
    .toLowerCase()
    .replaceAll(/[\s*_~`"']+/g, ' ')
    .trim();
  if (words === '') return null;
  const fraction = FRACTION.exec(words);
  if (fraction) return Number(fraction[1]) >= Number(fraction[2]) ? 'met' : 'partial';
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

function phrase(...words: readonly string[]): RegExp {
  const more = '(?:,.*| (?:in|on|by|at|since|as of|for|with|via|until|because|but)\\b.*)?';
  return new RegExp(`^(?:${words.join('|')})${more}$`);
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
