import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findTexts } from '../../../src/verify/documents.ts';
import { glanceAt } from '../../../src/verify/text/glance.ts';
import { isProblem } from '../../../src/verify/problem.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { claim, evidence } from './fixture.ts';

/** `line:column` of a text in a document, or null. */
async function find(source: string, text: string, isMarkdown = true): Promise<string | null> {
  const places = await findTexts(source, new Set([text]), isMarkdown);
  if (isProblem(places)) throw new Error(places.why);
  const place = places.get(text);
  return place ? `${place.line}:${place.column}` : null;
}

describe('a text in Markdown', () => {
  const T = '40x faster';
  test.each<[name: string, source: string, place: string | null, text?: string]>([
    ['a sentence', 'It is 40x faster.', '1:7'],
    ['not there', 'It is fast.', null],
    ['over lines', 'It is 40x\nfaster.', '1:7'],
    ['over lines of a list', '- It is 40x\n  faster.', '1:9'],
    ['over lazy lines', '- It is 40x\nfaster.', '1:9'],
    ['over lines of a quotation', '> It is 40x\n> faster.', '1:9'],
    ['over paragraphs', 'It is 40x\n\nfaster.', null],
    ['over a heading', '# It is 40x\nfaster', null],
    ['over items', '- 40x\n- faster', null],
    ['over rows', '| a |\n|---|\n40x\nfaster', null],
    ['over cells', '| a | b |\n|---|---|\n| 40x | faster |', '3:3'],
    ['emphasis', 'It is **40x** *faster*.', '1:9'],
    ['inside a word', 'It is 4**0**x faster.', '1:7'],
    ['struck', '~~40x~~ faster', '1:3'],
    ['code', '`40x` faster', '1:2'],
    ['a code block', '```\n40x faster\n```', '2:1'],
    ['a code block’s info', '```40x faster\ncode\n```', null],
    ['where code repeats its info', '```40x\n40x faster\n```', '2:1'],
    ['indented code', 'Code:\n\n    40x faster\n', '3:5'],
    ['a link', '[40x](https://a.b/40x%20faster) faster', '1:2'],
    ['a link’s title', '[a](https://a.b "40x faster")', null],
    ['a link’s title, over lines', '[a](https://a.b "x\n40x faster\ny")', null],
    ['a definition', '[a]: https://a.b "40x faster"', null],
    ['a definition over lines', '[a]:\n  https://a.b\n  "40x faster"\n', null],
    ['a reference', '[40x faster][a]\n\n[a]: https://a.b', '1:2'],
    ['an image', '![40x faster](a.png)', '1:3'],
    ['an image by reference', '![40x faster][a]\n\n[a]: a.png', '1:3'],
    ['a heading', '## 40x faster ##', '1:4'],
    ['an underlined heading', '40x faster\n---', '1:1'],
    ['a footnote', 'a[^1]\n\n[^1]: 40x faster', '3:7'],
    ['a footnote in a footnote', 'a[^a]\n\n[^b]: 40x faster\n\n[^a]: x[^b]', '3:7'],
    ['a footnote that nothing refers to', 'a\n\n[^1]: 40x faster', null],
    ['a footnote of several paragraphs that nothing refers to', 'a\n\n[^1]: b\n\n    40x faster', null],
    ['footnotes that refer to each other alone', '[^1]: a[^2]\n\n[^2]: 40x faster[^1]', null],
    ['a second footnote of one name', 'a[^1]\n\n[^1]: b\n\n[^1]: 40x faster', null],
    ['a footnote’s mark', '40x[^1] faster\n\n[^1]: b', '1:1'],
    ['a hard break', '40x\\\nfaster', '1:1'],
    ['a task', '- [x] 40x faster', '1:7'],
    ['an entity', '40x&nbsp;faster', '1:1'],
    ['an escape', '4\\0x 40x\\ faster 40x fas\\ter', null],
    ['an escape of a mark', '\\*40x faster\\*', '1:3'],
    ['a comment', '<!-- 40x faster -->', null],
    ['a comment over lines', 'a\n\n<!--\n\n40x faster\n\n-->\n', null],
    ['a comment in a sentence', '40x<!-- not --> faster', '1:1'],
    ['front matter', '---\ntitle: 40x faster\n---\n', null],
    ['HTML', '<p align=center>40x faster</p>', '1:17'],
    ['HTML over lines', '<p>\n  40x\n  faster\n</p>', '2:3'],
    ['HTML tags in a sentence', 'It is <b>40x</b> faster', '1:10'],
    ['HTML inline marks', '<div>4<b>0x</b> faster</div>', '1:6'],
    ['HTML blocks', '<div>40x</div><div>faster</div>', null],
    ['HTML break', '<div>40x<br>faster</div>', '1:6'],
    ['HTML attribute', '<div title="40x faster">x</div>', null],
    ['HTML image', '<div><img src=a alt="40x faster"></div>', '1:22'],
    ['HTML image, unquoted', "<div><img alt='40x'> faster</div>", '1:16'],
    ['HTML entities', '<div>40x&#32;&#x66;aster &unknown; &#0;</div>', '1:6'],
    ['HTML script', '<script>40x faster</script>', null],
    ['what stands in for a frame', '<iframe>40x faster</iframe>', null],
    ['what stands in for an object', 'It is <object>40x faster</object>', null],
    ['what stands in for a script', '<noscript>40x faster</noscript>', null],
    ['a dialog', '<dialog>40x faster</dialog>', null],
    ['a hidden element', '<div hidden>40x faster</div>', null],
    ['a hidden element over blocks', '<div hidden>\n\n40x faster\n\n</div>', null],
    ['after a hidden element', '<div hidden>\n\nx\n\n</div>\n\n40x faster', '7:1'],
    ['elements in a hidden one', '<div HIDDEN="">\n<div>a</div>\n<divx>40x faster</divx></div>', null],
    ['elements in a hidden one, later', '<div hidden>\n\n<div>a</div>\n\n40x faster\n\n</div>', null],
    ['after elements in a hidden one', '<p hidden>a<p>b</p>c</p>40x faster', '1:25'],
    ['hidden in a sentence', 'It is <span hidden>40x</span> faster.', null],
    ['behind what is hidden in a sentence', 'It <i hidden>is</i> 40x faster.', '1:21'],
    ['what a style hides', '<p style="color: red; display : none">40x faster</p>', null],
    ['what a style hides under a comment', "<p style='display:/* x */none'>40x faster</p>", null],
    ['what a style makes invisible', '<p style=visibility:hidden>40x faster</p>', null],
    ['what a style makes as small as nothing', '<p style="font-size: 0px">40x faster</p>', null],
    ['what a style makes small', '<p style="font-size: 0.5em; opacity: .5">40x faster</p>', '1:42'],
    ['a hidden image', '<div><img hidden alt="40x faster">x</div>', null],
    ['an attribute that says hidden', '<p title=" hidden " data-hidden>40x faster</p>', '1:33'],
    ['HTML style in a block', '<div><style>40x faster</style></div>', null],
    ['after a script', '<script>x</script>\n\n40x faster', '3:1'],
    ['HTML comment that stays open in a block', '<div>\n<!-- x\n\n40x faster\n', null],
    ['and is closed by another one', '<div>\n<!-- x\n\nhidden\n\n<!-- -->\n\n40x faster\n', '8:1'],
    ['a short comment', '<div><!-->40x faster</div>', '1:11'],
    ['HTML that never ends', `<pre>\n${'<a '.repeat(8_000)}\n\n40x faster</pre>`, '4:1'],
    ['HTML in capitals', '<div><SCRIPT>İ</Script>40x faster</div>', '1:24'],
    ['entities before it', `${'&nbsp;'.repeat(20_000)}**40x** faster`, '1:120003'],
    ['no tag', '<div>a < b 40x faster</div>', '1:12'],
    ['a declaration', '<!DOCTYPE html>\n\n40x faster', '3:1'],
    ['rendered text', '<!-- agentops:begin x -->\n40x faster\n<!-- agentops:end -->', '2:1'],
    ['after rendered text', '<!-- agentops:begin x -->\nx\n<!-- agentops:end -->\n\n40x faster', '5:1'],
    ['a larger number', 'It is 140x faster.', null],
    ['a larger number, later right', 'It is 140x faster, no, 40x faster.', '1:24'],
    ['decimals', 'It is 1.40x faster and 1,40x faster', null],
    ['a negative', 'It is -40x faster', null],
    ['a range', 'It is 30-40x faster', '1:10'],
    ['a part of a word', 'It is 40x fasters', '1:7'],
    ['joined by an underscore', 'It is 40x faster_than', '1:7'],
    ['joined by marks', 'It is 1**40x faster**', null],
    ['an emphasis of underscores', 'It is _40x faster_.', '1:8'],
    ['a number in a cell beside another', '| a | b |\n|---|---|\n| up to 40 | 200 |', '3:3', 'up to 40'],
    ['a number in a cell beside a word', '| a | b |\n|---|---|\n| up to 40 | million |', '3:3', 'up to 40'],
    ['a number at the end of a line', 'up to 40\\\n200 more', '1:1', 'up to 40'],
    ['a number at the end of a line of spaces', 'up to 40  \n200 more', '1:1', 'up to 40'],
    ['a number before HTML’s break', '<p>up to 40<br>200 more</p>', '1:4', 'up to 40'],
    ['a number that goes on in the next line', 'up to 40\n000 users', null, 'up to 40'],
    ['a number that goes on behind spaces', 'up to 40  million', null, 'up to 40'],
    ['a number that goes on in bold', 'up to 40 **million**', null, 'up to 40'],
    ['a number that goes on in a quotation', '> up to 40\n> million', null, 'up to 40'],
    ['a number that goes on in bold, below', 'up to 40\n**million**', null, 'up to 40'],
    ['a number that began above', '> 40\n> 000 users', null, '000 users'],
    ['a number that ends a paragraph', 'up to 40\n\n000 users', '1:1', 'up to 40'],
    ['4 users', '44 users', null, '4 users'],
    ['4 users', 'Of 4 users', '1:4', '4 users'],
    ['4 users', '1.4 users', null, '4 users'],
    ['95% success', '95% successive', '1:1', '95% success'],
    ['a number at the end', 'up to 4.5', null, 'up to 4'],
    ['a number at the end of a sentence', 'up to 4.', '1:1', 'up to 4'],
    ['a fraction', '1.5x', null, '.5x'],
    ['a number and a stop', 'up to 4.5', null, 'up to 4.'],
    ['composed', 'cafe\u0301 40x', '1:1', 'café 40x'],
    ['composed before', 'e\u0301e\u0301 **40x** faster', '1:8'],
    ['decomposed in the claim', 'café 40x', '1:1', 'cafe\u0301 40x'],
    ['a mark on its last letter', '40x faster\u0331', null],
    ['without spaces', '速度提升40倍以上', '1:5', '40倍'],
    ['Latin beside them', '速度40x', '1:3', '40x'],
    ['claim with emphasis', '40x faster', '1:1', '**40x** faster'],
    ['claim with emphasis, both', 'It is **40x** faster', '1:9', '**40x** faster'],
    ['claim with code', 'Run `npm test`.', '1:6', '`npm test`'],
    ['claim with a star', '5 * 8 = 40', '1:1', '5 * 8 = 40'],
    ['claim with a link', 'See the docs.', '1:1', 'See [the docs](a.md).'],
    ['claim as an item', 'It is 40x faster.', '1:7', '- 40x faster'],
    ['claim as a row', '| a | b |\n|---|---|\n| 40x | faster |', '3:3', '| 40x | faster |'],
    ['claim that shows nothing', '![](a.png)', null, '![](a.png)'],
    ['claim over lines', 'It is 40x faster.', '1:7', '40x\nfaster'],
    ['ordered marker', '40. faster', '1:5', '40. faster'],
    ['hash in a claim', 'We use C# here', '1:1', 'We use C#'],
    ['bare CR', 'It is\r40x faster', '1:7'],
    ['NUL', 'It is \0 40x faster', '1:9'],
    ['after HTML', 'a <b>b</b>\n\n40x faster', '3:1'],
    ['less than', '3 < 4\n\n40x faster', '3:1'],
    ['tabs', '40x\tfaster', '1:1'],
    ['many near ones', `${'140x faster '.repeat(30)}40x faster`, '1:361'],
    ['many hidden ones', `${'[40x faster](a) '.repeat(30)}`, '1:2'],
  ])('%s', async (_, source, place, text = T) => {
    expect(await find(source, text)).toBe(place);
  });
});

