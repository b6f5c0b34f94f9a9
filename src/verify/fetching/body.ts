/** The body of an answer, decoded. */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';
import { errorCode } from '../../diagnostics/error-code.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { quote } from '../../diagnostics/quote.ts';

const MIB = 1024 * 1024;
/** Larger ones are not read, nor unpacked. */
const LARGEST = 8 * MIB;
const TOO_LARGE = unreadable(`is larger than ${LARGEST / MIB} MiB`);

/** What servers send although plain bytes are asked for. */
const DECODERS = new Map([
  ['gzip', promisify(unzip)],
  ['x-gzip', promisify(unzip)],
  ['deflate', promisify(unzip)],
  ['br', promisify(brotliDecompress)],
]);

/** Reads a body to its end, but no more of it than is read at most. Rejects when it breaks off or can't be unpacked. */
export async function readBody(response: IncomingMessage): Promise<Buffer | Problem> {
  const sent = await readBytes(response);
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  if (isProblem(sent) || sent.length === 0 || encoding === 'identity') return sent;
  const decode = DECODERS.get(encoding);
  if (!decode) return unreadable(`is encoded as ${quote(encoding)}, which can't be read`);
  try {
    return await decode(sent, { maxOutputLength: LARGEST });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return TOO_LARGE;
    throw error;
  }
}

async function readBytes(response: IncomingMessage): Promise<Buffer | Problem> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) return TOO_LARGE;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
