import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../../kit/new-folder.ts';
import { claim, evidence, proof, told, verdict, verdicts } from './fixture.ts';

const MIB = 1024 * 1024;

describe('file', () => {
  const root = newFolder({
    'a.md':
      '# Notes\r\n\r\n## Findings\r\n\r\nIt works,\r\nmostly.\r\n\r\n## Empty\r\n\r\n<!-- later -->\r\n\r\n## Parent\r\n\r\n### Child\r\n\r\nDeep text.\r\n',
    'bom.txt': '\ufeffhello',
    'blank.txt': '\ufeff \n\t\n',
    'unseen.txt': '\u2800\u200b\ue000\n',
    'empty.txt': '',
    'latin.txt': Buffer.from([0x63, 0x61, 0x66, 0xe9]),
    'words.txt': 'one -- two 3 *** vier-fünf',
    'dir/inner.txt': 'x',
    'new\nline.txt': 'x',
  });
  const cases: [source: Record<string, unknown>, told: string][] = [
    [{ file: 'a.md' }, 'holds: is there'],
    [{ file: 'dir/inner.txt' }, 'holds: is there'],
    [{ file: 'missing.md' }, 'fails: is not there'],
    [{ file: 'missing/a.md' }, 'fails: is not there'],
    [{ file: 'a.md/b.md' }, 'fails: is not there'],
    [{ file: `${'x'.repeat(300)}.md` }, 'fails: is not there'],
    [{ file: 'dir' }, 'fails: is a directory, not a file'],
    [{ file: 'empty.txt' }, 'fails: is empty'],
    [{ file: 'blank.txt' }, 'fails: is empty'],
    [{ file: 'blank.txt', excludes: 'x' }, 'fails: is empty'],
    [{ file: 'unseen.txt' }, 'fails: is empty'],
    [{ file: 'latin.txt' }, 'holds: is there'],
    [{ file: 'latin.txt', contains: 'caf' }, 'unverified: is not UTF-8 text'],
    [{ file: 'latin.txt', min_words: 1 }, 'unverified: is not UTF-8 text'],
    [{ file: 'bom.txt', matches: '^hello$' }, 'holds: matches "^hello$"'],
    [{ file: 'a.md', contains: 'works,\nmostly' }, 'holds: has "works, mostly"'],
    [{ file: 'a.md', contains: 'works,\r\nmostly' }, 'holds: has "works, mostly"'],
    [{ file: 'a.md', contains: ['It', 'Nope'] }, 'fails: lacks "Nope"'],
    [{ file: 'a.md', contains: 'it works' }, 'fails: lacks "it works"'],
    [{ file: 'a.md', excludes: ['TODO'] }, 'holds: does not have "TODO"'],
    [{ file: 'a.md', excludes: ['TODO', 'mostly'] }, 'fails: has "mostly"'],
    [{ file: 'a.md', matches: 'm.st' }, 'holds: matches "m.st"'],
    [{ file: 'a.md', matches: 'm.{9}st' }, 'fails: does not match "m.{9}st"'],
    [
      { file: 'a.md', matches: '(unclosed' },
      'unverified: could not be searched: the pattern is no RE2 expression',
    ],
    [{ file: 'a.md', headings: 'Findings' }, 'holds: has the heading "Findings"'],
    [{ file: 'a.md', headings: ['Findings', 'Universal'] }, 'fails: lacks the heading "Universal"'],
    [{ file: 'a.md', headings: 'findings' }, 'fails: lacks the heading "findings"'],
    [{ file: 'a.md', headings: 'Empty' }, 'fails: has nothing below the heading "Empty"'],
    [{ file: 'a.md', headings: 'Parent' }, 'holds: has the heading "Parent"'],
    [{ file: 'words.txt', min_words: 4 }, 'holds: has at least 4 words'],
    [{ file: 'words.txt', min_words: 5 }, 'fails: has 4 words, not 5'],
    [{ file: 'new\nline.txt', contains: 'y' }, 'fails: lacks "y"'],
    [
      { file: 'a.md', contains: `${'long '.repeat(30)}` },
      `fails: lacks "${'long '.repeat(30).slice(0, 59)}…"`,
    ],
    [{ file: 'a.md', contains: 'It', headings: 'Findings' }, 'holds: has "It", has the heading "Findings"'],
    [{ file: 'a.md', contains: 'Nope', matches: '(' }, 'fails: lacks "Nope"'],
  ];
  test.each(cases)('%j', async (source, expected) => {
    expect(await told(root, source)).toBe(expected);
  });

  test('names the file it rests on', async () => {
    expect((await verdict(root, { file: 'dir/inner.txt' })).rests).toEqual(['dir/inner.txt']);
    expect((await verdict(root, { file: 'missing.md' })).rests).toBeUndefined();
  });
});

