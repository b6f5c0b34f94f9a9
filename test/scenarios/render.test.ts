/** `agentops render`: what it writes, what it leaves alone, and when it refuses. */
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runIn } from '../kit/command.ts';
import type { Files } from '../kit/files.ts';
import { gate, MET, phase, phases } from './project.ts';
import { inFolder, run, type Setting } from './scenario.ts';

const END = '<!-- agentops:end -->';
const begin = (name: string): string => `<!-- agentops:begin ${name} -->`;
const slot = (name: string, content = ''): string => `${begin(name)}\n${content}${END}\n`;

/** The document after `render`, which must go well. */
async function rendered(files: Files, command = 'render STATUS.md', setting: Setting = {}): Promise<string> {
  let text = '';
  const outcome = await run(files, command, {
    ...setting,
    inspect: (root) => {
      text = readFileSync(path.join(root, 'STATUS.md'), 'utf8');
    },
  });
  expect(outcome).toMatchObject({ exitCode: 0, stderr: '', stdout: 'STATUS.md: written\n' });
  return text;
}

const TWO = `- { id: well, statement: Jane reviewed, proofs: [docs/jane.md] }
- { id: many, kind: quality, statement: Nine reviews, count: reviews, target: 9 }`;

const STATED =
  '- { id: well, statement: It works, proofs: [{ attested: { by: jo, on: 2026-01-01, statement: It works } }] }';

