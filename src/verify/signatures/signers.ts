/** Who may sign attestations. */
import { ALLOWED_SIGNERS } from '../../model/statement.ts';
import { readContent } from '../files/content.ts';
import { findFile } from '../files/find-file.ts';
import { isProblem } from '../problem.ts';
import type { World } from '../world.ts';

/** The entries of the list of signers, one a line, comments aside; none where it can't be read, so that nobody may. */
export function listSigners(world: World): readonly string[] {
  const file = findFile(world, `${world.folder}/${ALLOWED_SIGNERS}`);
  const content = isProblem(file) ? file : readContent(world, file);
  if (isProblem(content)) return [];
  const lines = content.bytes.toString('utf8').split('\n');
  return lines
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '' && !line.startsWith('#'));
}