describe('headings', () => {
  const cases: [name: string, text: string, verdict: string][] = [
    ['text of the next section is not its own', '## A\n\n## B\n\ntext', 'fails'],
    ['a deeper heading alone is no text', '## A\n\n### B\n\n## C\n\ntext', 'fails'],
    ['any of several of that name', '## A\n\n## A\n\ntext', 'holds'],
    ['emphasis and white space aside', '##   **A**  ##\n\ntext', 'holds'],
    ['underlined', 'A\n---\n\n- item', 'holds'],
    ['an underlined sentence below is a heading too', '## A\n\nSome\n===\n', 'fails'],
    ['HTML with text', '## A\n\n<p>text</p>', 'holds'],
    ['HTML without text', '## A\n\n<p></p>\n\n<!-- text -->', 'fails'],
    ['a definition is not shown', '## A\n\n[a]: https://example.org', 'fails'],
    ['in code there are none', '```\n## A\n\ntext\n```', 'fails'],
    ['in a list’s code neither', '- ```\n  ## A\n\n  x\n', 'fails'],
    ['in a comment neither', '<!--\n## A\n\ntext\n-->', 'fails'],
    ['in a quotation neither', '> ## A\n>\n> text', 'fails'],
    ['nor in front matter', '---\nx: |\n\n  a\n# A\n\ntext\n---\n', 'fails'],
    ['a table is text', '## A\n\n| a |\n| - |\n| b |', 'holds'],
    ['a rule is none', '## A\n\n---\n', 'fails'],
    ['in plain sight', 'Intro.\n\n## A\n\ntext', 'holds'],
    ['with code after it', '# A\n\ntext\n\n```\ncode\n```', 'holds'],
    ['escaped', '## \\A\n\n&nbsp;\n', 'fails'],
  ];
  test.each(cases)('%s', async (_, text, expected) => {
    const root = newFolder({ 'a.md': text });
    expect((await verdict(root, { file: 'a.md', headings: 'A' })).verdict).toBe(expected);
  });

  test.each([
    ['marks', '*a_ '.repeat(20_000)],
    ['comments', 'a <!-- '.repeat(12_000)],
    ['quotes', `${'>'.repeat(20_000)}a`],
    ['lists', `${'- '.repeat(200)}a`],
    ['nested lists', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n')],
    ['numbered lists', `${'1. '.repeat(200)}a`],
    ['brackets', '[a][b]'.repeat(30_000)],
    ['underlined headings', 'a\n-\n'.repeat(10_000)],
    ['quotations', '> a\n\n'.repeat(10_000)],
    ['quotations in lists', '- > a\n'.repeat(10_000)],
    ['items', '- a\n'.repeat(150_000)],
    ['length', 'a'.repeat(2 * MIB + 1)],
    ['cells', `|a${'|a'.repeat(300_000)}`],
  ])('an attack on the parser is not parsed: %s', async (_, text) => {
    const root = newFolder({ 'a.md': text });
    expect(await told(root, { file: 'a.md', headings: 'A' })).toBe(
      'unverified: is too large or too deeply nested to be parsed as Markdown',
    );
  });
});

describe('what is no plain file below the root', () => {
  const outside = newFolder({ 'secret.md': 'secret', 'dir/a.md': 'a' });
  const root = newFolder({ 'real.md': 'text', 'deep/a.md': 'deep' });
  symlinkSync('real.md', join(root, 'link.md'));
  symlinkSync('link.md', join(root, 'chain.md'));
  symlinkSync('deep', join(root, 'folder'));
  symlinkSync(join(outside, 'secret.md'), join(root, 'out.md'));
  symlinkSync(join(outside, 'dir'), join(root, 'outdir'));
  symlinkSync('loop.md', join(root, 'loop.md'));
  symlinkSync('nowhere.md', join(root, 'dangling.md'));
  symlinkSync('deep', join(root, 'dirlink'));
  spawnSync('mkfifo', [join(root, 'pipe.md')]);
  symlinkSync('pipe.md', join(root, 'pipelink.md'));

  test.each([
    ['link.md', 'holds: is there'],
    ['chain.md', 'holds: is there'],
    ['folder/a.md', 'holds: is there'],
    ['out.md', 'fails: leads out of the root by a symbolic link'],
    ['outdir/a.md', 'fails: leads out of the root by a symbolic link'],
    ['loop.md', 'fails: is a loop of symbolic links'],
    ['loop.md/x', 'fails: is a loop of symbolic links'],
    ['dangling.md', 'fails: is not there'],
    ['dirlink', 'fails: is a directory, not a file'],
    ['pipe.md', 'fails: is a FIFO, not a file'],
    ['pipelink.md', 'fails: is a FIFO, not a file'],
  ])('%s', async (file, expected) => {
    expect(await told(root, { file })).toBe(expected);
  });

  test('it rests on the real file', async () => {
    const [chain, inner] = await verdicts(root, [{ file: 'chain.md' }, { file: 'folder/a.md' }]);
    expect(chain!.rests).toEqual(['real.md']);
    expect(inner!.rests).toEqual(['deep/a.md']);
  });

  test('a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(join(root, 'socket'), resolve);
    });
    expect(await told(root, { file: 'socket' })).toBe('fails: is a socket, not a file');
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });

  test('a root that is itself a link', async () => {
    const linked = join(newFolder(), 'root');
    symlinkSync(root, linked);
    expect(await told(linked, { file: 'link.md' })).toBe('holds: is there');
  });
});

