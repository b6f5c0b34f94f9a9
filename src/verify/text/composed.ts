/** Places in a text that was composed (NFC), in the text that it was composed from. */

/** What is composed together: a character with the marks behind it, or Hangul letters in a row. */
const CLUSTER = /[\u1100-\u11ff]+|[^]\p{M}*/gu;

/** A function from an index of the composed text to the index of what it was composed from. */
export function createComposedIndexes(text: string, composed: string): (index: number) => number {
  if (text === composed) return (index) => index;
  // Made when somebody asks: most texts that are looked for are not there.
  let starts: { readonly of: Int32Array } | undefined;
  return (index) => (starts ??= { of: startsOf(text, composed.length) }).of[index]!;
}

/** For each index of the composed text where the cluster that it belongs to begins. */
function startsOf(text: string, length: number): Int32Array {
  const starts = new Int32Array(length + 1).fill(text.length);
  let at = 0;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const size = cluster.normalize('NFC').length;
    const isSame = size === cluster.length;
    for (let step = 0; step < size && at < length; step += 1, at += 1)
      starts[at] = index + (isSame ? step : 0);
  }
  return starts;
}
