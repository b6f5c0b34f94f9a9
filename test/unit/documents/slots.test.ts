import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillSlot, findSlots } from '../../../src/documents/slots.ts';
import { applyEdits } from '../../../src/edit/edit.ts';
import { readProse } from '../../../src/verify/text/prose.ts';
import { tree } from './tree.ts';

const BEGIN = '<!-- agentops:begin x -->';
const END = '<!-- agentops:end -->';

/** `line:column message` of every fault, and the names and indents of the slots. */
async function look(text: string): Promise<{ slots: unknown[]; faults: string[] }> {
  const { slots, faults } = findSlots(text, await tree(text));
  return {
    slots: slots.map(({ name, indent }) => [name, indent]),
    faults: faults.map(({ at, message }) => `${at.line}:${at.column} ${message}`),
  };
}

async function fill(text: string, lines: readonly string[]): Promise<string> {
  const { slots } = findSlots(text, await tree(text));
  return applyEdits(
    text,
    slots.map((slot) => ({ ...slot, text: fillSlot(text, slot, lines) })),
  );
}

describe('where markers may stand', () => {
  test.each([
    ['alone on their lines', `a\n\n${BEGIN}\nold\n${END}\n\nb\n`, [['x', '']]],
    ['right below a text', `a\n${BEGIN}\n${END}\nb\n`, [['x', '']]],
    ['without white space in them', '<!--agentops:begin gate a-->\n<!--agentops:end-->', [['gate a', '']]],
    ['with much of it', '<!-- \tagentops:begin \t gate  a\t-->\n<!--  agentops:end\t-->', [['gate  a', '']]],
    ['with white space behind them', `${BEGIN} \t\n${END}  \n`, [['x', '']]],
    ['indented a little', `  ${BEGIN}\n  ${END}\n`, [['x', '  ']]],
    ['in a list item', `- a\n\n  ${BEGIN}\n  ${END}\n`, [['x', '  ']]],
    ['in a quotation', `> ${BEGIN}\n> old\n> ${END}\n`, [['x', '> ']]],
    ['in a quotation in an item', `- > a\n  >\n  > ${BEGIN}\n  > ${END}\n`, [['x', '  > ']]],
    ['in a sentence', `It is ${BEGIN}old${END} now.\n`, [['x', null]]],
    ['in a heading', `# Now: ${BEGIN}${END}\n`, [['x', null]]],
    ['in a row', `| a | b |\n| - | - |\n| c | d ${BEGIN}${END} |\n`, [['x', null]]],
    [
      'twice',
      `${BEGIN}\n${END}\n\n${BEGIN}\n${END}\n`,
      [
        ['x', ''],
        ['x', ''],
      ],
    ],
    ['in a code span', `Write \`${BEGIN}\` and \`${END}\`.\n`, []],
    ['in a longer code span', `Write \`\` a ${BEGIN} \`\`.\n`, []],
    ['in a code block', `\`\`\`\n${BEGIN}\n${END}\n\`\`\`\n`, []],
    ['in indented code', `a\n\n    ${BEGIN}\n    ${END}\n`, []],
    ['in another comment', `<!-- write <!-- agentops:begin x -->\n\na\n`, []],
    ['escaped', `\\${BEGIN} &lt;!-- agentops:end -->\n`, []],
    ['of statuses', '- [x] a <!-- agentops: alpha/a -->\n', []],
  ])('%s', async (_, text, slots) => {
    expect(await look(text)).toEqual({ slots, faults: [] });
  });
});

describe('markers that can not be obeyed', () => {
  test.each([
    ['no end', `a\n\n${BEGIN}\nb\n`, ['3:1 this marker never ends']],
    ['an end in code', `${BEGIN}\n\n\`\`\`\n${END}\n\`\`\`\n`, ['1:1 this marker never ends']],
    ['an end in a comment that was left open', `${BEGIN}\n<!-- a\n${END}\n`, ['1:1 this marker never ends']],
    ['no begin', `a\n\n${END}\n`, ['3:1 this marker ends what no marker has begun']],
    ['two ends', `${BEGIN}\n${END}\n${END}\n`, ['3:1 this marker ends what no marker has begun']],
    [
      'one in the other',
      `${BEGIN}\n${BEGIN}\n${END}\n${END}\n`,
      ['2:1 a marker begins here, and the one that began on line 1 has not ended'],
    ],
    ['no name', '<!-- agentops:begin -->\n', ['1:1 this is no marker that render knows']],
    ['a name of nothing', `<!-- agentops:begin   -->\n`, ['1:1 this is no marker that render knows']],
    ['an end with a name', `a\n\n<!-- agentops:end x -->\n`, ['3:1 this is no marker that render knows']],
    ['over two lines', '<!-- agentops:begin\nx -->\n', ['1:1 this is no marker that render knows']],
    ['both on one line', `${BEGIN}old${END}\n`, ['1:1 something else stands on the line of this marker']],
    ['behind a bullet', `- ${BEGIN}\n  ${END}\n`, ['1:3 something else stands on the line of this marker']],
    [
      'beside a comment',
      `${BEGIN}\n${END} <!-- a -->\n`,
      ['2:1 something else stands on the line of this marker'],
    ],
    ['in HTML', `<p>\n${BEGIN}\n${END}\n</p>\n`, ['2:1 something else stands on the line of this marker']],
    [
      'in HTML on one line',
      `<p>${BEGIN}${END}</p>\n`,
      ['1:4 something else stands on the line of this marker'],
    ],
    [
      'in two lines of a sentence',
      `a ${BEGIN}\nb ${END}\n`,
      ['1:3 these markers stand in a paragraph, and on different lines of it'],
    ],
    ['right behind code', `\`a\`${BEGIN}${END}\n`, ['1:4 this marker stands right behind a backtick']],
    ['around code', `a ${BEGIN}\`b\`${END}\n`, [`1:31 this marker stands right behind a backtick`]],
    [
      'in different items',
      `- a\n\n  ${BEGIN}\n- b\n\n  ${END}\n`,
      [expect.stringMatching(/^6:3 this end stands in another .* line 3/)],
    ],
    [
      'in and out of an item',
      `- a\n\n  ${BEGIN}\n\n${END}\n`,
      [expect.stringMatching(/^5:1 this end stands in another/)],
    ],
    [
      'in two quotations',
      `> ${BEGIN}\n\n> ${END}\n`,
      [expect.stringMatching(/^3:3 this end stands in another/)],
    ],
    [
      'indented otherwise',
      `${BEGIN}\n ${END}\n`,
      [expect.stringMatching(/^2:2 this end .* indented otherwise/)],
    ],
    ['a sentence and a line', `a ${BEGIN}\n\n${END}\n`, [expect.stringMatching(/^3:1 this end/)]],
  ])('%s', async (_, text, faults) => {
    expect((await look(text)).faults).toEqual(faults);
  });
});

