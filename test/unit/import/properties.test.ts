/** Whatever a document holds: no crash, a valid roadmap or none, and no word of it lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Imported } from '../../../src/import/imported.ts';
import { filesOf, importText, problemsOf } from './importing.ts';

const RUNS = { numRuns: 150 };

/** Pieces that mean something to the importer, to YAML, to Markdown or to terminals. */
const HOSTILE = [
  'Phase 1',
  'v0.3',
  '(Completed)',
  '✅',
  '[x]',
  '~~gone~~',
  '**Risk: R**',
  'Mitigation:',
  '3+',
  'at least 2',
  'per factor',
  '100%',
  '<= 5',
  'success criteria',
  ': ',
  ' #',
  '- ',
  '? ',
  '!tag',
  '&a',
  '*a',
  '%',
  '@',
  '`',
  '|',
  '{a: b}',
  "'",
  '"',
  'no',
  'null',
  '3e21912',
  '__proto__',
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud800',
  '👩‍👩‍👧',
  '阶段一',
  'Фаза 2',
  '核心',
  'é',
  '<b>x</b>',
  '<!-- c -->',
  '\\',
  'constructor',
];
const words = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('alpha', 'beta', 'done'),
);
const line = fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' ').replaceAll(/[\r\n]/g, ' '));
const block = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([depth, text]) => `${'#'.repeat(depth)} ${text}`),
  fc
    .tuple(fc.constantFrom('Phase', 'Milestone', 'v0.'), fc.integer({ min: 0, max: 9 }), line)
    .map(([word, number, text]) => `## ${word} ${number}: ${text}`),
  fc.constantFrom(
    '### Success Criteria',
    '### Risks',
    '## Metrics',
    '### Scope',
    '**Minimum duration:** 9 weeks',
    '**Maximum duration:** 2 days',
    '**Start:** 2026-01-01',
  ),
  fc
    .array(fc.tuple(fc.constantFrom('- ', '- [ ] ', '- [x] ', '  - ', '1. ', '> '), line), { maxLength: 4 })
    .map((items) => items.map((item) => item.join('')).join('\n')),
  fc
    .array(line, { minLength: 1, maxLength: 3 })
    .map((rows) => `| Phase | Status |\n| - | - |\n${rows.map((row) => `| ${row} | done |`).join('\n')}`),
  line,
);
const documents = fc.array(block, { maxLength: 14 }).map((blocks) => blocks.join('\n\n'));

test('any document gives a valid roadmap, or no phases', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (source) => {
      const imported = await importText(source);
      if (imported.phases.length > 0) expect(await problemsOf(filesOf(imported))).toEqual([]);
      else expect(understood(imported)).not.toContain('criteria:');
    }),
    RUNS,
  );
});

test('the same document gives the same bytes, whatever its line ends', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async (source) => {
      const [unix, windows] = [await importText(source), await importText(source.replaceAll('\n', '\r\n'))];
      expect(windows.phases).toEqual(unix.phases);
    }),
    { numRuns: 50 },
  );
});

/** Everything that is kept of a document. */
function understood(imported: Imported): string {
  return [...filesOf(imported).values()].join('\n');
}

const token = fc
  .integer({ min: 0, max: 1e9 })
  .map((number) => `w${number.toString(36).replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}z`);
const text = fc.array(token, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const told = fc.oneof(
  text.map((one) => `## Phase 1: ${one}`),
  text,
  text.map((one) => `### ${one}`),
  text.map((one) => `**${one}:**`),
  text.map((one) => `**Goal:** ${one}`),
  text.map((one) => `**Status:** ${one}`),
  text.map((one) => `**Timeline:** ${one}`),
  text.map((one) => `> ${one}`),
  text.map((one) => `<p>${one}</p>`),
  text.map((one) => `\`\`\`\n${one}\n\`\`\``),
  fc
    .tuple(
      fc.constantFrom(
        '### Success Criteria',
        '### Risks',
        '### Scope',
        '### Current Status',
        '**Quality gates:**',
        '## Metrics',
        '',
      ),
      fc.constantFrom('- ', '- [x] ', '1. ', '- ✅ ', '- ~~[', '- '),
      text,
      text,
    )
    .map(([head, mark, one, other]) => `${head}\n\n${mark}${one}\n  - ${other}`),
);

test('no word gets lost: it is in the roadmap or among what was not understood', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 10 }), async (blocks) => {
      const source = `# Plan\n\n${blocks.join('\n\n')}\n\n## Phase 8: Later\n\n## Phase 9: End\n`;
      const imported = await importText(source);
      const kept = `${understood(imported)}\n${imported.notUnderstood.map((one) => one.text).join('\n')}`;
      for (const [word] of source.matchAll(/\bw[a-z]+z\b/g)) expect(kept).toContain(word);
    }),
    RUNS,
  );
});