describe('a text in plain text', () => {
  test.each<[source: string, text: string, place: string | null]>([
    ['40x\n\nfaster', '40x faster', '1:1'],
    ['<b>40x faster</b>', '40x faster', '1:4'],
    ['**40x** faster', '40x faster', null],
    ['**40x** faster', '**40x** faster', '1:1'],
    ['40x faster', '**40x** faster', '1:1'],
    ['140x faster', '40x faster', null],
  ])('%j %j', async (source, text, place) => {
    expect(await find(source, text, false)).toBe(place);
  });
});

test('most texts are seen without the parser', () => {
  const source = [
    '# 40x heading',
    '',
    'It is 40x sentence, with a [link](a.md).',
    'And 40x line of it.',
    '',
    '- 40x item. _A remark of it, in emphasis._',
    '- a [link](b.md)',
    '- 40x next item over',
    '  two lines',
    '<!-- agentops:begin x -->',
    'x',
    '<!-- agentops:end -->',
    '',
    '40x after that, a < b',
  ].join('\n');
  const seen = [
    '40x heading',
    '40x item.',
    'A remark of it, in emphasis.',
    '40x next item over two lines',
    '40x after that',
  ];
  expect(seen.map((text) => glanceAt(source)(text)?.line)).toEqual([1, 6, 6, 8, 14]);
  for (const text of [
    '40x sentence',
    '40x line',
    '**40x**',
    '40x never',
    '- 40x item',
    '40x heading\n\nIt',
  ]) {
    expect(glanceAt(source)(text)).toBeNull();
  }
});

