/** HTML as values: what is put into it is escaped, unless it is HTML already. */
import { escapeXml } from '../xml.ts';

/** Text that is HTML. Only `html` makes it. */
export interface Markup {
  readonly markup: string;
}

/** What can be put into HTML; null and false leave nothing. */
export type Content = string | number | null | false | Markup | readonly Content[];

/** The template as HTML: texts in it are escaped, for elements and attributes in quotes alike. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  // To a browser a line end with its indentation is a space.
  const [first, ...rest] = strings.map((part) => part.replaceAll(/\n\s*/g, ' '));
  return { markup: first! + rest.map((part, index) => textOf(contents[index]!) + part).join('') };
}

function textOf(content: Content): string {
  if (content === null || content === false) return '';
  if (typeof content === 'string') return escapeXml(content);
  if (typeof content === 'number') return String(content);
  return 'markup' in content ? content.markup : content.map(textOf).join('');
}