describe('what is too large', () => {
  test('larger than 64 MiB: it is there, but nothing is said of its text', async () => {
    const root = newFolder({ 'large.txt': 'x', 'large.json': '1', 'at.txt': 'x' });
    truncateSync(join(root, 'large.txt'), 64 * MIB + 1);
    truncateSync(join(root, 'large.json'), 64 * MIB + 1);
    truncateSync(join(root, 'at.txt'), 64 * MIB);
    expect(await told(root, { file: 'large.txt' })).toBe('holds: is there');
    expect(await told(root, { file: 'large.txt', contains: 'x' })).toBe('unverified: is larger than 64 MiB');
    expect(await told(root, { data: 'large.json', pointer: '/a' })).toBe('unverified: is larger than 64 MiB');
    expect(await told(root, { file: 'at.txt', contains: 'x' })).toBe('holds: has "x"');
    expect(await told(root, { file: 'at.txt', matches: 'x' })).toBe(
      'unverified: is too large to be searched for a pattern',
    );
    expect((await verdict(root, { file: 'at.txt', covers: 'large.txt' })).covered).toMatch(/^sha256:/);
  });

  test('a pattern of many parts for a long text', async () => {
    const root = newFolder({ 'long.txt': `c${'ab'.repeat(2 * MIB)}`, 'short.txt': 'aabc' });
    const matches = 'a(?:[ab]?){900}c';
    expect(await told(root, { file: 'long.txt', matches })).toBe(
      'unverified: is too large to be searched for a pattern of so many parts',
    );
    expect(await told(root, { file: 'short.txt', matches })).toBe(`holds: matches "${matches}"`);
    expect(await told(root, { file: 'long.txt', matches: 'ba+b' })).toBe('holds: matches "ba+b"');
    const text = 'ba'.repeat(500);
    expect(await told(root, { file: 'long.txt', matches: text })).toContain('holds: matches "ba');
    expect(await told(root, { file: 'long.txt', matches: `${text}.` })).toContain('unverified: is too large');
  });

  test('Markdown with backticks that nothing closes', async () => {
    const runs = Array.from({ length: 1300 }, (_, n) => '`'.repeat(n + 1)).join(' a ');
    const root = newFolder({
      'runs.md': `${runs}\n\n# *Findings*\n\nSome.\n`,
      'code.md': `# *Findings*\n\n${'`a` and ``b`` '.repeat(9000)}\n`,
    });
    expect(await told(root, { file: 'runs.md', headings: 'Findings' })).toBe(
      'unverified: is too large or too deeply nested to be parsed as Markdown',
    );
    expect(await told(root, { file: 'code.md', headings: 'Findings' })).toBe(
      'holds: has the heading "Findings"',
    );
  });
});

