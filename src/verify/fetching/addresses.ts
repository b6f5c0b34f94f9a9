/** Which IP addresses are the internet's, and which lead to this machine or its neighbours. */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** IANA's special-purpose addresses that are not globally reachable, and multicast. */
const SPECIAL = blockList([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
]);
/** All that IANA gives out as global unicast: in IPv6 nothing else is public. */
const GLOBAL = blockList(['2000::/3']);
const LOOPBACK = blockList(['127.0.0.0/8', '::1/128']);

/** Whether an address is reachable from everywhere. Of one that carries an IPv4 address, that one is judged. */
export function isPublic(address: string): boolean {
  const plain = unwrap(address);
  if (isIPv4(plain)) return !SPECIAL.check(plain);
  // Not so, for one, with a zone: `fe80::1%eth0`.
  if (!isIPv6(plain) || plain.includes('%')) return false;
  return GLOBAL.check(plain, 'ipv6') && !SPECIAL.check(plain, 'ipv6');
}

/** Whether what is sent to an address stays on this machine. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** Whether a host name is one of a machine or a local network by its form: `localhost`, `printer.local`, `intranet`. */
export function isLocalName(name: string): boolean {
  return !name.includes('.') || /\.(?:localhost|local|localdomain|internal|home\.arpa)$/.test(name);
}

/** The IPv4 address that an IPv6 address stands for: IPv4-mapped, NAT64 and 6to4 ones; any other as it is. */
function unwrap(address: string): string {
  if (!isIPv6(address) || address.includes('%')) return address;
  const words = wordsOf(address);
  const prefix = words.slice(0, 6).join(':');
  if (prefix === '0:0:0:0:0:ffff' || prefix === '64:ff9b:0:0:0:0') return dotted(words.slice(6));
  return words[0] === '2002' ? dotted(words.slice(1, 3)) : address;
}

/** The eight words of an IPv6 address, hexadecimal. */
function wordsOf(address: string): string[] {
  const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [front = [], back = []] = shortest.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back];
}

function dotted(words: readonly string[]): string {
  const numbers = words.map((word) => Number.parseInt(word, 16));
  return numbers.flatMap((number) => [number >> 8, number & 255]).join('.');
}

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}
