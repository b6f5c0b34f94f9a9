/** A text as its readers take it: what looks like a letter or a digit is one, what can't be seen is left out. */

export interface Plain {
  readonly text: string;
  /** Where the character of the plain text begins in the text as it is written, and where it ends. */
  readonly startOf: (index: number) => number;
  readonly endOf: (index: number) => number;
}

const UNUSUAL = /[^\t\n -~]/;
/** Format characters, variation selectors, marks that are laid over a letter, the frame of a keycap. */
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u;
const RAISED = /[¹²³⁰⁴-⁹₀-₉]/;
/** Of the compatibility forms those of letters and digits, and of single marks: `％`. */
const FOLDED = /^(?:[\p{L}\p{N}]+|.)$/u;
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ...pairs('аеорсухіјѕһԁԛԝѵкАВЕКМНОРСТУХІЈЅ', 'aeopcyxijshdqwvkABEKMHOPCTYXIJS'),
  ...pairs('οχνραικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'oxvpaikABEZHIKMNOPTYX'),
  ...pairs('✕✖⨯╳⨉\u2800', '××××× '),
]);

/** Each character may become none or several, so the places are kept. */
export function readPlain(written: string): Plain {
  if (!UNUSUAL.test(written))
    return { text: written, startOf: (index) => index, endOf: (index) => index + 1 };
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  let raise: Raise = null;
  for (const character of written) {
    raise = RAISED.test(character) ? (raise ?? raiseAfter(text)) : null;
    const plain = raise === 'note' ? '' : raise === 'power' ? character : plainOf(character);
    text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { text, startOf: (index) => starts[index]!, endOf: (index) => ends[index]! };
}

/** What a raised figure is after a word, a number, nothing: "10x²", "10²", "¹²". */
type Raise = 'note' | 'power' | 'figure' | null;

function raiseAfter(text: string): Raise {
  if (/[\p{L}%×]$/u.test(text.slice(-2))) return 'note';
  return /\d$/.test(text.slice(-1)) ? 'power' : 'figure';
}

function plainOf(character: string): string {
  if (character <= '~') return character;
  if (UNSEEN.test(character)) return '';
  const alike = LOOK_ALIKES.get(character);
  if (alike !== undefined) return alike;
  const folded = character.normalize('NFKC');
  return FOLDED.test(folded) ? folded : character;
}

function pairs(from: string, to: string): readonly (readonly [string, string])[] {
  return [...from].map((character, index) => [character, to[index]!]);
}