describe('circular', () => {
  const rendered = '# A\n\n<!-- agentops:begin status -->\nTODO met\n<!-- agentops:end -->\n\nOwn words.\n';
  const own = 'version: 1\nname: X\n';
  const root = newFolder({
    'README.md': rendered,
    'only.md': '<!-- agentops:begin status -->\nmet\n<!-- agentops:end -->\n',
    'open.md': 'Own.\n<!-- agentops:begin status -->\nmet and open\n',
    'about.md': 'Write `<!-- agentops:begin NAME -->` for text that ends at `<!-- agentops:end -->`.\n',
    'joined.md': 'foo<!-- agentops:begin x -->\nx\n<!-- agentops:end -->bar\n',
    'section.md': '# A\n\n<!-- agentops:begin x -->\nmet\n<!-- agentops:end -->\n\n# B\n\nOwn.\n',
    'roadmap/roadmap.yaml': own,
    'roadmap/evidence/deep/r.jsonl': '{"id":"a","n":3}\n',
    'roadmap/notes.md': 'Notes.',
    'roadmap/UPPER.YML': 'n: 5\n',
    'roadmap/empty.yaml': '',
    'empty.txt': '',
    'copy.txt': own,
    'near.txt': 'version: 1\nname: Y\n',
    'other.yaml': 'n: 4\n',
    'shared/linked.yaml': 'n: 6\n',
    'kept/x.yaml': 'n: 7\n',
  });
  symlinkSync('roadmap/roadmap.yaml', join(root, 'soft.txt'));
  linkSync(join(root, 'roadmap/roadmap.yaml'), join(root, 'hard.txt'));
  symlinkSync('../shared/linked.yaml', join(root, 'roadmap/linked.yaml'));
  symlinkSync('../kept', join(root, 'roadmap/kept'));
  symlinkSync('..', join(root, 'roadmap/evidence/up'));
  mkdirSync(join(root, 'roadmap/folder.yaml'));

  test.each<[Record<string, unknown>, string]>([
    [{ file: 'README.md', contains: 'Own words' }, 'holds: has "Own words"'],
    [{ file: 'README.md', contains: 'met' }, 'holds (circular): has "met"'],
    [{ file: 'README.md', matches: 'm.t' }, 'holds (circular): matches "m.t"'],
    [{ file: 'README.md', min_words: 3 }, 'holds: has at least 3 words'],
    [{ file: 'README.md', min_words: 4 }, 'holds (circular): has at least 4 words'],
    [{ file: 'README.md', contains: 'never' }, 'fails: lacks "never"'],
    [{ file: 'README.md', excludes: 'TODO' }, 'fails: has "TODO"'],
    [{ file: 'README.md', excludes: 'never' }, 'holds: does not have "never"'],
    [{ file: 'only.md' }, 'holds (circular): is there'],
    [{ file: 'open.md', contains: 'Own' }, 'holds: has "Own"'],
    [{ file: 'open.md', contains: 'open' }, 'holds (circular): has "open"'],
    [{ file: 'about.md', contains: 'for text' }, 'holds: has "for text"'],
    [{ file: 'joined.md', contains: 'foobar' }, 'fails: lacks "foobar"'],
    [{ file: 'section.md', headings: 'A' }, 'holds (circular): has the heading "A"'],
    [{ file: 'section.md', headings: 'B' }, 'holds: has the heading "B"'],
    [{ file: 'roadmap/roadmap.yaml' }, 'holds (circular): is there'],
    [{ file: 'roadmap/roadmap.yaml', contains: 'Z' }, 'fails (circular): lacks "Z"'],
    [{ file: 'roadmap/notes.md' }, 'holds: is there'],
    [{ file: 'soft.txt' }, 'holds (circular): is there'],
    [{ file: 'hard.txt' }, 'holds (circular): is there'],
    [{ file: 'copy.txt' }, 'holds (circular): is there'],
    [{ file: 'near.txt' }, 'holds: is there'],
    [{ file: 'empty.txt' }, 'fails: is empty'],
    [{ data: 'roadmap/evidence/deep/r.jsonl', pointer: '/0/n' }, 'holds (circular): /0/n is 3'],
    [{ data: 'roadmap/UPPER.YML', pointer: '/n' }, 'holds (circular): /n is 5'],
    [{ data: 'other.yaml', pointer: '/n' }, 'holds: /n is 4'],
    [{ data: 'shared/linked.yaml', pointer: '/n' }, 'holds (circular): /n is 6'],
    [{ data: 'kept/x.yaml', pointer: '/n' }, 'holds (circular): /n is 7'],
  ])('%j', async (source, expected) => {
    expect(await told(root, source)).toBe(expected);
  });

  test('files leaves the circular ones out and counts them', async () => {
    expect(await verdict(root, { files: '*.md', each: { contains: 'met' } })).toMatchObject({
      verdict: 'fails',
      files: { holding: [], failing: ['about.md', 'joined.md'], unread: [], circular: 4 },
    });
    expect(await verdict(root, { files: '{hard,copy,near}.txt' })).toMatchObject({
      verdict: 'holds',
      files: { holding: ['near.txt'], circular: 2 },
    });
    expect(await told(root, { files: '{hard,copy,near}.txt', min: 3 })).toBe(
      "holds (circular): 3 files match, 2 of the roadmap's own",
    );
    expect(await told(root, { files: '{hard,copy,near}.txt', min: 4 })).toBe(
      'fails: 1 file matches, 4 are asked',
    );
    expect(await told(root, { files: 'roadmap/**/*.{yaml,jsonl}' })).toMatch(/^holds \(circular\)/);
  });
});

