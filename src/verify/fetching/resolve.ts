/** The addresses behind a host. */
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { isIP } from 'node:net';
import { hostOf } from './hosts.ts';
import { isLocalName, isPublic } from './addresses.ts';
import type { Network } from './network.ts';

/**
 * The addresses of a URL's host; none when that, or one of them, is not public.
 * @param isNamed whether the host was named, so that it may be whatever it is
 */
export async function resolve(
  url: URL,
  isNamed: boolean,
  { lookup }: Network,
  signal: AbortSignal,
): Promise<readonly LookupAddress[]> {
  signal.throwIfAborted();
  const { name } = hostOf(url);
  const family = isIP(name);
  if (family === 0 && !isNamed && isLocalName(name)) return [];
  const addresses = family === 0 ? await lookUp(lookup(name), signal) : [{ address: name, family }];
  return isNamed || addresses.every(({ address }) => isPublic(address)) ? addresses : [];
}

/** Looking up can't be ended, only left behind. */
async function lookUp(
  answer: Promise<readonly LookupAddress[]>,
  signal: AbortSignal,
): Promise<readonly LookupAddress[]> {
  const addresses = await Promise.race([answer, once(signal, 'abort')]);
  signal.throwIfAborted();
  return addresses;
}
