/** The headers of a request. */
import type { LookupAddress } from 'node:dns';
import { leadsTo } from './hosts.ts';
import type { HostHeader } from '../permissions.ts';
import { isLoopback } from './addresses.ts';

/** Node adds nothing but `Host` and `Connection`. */
const PLAIN = { 'User-Agent': 'agentops', Accept: '*/*', 'Accept-Encoding': 'identity' };

/** What a request to these addresses carries: given headers only for their host, and where nobody can listen. */
export function headersFor(
  url: URL,
  addresses: readonly LookupAddress[],
  given: readonly HostHeader[],
): Readonly<Record<string, string>> {
  const isPrivate = url.protocol === 'https:' || addresses.every(({ address }) => isLoopback(address));
  const own = given.filter(({ host }) => isPrivate && leadsTo(url, host));
  return { ...PLAIN, ...Object.fromEntries(own.map(({ name, value }) => [name, value])) };
}
