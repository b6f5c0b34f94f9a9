import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  createServer as createTcpServer,
  getDefaultAutoSelectFamily,
  setDefaultAutoSelectFamily,
  type AddressInfo,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import tls from 'node:tls';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { UrlProof } from '../../../src/model/proof.ts';
import type { Network } from '../../../src/verify/fetching/network.ts';
import { parseHostHeader } from '../../../src/verify/fetching/host-headers.ts';
import { parseHost } from '../../../src/verify/fetching/hosts.ts';
import type { Permissions } from '../../../src/verify/permissions.ts';
import { verifyUrl } from '../../../src/verify/proofs/url.ts';
import type { Verdict } from '../../../src/verify/verdict.ts';
import { openWorld, type World, type WorldOptions } from '../../../src/verify/world.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { proof } from './fixture.ts';

const MIB = 1024 * 1024;
const root = newFolder();

interface Running {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly port: number;
  readonly requests: IncomingMessage[];
  readonly sockets: Set<Socket>;
  connections: number;
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function start(
  scheme: string,
  server: Pick<Server, 'listen' | 'address' | 'close' | 'on' | 'prependListener'>,
): Promise<Running> {
  const sockets = new Set<Socket>();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const running: Running = {
    origin: `${scheme}://127.0.0.1:${port}`,
    port,
    requests: [],
    sockets,
    connections: 0,
  };
  server.on('connection', (socket: Socket) => {
    running.connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (request: IncomingMessage) => running.requests.push(request));
  stops.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return running;
}

function serve(listener: RequestListener): Promise<Running> {
  return start('http', createServer(listener));
}

/** A server that says these bytes as soon as something is said to it. */
function serveRaw(say: (socket: Socket) => void): Promise<Running> {
  return start(
    'http',
    createTcpServer((socket) => {
      socket.once('data', () => say(socket));
    }) as unknown as Server,
  );
}

/** A server that answers by path. */
function servePaths(paths: Readonly<Record<string, string | Buffer | number>>): Promise<Running> {
  return serve(({ url = '' }, response) => {
    const answer = paths[url] ?? 404;
    if (typeof answer === 'number') response.writeHead(answer).end('nothing of interest');
    else response.end(answer);
  });
}

function hosts(...names: readonly string[]): Permissions['net'] {
  return names.map((name) => parseHost(name)!);
}

function worldOf(
  permissions: Partial<Permissions> = {},
  more: Omit<WorldOptions, 'root' | 'permissions'> = {},
): World {
  const all: Permissions = { run: new Set(), net: hosts('127.0.0.1'), headers: [], ...permissions };
  return openWorld(
    { root, permissions: all, ...more },
    { folder: 'roadmap', claims: [], maintainers: [] },
    [],
  );
}

const patient = { timeout: 10_000, pause: 1 };
const never: Network['lookup'] = (name) => Promise.reject(new Error(`${name} was looked up`));

function judge(source: unknown, world: World = worldOf(), network: Partial<Network> = {}): Promise<Verdict> {
  return verifyUrl(proof(source) as UrlProof, world, { lookup: never, ...patient, ...network });
}

/** The verdict and what was observed, in one line. */
async function told(source: unknown, world?: World, network?: Partial<Network>): Promise<string> {
  const { verdict, observed, circular } = await judge(source, world, network);
  return `${verdict}${circular ? ' (circular)' : ''}: ${observed}`;
}

describe('what an answer shows', () => {
  const rendered = 'Own.\r\n<!-- agentops:begin status -->\nRendered.\n<!-- agentops:end -->\n';
  const paths = {
    '/': 'Hello,\r\nworld',
    '/empty': '',
    '/status?of=all': JSON.stringify({ status: 'ok', n: 3, none: null, list: [] }),
    '/rendered': rendered,
    '/latin': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
    '/number': '\uFEFF[41]',
    '/403': 403,
    '/404': 404,
    '/410': 410,
    '/304': 304,
    '/204': 204,
    '/418': 418,
  };
  const status = '/status?of=all';

  test.each<[string, Record<string, unknown>, string]>([
    ['/', {}, 'holds: answers 200'],
    ['/#fragment', {}, 'holds: answers 200'],
    ['/empty', {}, 'holds: answers 200'],
    ['/204', {}, 'holds: answers 204'],
    ['/latin', {}, 'holds: answers 200'],
    ['/404', {}, 'fails: answers 404'],
    ['/404', { contains: 'nothing' }, 'fails: answers 404'],
    ['/410', {}, 'fails: answers 410'],
    ['/403', {}, 'unverified: answers 403'],
    ['/304', {}, 'unverified: answers 304'],
    ['/418', { contains: 'nothing' }, 'unverified: answers 418'],
    ['/', { contains: 'world' }, 'holds: answers 200 and has "world"'],
    ['/', { contains: ['world', 'Hello'] }, 'holds: answers 200 and has "world", "Hello"'],
    ['/', { contains: 'Hello,\nworld' }, 'holds: answers 200 and has "Hello, world"'],
    ['/', { contains: ['world', 'moon'] }, 'fails: answers 200, but lacks "moon"'],
    ['/empty', { contains: 'x' }, 'fails: answers 200, but lacks "x"'],
    ['/latin', { contains: 'caf' }, 'unverified: answers 200, but is not UTF-8 text'],
    ['/latin', { pointer: '/n' }, 'unverified: answers 200, but is not UTF-8 text'],
    ['/rendered', { contains: 'Own.\n' }, 'holds: answers 200 and has "Own."'],
    [
      '/rendered',
      { contains: ['Own', 'Rendered'] },
      'holds (circular): answers 200 and has "Own", "Rendered"',
    ],
    [status, { pointer: '/status' }, 'holds: answers 200, and /status is "ok"'],
    [status, { pointer: '/status', equals: 'ok' }, 'holds: answers 200, and /status is "ok"'],
    [status, { pointer: '/status', equals: 'no' }, 'fails: answers 200, but /status is "ok", not "no"'],
    [status, { pointer: '/n', is: '>= 3' }, 'holds: answers 200, and /n is 3'],
    [status, { pointer: '/n', is: '> 3' }, 'fails: answers 200, but /n is 3, not > 3'],
    [status, { pointer: '/none' }, 'fails: answers 200, but /none is null'],
    [status, { pointer: '/list' }, 'fails: answers 200, but /list is an empty list'],
    [status, { pointer: '/gone' }, 'fails: answers 200, but has nothing at /gone'],
    [status, { pointer: '/n', contains: '"ok"' }, 'holds: answers 200 and has ""ok"", and /n is 3'],
    [status, { pointer: '/n', contains: 'moon' }, 'fails: answers 200, but lacks "moon"'],
    ['/', { pointer: '/n' }, 'unverified: answers 200, but is not valid JSON'],
    ['/empty', { pointer: '/n' }, 'unverified: answers 200, but is not valid JSON'],
  ])('%s %j', async (path, asked, expected) => {
    const { origin } = await servePaths(paths);
    expect(await told({ url: `${origin}${path}`, ...asked })).toBe(expected);
  });

  test('a number at the pointer is told', async () => {
    const { origin } = await servePaths(paths);
    expect(await judge({ url: `${origin}${status}`, pointer: '/n' })).toMatchObject({ number: 3 });
    expect(await judge({ url: `${origin}/number`, pointer: '/0', is: '< 40' })).toMatchObject({
      verdict: 'fails',
      number: 41,
    });
    expect(await judge({ url: `${origin}${status}`, pointer: '/status' })).not.toHaveProperty('number');
  });
});

describe('permission', () => {
  test.each([
    ['http://example.org', 'example.org'],
    ['https://EXAMPLE.org.:443/a#b', 'example.org'],
    ['https://example.org:8443/a', 'example.org:8443'],
    ['https://example.org:80', 'example.org:80'],
    ['https://localhost', 'localhost'],
    ['http://other.example.org:81', 'other.example.org:81'],
    ['http://example.org.evil.test', 'example.org.evil.test'],
    ['http://[::1]:8080/', '[::1]:8080'],
    ['http://0x7f.1/', '127.0.0.1'],
  ])('%s is not fetched without --allow-net=%s', async (url, named) => {
    const world = worldOf({ net: hosts('example.org:81', '127.0.0.2', '[::2]') });
    expect(await told({ url }, world)).toBe(`unverified: is not fetched without --allow-net=${named}`);
  });

  test('nothing is opened without it', async () => {
    const server = await servePaths({ '/': 'x' });
    const { port, origin } = server;
    for (const net of [[], hosts(`127.0.0.1:${port + 1}`), hosts('127.0.0.2'), hosts('localhost')]) {
      expect(await told({ url: origin }, worldOf({ net }))).toBe(
        `unverified: is not fetched without --allow-net=127.0.0.1:${port}`,
      );
    }
    expect(server.connections).toBe(0);
    expect(await told({ url: origin }, worldOf({ net: hosts(`127.0.0.1:${port}`) }))).toBe(
      'holds: answers 200',
    );
  });

  test('servers are not asked about the past', async () => {
    const server = await servePaths({ '/': 'x' });
    const world = worldOf({}, { isPast: true });
    expect(await told({ url: server.origin }, world)).toBe(
      "unverified: servers can't be asked about a day in the past",
    );
    expect(server.connections).toBe(0);
  });

  test('a host that can’t be named is not suggested to be permitted', async () => {
    expect(await told({ url: 'http://$(reboot)/' }, worldOf({ net: 'all' }))).toBe(
      'unverified: has a host that is no name and no address',
    );
  });
});

describe('this machine and its neighbours', () => {
  const names = ['127.0.0.1', 'localhost', 'LOCALHOST.', 'a.localhost', '0x7f000001', '2130706433', '127.1'];
  const addresses = ['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '0.0.0.0'];
  const loopback: Network['lookup'] = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

  test.each([...names, ...addresses])('%s has to be named', async (name) => {
    const server = await servePaths({ '/': 'x' });
    const url = `http://${name}:${server.port}`;
    const refused = await told({ url }, worldOf({ net: 'all' }), { lookup: loopback });
    expect(refused).toBe(
      `unverified: is not fetched without --allow-net=${new URL(url).host.replace('.:', ':')}: its address is not public`,
    );
    expect(server.connections).toBe(0);
    expect(await told({ url }, worldOf({ net: hosts(name) }), { lookup: loopback })).toBe(
      'holds: answers 200',
    );
  });

  test.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['2600::1', 'fe80::1%lo']],
    [['64:ff9b::7f00:1']],
  ])('a public name that leads to %j', async (found) => {
    const server = await servePaths({ '/': 'x' });
    const lookup = vi.fn<Network['lookup']>(() =>
      Promise.resolve(found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))),
    );
    const url = `http://public.example.org:${server.port}`;
    expect(await told({ url }, worldOf({ net: 'all' }), { lookup })).toBe(
      `unverified: is not fetched without --allow-net=public.example.org:${server.port}: its address is not public`,
    );
    expect(server.connections).toBe(0);
  });

  test('names of local networks are not even looked up', async () => {
    for (const name of ['intranet', 'printer.local', 'db.internal', 'x.home.arpa']) {
      expect(await told({ url: `https://${name}` }, worldOf({ net: 'all' }))).toContain('is not public');
    }
  });

  test('the address that was looked at is the one that is asked', async () => {
    const server = await servePaths({ '/': 'x' });
    // Another address of this machine, where nobody listens; asked again, the name would lead to the server.
    const lookup = vi.fn<Network['lookup']>(() => Promise.resolve([{ address: '127.0.0.2', family: 4 }]));
    const url = `http://localhost:${server.port}`;
    const verdict = await judge({ url }, worldOf({ net: hosts('localhost') }), { lookup, timeout: 200 });
    expect(verdict.verdict).toBe('unverified');
    expect(lookup).toHaveBeenCalledTimes(1);
    expect(server.connections).toBe(0);
  });

  test('the machine’s own resolver serves where no other is given', async () => {
    const server = await servePaths({ '/': 'x' });
    const source = proof({ url: `http://localhost:${server.port}` }) as UrlProof;
    const { observed } = await verifyUrl(source, worldOf({ net: hosts('localhost') }));
    expect(observed).toBe('answers 200');
  });
});

