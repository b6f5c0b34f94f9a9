/** Values by path. */
import type { Path } from './yaml-tree.ts';

/** What stands at a path in a value that has it. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) value = (value as Record<string | number, unknown>)[step];
  return value;
}
