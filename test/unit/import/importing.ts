/** Importing texts, for tests. */
import { importDocument } from '../../../src/import/import-document.ts';
import type { Imported } from '../../../src/import/imported.ts';
import { joinTrees } from '../../../src/import/join-trees.ts';
import { splitDocument } from '../../../src/import/split-document.ts';
import { writeRoadmap } from '../../../src/import/write-roadmap.ts';
import { parseSources } from '../../../src/load/load.ts';
import { kindOf } from '../../../src/load/read-sources.ts';
import { validate } from '../../../src/validate/validate.ts';
import { tree } from '../documents/tree.ts';

/** What a document says. */
export async function importText(source: string): Promise<Imported> {
  const trees = [];
  for (const { text, linesBefore } of splitDocument(source))
    trees.push({ root: await tree(text), linesBefore });
  return importDocument(joinTrees(trees), source);
}

/** Its files, by their paths in the roadmap's folder. */
export function filesOf(imported: Imported, today = '2026-03-01'): ReadonlyMap<string, string> {
  return writeRoadmap(imported, { name: imported.name ?? 'Roadmap', source: 'ROADMAP.md', today });
}

/** What is wrong with the files of a roadmap; empty: nothing. */
export async function problemsOf(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const project = { root: '/nowhere', folder: 'roadmap', path: 'roadmap/roadmap.yaml' };
  const sources = [...files].map(([name, text]) => {
    const file = `roadmap/${name}`;
    return { file, kind: kindOf(project, file)!, text };
  });
  const loaded = await parseSources({ project, files: sources, unread: [], problems: [] });
  const validated = await validate(loaded);
  return 'problems' in validated ? validated.problems.map(({ message }) => message) : [];
}

/** Names and states of its phases. */
export async function phasesOf(source: string): Promise<readonly string[]> {
  return (await importText(source)).phases.map(({ name, state }) => `${name}: ${state}`);
}

/** Statements, claims and targets of the first phase. */
export async function criteriaOf(source: string): Promise<readonly (readonly unknown[])[]> {
  const { phases } = await importText(source);
  return phases[0]!.criteria.map(({ statement, claim, target }) => [statement, claim, target]);
}
