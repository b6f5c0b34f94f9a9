/** Texts that Markdown could take for something else. */
import fc from 'fast-check';
import { HOSTILE_TEXTS } from '../hostile-roadmap.ts';

/** What means something to some reader of Markdown, or to who shows it. */
const MEANING = [
  '@me',
  '#1',
  'GH-1',
  '<b>',
  '](',
  '[x](y)',
  '![',
  '![x](y)',
  '[^1]',
  '`',
  '``',
  '\\',
  '|',
  '\\|',
  '&lt;',
  '&#64;',
  'www.a.b',
  'http://a',
  'a@b.c',
  '1.',
  '-',
  '*',
  '***',
  '~~',
  '\n',
  ' ',
  'a',
  ':b:',
  '$x$',
  '/close',
  '<!-- agentops:end -->',
  '<!--agentops:begin x-->',
  '{{',
  '{%',
];

/** Letters, spaces, and all that means something to anybody. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS.map((text) => text.slice(0, 300))),
  fc.string({ unit: fc.constantFrom(...'ab1 \\`*_{}[]<>()#|~@$^&=:!+-.,;"\'/%?\n'), maxLength: 40 }),
  fc.array(fc.constantFrom(...MEANING), { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
