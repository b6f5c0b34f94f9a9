/** What every format keeps, whatever a roadmap says. A format that is registered is tested here by that alone. */
import { beforeAll, describe, expect, test } from 'vitest';
import { FORMATS, type FormatName } from '../../../../src/report/formats/index.ts';
import { isSafe } from '../safe.ts';
import { judgeCriteria, makeSamples, ofJudged, type Sample } from './samples.ts';

let samples: readonly Sample[];
let again: readonly Sample[];
beforeAll(async () => {
  samples = await makeSamples();
  again = await makeSamples();
});

/** What these tell are findings: none of them says that a criterion is met. */
const FINDINGS_ALONE: ReadonlySet<FormatName> = new Set(['sarif', 'gitlab']);

/** Each sample as a format shows it; the format for people shows those that were judged. */
async function pagesOf(name: FormatName, of: readonly Sample[]): Promise<[sample: string, page: string][]> {
  if (name === 'terminal') {
    const judged = of.flatMap((one) => (one.judged ? [{ ...one, judged: one.judged }] : []));
    return Promise.all(
      judged.map(async (one) => {
        const render = await FORMATS.terminal(one.judged.report);
        return [one.name, render(one.judged)];
      }),
    );
  }
  const render = await FORMATS[name]();
  return of.map((one) => [one.name, render(one.input)]);
}

describe.each(Object.keys(FORMATS) as FormatName[])('%s', (name) => {
  let pages: [sample: string, page: string][];
  beforeAll(async () => {
    pages = await pagesOf(name, samples);
  });

  test('ends in one newline', () => {
    expect(pages.filter(([, page]) => !/[^\n]\n$/.test(page)).map(([sample]) => sample)).toEqual([]);
  });

  test('is the same again', async () => {
    const others = await pagesOf(name, again);
    expect(pages.filter(([, page], index) => page !== others[index]![1]).map(([sample]) => sample)).toEqual(
      [],
    );
  });

  test('holds nothing that acts on a terminal, reorders or hides text', () => {
    const wrong = pages.flatMap(([sample, page]) =>
      page.split('\n').flatMap((line) => (isSafe(line) ? [] : [[sample, line.slice(0, 200)]])),
    );
    expect(wrong).toEqual([]);
  });

  test.skipIf(FINDINGS_ALONE.has(name))('says that a criterion is met by self-attestations', async () => {
    const saidOf = async (proof: string): Promise<string> => {
      const sample = {
        name,
        ...ofJudged(await judgeCriteria(`{ id: c, statement: S, proofs: [${proof}] }`)),
      };
      return (await pagesOf(name, [sample]))[0]![1];
    };
    expect(await saidOf('{ attested: { by: jo, on: 2026-02-01, statement: It is } }')).toMatch(
      /self-?attested/i,
    );
    expect(await saidOf('README.md')).not.toMatch(/self-?attested(?!": (?:false|0))/i);
  });

  test('commands no runner but by what the format is for', () => {
    const inLine = /##(?:vso)?\[/;
    const atStart = name === 'github' ? /^::(?!(?:error|warning|notice) )/ : /^\s*::[\w-]+.*::/;
    const wrong = pages.flatMap(([sample, page]) =>
      page
        .split('\n')
        .filter((line) => (name !== 'github' && inLine.test(line)) || atStart.test(line))
        .map((line) => [sample, line.slice(0, 200)]),
    );
    expect(wrong).toEqual([]);
  });
});