describe('what is written', () => {
  test.each([
    [
      'status',
      gate(TWO),
      `| Phase     | State       | Window | Gate                  |
| --------- | ----------- | ------ | --------------------- |
| **Alpha** | current     |        | 1 of 2 met, 1 partial |
| Beta      | not started |        | none                  |`,
    ],
    [
      'gate',
      gate(TWO),
      `**Alpha → Beta**: 1 of 2 met, 1 partial.

- [x] \`well\`: Jane reviewed (met: 1 of 1 proof)

Quality gates:

- [ ] \`many\`: Nine reviews (partial: 3 of 9 reviews)`,
    ],
    ['gate beta', gate(TWO), 'Beta has no gate.'],
    [
      'decision',
      gate(TWO),
      `**Extend** (Alpha → Beta). 1 of 2 criteria is met, 1 is partial, and the phase has no window. Extend the timeline, or refine the scope. The rule is \`partial\`.

To advance, nearest first:

1. \`alpha/many\`: 6 more`,
    ],
    ['badge', gate(TWO), '**Alpha: 1 of 2 criteria met**'],
    ['badge', gate(STATED), '**Alpha: 1 of 1 criteria met, 1 self-attested**'],
    ['metrics', gate(TWO), 'There are no metrics.'],
    [
      'metrics',
      gate(TWO, {
        'roadmap/metrics.yaml': `version: 1
metrics:
  - { id: r, name: Reviews | all, count: reviews, targets: { alpha: 9 } }
  - { id: n, name: Nobody measures it }
`,
      }),
      `| Metric             | Value | Target | Status  |
| ------------------ | ----- | ------ | ------- |
| Reviews &#124; all | 3     | \`>= 9\` | partial |
| Nobody measures it | –     | –      | –       |`,
    ],
  ])('%s', async (name, files, expected) => {
    const text = await rendered({ ...files, 'STATUS.md': `# Now\n\n${slot(name)}` });
    expect(text).toBe(`# Now\n\n${slot(name, `\n${expected}\n\n`)}`);
  });
  test('windows by their dates, passed phases with what they rest on', async () => {
    const attested = '{ attested: { by: me, on: 2026-01-01, statement: It is so. } }';
    const files = phases({
      old: `passed: 2026-01-05\ngate: { criteria: [{ id: a, statement: A, proofs: [${attested}] }] }`,
      lost: `passed: 2026-01-06\ngate: { criteria: [{ id: a, statement: A, proofs: [docs/none.md] }] }`,
      now: `window: { starts: 2026-02-02, min: 2 weeks, max: 8 weeks }\ngate:\n  criteria:\n    ${MET}`,
      next: 'window: { min: 8 weeks, max: 16 weeks }',
      last: 'window: { starts: 2027-01-01 }',
    });
    const text = await rendered({ ...files, 'STATUS.md': slot('status') });
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .map((line) => line.replaceAll(/ +/g, ' ')),
    ).toEqual([
      '| Phase | State | Window | Gate |',
      expect.any(String),
      '| old | passed 2026-01-05 | | 1 of 1 met, 1 self-attested |',
      '| lost | passed 2026-01-06 | | 0 of 1 met: no longer met |',
      '| **now** | current | 2026-02-02 to 2026-03-29, at least until 2026-02-15 | 1 of 1 met |',
      '| next | not started | 8 to 16 weeks | none |',
      '| last | not started | from 2027-01-01 | none |',
    ]);
  });
  test('when every phase is completed', async () => {
    const files = phases({ only: 'passed: 2026-01-05' });
    const text = await rendered({
      ...files,
      'STATUS.md': `It is ${begin('badge')}${END}.\n\n${slot('gate')}\n${slot('decision')}`,
    });
    expect(text).toBe(
      `It is ${begin('badge')}**Every phase is completed**${END}.\n\n${slot('gate', '\nEvery phase is completed.\n\n')}\n${slot('decision', '\nNo decision: every phase is completed.\n\n')}`,
    );
  });
  test('another day is told', async () => {
    const text = await rendered(
      { ...gate(MET), 'STATUS.md': `It is ${begin('badge')}${END}.\n\n${slot('decision')}` },
      'render STATUS.md --as-of 2026-01-15',
    );
    expect(text).toContain('**Alpha: 1 of 1 criteria met** (as of 2026-01-15, simulated)<!--');
    expect(text).toContain('\n\nAs of 2026-01-15 (simulated).\n');
  });
  test('the same from day to day, while nothing changes', async () => {
    const window = `window: { starts: 2026-02-02, min: 2 weeks, max: 8 weeks }\ngate:\n  criteria:\n    ${MET}`;
    const names = ['status', 'gate', 'metrics', 'decision'];
    const files = {
      ...phase(window),
      'STATUS.md': `a ${begin('badge')}${END}\n\n${names.map((name) => slot(name)).join('\n')}`,
    };
    const texts = await Promise.all(
      ['2026-02-17', '2026-02-18', '2026-03-28'].map((today) =>
        rendered(files, 'render STATUS.md', { today }),
      ),
    );
    expect(texts[0]).toMatch(/2026-03-29/);
    expect(new Set(texts).size).toBe(1);
  });
  test('texts from the roadmap begin no markup, and end no block', async () => {
    const evil = `<!-- agentops:end --> \`<!--agentops:end-->\` @octocat | <b>x</b>\\n\\n# Title`;
    const files = phase(
      `gate: { criteria: [{ id: a, statement: "${evil}", proofs: ["docs/<!-- agentops:end -->.md"] }] }`,
    );
    const document = `${slot('gate')}\n${slot('decision')}`;
    const text = await rendered({ ...files, 'STATUS.md': document });
    expect(text.match(/<!--/g)).toHaveLength(4);
    expect(text).toContain(
      '&lt;!-- agentops:end --&gt; &#96;&lt;!--agentops:end--&gt;&#96; `@octocat` &#124; &lt;b&gt;x&lt;/b&gt; \\# Title',
    );
  });
  test('rendered text is no evidence, whatever it says', async () => {
    const files = phase(
      `gate: { criteria: [{ id: a, statement: All is done, proofs: [{ file: STATUS.md, contains: All is done }] }] }`,
    );
    const text = await rendered({ ...files, 'STATUS.md': `Own words.\n\n${slot('gate')}` });
    expect(text).toContain('- [ ] `a`: All is done (not met: 0 of 1 proof)');
    expect((await run({ ...files, 'STATUS.md': text }, 'render --check STATUS.md')).exitCode).toBe(0);
  });
});

