/**
 * One request. By `node:http`, not by the built-in `fetch`: only here can it be said which addresses are connected to,
 * so that those which were looked at are those which are asked.
 */
import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps, type RequestOptions } from 'node:https';
import type { TcpSocketConnectOpts } from 'node:net';
import type { Problem } from '../problem.ts';
import { readBody } from './body.ts';

export interface Answer {
  readonly status: number;
  /** Where a redirect leads. */
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** Null unless the status is a success, 2xx. A problem: it was not read to its end, or can't be. */
  readonly body: Buffer | Problem | null;
}

type Options = RequestOptions & Pick<TcpSocketConnectOpts, 'autoSelectFamily'>;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Asks for a URL; rejects when there is no answer, or not the whole of it. */
export async function request(
  url: URL,
  headers: Readonly<Record<string, string>>,
  addresses: readonly LookupAddress[],
  signal: AbortSignal,
): Promise<Answer> {
  const response = await open(url, {
    headers,
    signal,
    // One connection for one request: none is kept open, and none goes through a proxy.
    agent: false,
    lookup: (_name, _options, callback) => callback(null, [...addresses]),
    // Has all the addresses asked for at once.
    autoSelectFamily: true,
    // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
    rejectUnauthorized: true,
  });
  const { statusCode: status = 0, headers: answered } = response;
  try {
    const body = status >= 200 && status < 300 ? await readBody(response) : null;
    // A body that is as long as its connection ends like a whole one when that is cut.
    signal.throwIfAborted();
    return {
      status,
      location: REDIRECTS.has(status) ? (answered.location ?? null) : null,
      retryAfter: answered['retry-after'] ?? null,
      body,
    };
  } finally {
    response.destroy();
  }
}

function open(url: URL, options: Options): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    start(url, options)
      .on('response', resolve)
      .on('error', reject)
      // That is all that is heard when a server wants to switch protocols.
      .on('close', () => reject(Object.assign(new Error('no answer'), { code: 'ECONNRESET' })))
      .end();
  });
}
