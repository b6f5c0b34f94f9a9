/** Links to the files that a report is about, from where it lies. */
import { escapePath } from '../uri.ts';
import { escapeText } from '../escape.ts';
import type { Place } from '../report.ts';
import { html, type Markup } from './markup.ts';

/** "roadmap/phases/alpha.yaml:12", linked to the file's line. */
export function linkPlace(toRoot: string | null, { file, line }: Place): Markup {
  return link(toRoot, file, `#L${line}`, `${file}:${line}`);
}

/** A text that is linked to a file. */
export function linkFile(toRoot: string | null, file: string, text: string): Markup {
  return link(toRoot, file, '', text);
}

/** @param toRoot how the root is reached from the report; null: not at all */
function link(toRoot: string | null, file: string, fragment: string, text: string): Markup {
  // A name that can't be shown as it is can't be trusted to lead where it says.
  if (toRoot === null || file === '' || escapeText(file) !== file) return html`<code>${text}</code>`;
  return html`<a href="./${toRoot}${escapePath(file)}${fragment}"><code>${text}</code></a>`;
}
