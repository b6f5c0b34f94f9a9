/** What has to be true whatever the bytes: said by throwing. */

/** Throws unless it is so. */
export function ensure(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(`invariant: ${what}`);
}

/** Bytes as a text, whatever they are. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