describe('what is left alone', () => {
  test('every other byte: a byte order mark, CRLF, white space at the end', async () => {
    const before = `\uFEFF# T  \r\n\r\n\ttab \r\n${begin('badge')} \r\nold\r\n${END}\t\r\nend  `;
    const text = await rendered({ ...gate(MET), 'STATUS.md': before });
    expect(text).toBe(before.replace('old', '\r\n**Alpha: 1 of 1 criteria met**\r\n'));
  });
  test('the mode of the file, and a link to it', async () => {
    const document = slot('badge');
    const { exitCode, stdout } = await run({ ...gate(MET), 'docs/status.md': document }, 'render LINK.md', {
      prepare: (root) => {
        chmodSync(path.join(root, 'docs/status.md'), 0o640);
        symlinkSync('docs/status.md', path.join(root, 'LINK.md'));
      },
      inspect: (root) => {
        expect(lstatSync(path.join(root, 'LINK.md')).isSymbolicLink()).toBe(true);
        expect(statSync(path.join(root, 'docs/status.md')).mode & 0o777).toBe(0o640);
        expect(readFileSync(path.join(root, 'docs/status.md'), 'utf8')).toContain('**Alpha: 1 of 1');
        expect(readdirSync(path.join(root, 'docs')).filter((name) => name.startsWith('.'))).toEqual([]);
        expect(existsSync(path.join(root, 'roadmap/.agentops.lock'))).toBe(false);
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'LINK.md: written\n' });
  });
  test('a document that is up to date', async () => {
    const text = await rendered({ ...gate(MET), 'STATUS.md': slot('badge') });
    let before = 0;
    const { stdout } = await run({ ...gate(MET), 'STATUS.md': text }, 'render STATUS.md', {
      prepare: (root) => {
        before = statSync(path.join(root, 'STATUS.md')).ino;
      },
      inspect: (root) => expect(statSync(path.join(root, 'STATUS.md')).ino).toBe(before),
    });
    expect(stdout).toBe('STATUS.md: nothing to change\n');
  });
  test('several documents, by several at once', async () => {
    const files = { ...gate(MET), 'a.md': slot('badge'), 'b.md': `${slot('status')}\n${slot('gate')}` };
    await inFolder(files, async (root) => {
      const runs = ['a.md b.md', 'b.md a.md', 'a.md', 'b.md', 'a.md b.md'];
      const all = await Promise.all(runs.map((documents) => runIn(root, `render ${documents}`)));
      expect(all.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
      expect((await runIn(root, 'render --check a.md b.md')).exitCode).toBe(0);
    });
  });
});

describe('--check', () => {
  test('shows what would change, exits with 1, and writes nothing', async () => {
    const files = { ...gate(MET), 'STATUS.md': `a\n\n${slot('badge', '\nold\n\n')}\nb\n` };
    const { exitCode, stdout, stderr } = await run(files, 'render --check STATUS.md', {
      inspect: (root) => {
        expect(readFileSync(path.join(root, 'STATUS.md'), 'utf8')).toBe(files['STATUS.md']);
        expect(readdirSync(path.join(root, 'roadmap'))).not.toContain('.agentops.lock');
      },
    });
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 1,
      stderr: 'Not up to date. To write: agentops render STATUS.md\n',
      stdout: `--- STATUS.md\tas it is
+++ STATUS.md\tas rendered
@@ -2,7 +2,7 @@
 
 ${begin('badge')}
 
-old
+**Alpha: 1 of 1 criteria met**
 
 ${END}
 
`.replaceAll('\t', ' '),
    });
  });
  test('is content with what render wrote', async () => {
    const text = await rendered({ ...gate(MET), 'STATUS.md': slot('gate') });
    expect(await run({ ...gate(MET), 'STATUS.md': text }, 'render --check STATUS.md')).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: 'STATUS.md: up to date\n',
    });
  });
  test('tells other line ends', async () => {
    const text = (await rendered({ ...gate(MET), 'STATUS.md': slot('badge') })).replace('**\n', '**\r\n');
    const { exitCode, stdout } = await run({ ...gate(MET), 'STATUS.md': text }, 'render --check STATUS.md');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: 'STATUS.md: only line ends differ\n' });
  });
  test('of a document that was replaced as a whole', async () => {
    const old = Array.from({ length: 3000 }, (_, index) => `${index}\n`).join('');
    const files = { ...gate(MET), 'STATUS.md': slot('badge', old) };
    const { exitCode, stdout } = await run(files, 'render --check STATUS.md');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: 'STATUS.md: too much differs to be shown\n',
    });
  });
});

