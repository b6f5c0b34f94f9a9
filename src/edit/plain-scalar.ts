/** What a word without quotes is in YAML 1.2 (core schema, https://yaml.org/spec/1.2.2/#103-core-schema). */

const NULL = /^(?:~|null|Null|NULL)$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NUMBER = /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NOT_A_NUMBER = /^\.(?:nan|NaN|NAN)$/;

/** The number, the truth value or the null that the word stands for; any other text is itself. */
export function resolvePlain(word: string): string | number | boolean | null {
  if (NULL.test(word)) return null;
  if (TRUE.test(word)) return true;
  if (FALSE.test(word)) return false;
  // A zero below zero is no number of its own in JSON.
  if (NUMBER.test(word)) return Number(word) || 0;
  if (NOT_A_NUMBER.test(word)) return Number.NaN;
  if (INFINITE.test(word)) return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return word;
}
