/** What shares of one run have in common, so that nothing else is taken for one. */
import { canonicalJson } from '../model/canonical-json.ts';
import type { IsoDate } from '../model/date.ts';
import type { Permissions } from '../verify/permissions.ts';
import { isProblem } from '../verify/problem.ts';
import { openRepository } from '../verify/git/repository.ts';
import { sha256Of, type Shard } from '../verify/collected/verdict-file.ts';
import type { Opened } from './judge.ts';

/** What is judged, and as of when. */
export async function describeJudged(
  { sources: { project, files } }: Opened,
  asOf: IsoDate,
): Promise<Pick<Shard, 'roadmap' | 'revision' | 'asOf'>> {
  const texts = files.map(({ file, text }) => [file, text]).sort();
  const repository = await openRepository(project.root);
  return {
    roadmap: sha256Of(canonicalJson([project.path, texts])),
    revision: isProblem(repository) ? null : repository.head,
    asOf,
  };
}

/** The flags that permit this, however they were written; what headers say is nobody's business. */
export function describePermissions({ run, net, headers }: Permissions): readonly string[] {
  const hosts = net === 'all' ? net : net.map(hostText);
  const sent = headers.map(({ host, name }) => `--header-from-env=${hostText(host)}=${name}`);
  return [
    ...flag('--allow-run', run === 'all' ? run : [...run]),
    ...flag('--allow-net', hosts),
    ...sent.sort(),
  ];
}

function flag(name: string, permitted: 'all' | readonly string[]): readonly string[] {
  if (permitted === 'all') return [name];
  return permitted.length === 0 ? [] : [`${name}=${[...new Set(permitted)].sort().join(',')}`];
}

function hostText({ name, port }: { readonly name: string; readonly port: number | null }): string {
  return port === null ? name : `${name}:${port}`;
}
