/** The contents of git objects. */
import type { Git } from './git.ts';
import { isProblem, unreadable, type Problem } from '../problem.ts';
import { refusal } from './repository.ts';

/** A file's content by its object name. */
export interface Blob {
  readonly object: string;
  readonly size: number;
}

const KIB = 1024;
/** What is read along with what was asked for: so many, none larger than this, and no more bytes in all. */
const ALONG = { count: 1000, each: 256 * KIB, all: 8 * KIB * KIB };
/** Bytes that are kept. */
const ROOM = 32 * KIB * KIB;

/** What was read of blobs; may be shared by the trees of many commits. */
export interface Shelf {
  readonly kept: Map<string, Buffer>;
  bytes: number;
}

export function openShelf(): Shelf {
  return { kept: new Map(), bytes: 0 };
}

/**
 * Reads blobs. Those that follow in `order` are read along, since a call of git costs as much as many of them, and
 * evidence lies side by side.
 */
export function openBlobs(
  git: Git,
  order: readonly Blob[],
  shelf: Shelf = openShelf(),
): (blob: Blob) => Buffer | Problem {
  const { kept } = shelf;
  const places = new Map(order.map(({ object }, index) => [object, index]));
  return (blob) => {
    const known = kept.get(blob.object);
    if (known) return known;
    const some = [blob, ...following(order, places.get(blob.object) ?? order.length)];
    const read = readBlobs(git, new Set(some.map(({ object }) => object)));
    if (isProblem(read)) return read;
    if (shelf.bytes > ROOM) {
      kept.clear();
      shelf.bytes = 0;
    }
    for (const [object, content] of read) {
      kept.set(object, content);
      shelf.bytes += content.length;
    }
    return read.get(blob.object) ?? unreadable('is not in this clone');
  };
}

function following(order: readonly Blob[], index: number): readonly Blob[] {
  const along: Blob[] = [];
  let bytes = 0;
  for (const blob of order.slice(index + 1, index + 1 + ALONG.count)) {
    if (blob.size > ALONG.each) continue;
    bytes += blob.size;
    if (bytes > ALONG.all) break;
    along.push(blob);
  }
  return along;
}

function readBlobs(git: Git, objects: ReadonlySet<string>): Map<string, Buffer> | Problem {
  const answer = git(['cat-file', '--batch'], `${[...objects].join('\n')}\n`, 'latin1');
  if (isProblem(answer)) return answer;
  if (answer.status !== 0) return refusal(answer);
  const bytes = Buffer.from(answer.stdout, 'latin1');
  const found = new Map<string, Buffer>();
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf('\n', from);
    const [object = '', type = '', size = '0'] = bytes.toString('latin1', from, end).split(' ');
    from = end + 1;
    if (type !== 'blob') continue;
    found.set(object, bytes.subarray(from, from + Number(size)));
    from += Number(size) + 1;
  }
  return found;
}
