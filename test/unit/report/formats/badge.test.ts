import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import type { FormatInput } from '../../../../src/report/formats/index.ts';
import { makeSample, render, SAMPLES } from './samples.ts';

const require = createRequire(import.meta.url);
const FONT = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
/** Pixels for each of the badge's. */
const SCALE = 4;
const PADDING = 7;

interface Read {
  readonly root: Readonly<Record<string, string>>;
  readonly title: string;
  readonly texts: readonly string[];
  readonly fills: readonly string[];
  readonly elements: ReadonlySet<string>;
}

/** What the SVG says, by a parser that refuses what is not well-formed. */
function read(svg: string): Read {
  const parser = new SaxesParser({ xmlns: true });
  let root: Record<string, string> | null = null;
  const [texts, fills, elements]: [string[], string[], Set<string>] = [[], [], new Set()];
  let title = '';
  let inside = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const plain = Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value]));
    root ??= plain;
    if (plain['fill']) fills.push(plain['fill']);
    elements.add(name);
    inside = name;
    if (name === 'text') texts.push('');
  });
  parser.on('closetag', () => {
    inside = '';
  });
  parser.on('text', (text) => {
    if (inside === 'title') title += text;
    if (inside === 'text') texts[texts.length - 1] += text;
  });
  parser.write(svg).close();
  return { root: root!, title, texts, fills, elements };
}

/** A renderer's pixels, and whether some of a column is as light as the text. */
function draw(svg: string): {
  readonly width: number;
  readonly isLight: (from: number, to: number) => boolean;
} {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: [FONT], loadSystemFonts: false, sansSerifFamily: 'DejaVu Sans' },
    background: '#000',
  }).render();
  const { pixels } = image;
  const isLight = (from: number, to: number): boolean => {
    for (let x = Math.round(from * SCALE); x < to * SCALE; x += 1)
      for (let y = 0; y < image.height; y += 1) {
        const at = (y * image.width + x) * 4;
        if (Math.min(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!) > 0xc0) return true;
      }
    return false;
  };
  return { width: image.width / SCALE, isLight };
}

/** Where the label ends and the message begins. */
function middleOf(svg: string): number {
  return Number(/<path d="M(\d+) 0h/.exec(svg)![1]);
}

function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map(luminance).sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** By WCAG 2. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replaceAll(/[\da-f]/g, '$&$&') : colour;
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

async function named(label: string): Promise<string> {
  const { input } = await makeSample('rich');
  const phases = input.report.phases.map((phase) =>
    phase.id === 'build' ? { ...phase, name: label } : phase,
  );
  return render('badge', { ...input, report: { ...input.report, phases } });
}

/** Reports that say what no example does. */
async function altered(changes: Partial<FormatInput['report']>): Promise<string> {
  const { input } = await makeSample('rich');
  return read(await render('badge', { ...input, report: { ...input.report, ...changes } })).title;
}

const SUMMARY = { errors: 0, warnings: 0, notes: 0, exitCode: 0 };

describe('what it says', () => {
  test.each([
    ['shipped', 'Alpha: 0/11 met, pivot, as of 2026-02-24'],
    ['rich', 'Build: 2/11 met, 1 self-attested, extend, 5 errors, as of 2026-02-20'],
    ['of one phase', 'Open: 0/1 met, as of 2026-02-20'],
    ['without a gate', 'Bare: nothing to judge, as of 2026-02-20'],
    ['invalid', 'roadmap: not judged, 1 error'],
    ['not there', 'roadmap: not judged, 1 error'],
  ])('%s', async (name, said) => {
    expect(read(await render('badge', (await makeSample(name)).input)).title).toBe(said);
  });
  test('public claims alone, and the gates of a roadmap without a decision', async () => {
    const { report } = (await makeSample('rich')).input;
    const none = { decision: null, simulated: false, summary: SUMMARY };
    expect(await altered({ ...none, phases: [] })).toBe('Bridge: 0/3 claims supported');
    expect(await altered({ ...none, current: null })).toBe('Bridge: 1/3 gates met');
    expect(await altered({ ...none, phases: report.phases.slice(0, 1) })).toBe(
      'Start: 2/2 met, 1 self-attested',
    );
  });
});

describe.each(SAMPLES)('%s', (name) => {
  test('is an image with a name, of words that can be read, and nothing that acts', async () => {
    const svg = await render('badge', (await makeSample(name)).input);
    const { root, title, texts, fills, elements } = read(svg);
    expect(root).toMatchObject({ role: 'img', 'aria-label': title });
    expect(title).toBe(texts.join(': '));
    expect([...elements].sort()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title']);
    const [label, message, text] = fills;
    for (const ground of [label!, message!]) expect(contrast(ground, text!)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('a renderer', () => {
  test.each([
    ['plain', 'Alpha'],
    ['thin', 'illicit: i.j, (l)|!'],
    ['broad', 'WWW MMM @@@ %%%'],
    ['wide', '漢字かな交じり文'],
    ['other letters', 'Ελληνικά Кириллица עברית'],
    ['long', 'long '.repeat(20_000)],
    ['markup', '</text></svg><script>alert(1)</script>&amp;"\''],
    ['invisible', '\u001b[31m\u202e\u200b\ufffe\ud800'],
    ['combining', `e\u0301${'\u0301'.repeat(20)}`],
  ])('keeps the words within their halves: %s', async (_, label) => {
    const svg = await named(label);
    const { width, isLight } = draw(svg);
    const middle = middleOf(svg);
    expect(width).toBe(Number(read(svg).root['width']));
    expect(width).toBeLessThan(1000);
    const [left, right] = [isLight(PADDING, middle - PADDING), isLight(middle + PADDING, width - PADDING)];
    expect({ left, right }).toEqual({ left: true, right: true });
    const margins: [number, number][] = [
      [1, PADDING - 2],
      [middle - PADDING + 2, middle + PADDING - 2],
      [width - PADDING + 2, width - 1],
    ];
    expect(margins.map(([from, to]) => isLight(from, to))).toEqual([false, false, false]);
  });
});
