/** What is known while a document is walked through, and the unit that is being read. */
import type { HtmlState } from '../verify/text/html.ts';
import type { Span, Unit } from './unit.ts';

/** What a text begins with up to a colon: "Objectives: 10 users". */
const LABEL = /^[^:.!?]{1,60}:/;

export interface Walk {
  readonly units: Unit[];
  readonly addresses: ReadonlyMap<string, string>;
  readonly isClosedBehind: (closing: string, offset: number) => boolean;
  readonly html: HtmlState;
  readonly headings: { readonly depth: number; readonly text: string }[];
  lead: string;
  column: string;
  isOpenTask: boolean;
  text: string;
  codes: Map<number, string>;
  spans: Span[];
  /** Where the block that is being read ends. */
  end: number;
}

/** At the beginning of a document. */
export function startWalk(addresses: Walk['addresses'], isClosedBehind: Walk['isClosedBehind']): Walk {
  return {
    units: [],
    addresses,
    isClosedBehind,
    html: { hiddenUntil: null, commentEnd: '--!?>' },
    headings: [],
    lead: '',
    column: '',
    isOpenTask: false,
    text: '',
    codes: new Map(),
    spans: [],
    end: 0,
  };
}

/** Whether what stands here is hidden. */
export function isOpen({ hiddenUntil }: HtmlState): boolean {
  return hiddenUntil !== null;
}

/** Reads units that stand inside of another. */
export function readApart(walk: Walk, read: () => void): void {
  const { text, codes, spans } = walk;
  begin(walk);
  read();
  Object.assign(walk, { text, codes, spans });
}

/** Adds to the unit. */
export function add(walk: Walk, text: string, from: number | null, to: number): void {
  if (text === '') return;
  walk.spans.push({ index: walk.text.length, from, to });
  walk.text += text;
}

/** Adds what is written above the line: a note's number or a power. */
export function addRaised(walk: Walk, text: string, from: number | null, to: number): void {
  const raised = text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
  add(walk, raised, from, to);
}

/** Ends the unit. */
export function flush(walk: Walk): void {
  const { text, codes, spans, headings, lead, column, isOpenTask } = walk;
  if (/\S/.test(text)) {
    // What the document is called says little of its parts: a roadmap tells what was reached, too.
    const sections = headings.filter(({ depth }) => depth > 1).map((heading) => heading.text);
    const context = [...sections, lead, LABEL.exec(text)?.[0].toLowerCase() ?? ''].join('\n');
    walk.units.push({ text, codes, spans, context, column, isOpenTask });
  }
  begin(walk);
}

function begin(walk: Walk): void {
  walk.text = '';
  walk.codes = new Map();
  walk.spans = [];
}
