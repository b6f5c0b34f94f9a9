/** Hosts: as the command line names them, and as web addresses lead to them. */
import type { Host, Permissions } from '../permissions.ts';
import { unreadable, type Problem } from '../problem.ts';

const HOST =
  /^(?:(\[[\da-f:.]+\])|([\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)*)\.?)(?::([1-9]\d{0,4}))?$/iu;

/** Reads `HOST[:PORT]`: a name, an IPv4 address, or an IPv6 address in brackets; null for anything else. */
export function parseHost(text: string): Host | null {
  const [, bracketed, name, digits] = HOST.exec(text) ?? [];
  const source = `http://${bracketed ?? name}`;
  const port = digits === undefined ? null : Number(digits);
  if ((bracketed ?? name) === undefined || !URL.canParse(source) || (port ?? 0) > 65_535) return null;
  // The URL's own reading, so that whatever notation an address has, it is the same host.
  return { name: new URL(source).hostname.replace(/^\[|\]$/g, ''), port };
}

/**
 * Reads a web address as it is asked for: http or https, without its fragment or a dot behind its host.
 * @param base what it is relative to
 */
export function readAddress(text: string, base?: URL): URL | Problem {
  if (!URL.canParse(text, base?.href)) return unreadable('is not valid');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return unreadable('is neither http nor https');
  if (url.username !== '' || url.password !== '') return unreadable('has a user name or password');
  url.hash = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  // A host that nobody can name is not suggested to be permitted, either: it may be `$(reboot)`.
  return parseHost(url.host) === null ? unreadable('has a host that is no name and no address') : url;
}

/** The name, without brackets, and the port that an address leads to. */
export function hostOf(url: URL): { readonly name: string; readonly port: number } {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { name: url.hostname.replace(/^\[|\]$/g, ''), port };
}

/** Whether an address leads to this very host, and to its port where one is given. */
export function leadsTo(url: URL, { name, port }: Host): boolean {
  const host = hostOf(url);
  return host.name === name && (port === null || host.port === port);
}

/** Whether the host of an address may be asked, as far as its name tells. */
export function isPermitted(net: Permissions['net'], url: URL): boolean {
  return net === 'all' || net.some((host) => leadsTo(url, host));
}
