/** What a roadmap's proofs may do besides reading below the root: nothing, unless the command line says so. */

export interface Permissions {
  /** The programs that `run` may start. */
  readonly run: 'all' | ReadonlySet<string>;
  /** The hosts that `url` may ask. */
  readonly net: 'all' | readonly Host[];
  /** Headers that a request to a host carries. */
  readonly headers: readonly HostHeader[];
}

export interface Host {
  /** A name or an address, lower-case, IPv6 without brackets. */
  readonly name: string;
  /** Null: any. */
  readonly port: number | null;
}

export interface HostHeader {
  readonly host: Host;
  readonly name: string;
  readonly value: string;
}

export const NOTHING_PERMITTED: Permissions = { run: new Set(), net: [], headers: [] };