describe('redirects', () => {
  /** `/5` redirects to `/4` and so on; `/0` is the end. */
  function chain(): Promise<Running> {
    return serve(({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(302, { Location: String(left - 1) }).end();
      else response.end('the end');
    });
  }

  function redirect(location: string, status = 302): Promise<Running> {
    return serve(({ url }, response) => {
      if (url === '/') response.writeHead(status, location === '' ? {} : { Location: location }).end();
      else response.end(url);
    });
  }

  test('five are followed', async () => {
    const server = await chain();
    expect(await told({ url: `${server.origin}/5`, contains: 'the end' })).toBe(
      'holds: answers 200 and has "the end"',
    );
    expect(server.requests.map(({ url }) => url)).toEqual(['/5', '/4', '/3', '/2', '/1', '/0']);
  });

  test('six are not', async () => {
    const server = await chain();
    expect(await told({ url: `${server.origin}/6` })).toBe('unverified: redirects more than 5 times');
    expect(server.requests).toHaveLength(6);
  });

  test('a loop ends', async () => {
    const server = await redirect('/');
    expect(await told({ url: server.origin })).toBe('unverified: redirects more than 5 times');
    expect(server.requests).toHaveLength(6);
  });

  test.each([301, 302, 303, 307, 308])('%d', async (status) => {
    const { origin } = await redirect('a/../b?c#d', status);
    expect(await told({ url: origin, contains: '/b?c' })).toBe('holds: answers 200 and has "/b?c"');
  });

  test.each([
    ['', 302, 'answers 302'],
    ['/a', 300, 'answers 300'],
    ['http://', 302, 'redirects to an address that is not valid'],
    ['ftp://127.0.0.1/', 302, 'redirects to an address that is neither http nor https'],
    ['file:///etc/passwd', 302, 'redirects to an address that is neither http nor https'],
    ['data:,x', 302, 'redirects to an address that is neither http nor https'],
    ['http://user@127.0.0.1/', 302, 'redirects to an address that has a user name or password'],
    ['http://:word@127.0.0.1/', 302, 'redirects to an address that has a user name or password'],
    ['http://example.org/', 302, 'redirects to example.org, which --allow-net does not name'],
    ['//localhost:81', 302, 'redirects to localhost:81, which --allow-net does not name'],
    ['http://0/', 302, 'redirects to 0.0.0.0, which --allow-net does not name'],
  ])('to %s with %d', async (location, status, expected) => {
    const { origin } = await redirect(location, status);
    expect(await told({ url: origin })).toBe(`unverified: ${expected}`);
  });

  test('to another port', async () => {
    const other = await servePaths({ '/': 'other' });
    const { origin, port } = await redirect(other.origin);
    expect(await told({ url: origin }, worldOf({ net: hosts(`127.0.0.1:${port}`) }))).toBe(
      `unverified: redirects to 127.0.0.1:${other.port}, which --allow-net does not name`,
    );
    expect(other.connections).toBe(0);
    expect(await told({ url: origin, contains: 'other' })).toBe('holds: answers 200 and has "other"');
  });
});

describe('troubles of the network', () => {
  test('nobody listens', async () => {
    const { origin } = await servePaths({});
    for (const stop of stops.splice(0)) stop();
    expect(await told({ url: origin })).toBe('unverified: refuses the connection (ECONNREFUSED)');
  });

  test('a name that is not there', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('not there'), { code: 'ENOTFOUND' }));
    expect(await told({ url: 'http://a.example.org' }, worldOf({ net: 'all' }), { lookup })).toBe(
      "unverified: has a host name that can't be resolved (ENOTFOUND)",
    );
  });

  test('what is no trouble of the network is not called one', async () => {
    await expect(judge({ url: 'http://a.example.org' }, worldOf({ net: 'all' }))).rejects.toThrow(
      'a.example.org was looked up',
    );
  });

  test('no HTTP', async () => {
    const { origin } = await serveRaw((socket) => socket.end('220 mail.example.org ESMTP\r\n'));
    expect(await told({ url: origin })).toMatch(/^unverified: gives no valid HTTP answer \(HPE_/);
  });

  test.each([true, false])(
    'one of its addresses is enough, whether node prefers that: %s',
    async (prefers) => {
      const { port } = await servePaths({ '/': 'x' });
      const usual = getDefaultAutoSelectFamily();
      stops.push(() => setDefaultAutoSelectFamily(usual));
      setDefaultAutoSelectFamily(prefers);
      const at = (...addresses: readonly string[]): Network['lookup'] => {
        return () =>
          Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
      };
      const world = (): World => worldOf({ net: hosts('a.example.org') });
      const url = `http://a.example.org:${port}`;
      expect(await told({ url }, world(), { lookup: at('::1', '127.0.0.2', '127.0.0.1') })).toBe(
        'holds: answers 200',
      );
      expect(await told({ url }, world(), { lookup: at('127.0.0.2', '127.0.0.3') })).toBe(
        'unverified: refuses the connection (ECONNREFUSED)',
      );
    },
  );

  test('a status that is none', async () => {
    const { origin } = await serveRaw((socket) => socket.end('HTTP/1.1 000 Nothing\r\n\r\n'));
    expect(await told({ url: origin })).toBe('unverified: answers 0');
  });

  test('what is not asked for is not read', async () => {
    const server = await serve((_, response) => {
      response.writeHead(404).write('endless');
    });
    expect(await told({ url: server.origin })).toBe('fails: answers 404');
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
  });

  test('another protocol', async () => {
    const { origin } = await serveRaw((socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
    });
    expect(await told({ url: origin })).toBe(
      'unverified: ends the connection before the end of its answer (ECONNRESET)',
    );
  });

  test.each<[string, (socket: Socket) => void]>([
    ['nothing', () => {}],
    ['headers without an end', (socket) => socket.write('HTTP/1.1 200 OK\r\nA: b\r\n')],
    ['half of a body', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf')],
    ['a body without an end', (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nendless')],
    ['half of a redirect’s goal', (socket) => socket.write('HTTP/1.1 302 Found\r\nLocation: /')],
  ])('%s in time', async (_, say) => {
    const server = await serveRaw(say);
    expect(await told({ url: server.origin }, worldOf(), { timeout: 100 })).toBe(
      'unverified: gives no whole answer within 0.1 seconds',
    );
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
  });

  test('a body in drips', async () => {
    const { origin } = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 5);
      response.on('close', () => clearInterval(timer));
    });
    expect(await told({ url: origin }, worldOf(), { timeout: 100 })).toBe(
      'unverified: gives no whole answer within 0.1 seconds',
    );
  });

  test('a resolver that says nothing', async () => {
    const lookup = () => new Promise<never>(() => {});
    expect(
      await told({ url: 'http://a.example.org' }, worldOf({ net: 'all' }), { lookup, timeout: 50 }),
    ).toBe('unverified: gives no whole answer within 0.05 seconds');
  });

  test('the time is for all redirects and tries together', async () => {
    const { origin } = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { Location: '/' }).end(), 60);
    });
    expect(await told({ url: origin }, worldOf(), { timeout: 150 })).toContain('gives no whole answer');
    const busy = await servePaths({ '/': 503 });
    expect(await told({ url: busy.origin }, worldOf(), { timeout: 100, pause: 5000 })).toContain(
      'gives no whole answer',
    );
  });

  test('the run is ended', async () => {
    const server = await serveRaw((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nendless'));
    const ending = new AbortController();
    const asked = judge({ url: server.origin }, worldOf({}, { signal: ending.signal }));
    await vi.waitFor(() => expect(server.connections).toBe(1));
    ending.abort(new Error('interrupted'));
    await expect(asked).rejects.toThrow('interrupted');
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
    await expect(judge({ url: server.origin }, worldOf({}, { signal: ending.signal }))).rejects.toThrow(
      'interrupted',
    );
    expect(server.connections).toBe(1);
  });

  test('no connection is left open', async () => {
    const server = await servePaths({ '/': 'x' });
    expect(await told({ url: server.origin })).toBe('holds: answers 200');
    expect(server.requests[0]!.headers.connection).toBe('close');
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
  });
});

