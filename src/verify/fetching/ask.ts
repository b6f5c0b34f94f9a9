/** Asking each address once a run. */
import { isProblem, type Problem } from '../problem.ts';
import type { World } from '../world.ts';
import { fetchUrl } from './fetch.ts';
import { NETWORK, type Network } from './network.ts';
import type { Answer } from './request.ts';

/** How many bytes of answers are kept at once. */
const ROOM = 64 * 1024 * 1024;

/** What the server answers, or why nobody knows. */
export function ask(world: World, url: URL, network: Network = NETWORK): Promise<Answer | Problem> {
  const { answers } = world.seen;
  const kept = answers.get(url.href);
  if (kept) return kept;
  const asked = fetchOnce(world, url, network);
  answers.set(url.href, asked);
  return asked;
}

async function fetchOnce(world: World, url: URL, network: Network): Promise<Answer | Problem> {
  const { seen, permissions, signal } = world;
  const answer = await fetchUrl(url, permissions, network, signal);
  if (isProblem(answer) || !Buffer.isBuffer(answer.body)) return answer;
  seen.answered += answer.body.length;
  if (seen.answered > ROOM) {
    // Rather ask some of them again than run out of memory.
    seen.answers.clear();
    seen.answered = 0;
  }
  return answer;
}
