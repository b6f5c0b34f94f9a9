/** Values as YAML on one line, so that reading it gives exactly that value again. */
import { resolvePlain } from './plain-scalar.ts';

/** What a record may hold. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** How the people who keep a file write lists and maps on one line. */
export interface FlowStyle {
  /** All keys and texts in double quotes, as in JSON. */
  readonly quoted: boolean;
  /** `{ a: b }`, not `{a: b}`. */
  readonly padded: boolean;
}

/** Text that needs no quotes, neither by itself nor inside brackets: nothing in it has a meaning in YAML. */
const PLAIN = /^[\p{L}\p{N}_./](?:[\p{L}\p{M}\p{N}_./@+*?=&%$^|<>()!'"~;-]|:(?=\S)|(?<=\S)#| (?=[^ #]))*$/u;
/** YAML 1.1 takes these for truth values, and so do other tools. */
const OLD_TRUTH = /^(?:y|n|yes|no|on|off)$/;
/** What acts on a terminal, hides or reorders text, ends a line, or is no character. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** A value on one line. */
export function writeValue(value: Value, style: FlowStyle): string {
  if (typeof value === 'string') return writeText(value, style);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((one: Value) => writeValue(one, style)).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, one]) => writePair(key, one, style));
  const pad = style.padded && pairs.length > 0 ? ' ' : '';
  return `{${pad}${pairs.join(', ')}${pad}}`;
}

/** `key: value` on one line. */
export function writePair(key: string, value: Value, style: FlowStyle): string {
  // `on` is a key of every record; as a key nobody takes it for a truth value.
  return `${writeText(key, style, true)}: ${writeValue(value, style)}`;
}

/** A value as JSON on one line, with nothing invisible in it. */
export function writeJson(value: Value): string {
  return escapeHidden(JSON.stringify(value));
}

function writeText(text: string, { quoted }: FlowStyle, isKey = false): string {
  const isText = resolvePlain(text) === text && (isKey || !OLD_TRUTH.test(text.toLowerCase()));
  const isPlain = !quoted && isText && PLAIN.test(text);
  // A text in JSON is one in YAML.
  return isPlain ? text : escapeHidden(JSON.stringify(text));
}

function escapeHidden(json: string): string {
  return json.replace(HIDDEN, (hidden) =>
    hidden
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
