/** Names of people. */

/** A name as it is compared: nobody becomes another person by capitals, white space, or signs that stand for the same. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
