/** The text composed (NFC), white space as single spaces: what it is known by wherever its lines break. */
export function flatten(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