describe('busy servers', () => {
  /** Answers in order; the last one for ever. */
  function inOrder(...answers: readonly (readonly [number, string?])[]): Promise<Running & { at: number[] }> {
    const at: number[] = [];
    const running = serve((_, response) => {
      const [status, retryAfter] = answers[Math.min(at.length, answers.length - 1)]!;
      at.push(performance.now());
      response.writeHead(status, retryAfter === undefined ? {} : { 'Retry-After': retryAfter }).end('body');
    });
    return running.then((one) => Object.assign(one, { at }));
  }

  test.each([
    [[[503], [500], [200]], 3, 'holds: answers 200'],
    [[[429, '0'], [200]], 2, 'holds: answers 200'],
    [[[429, 'Tue, 01 Jan 2030 00:00:00 PST'], [200]], 2, 'holds: answers 200'],
    [[[503, 'Thu, 01 Jan 1970 00:00:00 GMT'], [404]], 2, 'fails: answers 404'],
    [[[502]], 3, 'unverified: answers 502'],
    [[[429, '0']], 3, 'unverified: answers 429'],
    [[[429, '11']], 1, 'unverified: answers 429 and asks to come back in 11 seconds'],
    [[[500], [503, '3600']], 2, 'unverified: answers 503 and asks to come back in 3600 seconds'],
    [[[403]], 1, 'unverified: answers 403'],
  ] as const)('%j', async (answers, requests, expected) => {
    const server = await inOrder(...answers);
    expect(await told({ url: server.origin })).toBe(expected);
    expect(server.requests).toHaveLength(requests);
  });

  test('a date far away', async () => {
    const { origin } = await inOrder([429, new Date(Date.now() + 60_000).toUTCString()]);
    expect(await told({ url: origin })).toMatch(
      /^unverified: answers 429 and asks to come back in (?:5\d|60) seconds$/,
    );
  });

  test('what they ask for is waited', async () => {
    const { origin, at } = await inOrder([429, '1'], [200]);
    expect(await told({ url: origin })).toBe('holds: answers 200');
    expect(at[1]! - at[0]!).toBeGreaterThan(950);
  });

  test('each wait is longer than the one before', async () => {
    const { origin, at } = await inOrder([500]);
    await told({ url: origin }, worldOf(), { pause: 40 });
    expect(at[1]! - at[0]!).toBeGreaterThan(35);
    expect(at[2]! - at[1]!).toBeGreaterThan(75);
  });

  test('three tries for all redirects together', async () => {
    const seen: string[] = [];
    const { origin } = await serve(({ url = '' }, response) => {
      seen.push(url);
      if (seen.filter((one) => one === url).length === 1) response.writeHead(503).end();
      else response.writeHead(302, { Location: `${url}x` }).end();
    });
    expect(await told({ url: origin })).toBe('unverified: answers 503');
    expect(seen).toEqual(['/', '/', '/x', '/x', '/xx']);
  });

  test.each([
    [1, 'holds: answers 200'],
    [2, 'holds: answers 200'],
    [3, 'unverified: ends the connection before the end of its answer (ECONNRESET)'],
  ])('a connection that breaks %d times', async (breaks, expected) => {
    const server = await serve((_, response) => {
      if (server.requests.length <= breaks) response.socket!.resetAndDestroy();
      else response.end('x');
    });
    expect(await told({ url: server.origin })).toBe(expected);
  });

  test('a body that breaks off', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': 10 }).write('half');
      if (server.requests.length < 3) setTimeout(() => response.destroy(), 10);
      else response.end(' whole');
    });
    expect(await told({ url: server.origin, contains: 'half whole' })).toContain('holds');
    expect(server.requests).toHaveLength(3);
  });
});

