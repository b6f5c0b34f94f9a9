/** The network as fetching sees it, and how patient it is with it. */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';

export interface Network {
  /** The addresses of a host name. */
  readonly lookup: (name: string) => Promise<readonly LookupAddress[]>;
  /** Milliseconds that a fetch may take, with all its redirects and tries. */
  readonly timeout: number;
  /** Milliseconds before the second try, unless the server says; twice as many before the third. */
  readonly pause: number;
}

export const NETWORK: Network = {
  lookup: (name) => lookup(name, { all: true }),
  timeout: 30_000,
  pause: 500,
};