describe('documents of claims', () => {
  const root = newFolder({
    'README.md': '\ufeff# Title\r\n\r\nIt is 40x faster.\r\nThe log is private.\r\n',
    'notes.txt': 'It is 40x faster.',
    'UPPER.MD': 'It is **40x** faster.',
    'latin.md': Buffer.from([0xff]),
    'huge.md': '<b>x</b>\n'.repeat(1_200_000),
    'dir/a.md': '',
  });
  symlinkSync(newFolder({ 'a.md': '40x faster' }), join(root, 'out'));

  test('facts by document, with what every claim says of it', async () => {
    const claims = [
      claim('a', '40x faster', ['README.md', 'notes.txt', 'UPPER.MD'], { disclosed: 'The log is private.' }),
      claim('b', '41x faster', ['README.md']),
    ];
    const { documents } = await evidence(root, [], { claims });
    expect([...documents]).toEqual([
      [
        'README.md',
        {
          problem: null,
          places: new Map([
            ['40x faster', { line: 3, column: 7 }],
            ['The log is private.', { line: 4, column: 1 }],
          ]),
        },
      ],
      ['notes.txt', { problem: null, places: new Map([['40x faster', { line: 1, column: 7 }]]) }],
      ['UPPER.MD', { problem: null, places: new Map([['40x faster', { line: 1, column: 9 }]]) }],
    ]);
  });

  test.each([
    ['missing.md', 'is not there'],
    ['dir', 'is a directory, not a file'],
    ['out/a.md', 'leads out of the root by a symbolic link'],
    ['latin.md', 'is not UTF-8 text'],
    ['huge.md', 'is too large or too deeply nested to be parsed as Markdown'],
  ])('a problem: %s', async (path, problem) => {
    const { documents } = await evidence(root, [], { claims: [claim('a', '40x faster', [path])] });
    expect(documents.get(path)).toEqual({ problem, places: new Map() });
  });

  test('a claim that is an attack itself', async () => {
    const text = '*a_ '.repeat(20_000);
    const { documents } = await evidence(root, [], { claims: [claim('a', text, ['notes.txt'])] });
    expect(documents.get('notes.txt')).toEqual({ problem: null, places: new Map() });
  });
});