describe('bodies', () => {
  function encoded(encoding: string, body: Buffer): Promise<Running> {
    return serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': encoding }).end(body);
    });
  }
  const text = Buffer.from('packed text');

  test.each([
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', text],
  ])('packed by %s', async (encoding, body) => {
    const { origin } = await encoded(encoding, body);
    expect(await told({ url: origin, contains: 'packed text' })).toBe(
      'holds: answers 200 and has "packed text"',
    );
  });

  test.each([
    ['gzip', text, "unverified: has a body that can't be decoded (Z_DATA_ERROR)"],
    ['gzip', gzipSync(text).subarray(0, -9), "unverified: has a body that can't be decoded (Z_BUF_ERROR)"],
    ['br', Buffer.from('zzzz'), "unverified: has a body that can't be decoded (ERR__ERROR_FORMAT_RESERVED)"],
    ['zstd', text, 'unverified: answers 200, but is encoded as "zstd", which can\'t be read'],
    ['gzip, br', text, 'unverified: answers 200, but is encoded as "gzip, br", which can\'t be read'],
    ['gzip', Buffer.alloc(0), 'fails: answers 200, but lacks "x"'],
  ])('wrongly packed by %s', async (encoding, body, expected) => {
    const { origin } = await encoded(encoding, body);
    expect(await told({ url: origin, contains: 'x' })).toBe(expected);
  });

  test.each([
    ['gzip', gzipSync(Buffer.alloc(200 * MIB, 'x'), { level: 1 })],
    ['br', brotliCompressSync(Buffer.alloc(9 * MIB, 'x'))],
    ['identity', Buffer.alloc(8 * MIB + 1, 'x')],
  ])('too large, packed by %s', async (encoding, body) => {
    const { origin } = await encoded(encoding, body);
    const world = worldOf();
    expect(await told({ url: origin, contains: 'x' }, world)).toBe(
      'unverified: answers 200, but is larger than 8 MiB',
    );
    expect(await told({ url: origin }, world)).toBe('holds: answers 200');
  });

  test('as large as can be', async () => {
    const { origin } = await encoded('identity', Buffer.alloc(8 * MIB, 'x'));
    expect(await told({ url: origin, contains: 'xx' })).toBe('holds: answers 200 and has "xx"');
  });

  test('without an end', async () => {
    const server = await serve((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x'))) continue;
      };
      response.on('drain', more);
      more();
    });
    expect(await told({ url: server.origin, contains: 'x' })).toBe(
      'unverified: answers 200, but is larger than 8 MiB',
    );
    await vi.waitFor(() => expect(server.sockets.size).toBe(0));
  });
});

