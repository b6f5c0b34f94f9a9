/** What must be known of a document before it is read from its beginning: where images point, what closes late. */
import type { Html, Nodes, Root } from 'mdast';

export interface Outline {
  /** The addresses of the definitions. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The HTML in the order of the document. */
  readonly html: readonly Html[];
}

export function outlineOf(root: Root): Outline {
  const addresses = new Map<string, string>();
  const html: Html[] = [];
  const visit = (one: Nodes): void => {
    // The first definition of a name counts.
    if (one.type === 'definition' && !addresses.has(one.identifier)) addresses.set(one.identifier, one.url);
    else if (one.type === 'html') html.push(one);
    else if ('children' in one) for (const child of one.children) visit(child);
  };
  visit(root);
  return { addresses, html };
}

/** Asks whether HTML behind a place has what closes something; where that stands last is remembered. */
export function closingIn(html: readonly Html[]): (closing: string, offset: number) => boolean {
  const last = new Map<string, number>();
  return (closing, offset) => {
    const pattern = new RegExp(closing, 'i');
    const found =
      last.get(closing) ?? html.findLast(({ value }) => pattern.test(value))?.position?.start.offset ?? -1;
    last.set(closing, found);
    return found > offset;
  };
}
