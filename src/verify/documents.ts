/** The documents that public claims are in: where the texts that they have to show stand. */
import type { Root } from 'mdast';
import type { PublicClaim } from '../model/roadmap.ts';
import { readText } from './files/content.ts';
import { findFile } from './files/find-file.ts';
import { glanceAt } from './text/glance.ts';
import { parseMarkdown } from './text/markdown.ts';
import { NO_MEMORY, type Memory } from './memory.ts';
import { indexWords, occurrencesOf, type Occurrence, type WordIndex } from './text/occurrences.ts';
import { placeAt, type Place } from './text/place.ts';
import { isProblem, type Problem } from './problem.ts';
import type { DocumentFacts } from './verdict.ts';
import { createComposedIndexes } from './text/composed.ts';
import { createSourceOffsets, visibleText, type VisibleText } from './text/visible.ts';
import type { World } from './world.ts';

const MARKDOWN = /\.(md|markdown|mdx)$/;
/** Characters that glances may go over. */
const GLANCED = 20_000_000;
/** What may be markup in a claim's text. */
const MARKUP = /[*_`[\]<>&\\~#|!]|^\s*(?:[-+]|\d{1,9}[.)])\s/;

/** The texts that have to stand in each document, by document. */
export function textsByDocument(claims: readonly PublicClaim[]): ReadonlyMap<string, ReadonlySet<string>> {
  const documents = new Map<string, Set<string>>();
  for (const claim of claims) {
    for (const path of claim.in) {
      const texts = documents.get(path) ?? new Set();
      texts.add(claim.text);
      if (claim.disclosed !== null) texts.add(claim.disclosed);
      documents.set(path, texts);
    }
  }
  return documents;
}

/** Looks for texts in the visible text of a document. */
export async function readDocument(
  world: World,
  path: string,
  texts: ReadonlySet<string>,
): Promise<DocumentFacts> {
  const file = findFile(world, path);
  if (isProblem(file)) return { problem: file.why, places: new Map() };
  const text = readText(world, file);
  if (isProblem(text)) return { problem: text.why, places: new Map() };
  const isMarkdown = MARKDOWN.test(path.toLowerCase());
  const places = await findTexts(text.full.text, texts, isMarkdown, world.memory);
  return isProblem(places) ? { problem: places.why, places: new Map() } : { problem: null, places };
}

/** Where each of the texts begins that are in the document. */
export async function findTexts(
  source: string,
  texts: ReadonlySet<string>,
  isMarkdown: boolean,
  memory: Memory = NO_MEMORY,
): Promise<ReadonlyMap<string, Place> | Problem> {
  const places = new Map<string, Place>();
  const others: string[] = [];
  // Each glance goes over the document; for many texts it is faster to parse it.
  const see = isMarkdown && texts.size * source.length < GLANCED ? glanceAt(source) : null;
  for (const text of texts) {
    const place = see?.(text) ?? null;
    if (place === null) others.push(text);
    else places.set(text, place);
  }
  if (others.length === 0) return places;
  const question = JSON.stringify([isMarkdown ? 'markdown' : 'text', ...others]);
  const found = await memory.about(source, question, () => searchDocument(source, others, isMarkdown));
  return isProblem(found) ? found : new Map([...places, ...found]);
}

async function searchDocument(
  source: string,
  texts: readonly string[],
  isMarkdown: boolean,
): Promise<ReadonlyMap<string, Place> | Problem> {
  const shown = await showDocument(source, isMarkdown);
  if (isProblem(shown)) return shown;
  const places = new Map<string, Place>();
  for (const text of texts) {
    const place = await locate(shown, source, text);
    if (place !== null) places.set(text, place);
  }
  return places;
}

/** The visible text, as it is searched: composed (NFC), by its words. */
interface Shown {
  readonly words: WordIndex;
  /** The offset in the source of a place in the composed text. */
  readonly offsetAt: (index: number) => number;
}

async function showDocument(source: string, isMarkdown: boolean): Promise<Shown | Problem> {
  const root = isMarkdown ? await parseMarkdown(source) : null;
  if (root && isProblem(root)) return root;
  const whole = { text: source, spans: [{ index: 0, from: 0, to: source.length }] };
  return show(root ? visibleText(root) : whole, source);
}

function show(visible: VisibleText, source: string): Shown {
  const composed = visible.text.normalize('NFC');
  const sourceOffset = createSourceOffsets(visible, source);
  const indexOf = createComposedIndexes(visible.text, composed);
  return {
    words: indexWords(composed),
    offsetAt: (index) => sourceOffset(indexOf(index)),
  };
}

async function locate(visible: Shown, source: string, text: string): Promise<Place | null> {
  for await (const { index } of occurrences(visible, text)) {
    return placeAt(source, visible.offsetAt(index));
  }
  return null;
}

/** Words that a text needs to stand for every place where it is written. */
const TELLING = 3;

/**
 * The stretches of a Markdown document, offsets into its text, in which one of the texts stands; of a text of a word or
 * two the first alone, since others that say "40%" need not mean it.
 */
export async function findStretches(
  { text: source, root }: { readonly text: string; readonly root: Root },
  texts: readonly string[],
): Promise<readonly { readonly from: number; readonly to: number }[]> {
  if (texts.length === 0) return [];
  const visible = show(visibleText(root), source);
  const stretches: { from: number; to: number }[] = [];
  for (const text of texts) {
    const isTelling = text.trim().split(/\s+/).length >= TELLING;
    for await (const { index, length } of occurrences(visible, text)) {
      stretches.push({ from: visible.offsetAt(index), to: visible.offsetAt(index + length - 1) + 1 });
      if (!isTelling) break;
    }
  }
  return stretches;
}

/** Where the text stands in the composed text, as the first of its wordings that does. */
async function* occurrences({ words }: Shown, text: string): AsyncGenerator<Occurrence> {
  for (const wanted of await wordings(text)) {
    let isFound = false;
    for (const found of occurrencesOf(words, wanted)) {
      isFound = true;
      yield found;
    }
    if (isFound) return;
  }
}

/** The text as it is written, as Markdown shows it, and, for a row of a table, without the bars. */
async function wordings(text: string): Promise<readonly string[]> {
  if (!MARKUP.test(text)) return [text];
  const root = await parseMarkdown(text);
  if (isProblem(root)) return [text];
  const plain = visibleText(root).text.replaceAll('\0', ' ');
  return [...new Set([text, plain, plain.replaceAll('|', ' ')])].filter((wanted) => /\S/.test(wanted));
}