describe('each address once a run', () => {
  test('whatever is asked of it', async () => {
    const server = await servePaths({ '/a': '{"n": 1}', '/b': 'b' });
    const world = worldOf();
    const sources = [{}, { contains: 'n' }, { pointer: '/n' }, { contains: 'x' }].map((asked, n) => ({
      url: `${server.origin}/a#${n}`,
      ...asked,
    }));
    const at = (verdict: Verdict): string => verdict.verdict;
    expect((await Promise.all(sources.map((source) => judge(source, world)))).map(at)).toEqual([
      'holds',
      'holds',
      'holds',
      'fails',
    ]);
    await judge(sources[0], world);
    await judge({ url: `${server.origin}/b` }, world);
    expect(server.requests.map(({ url }) => url)).toEqual(['/a', '/b']);
    await judge(sources[0], worldOf());
    expect(server.requests).toHaveLength(3);
  });

  test('nor when it went wrong', async () => {
    const server = await serveRaw((socket) => socket.end('?'));
    const world = worldOf();
    await judge({ url: server.origin }, world);
    await judge({ url: server.origin, contains: 'x' }, world);
    expect(server.connections).toBe(1);
  });

  test('but not all of them are kept for ever', async () => {
    const body = Buffer.alloc(7 * MIB, 'x');
    const server = await serve((_, response) => {
      response.end(body);
    });
    const world = worldOf();
    for (let n = 0; n < 10; n += 1) {
      expect(await told({ url: `${server.origin}/${n}`, contains: 'x' }, world)).toContain('holds');
    }
    await judge({ url: `${server.origin}/0` }, world);
    expect(server.requests).toHaveLength(11);
  });
});

