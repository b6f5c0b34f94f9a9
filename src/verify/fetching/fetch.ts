/** Fetching: requests, with redirects followed and busy servers asked again, all of it within one time-out. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isPermitted, readAddress } from './hosts.ts';
import type { Permissions } from '../permissions.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { plural } from '../../diagnostics/plural.ts';
import { headersFor } from './headers.ts';
import type { Network } from './network.ts';
import { request, type Answer } from './request.ts';
import { resolve } from './resolve.ts';
import { readRetryAfter } from './retry-after.ts';
import { isReset, troubleOf } from './trouble.ts';

const MOST_REDIRECTS = 5;
const MOST_TRIES = 3;
/** Seconds; who asks for more is not asked again. */
const LONGEST_WAIT = 10;

interface Errand {
  readonly permissions: Permissions;
  readonly network: Network;
  readonly signal: AbortSignal;
  /** All redirects together. */
  tries: number;
}

interface Stop {
  readonly url: URL;
  /** How many redirects led here. */
  readonly redirects: number;
  /** Whether these all stayed with the first server: what was given for it may be for nobody else. */
  readonly stayed: boolean;
}

/**
 * The last answer that a URL leads to, or why there is none. Its host is permitted already; where redirects lead is
 * judged here. Rejects with the signal's reason when that ends it.
 */
export async function fetchUrl(
  url: URL,
  permissions: Permissions,
  network: Network,
  signal: AbortSignal | null,
): Promise<Answer | Problem> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const end = (): void => ending.abort();
  const timer = setTimeout(end, network.timeout);
  // Many wait for them; that is no leak.
  setMaxListeners(0, ending.signal, ...(signal ? [signal] : []));
  signal?.addEventListener('abort', end);
  try {
    return await walk({ permissions, network, signal: ending.signal, tries: 1 }, url);
  } catch (error) {
    signal?.throwIfAborted();
    if (!ending.signal.aborted) return troubleOf(error);
    return unreadable(`gives no whole answer within ${plural(network.timeout / 1000, 'second')}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

async function walk(errand: Errand, first: URL): Promise<Answer | Problem> {
  let stop: Stop = { url: first, redirects: 0, stayed: true };
  for (;;) {
    const answer = await askPatiently(errand, stop);
    if (isProblem(answer) || answer.location === null) return answer;
    if (stop.redirects === MOST_REDIRECTS) return unreadable(`redirects more than ${MOST_REDIRECTS} times`);
    const next = readAddress(answer.location, stop.url);
    if (isProblem(next)) return unreadable(`redirects to an address that ${next.why}`);
    const stayed = stop.stayed && isSameServer(stop.url, next);
    stop = { url: next, redirects: stop.redirects + 1, stayed };
    if (!isPermitted(errand.permissions.net, next)) return refuse(stop);
  }
}

/** Asks again while the server is busy or breaks off, as long as tries are left. */
async function askPatiently(errand: Errand, stop: Stop): Promise<Answer | Problem> {
  for (let pause = errand.network.pause; ; pause *= 2) {
    let wait = pause;
    try {
      const answer = await askOnce(errand, stop);
      if (isProblem(answer) || (answer.status !== 429 && answer.status < 500)) return answer;
      const seconds = readRetryAfter(answer.retryAfter);
      if (seconds !== null && seconds > LONGEST_WAIT) {
        const later = `asks to come back in ${plural(seconds, 'second')}`;
        return unreadable(`answers ${answer.status} and ${later}`);
      }
      if (errand.tries === MOST_TRIES) return answer;
      if (seconds !== null) wait = seconds * 1000;
    } catch (error) {
      if (!isReset(error) || errand.tries === MOST_TRIES) throw error;
    }
    errand.tries += 1;
    await sleep(wait, undefined, { signal: errand.signal });
  }
}

async function askOnce({ permissions, network, signal }: Errand, stop: Stop): Promise<Answer | Problem> {
  // Who is permitted by a list is named in it.
  const addresses = await resolve(stop.url, permissions.net !== 'all', network, signal);
  if (addresses.length === 0) return refuse(stop);
  const headers = headersFor(stop.url, addresses, stop.stayed ? permissions.headers : []);
  return request(stop.url, headers, addresses, signal);
}

function refuse({ url: { host }, redirects }: Stop): Problem {
  if (redirects > 0) return unreadable(`redirects to ${host}, which --allow-net does not name`);
  return unreadable(`is not fetched without --allow-net=${host}: its address is not public`);
}

/** Whether what was given for one address may go to the other: the same host, and never less secret. */
function isSameServer(from: URL, to: URL): boolean {
  return from.host === to.host && !(from.protocol === 'https:' && to.protocol === 'http:');
}
