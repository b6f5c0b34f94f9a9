/** What an editor with the YAML language server makes of the schemas: offers, texts and marks. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../kit/files.ts';
import { newFolder } from '../kit/new-folder.ts';
import { openEditor, type Editor } from './language-server.ts';

const SCHEMAS = path.join(ROOT, 'schemas');
const root = newFolder();
let editor: Editor;

beforeAll(async () => {
  cpSync(SCHEMAS, path.join(root, 'schemas'), { recursive: true });
  editor = await openEditor(root);
});
afterAll(() => editor.close());

/** A file and its text. */
type Written = readonly [file: string, text: string];
let files = 0;

/** A file of its own in this folder, with the line that names its schema. */
function written(folder: string, schema: string, text: string): Written {
  files += 1;
  const relative = path.posix.relative(folder, `schemas/${schema}.schema.json`);
  return [
    `${folder}/${schema}-${files}.yaml`,
    `# yaml-language-server: $schema=${relative}\nversion: 1\n${text}`,
  ];
}

const roadmap = (text: string): Written => written('roadmap', 'roadmap', text);
const register = (text: string): Written =>
  written('roadmap/evidence', 'register', `register: reviews\n${text}`);
const claim = (text: string): Written =>
  written('roadmap', 'claims', `claims:\n  - id: one\n    text: 500 users\n    ${text}`);
const metric = (text: string): Written =>
  written('roadmap', 'metrics', `metrics:\n  - id: one\n    name: One\n    ${text}`);
const criterion = (text: string): Written =>
  written(
    'roadmap/phases',
    'phase',
    `id: alpha\nname: Alpha\ngate:\n  criteria:\n    - id: one\n      statement: It is so\n      ${text}`,
  );

describe('keys and values are offered', () => {
  test.concurrent.each<[string, Written, readonly string[]]>([
    ['keys of a criterion', criterion('‸\n'), ['kind', 'claim', 'count', 'proofs', 'target', 'waiver']],
    ['values of a key', criterion('kind: ‸\n'), ['requirement', 'quality', 'advisory']],
    ['an example of a value', criterion('target: ‸\n'), ['">= 95%"']],
    ['keys of a proof', criterion('proofs:\n        - file: a.md\n          ‸\n'), ['contains', 'headings']],
    ['keys of a record', register('records:\n  - id: jane\n    ‸\n'), ['on', 'proofs']],
    ['keys of a claim', claim('‸\n'), ['in', 'says', 'disclosed', 'value']],
    ['keys of a metric', metric('‸\n'), ['group', 'targets', 'share']],
    ['keys of the roadmap', roadmap('‸\n'), ['name', 'phases', 'maintainers', 'documents']],
  ])('%s', async (_, file, labels) => {
    const offered = await (await editor.open(...file)).offered();
    expect(offered).toEqual(expect.arrayContaining([...labels]));
    expect(offered).not.toContain('version');
  });
});

describe('what a key means is shown, with an example', () => {
  test.concurrent.each<[string, Written, string, string]>([
    ['a criterion', criterion('cou‸nt: reviews\n'), 'the number of its proven records', 'collaborators'],
    ['a duration', criterion('sin‸ce: 30 days\n'), 'Only records dated within this time', '30 days'],
    [
      'a proof',
      criterion('proofs:\n        - file: a.md\n          head‸ings: Limits\n'),
      'each with text below it',
      'Limitations',
    ],
    ['a record', register('records:\n  - id: jane\n    o‸n: 2026-01-01\n'), 'The date of the', '2026-01-12'],
    ['a claim', claim('sa‸ys: 500\n'), 'What the text asserts of the value', '>= 40'],
    ['a metric', metric('tar‸gets: { alpha: 3 }\n'), 'Its target in each phase', 'beta: 12'],
    ['the roadmap', roadmap('maint‸ainers: [jane]\n'), 'Whose attestations are self-', 'author'],
  ])('%s', async (_, file, sentence, example) => {
    const shown = await (await editor.open(...file)).hover();
    expect(shown).toContain(sentence);
    expect(shown).toContain(`Example:\n\n\`\`\`yaml\n`);
    expect(shown).toContain(example);
  });
});

describe('what is wrong is marked, and nothing else', () => {
  test.concurrent.each<[string, Written, readonly string[]]>([
    ['a criterion that is well', criterion('count: reviews\n      target: 3\n'), []],
    ['a wrong key of a criterion', criterion('cuont: reviews\n'), ['cuont']],
    ['a wrong value of a criterion', criterion('kind: important\n'), ['important']],
    ['a wrong duration', criterion('since: 6 wks\n'), ['6 wks']],
    ['a register that is well', register('records: [{ id: jane, person: jane }]\n'), []],
    ['a wrong key of a register', register('record: []\nrecords: []\n'), ['record']],
    ['a wrong date of a record', register('records: [{ id: jane, on: 1.2.2026 }]\n'), ['1.2.2026']],
    ['claims that are well', claim('in: [README.md]\n    says: 500\n    count: users\n'), []],
    ['a wrong key of a claim', claim('in: [README.md]\n    say: 500\n'), ['say']],
    ['a wrong value of a claim', claim('in: README.md\n'), ['README.md']],
    ['metrics that are well', metric('count: users\n    targets: { alpha: 3 }\n'), []],
    ['a wrong key of a metric', metric('target: 3\n'), ['target']],
    ['a wrong value of a metric', metric('count: [users]\n'), ['[users]']],
    ['a roadmap that is well', roadmap('name: Demo\nphases: [alpha, { id: beta, name: Beta }]\n'), []],
    ['a wrong key of a roadmap', roadmap('name: Demo\nphase: [alpha]\nphases: [alpha]\n'), ['phase']],
    ['a wrong value of a roadmap', roadmap('name: Demo\nphases: [a b]\n'), ['a b']],
  ])('%s', async (_, file, texts) => {
    const marked = await (await editor.open(...file)).marked();
    expect(marked.map(([text]) => text)).toEqual(texts);
  });
});