describe('what is written', () => {
  test('lines, set off by empty ones', async () => {
    expect(await fill(`a\n${BEGIN}\nold\n\nold\n${END}\nb`, ['new', '', 'x'])).toBe(
      `a\n${BEGIN}\n\nnew\n\nx\n\n${END}\nb`,
    );
  });
  test('with the line ends of the document', async () => {
    expect(await fill(`a\r\n${BEGIN}  \r\n${END}\r\n`, ['new'])).toBe(
      `a\r\n${BEGIN}  \r\n\r\nnew\r\n\r\n${END}\r\n`,
    );
    expect(await fill(`a\r${BEGIN}\r${END}`, ['new'])).toBe(`a\r${BEGIN}\r\rnew\r\r${END}`);
  });
  test('with what the lines of the markers begin with', async () => {
    expect(await fill(`- a\n\n  > ${BEGIN}\n  > old\n  > ${END}`, ['new', '', 'x'])).toBe(
      `- a\n\n  > ${BEGIN}\n  >\n  > new\n  >\n  > x\n  >\n  > ${END}`,
    );
  });
  test('in a sentence as it is', async () => {
    expect(await fill(`a ${BEGIN}old${END} b ${BEGIN}${END}`, ['new'])).toBe(
      `a ${BEGIN}new${END} b ${BEGIN}new${END}`,
    );
  });

  /** Documents of pieces, with slots among them, in every line end. */
  const pieces = fc.constantFrom(
    '# Title',
    'A text  ',
    '- item',
    '1. one',
    '> quotation',
    '```\ncode\n```',
    `\`${BEGIN}\``,
    '| a |\n| - |\n| b |',
    '<div>\nhtml\n</div>',
    'Ünï 🎉\ttab',
    '---',
    '\\',
    `${BEGIN}\n${END}`,
    `${BEGIN}\nold\n\n- old\n${END}`,
    `  ${BEGIN}\n  ${END}`,
    `- item\n\n  ${BEGIN}\n  ${END}`,
    `> ${BEGIN}\n> ${END}`,
    `Now ${BEGIN}old${END}.`,
  );
  const documents = fc
    .tuple(fc.array(pieces, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), fc.constantFrom('\n\n', '\n'))
    .map(([parts, lineEnd, between]) => parts.join(between).replaceAll('\n', lineEnd));
  const contents = fc.constantFrom(
    ['new'],
    ['- a', '- b'],
    ['| a |', '| - |', '| b |'],
    ['**a**', '', '1. b'],
  );

  test('nothing else changes, and it is found again', async () => {
    await fc.assert(
      fc.asyncProperty(documents, contents, async (text, lines) => {
        const { slots, faults } = findSlots(text, await tree(text));
        fc.pre(slots.length > 0 && faults.length === 0);
        fc.pre(lines.length === 1 || slots.every(({ indent }) => indent !== null));
        const filled = await fill(text, lines);
        const outside = (one: string, found: typeof slots): string[] =>
          [...found, { from: one.length, to: one.length }].map(({ from }, index) =>
            one.slice(found[index - 1]?.to ?? 0, from),
          );
        const again = findSlots(filled, await tree(filled));
        expect(again.faults).toEqual([]);
        expect(outside(filled, again.slots)).toEqual(outside(text, slots));
        expect(await fill(filled, lines)).toBe(filled);
        // Whoever looks for evidence passes over it.
        const own = (one: string): string => readProse(Buffer.from(one))!.own.text;
        expect(own(filled)).toBe(own(text));
      }),
      { numRuns: 150 },
    );
  });
});
