/** Documents as `agentops render` would write them: everything but their slots stays as it is. */
import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fillSlot, findSlots, type MarkerFault } from '../documents/slots.ts';
import { applyEdits } from '../edit/edit.ts';
import type { Roadmap } from '../model/roadmap.ts';
import type { BlockInput } from '../report/blocks/index.ts';
import { findNamedDocuments, type ClaimDocument } from '../verify/claim-documents.ts';
import { readContent } from '../verify/files/content.ts';
import { parseMarkdown } from '../verify/text/markdown.ts';
import { isProblem } from '../verify/problem.ts';
import { openWorld, type World } from '../verify/world.ts';
import { linesFor } from './slot-lines.ts';

/** A document, and what it is to be; both without a byte order mark. */
export interface FilledDocument {
  /** As it was named, relative to the root. */
  readonly path: string;
  /** The file that it is, relative to the root. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Why documents can't be filled, and the texts that this is about. */
export interface Unfilled {
  readonly problems: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Where documents are looked for. */
export interface DocumentPlace {
  readonly root: string;
  readonly cwd: string;
  readonly roadmap: Roadmap;
}

const EXAMPLE =
  'write <!-- agentops:begin status --> and <!-- agentops:end --> alone on lines of their own, where the status is to stand';

/** Reads the documents that are named, and fills their slots. */
export async function fillDocuments(
  { root, cwd, roadmap }: DocumentPlace,
  named: readonly string[],
  input: Omit<BlockInput, 'phase'>,
): Promise<{ readonly documents: readonly FilledDocument[] } | Unfilled> {
  const world = openWorld({ root }, roadmap, []);
  const found = findNamedDocuments(world, named, cwd);
  if ('problems' in found) return { ...found, texts: new Map() };
  const problems: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const documents: FilledDocument[] = [];
  for (const { path, file } of found.documents) {
    const before = readDocument(world, { path, file });
    if (typeof before !== 'string') {
      problems.push(before);
      continue;
    }
    texts.set(path, before);
    const filled = await fillText(path, before, input);
    if (typeof filled === 'string') documents.push({ path, file: file.path, before, after: filled });
    else problems.push(...filled);
  }
  return problems.length > 0 ? { problems, texts } : { documents };
}

function readDocument(world: World, { path, file }: ClaimDocument): string | Diagnostic {
  const content = readContent(world, file);
  if (isProblem(content)) return wholeFault(path, `can't read ${path}: it ${content.why}`, 'mend it');
  if (!isUtf8(content.bytes)) return wholeFault(path, `${path} is not UTF-8 text`, 'save it as UTF-8');
  return content.bytes.toString('utf8').replace(/^\uFEFF/, '');
}

async function fillText(
  path: string,
  text: string,
  input: Omit<BlockInput, 'phase'>,
): Promise<string | readonly Diagnostic[]> {
  const tree = await parseMarkdown(text);
  if (isProblem(tree)) return [wholeFault(path, `${path} ${tree.why}`, 'make it smaller or simpler')];
  const { slots, faults } = findSlots(text, tree);
  if (slots.length + faults.length === 0) {
    return [wholeFault(path, `${path} has no marker, so there is nothing to write`, EXAMPLE)];
  }
  const wrong = [...faults];
  const edits = slots.flatMap((slot) => {
    const lines = linesFor(slot, input);
    if ('message' in lines) wrong.push(lines);
    return 'message' in lines ? [] : [{ ...slot, text: fillSlot(text, slot, lines) }];
  });
  return wrong.length > 0 ? wrong.map((fault) => diagnosticOf(path, fault)) : applyEdits(text, edits);
}

function diagnosticOf(file: string, { at, message, hint }: MarkerFault): Diagnostic {
  const { line, column, endLine, from, to } = at;
  const end = column + (line === endLine ? to - from : 1);
  return { rule: 'render-marker', message, hint, at: { file, line, column, end } };
}

function wholeFault(file: string, message: string, hint: string): Diagnostic {
  return { rule: 'render-marker', message, hint, at: { file, line: 1, column: 1, end: 1 } };
}
