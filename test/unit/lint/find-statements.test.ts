/** Which sentences state a quantity that a reader may want to see evidence of, and where. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findStatements, type Statement } from '../../../src/lint/find-statements.ts';
import { tree } from '../documents/tree.ts';

async function find(source: string): Promise<readonly Statement[]> {
  return findStatements({ text: source, root: await tree(source) });
}

async function wordsOf(source: string): Promise<readonly string[]> {
  return (await find(source)).flatMap(({ words }) => words);
}

describe('a claim, and the words that make it one', () => {
  test.each([
    ['Our loader starts 4x faster than the others.', '4x faster'],
    ['Startup is 3 times as fast as before.', '3 times as fast'],
    ['It is three times faster.', 'three times faster'],
    ['Uses half the memory of its rivals.', 'half the memory'],
    ['Uses half of the memory of its rivals.', 'half of the memory'],
    ['It runs in a third of the time.', 'a third of the time'],
    ['Needs one quarter of the memory.', 'one quarter of the memory'],
    ['It is x10 faster.', 'x10 faster'],
    ['Twice as fast as the competition.', 'Twice as fast'],
    ['1.6&times; faster than before.', '1.6× faster'],
    ['An order of magnitude slower without it.', 'order of magnitude slower'],
    ['Updates improve in every case we measured, up to 10x.', 'to 10x'],
    ['Cut your bundle by 10x.', 'Cut your bundle by 10x'],
    ['Write 50% less code.', '50% less'],
    ['The penalty is around 10% on average.', '10%'],
    ['100% test coverage.', '100% test coverage'],
    ['Sustains 120k req/s on one core.', '120k req/s'],
    ['Parses 2.5 GB/s of JSON.', '2.5 GB/s'],
    ['It can parse millions of documents per second.', 'millions of documents per second'],
    ['About `300M downloads / week`.', '300M downloads / week'],
    ['Trusted by 500+ companies.', '500+ companies'],
    ['Over 1.5 million active developers.', '1.5 million active developers'],
    ['It has hundreds of contributors.', 'hundreds of contributors'],
    ['Serving trillions of requests.', 'Serving trillions'],
    ['Users: 10,000', 'Users: 10,000'],
    ['Downloaded 300 million times.', '300 million times'],
    ['Latency is 5 ms.', '5 ms'],
    ['With sub-millisecond reads.', 'sub-millisecond'],
    ['It walks a tree in < 1 second.', '1 second'],
    ['A cold start takes .3 seconds.', 'takes .3 seconds'],
    ['A cold start takes 0.3 seconds.', 'takes 0.3 seconds'],
    ['After 18 months in production, we open it.', '18 months in production'],
    ['A bundle of 26K gzipped.', '26K gzipped'],
    ['Only 2 kB when gzipped.', '2 kB when gzipped'],
    ['Accuracy of 92.4 on the suite.', 'Accuracy of 92.4'],
    ['It makes 3 fewer than the old one.', '3 fewer than'],
    ['9/10 developers prefer it.', '9/10 developers'],
    ['Score: 29/29', 'Score: 29/29'],
    ['## Features and roadmap\n\nIt is 30x faster.', '30x faster'],
  ])('%s', async (source, words) => {
    expect(await wordsOf(source)).toEqual([words]);
  });

  test('both sides of a change', async () => {
    expect(await wordsOf('Deployments went from 4 hours to 6 minutes.')).toContain('6 minutes');
    expect(await wordsOf('4 hours → 15 minutes')).toEqual(['4 hours', '15 minutes']);
  });

  test('the figure and the reason are told', async () => {
    expect(await find('# It\n\nNow 2.5 million users!')).toEqual([
      {
        text: 'Now 2.5 million users!',
        line: 3,
        column: 5,
        endLine: 3,
        words: ['2.5 million users'],
        stretches: [{ from: 10, to: 27 }],
        reason: 'counts users or use',
        number: 2_500_000,
        isRegistered: false,
      },
    ]);
    expect((await find('orders of magnitude faster'))[0]).not.toHaveProperty('number');
  });
});

test('a statement is told with its code and addresses', async () => {
  const [statement] = await find('`fd -x` at www.example.com is **10x** faster than `find`.');
  expect(statement!.text).toBe('fd -x at www.example.com is 10x faster than find.');
});

describe('no claim', () => {
  test.each([
    ['versions', 'Version 2.3.1 adds support for Python 3.12 and HTTP/2.'],
    ['dates', 'Released on 2024-05-01, in May 2024.'],
    ['licence years', 'Copyright (c) 2013 Jane Doe and contributors'],
    ['ports', 'Listen on port 8080.'],
    ['issue numbers', 'See #1234 and issue 99.'],
    ['ordinals', '## 3. Install\n\n1. First\n2. Then'],
    ['names with digits', 'UTF-8, BM25, x86-64, GPT-4 and a Ryzen 5950x'],
    ['status codes', 'It answers 404.'],
    ['sizes in instructions', 'Resize the image to 320x240, at most 10 MB.'],
    ['dimensions', 'a 3 x 3 matrix'],
    ['hardware', 'on 4x A100 with 64 GB RAM and a 16-core processor'],
    ['requirements', 'Requires at least 8 GB of RAM and 20% free space.'],
    ['settings', 'The default timeout is 30ms.'],
    ['instructions', 'Set the share to 50%.'],
    ['rules', 'At least 30 reviewers must approve.'],
    ['rules by name', 'The 40% rule holds.'],
    ['thresholds', 'Coverage is ≥ 80%.'],
    ['thresholds in words', 'Threshold: 75% or higher'],
    ['promises', 'We will serve 5 million users.'],
    ['settings in a table', '| name | default |\n| - | - |\n| wait | 30ms |'],
    ['limits', 'Limited to 100 requests per minute.'],
    ['targets', 'Target: 95% success rate'],
    ['future', 'We plan to reach 10,000 users.'],
    ['goals', '## Goals\n\n- 10x faster builds'],
    ['planned features', '## Planned features and milestones\n\n- 10x faster builds'],
    ['a third of something', 'Take a third of the cake, on x86 or x64.'],
    ['goals that a line leads in', 'Success criteria:\n\n- 95% of users stay'],
    ['open tasks', '- [ ] 10x faster parsing'],
    ['conditions', 'If more than 50% of them fail, stop.'],
    ['questions', 'Is it 10x faster?'],
    ['prices', '$20/month per user, 50 USD per year'],
    ['shares in brackets', 'One engineer (50%)'],
    ['ways to say entirely', '100% free and open source'],
    ['titles', 'See [Parsing Gigabytes of JSON per Second](x).'],
    ['counts of features', 'It has 14 commands and 12 factors.'],
    ['parts of a row', 'the first 10 users'],
    ['code', '`--scale=50%`\n\n```\n10x faster\n```'],
    ['addresses', 'https://example.com/10x-faster/50% and [a](x?y=50%)'],
    ['comments', '<!-- 10x faster -->'],
    ['markup', '<td width="50%">Some text</td>'],
    ['front matter', '---\nspeed: 10x faster\n---\n\nText'],
    ['retries', 'It retries up to 3 times.'],
    ['more than all', 'At 30/15 users get both.'],
    ['a step of some', 'Step 1/3: users sign up.'],
    ['days', 'The score of 10/12/2026 and of 2026/10/12.'],
  ])('%s', async (_, source) => {
    expect(await find(source)).toEqual([]);
  });

  test('what is compared is a claim even in an order', async () => {
    expect(await wordsOf('Use it for 30% less memory.')).toEqual(['30% less']);
  });

  test('the title of the document is no section of it', async () => {
    expect(await wordsOf('# Goals and roadmap\n\nIt is 10x faster.')).toEqual(['10x faster']);
  });
});

describe('every kind of text', () => {
  test.each([
    ['a list', '- one\n- 10x faster'],
    ['a ticked task', '- [x] 10x faster'],
    ['a quotation', '> 10x faster'],
    ['a heading', '## 10x faster'],
    ['emphasis', 'It is **10x** *faster*.'],
    ['a link', '[10x faster](https://example.com)'],
    ['a footnote', 'Text[^1]\n\n[^1]: 10x faster'],
    ['a cell', '| a | b |\n| - | - |\n| it | 10x faster |'],
    ['an image', '![10x faster](x.png)'],
    ['HTML', '<p align="center">Now <b>10x</b> faster</p>'],
    ['an image in HTML', '<img src="x.png" alt="10x faster">'],
  ])('%s', async (_, source) => {
    expect(await wordsOf(source)).toEqual(['10x faster']);
  });

  test('a time in a table is known by its column', async () => {
    const table = '| tool | startup time | note |\n| - | - | - |\n| ours | 0.5s | 0.5s |';
    expect(await find(table)).toMatchObject([{ text: '0.5s', line: 3, column: 10 }]);
  });

  test('a static badge', async () => {
    const badge = '![Coverage](https://img.shields.io/badge/test--coverage-98%25_of_lines-green)';
    expect((await find(badge)).map(({ text }) => text)).toEqual(['test-coverage: 98% of lines']);
    expect(await find('![v](https://img.shields.io/badge/node-%3E%3D18-green)')).toEqual([]);
    expect(await find('![v](https://img.shields.io/badge/odd-%E0%A4%A-green)')).toEqual([]);
    expect(await find('![v](https://img.shields.io/npm/v/x?color=50%25)')).toEqual([]);
  });
});

describe('what a reader sees', () => {
  test.each([
    ['below a tag that is never closed', '<div>\n\nIt is 10x faster.'],
    ['below a script inside a line', 'Text <script> here\n\nIt is 10x faster.'],
    ['below a title', '<title>\n\nIt is 10x faster.'],
    ['below a template', '<template>\n\nIt is 10x faster.'],
    ['behind a comment in a paragraph that never ends', 'Text <!-- a\n\nIt is 10x faster.'],
    ['behind a comment in a cell', '| a <!-- | b |\n|-|-|\n| 10x faster | c |'],
    ['behind a comment in a quotation', '> <!-- a\n\nIt is 10x faster.'],
    ['behind a comment that browsers end', '<!-- a --!> 10x faster'],
    ['after a note', '10x<sup>2</sup> faster'],
    ['after a note in HTML', '<p>10x<sup>2</sup> faster</p>'],
    ['after a raised figure', '10x² faster'],
    ['a zero-width space', '10\u200bx faster'],
    ['a zero-width space as an entity', '10&#8203;x faster'],
    ['soft hyphens', '10x fas\u00adter'],
    ['wide figures', '１０x faster'],
    ['mathematical figures', '𝟏𝟎x faster'],
    ['Cyrillic letters', '10х fаstеr'],
    ['another cross', '10 ✕ faster'],
    ['a keycap', '1️⃣0️⃣x faster'],
    ['a hard break', 'It is 10x  \nfaster'],
    ['a hard break by a backslash', 'It is 10x\\\nfaster'],
    ['a line break in HTML', '10x<br>faster'],
  ])('%s', async (_, source) => {
    expect(await find(source)).toHaveLength(1);
  });

  test('not what a browser hides', async () => {
    expect(await find('<!--\n\nIt is 10x faster.')).toEqual([]);
    expect(await find('<script>\n\nIt is 10x faster.\n\n</script>')).toEqual([]);
    expect(await find('<!-- a\n\nIt is 10x faster. -->')).toEqual([]);
  });

  test('a power is a figure', async () => {
    expect(await find('It has 10³ users.')).toMatchObject([{ number: 1000 }]);
    expect(await find('It has 10<sup>3</sup> users.')).toMatchObject([{ number: 1000 }]);
  });
});

describe('every way to show a badge', () => {
  const url = 'https://img.shields.io/badge/coverage-98%25-green';
  test.each([
    ['by reference', `![coverage][b]\n\n[b]: ${url}`],
    ['in HTML', `<img src="${url}">`],
    ['with a figure in the alternative text', `![v2](${url})`],
    ['with its figure in another', `![198%](${url})`],
    ['with a figure in HTML', `<img alt="v2" src="${url}">`],
    [
      'of an older address',
      '![c](https://img.shields.io/static/v1?label=coverage&message=98%25&color=green)',
    ],
    ['of another maker', '![c](https://badgen.net/badge/coverage/98%25/green)'],
  ])('%s', async (_, source) => {
    expect((await find(source)).map(({ text }) => text)).toContain('coverage: 98%');
  });

  test('what its alternative text says already is said once', async () => {
    expect(await find(`![98% coverage](${url})`)).toHaveLength(1);
  });
});

describe('a word that is about something else hides no claim', () => {
  test.each([
    ['a target', 'Our target users say it is 10x faster.', '10x faster'],
    ['a target of servers', 'It targets servers and handles 120k req/s.', '120k req/s'],
    ['a target that is exceeded', 'It exceeds the target by 40%.', '40%'],
    ['a goal that was met', 'The goal was met: builds are 10x faster.', '10x faster'],
    ['a goal of others', 'It is the goal of many; it serves 10,000 users.', '10,000 users'],
    ['goals in a heading', '## Goals reached\n\n- 10x faster', '10x faster'],
    ['a port', 'On port 8080 it serves 120k req/s.', '120k req/s'],
    ['a version', 'Version 2 is 10x faster than version 1.', '10x faster'],
    ['a default', 'The default build handles 120k req/s.', '120k req/s'],
    ['a limit', 'The errors at the limit drop by 40%.', '40%'],
    ['a condition', 'If you use it, latency drops to 5 ms.', '5 ms'],
    ['a requirement', 'Others require a server, it answers in 5 ms.', '5 ms'],
    ['an order', 'Run it: 98% of tests pass.', '98%'],
    ['what nobody could know', 'We could not believe it: 98% of tests pass.', '98%'],
    ['at least, of what is', 'It serves at least 10,000 users.', '10,000 users'],
    ['at least, of who uses it', 'At least 10,000 users rely on it.', '10,000 users'],
    ['another', 'That is another 40% reduction.', '40%'],
  ])('%s', async (_, source, words) => {
    expect(await wordsOf(source)).toEqual([words]);
  });

  test.each([
    'A goal is 95% of users.',
    'It could serve, in theory, 10,000 users.',
    'If 40% of users ask for it, we build it.',
    'Set the share of it to 50%.',
    'It must serve at least 10,000 users.',
    'At least 10,000 users must rely on it.',
  ])('%s', async (source) => {
    expect(await find(source)).toEqual([]);
  });
});

describe('figures of tables and of measurements', () => {
  test.each([
    ['a unit in brackets', '| Tool | Latency (ms) |\n|-|-|\n| a | 12 |', ['12']],
    ['a rate', '| Tool | Speed [req/s] |\n|-|-|\n| a | ~ 12,000 |', ['12,000']],
    ['a sign', '| Tool | Coverage % |\n|-|-|\n| a | 98 |', ['98']],
    ['nothing but a unit', '| Tool | ms |\n|-|-|\n| a | 12 |', ['12']],
    ['a row', '| What | Value |\n|-|-|\n| Latency (ms) | 12 |', ['12']],
    ['a setting', '| Name | Timeout (ms) |\n|-|-|\n| a | 12 |', []],
    ['words in the cell', '| Tool | Latency (ms) |\n|-|-|\n| a | see note 3 |', []],
    ['no unit', '| Tool | Room (b) |\n|-|-|\n| a | 12 |', []],
    ['a baseline', '| Tool | Speedup |\n|-|-|\n| old | 1x |\n| new | 10x |', ['10x']],
    ['a margin', 'Latency is 5 ms ± 3 %.', ['5 ms']],
    ['a margin in brackets', 'It is 40% (± 3%) faster.', ['40%']],
    ['a margin with its unit', 'About 98 ± 3 % of tests pass.', ['98 ± 3 %']],
    ['a margin in letters', 'With a deviation of +/- 3%.', []],
    ['two claims', 'It is 2x faster and 40% smaller.', ['2x faster', '40% smaller']],
  ])('%s', async (_, source, words) => {
    expect(await wordsOf(source)).toEqual(words);
  });

  test.each([
    'Good accuracy (98%).',
    'Coverage (98%)',
    'It is fast (10x).',
    'Users (10,000+)',
    'It is ten times faster.',
    'It is twenty-five times faster.',
    'It is tenfold faster.',
    'A five-fold increase.',
    'Forty percent faster.',
    'A thousand times faster.',
    'It doubles throughput.',
    'It cuts latency in half.',
    'It is faster by a factor of ten.',
    'It is ×10 faster.',
  ])('%s', async (source) => {
    expect(await find(source)).toHaveLength(1);
  });
});

describe('places', () => {
  test('a statement begins and ends where its words do', async () => {
    const source = 'Here is some text.\nAll in all it is **23 times\nfaster** than it,\nand 5% smaller.';
    expect(await find(source)).toMatchObject([{ line: 2, column: 20, endLine: 4 }]);
  });

  test('a sentence is a statement', async () => {
    const source = 'It is 2x faster, e.g. here. It is 3x smaller (approx. so).\\\nAnd 4x cheaper';
    expect(await find(source)).toMatchObject([{ line: 1 }, { line: 1, column: 35 }, { line: 2 }]);
  });

  test('entities, addresses and indents before it', async () => {
    const source =
      '- a &amp; b https://example.com/a/b?c=d\n  www.example.com and &times;\n  it is 10x faster';
    expect(await find(source)).toMatchObject([{ line: 3, column: 9 }]);
  });

  test('what a registered claim says is passed over, and only that', async () => {
    const source = 'It is **10x faster** and 50% smaller.';
    const claimed = [{ from: source.indexOf('10x'), to: source.indexOf(' and') }];
    const found = findStatements({ text: source, root: await tree(source) }, claimed);
    expect(found).toMatchObject([{ words: ['50% smaller'], column: 26, isRegistered: false }]);
    const all = [{ from: 0, to: source.length }];
    expect(findStatements({ text: source, root: await tree(source) }, all)).toMatchObject([
      { words: ['10x faster', '50% smaller'], isRegistered: true },
    ]);
  });

  test('whatever the Markdown, a place is in the source and its words are its text', async () => {
    const piece = fc.constantFrom(
      '10x faster',
      '50%',
      '**',
      '`',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '1. ',
      '| ',
      '|-|\n',
      '[',
      '](x)',
      '![',
      '<b>',
      '<!--',
      '-->',
      '<',
      '&amp;',
      '\\',
      '# ',
      '~~~\n',
      'www.a.b ',
      'a@b.c',
      '[^1]: ',
      '\t',
      '    ',
      '. ',
      '\0',
      '5 million users',
      'e.g. ',
      '\u2029',
      '👍🏽',
      '×',
      '/s',
      '"',
      '(',
      '--- \n',
      'https://x.y ',
      '+',
      ': ',
    );
    const markdown = fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 5 })), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(markdown, async (pieces) => {
        const source = pieces
          .join('')
          .replace(/^\uFEFF/, '')
          .replaceAll('\r', '\n');
        const lines = source.split('\n');
        for (const { text, words, stretches, line, column, endLine } of await find(source)) {
          for (const { from, to } of stretches) expect(from).toBeLessThan(to);
          expect(line).toBeLessThanOrEqual(endLine);
          expect(endLine).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
          for (const one of words) expect(text).toContain(one);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile lines end', () => {
  test.each([
    ['figures', '10x faster '.repeat(9000)],
    ['digits', '1'.repeat(100_000)],
    ['numbers', '1,1.'.repeat(25_000)],
    ['words of one letter', 'a '.repeat(50_000)],
    ['letters', 'a'.repeat(100_000)],
    ['full stops', '. '.repeat(50_000)],
    ['signs', '5%-'.repeat(33_000)],
    ['hyphens', 'one-third-'.repeat(10_000)],
    ['white space', `1${'\u2003'.repeat(100_000)}x`],
    ['addresses', 'http://a.b/5% 5% '.repeat(3000)],
    ['open comments', 'a <!-- b\n\n'.repeat(3000)],
    ['raised figures', `10${'³'.repeat(50_000)}x faster`],
    ['margins', '5 ± '.repeat(20_000)],
    ['a long heading', `## ${'goal '.repeat(2000)}\n\n${'50% '.repeat(10_000)}`],
  ])('%s', async (_, line) => {
    await find(line);
  });
});
