/** What a reader sees of HTML that stands in Markdown. */

/** What of the HTML is still open at its end, so that what follows is not shown: the text that would close it. */
export interface HtmlState {
  hiddenUntil: string | null;
  /** How many elements of one name are open in one another, of which the outermost is hidden. */
  depth?: number;
  /** Whether what attributes hide is hidden: browsers hide it, GitHub takes the attributes away. */
  readonly heedsAttributes?: boolean;
  /** What ends a comment; `-->` unless browsers' leniency is asked for. */
  readonly commentEnd?: string;
  /** What follows is written above the line, as a note's number or a power is. */
  isRaised?: boolean;
}

export interface HtmlPiece {
  /** Visible text; `null` ends a block. */
  readonly text: string | null;
  /** Where it begins in the HTML. */
  readonly at: number;
  /** The address of the image that the text stands for. */
  readonly image?: string;
  readonly isRaised?: boolean;
  /** Whether it ends a line. */
  readonly isBreak?: boolean;
}

const TOKEN = /<!--|<\/?([A-Za-z][A-Za-z0-9-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>|<[!?][^>]*>/y;
const HIDDEN = new Set(
  'script style template title head noembed noframes noscript iframe object dialog datalist'.split(' '),
);
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark picture q s samp small source span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const ALT = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const SRC = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const STYLE = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const UNSEEN =
  /display:none|visibility:(?:hidden|collapse)|(?:opacity|font-size|max-height|max-width):0(?:\.0*)?(?![.\d])/i;

/** The visible text of HTML alone. */
export function htmlText(html: string): string {
  return htmlPieces(html, { hiddenUntil: null })
    .map(({ text }) => text ?? '\n')
    .join('');
}

/**
 * The visible pieces of HTML in order: the text between tags, and what stands for images. Comments, tags and scripts
 * are left out; what they leave open is noted in `state`, which the HTML that follows in the document goes on with.
 */
export function htmlPieces(html: string, state: HtmlState): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  const commentEnd = state.commentEnd ?? '-->';
  let at = 0;
  while (at < html.length) {
    if (state.hiddenUntil !== null) {
      const closing = findClosing(html, at, state);
      if (!closing) return pieces;
      at = closing.index + (state.hiddenUntil === commentEnd ? closing[0].length : 0);
      state.hiddenUntil = null;
      continue;
    }
    const next = html.indexOf('<', at);
    if (next !== at) {
      const end = next < 0 ? html.length : next;
      pieces.push({ text: decode(html.slice(at, end)), at, isRaised: state.isRaised === true });
      at = end;
      continue;
    }
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(html);
    if (!token) {
      pieces.push({ text: '<', at });
      at += 1;
      continue;
    }
    const name = token[1]?.toLowerCase();
    if (token[0] === '<!--') {
      // As browsers do: `<!-->` and `<!--->` are whole comments.
      const short = /^<!--(?:-?>)/.exec(html.slice(at, at + 6));
      if (!short) state.hiddenUntil = commentEnd;
      at += short ? short[0].length : 4;
      continue;
    }
    if (name !== undefined) describe(token[0], name, at, state, pieces);
    at += token[0].length;
  }
  return pieces;
}

/** What ends the hidden part; an element of the same name inside of it has an end of its own. */
function findClosing(html: string, from: number, state: HtmlState): RegExpExecArray | null {
  const closing = new RegExp(state.hiddenUntil!, 'gi');
  closing.lastIndex = from;
  for (let found = closing.exec(html); found; found = closing.exec(html)) {
    state.depth = (state.depth ?? 1) + (found[1] === '' ? 1 : -1);
    if (state.depth === 0) {
      delete state.depth;
      return found;
    }
  }
  return null;
}

function isHidden(tag: string): boolean {
  if (/\shidden(?=[\s=>/])/i.test(tag.replace(/"[^"]*"|'[^']*'/g, '""'))) return true;
  return UNSEEN.test(attribute(tag, STYLE).replace(/\/\*[^]*?\*\/|\s/g, ''));
}

function describe(tag: string, name: string, at: number, state: HtmlState, pieces: HtmlPiece[]): void {
  if (name === 'br') pieces.push({ text: '\n', at, isBreak: true });
  else if (!INLINE.has(name)) pieces.push({ text: null, at });
  if (name === 'sup') state.isRaised = tag[1] !== '/';
  if (tag[1] === '/') return;
  if (HIDDEN.has(name)) state.hiddenUntil = `</${name}`;
  else if (state.heedsAttributes && isHidden(tag)) {
    if (!VOID.has(name)) state.hiddenUntil = `<(/?)${name}(?![\\w-])`;
    return;
  }
  if (name !== 'img') return;
  pieces.push({ text: attribute(tag, ALT), at, image: attribute(tag, SRC) });
}

function attribute(tag: string, pattern: RegExp): string {
  const [, double, single, bare] = pattern.exec(tag) ?? [];
  return decode(double ?? single ?? bare ?? '');
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]+));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