describe('refused, with nothing written', () => {
  test.each([
    ['no marker', 'a\n', /STATUS\.md:1:1[^]*has no marker[^]*<!-- agentops:begin status -->/],
    [
      'an unknown name',
      `\n  ${begin('stauts')}\n  ${END}\n`,
      /STATUS\.md:2:3[^]*"stauts"[^]*did you mean "status"/,
    ],
    ['an unknown phase', slot('gate alpa'), /STATUS\.md:1:1[^]*"alpa"[^]*did you mean "alpha"/],
    ['two phases', slot('gate alpha beta'), /"gate alpha beta" names more than one thing/],
    ['a phase where none is asked', slot('status alpha'), /"status alpha" names more than one thing/],
    ['a table in a sentence', `a ${begin('status')}${END}\n`, /STATUS\.md:1:3[^]*takes lines of its own/],
    ['no end', begin('status'), /STATUS\.md:1:1[^]*never ends/],
    ['two faults', `${END}\n\n${begin('x')}\n${END}\n`, /1:1[^]*3:1[^]*2 errors/],
    ['no UTF-8', Buffer.from([0xff, 0xfe, 0x61, 0]), /not UTF-8/],
  ])('%s', async (_, document, says) => {
    const files = { ...gate(MET), 'STATUS.md': document, 'GOOD.md': slot('badge') };
    for (const check of ['', '--check ']) {
      const { exitCode, stdout, stderr } = await run(files, `render ${check}GOOD.md STATUS.md`, {
        inspect: (root) => {
          expect(readFileSync(path.join(root, 'GOOD.md'), 'utf8')).toBe(slot('badge'));
          expect(readFileSync(path.join(root, 'STATUS.md')).equals(Buffer.from(document as string))).toBe(
            true,
          );
        },
      });
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(says);
    }
  });
  test.each([
    ['no document named', 'render', /missing required argument/],
    ['one that is not there', 'render none.md', /none\.md is not there/],
    ['one that is no Markdown', 'render docs/x.txt', /no Markdown document/],
    ['one outside of the root', 'render ../x.md', /outside of the root/],
    ['one behind a link', 'render out/x.md', /leads out of the root/],
  ])('%s', async (_, command, says) => {
    const { exitCode, stdout, stderr } = await run({ ...gate(MET), 'docs/x.txt': slot('badge') }, command, {
      prepare: (root) => symlinkSync('/', path.join(root, 'out')),
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(says);
  });
  test('an invalid roadmap', async () => {
    const files = {
      ...gate('- { id: it, statement: S, count: none, target: 1 }'),
      'STATUS.md': slot('badge'),
    };
    const { exitCode, stderr } = await run(files, 'render STATUS.md');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/reference {2}roadmap\/phases\/alpha\.yaml/);
  });
});

test('from a folder below, with --quiet', async () => {
  const files = { ...gate(MET), 'docs/status.md': slot('badge') };
  const outcome = await run(files, 'render --quiet status.md', {
    cwd: 'docs',
    inspect: (root) => expect(readFileSync(path.join(root, 'docs/status.md'), 'utf8')).toContain('**Alpha'),
  });
  expect(outcome).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
});