test('of documents that are copies of one another, all are the first, and so is a further copy', async () => {
  const root = newFolder({
    'a.md': 'loved',
    'b.md': 'loved',
    'c.md': 'loved',
    'other.md': 'liked',
    'roadmap/roadmap.yaml': '',
  });
  const claims = [claim('a', 'loved', ['b.md', 'other.md']), claim('b', 'loved', ['a.md'])];
  const { copies } = await evidence(root, ['c.md', 'a.md', 'other.md'], { claims });
  expect([...copies]).toEqual([
    ['b.md', 'a.md'],
    ['c.md', 'a.md'],
  ]);
});

test('a copy of a document that makes a claim is told', async () => {
  const root = newFolder({
    'README.md': '40x faster',
    'docs/copy.md': '40x faster',
    'near.md': '41x faster',
    'e/copy.md': '40x faster',
    'empty.md': '',
    'roadmap/roadmap.yaml': '',
  });
  linkSync(join(root, 'README.md'), join(root, 'hard.md'));
  symlinkSync('README.md', join(root, 'soft.md'));
  const documents = ['README.md', 'missing.md', 'empty.md'];
  const claims = [claim('a', '40x faster', documents)];
  const sources = [
    'README.md',
    'hard.md',
    'soft.md',
    'docs/copy.md',
    'near.md',
    'empty.md',
    { files: 'e/*' },
  ];
  const { copies, verdicts: all } = await evidence(root, sources, { claims });
  expect([...copies]).toEqual([
    ['hard.md', 'README.md'],
    ['docs/copy.md', 'README.md'],
    ['e/copy.md', 'README.md'],
  ]);
  expect(all.get(proof('soft.md').key)!.rests).toEqual(['README.md']);
});