describe('what a request carries', () => {
  const token = { API_TOKEN: 's3cret', OTHER: 'other' };
  const header = (text: string) => {
    const parsed = parseHostHeader(text, token);
    if (typeof parsed === 'string') throw new Error(parsed);
    return parsed;
  };

  test('plain things, and nothing of this machine', async () => {
    vi.stubEnv('http_proxy', 'http://127.0.0.1:9');
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:9');
    const server = await serve(({ url }, response) => {
      if (url === '/') response.writeHead(302, { Location: '/next', 'Set-Cookie': 'a=b' }).end();
      else response.end('x');
    });
    expect(await told({ url: `${server.origin}/#part` })).toBe('holds: answers 200');
    const expected = {
      'user-agent': 'agentops',
      accept: '*/*',
      'accept-encoding': 'identity',
      host: `127.0.0.1:${server.port}`,
      connection: 'close',
    };
    expect(server.requests.map(({ method, url, headers }) => ({ method, url, headers }))).toEqual([
      { method: 'GET', url: '/', headers: expected },
      { method: 'GET', url: '/next', headers: expected },
    ]);
  });

  test('a header for its host and port only', async () => {
    const server = await servePaths({ '/': 'x' });
    const lookup: Network['lookup'] = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    const headers = [
      header(`127.0.0.1:${server.port}=X-One:API_TOKEN`),
      header(`127.0.0.1=X-Two:API_TOKEN`),
      header(`127.0.0.1=Accept:OTHER`),
      header(`127.0.0.1:${server.port + 1}=X-Three:API_TOKEN`),
      header(`localhost=X-Four:API_TOKEN`),
    ];
    const world = worldOf({ headers, net: hosts('127.0.0.1', 'localhost', 'a.localhost') });
    await judge({ url: server.origin }, world);
    await judge({ url: `http://localhost:${server.port}` }, world, { lookup });
    await judge({ url: `http://a.localhost:${server.port}` }, world, { lookup });
    expect(server.requests.map((request) => [request.headers.accept, xHeaders(request)])).toEqual([
      ['other', { 'x-one': 's3cret', 'x-two': 's3cret' }],
      ['*/*', { 'x-four': 's3cret' }],
      ['*/*', {}],
    ]);
  });

  test('no header in plain text over a network', async () => {
    const server = await servePaths({ '/': 'x' });
    // This machine again, but not by a loopback address.
    const lookup: Network['lookup'] = () => Promise.resolve([{ address: '0.0.0.0', family: 4 }]);
    const world = worldOf({
      headers: [header('api.example.org=X-Token:API_TOKEN'), header('0.0.0.0=X-Token:API_TOKEN')],
      net: hosts('api.example.org', '0.0.0.0'),
    });
    for (const host of ['api.example.org', '0.0.0.0']) {
      expect(await told({ url: `http://${host}:${server.port}` }, world, { lookup })).toBe(
        'holds: answers 200',
      );
    }
    expect(server.requests.map(xHeaders)).toEqual([{}, {}]);
  });

  test('a header stays with its server', async () => {
    const other = await serve((_, response) => {
      response.writeHead(302, { Location: `${first.origin}/back` }).end();
    });
    const first: Running = await serve(({ url }, response) => {
      const to = { '/': '/same', '/same': `${other.origin}/`, '/back': '/again' }[url!];
      if (to === undefined) response.end('x');
      else response.writeHead(302, { Location: to }).end();
    });
    const world = worldOf({ headers: [header('127.0.0.1=X-Token:API_TOKEN')] });
    expect(await told({ url: first.origin }, world)).toBe('holds: answers 200');
    expect(first.requests.map((request) => [request.url, xHeaders(request)])).toEqual([
      ['/', { 'x-token': 's3cret' }],
      ['/same', { 'x-token': 's3cret' }],
      ['/back', {}],
      ['/again', {}],
    ]);
    expect(other.requests.map(xHeaders)).toEqual([{}]);
  });

  function xHeaders({ headers }: IncomingMessage): Record<string, unknown> {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-')));
  }

  describe('over TLS', () => {
    let key: string;
    let cert: string;
    beforeAll(() => {
      const keys = newFolder();
      const [keyFile, certFile] = [join(keys, 'key.pem'), join(keys, 'cert.pem')];
      const subject = ['-subj', '/CN=test', '-addext', 'subjectAltName=IP:127.0.0.1'];
      const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
      spawnSync('openssl', ['req', '-x509', ...curve, '-keyout', keyFile, '-out', certFile, ...subject]);
      [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];
    });

    function serveTls(listener: RequestListener): Promise<Running> {
      return start('https', createTlsServer({ key, cert }, listener) as unknown as Server);
    }

    /** As if an authority of this machine had signed it. */
    function trust(): void {
      const create = tls.createSecureContext;
      vi.spyOn(tls, 'createSecureContext').mockImplementation((options) => create({ ca: cert, ...options }));
    }

    test('a certificate that nobody signed', async () => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      vi.spyOn(process, 'emitWarning').mockReturnValue();
      const server = await serveTls((_, response) => {
        response.end('x');
      });
      expect(await told({ url: server.origin })).toBe(
        'unverified: has an invalid certificate (DEPTH_ZERO_SELF_SIGNED_CERT)',
      );
      expect(server.requests).toEqual([]);
    });

    test('a certificate for another host', async () => {
      trust();
      const server = await serveTls((_, response) => {
        response.end('x');
      });
      const lookup: Network['lookup'] = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      const url = `https://other.test:${server.port}`;
      expect(await told({ url }, worldOf({ net: hosts('other.test') }), { lookup })).toBe(
        'unverified: has an invalid certificate (ERR_TLS_CERT_ALTNAME_INVALID)',
      );
      expect(server.requests).toEqual([]);
    });

    test('no TLS at all', async () => {
      const { port } = await servePaths({});
      expect(await told({ url: `https://127.0.0.1:${port}` })).toMatch(
        /^unverified: agrees on no TLS connection \((?:EPROTO|ERR_SSL_.*)\)$/,
      );
    });

    test('a header goes from plain text into it, but not back', async () => {
      trust();
      const seen: [string, unknown][] = [];
      // One port for both, as 80 and 443 are one host.
      const server = await start(
        'http',
        createTcpServer((socket) => {
          socket.once('readable', () => {
            const first = socket.read() as Buffer;
            socket.unshift(first);
            (first[0] === 0x16 ? safe : plain).emit('connection', socket);
          });
        }) as unknown as Server,
      );
      const answer =
        (scheme: string): RequestListener =>
        (request, response) => {
          seen.push([`${scheme}:${request.url}`, xHeaders(request)]);
          const to = { '/': `https://127.0.0.1:${server.port}/a`, '/a': `http://127.0.0.1:${server.port}/b` };
          if (request.url === '/b') response.end('end');
          else response.writeHead(302, { Location: to[request.url as '/'] }).end();
        };
      const plain = createServer(answer('http'));
      const safe = createTlsServer({ key, cert }, answer('https'));
      const world = worldOf({ headers: [header('127.0.0.1=X-Token:API_TOKEN')] });
      expect(await told({ url: server.origin, contains: 'end' }, world)).toContain('holds');
      expect(seen).toEqual([
        ['http:/', { 'x-token': 's3cret' }],
        ['https:/a', { 'x-token': 's3cret' }],
        ['http:/b', {}],
      ]);
    });

    test('a header goes to a host that is no loopback', async () => {
      trust();
      const server = await serveTls((_, response) => {
        response.end('x');
      });
      vi.spyOn(tls, 'checkServerIdentity').mockReturnValue(undefined);
      const lookup: Network['lookup'] = () => Promise.resolve([{ address: '0.0.0.0', family: 4 }]);
      const world = worldOf({
        headers: [header('api.example.org=X-Token:API_TOKEN')],
        net: hosts('api.example.org'),
      });
      await judge({ url: `https://api.example.org:${server.port}` }, world, { lookup });
      expect(server.requests.map(xHeaders)).toEqual([{ 'x-token': 's3cret' }]);
    });
  });
});
