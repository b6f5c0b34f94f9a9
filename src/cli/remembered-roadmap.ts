/** The roadmap that the same files gave before: reading YAML and validating take most of a small run. */
import { deserialize, serialize } from 'node:v8';
import type { Store } from '../cache/store.ts';
import type { Sources } from '../load/read-sources.ts';
import type { Roadmap } from '../model/roadmap.ts';

const QUESTION = 'roadmap';
/** Characters: remembering larger ones takes more memory than it saves time. */
const LARGEST = 4 * 1024 * 1024;
const DIGEST_LENGTH = 64;

/** The roadmap of these files; null when it is not remembered. */
export function recallRoadmap(store: Store, sources: Sources): Roadmap | null {
  const entry = store.read(nameOf(store, sources));
  if (entry?.toString('latin1', 0, DIGEST_LENGTH) !== digestSources(store, sources, QUESTION)) return null;
  try {
    return deserialize(entry.subarray(DIGEST_LENGTH)) as Roadmap;
  } catch {
    return null;
  }
}

/** Remembers what the files gave. */
export function rememberRoadmap(store: Store, sources: Sources, roadmap: Roadmap): void {
  if (isLarge(sources)) return;
  const digest = Buffer.from(digestSources(store, sources, QUESTION), 'latin1');
  store.write(nameOf(store, sources), Buffer.concat([digest, serialize(roadmap)]));
}

/** Whether a roadmap is too large to be remembered. */
export function isLarge({ files }: Sources): boolean {
  return files.reduce((sum, { text }) => sum + text.length, 0) > LARGEST;
}

function nameOf(store: Store, { project }: Sources): string {
  return `roadmap-${store.digest([project.root, project.path]).slice(0, 32)}`;
}

/** The digest of the files, and of what else the answer to a question depends on. */
export function digestSources(store: Store, { project, files }: Sources, question: string): string {
  return store.digest([
    question,
    project.path,
    ...files.flatMap(({ file, kind, text }) => [file, kind, text]),
  ]);
}
