/** Where a register's next record goes. */
import type { Loaded, SourceDocument } from '../load/load.ts';
import type { Path } from './yaml-tree.ts';

/** The list of a register's records. */
export interface Home {
  readonly document: SourceDocument;
  /** Where the list stands in the document; for JSON Lines it is the document. */
  readonly path: Path;
}

/**
 * The last YAML file of the register, by name; else its JSON Lines; else its list in roadmap.yaml; null: it has none.
 */
export function findHome({ documents, project }: Loaded, register: string): Home | null {
  const file = documents.findLast(
    ({ kind, value }) => kind === 'register' && (value as { register?: unknown }).register === register,
  );
  if (file) return { document: file, path: ['records'] };
  const lines = documents.findLast(
    ({ kind, file: name }) => kind === 'records' && name.endsWith(`/${register}.jsonl`),
  );
  if (lines) return { document: lines, path: [] };
  const roadmap = documents.find(({ file: name }) => name === project.path);
  const { registers } = (roadmap?.value ?? {}) as { registers?: object };
  const isInside = roadmap !== undefined && Object.hasOwn(registers ?? {}, register);
  return isInside ? { document: roadmap, path: ['registers', register] } : null;
}
