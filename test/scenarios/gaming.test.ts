/** Ways to a green gate without evidence, by their numbers in SECURITY.md: each is tried, and refused or told. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { List, ListItem, Strong } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import { tree } from '../unit/documents/tree.ts';
import { makeKey, sign, type Key } from '../unit/verify/ssh-keys.ts';
import { BIN, ROOT, writeFiles, type Files } from '../kit/files.ts';
import { startRepository } from '../kit/repository.ts';
import { claims, gate, MET, phase, phases, register } from './project.ts';
import { criterionOf, inFolder, run, type Outcome, type Setting } from './scenario.ts';

const SECURITY = readFileSync(path.join(ROOT, 'SECURITY.md'), 'utf8');
const JSON_CHECK = 'gate check --json';
const ROADMAP = 'roadmap/roadmap.yaml';

/** A criterion `it` with this proof alone. */
const by = (proof: string, more: Files = {}, options = ''): Files =>
  gate(`- { id: it, statement: S, proofs: [${proof}]${options} }`, more);
const counting = (keys: string, records: string, more: Files = {}): Files =>
  gate(`- { id: it, statement: S, count: reviews, ${keys} }`, { ...register('reviews', records), ...more });

/** The criterion is not met, and these rules are told. */
async function expectNoCredit(files: Files, rules: readonly string[], setting: Setting = {}): Promise<void> {
  const outcome = await run(files, JSON_CHECK, setting);
  expect(criterionOf(outcome, 'alpha/it').status).not.toBe('met');
  expect(outcome.report.decision?.outcome).not.toBe('advance');
  expect(rulesOf(outcome)).toEqual(rules);
}

async function expectRefused(files: Files, rule: string, command = JSON_CHECK): Promise<void> {
  const outcome = await run(files, command);
  expect([outcome.exitCode, rulesOf(outcome)]).toEqual([2, [rule]]);
}

/** A change is made after the base was committed; these rules are told at these levels. */
async function expectTold(before: Files, after: Files, told: readonly string[], exit: number): Promise<void> {
  const { exitCode, report } = await changed(before, after);
  expect(report.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(told);
  expect(exitCode).toBe(exit);
}

function changed(before: Files, after: Files): Promise<Outcome> {
  return run(before, 'gate check --base main --json', {
    prepare: (root) => {
      startRepository(root);
      for (const name of readdirSync(root))
        if (name !== '.git') rmSync(path.join(root, name), { recursive: true });
      writeFiles(root, after);
    },
  });
}

const rulesOf = ({ report }: Outcome): readonly string[] => [
  ...new Set(report.findings.map(({ rule }) => rule)),
];
const FOUR = '- { id: it, statement: S, count: reviews, target: 4 }';
const waived = (on: string, until: string): string =>
  FOUR.replace(' }', `, waiver: { reason: Later, by: ann, on: ${on}, until: ${until} } }`);

let jane: Key;
let author: Key;
beforeAll(() => {
  jane = makeKey('jane');
  author = makeKey('author');
});

const BASE_ROADMAP = 'version: 1\nname: Demo\nphases: [alpha, beta]\n';
const OWNED = { [ROADMAP]: `${BASE_ROADMAP}maintainers: [author]\n` };
const attested = (who: string): string =>
  `{ attested: { by: ${who}, on: 2026-02-01, statement: I use it. }, signature: it.sig }`;

/** What `key` signed of alpha/it in the name of `who`, where these may sign. */
function signed(who: string, key: Key, signers: string, ref = 'alpha/it'): Files {
  const lines = ['agentops-attestation-v1', ref, who, '2026-02-01', 'I use it.'];
  return { ...OWNED, 'roadmap/allowed_signers': signers, 'it.sig': sign(key, lines) };
}

const WAYS: readonly (readonly [string, () => Promise<void>])[] = [
  ['The roadmap as its own evidence', () => expectNoCredit(by(ROADMAP), ['evidence-circular'])],
  [
    'A copy of the roadmap',
    () =>
      expectNoCredit(by('docs/copy.txt'), ['evidence-circular'], {
        prepare: (root) => copyFileSync(path.join(root, ROADMAP), path.join(root, 'docs/copy.txt')),
      }),
  ],
  [
    'A link to the roadmap',
    async () => {
      for (const link of [symlinkSync, linkSync])
        await expectNoCredit(by('docs/link.txt'), ['evidence-circular'], {
          prepare: (root) => link(path.join(root, ROADMAP), path.join(root, 'docs/link.txt')),
        });
    },
  ],
  [
    'Its own report as evidence',
    () =>
      expectNoCredit(
        by('{ file: STATUS.md, contains: all met }', {
          'STATUS.md': 'Status\n\n<!-- agentops:begin status -->\nall met\n<!-- agentops:end -->\n',
        }),
        ['evidence-circular'],
      ),
  ],
  [
    'A claim proven by its own words',
    async () => {
      for (const proof of ['README.md', 'docs/copy.md']) {
        const list = `- { id: it, text: It is fast, in: [README.md], proofs: [{ file: ${proof}, contains: fast }] }`;
        const outcome = await run(claims(list, 'It is fast\n', { 'docs/copy.md': 'It is fast\n' }));
        expect([outcome.exitCode, rulesOf(outcome)]).toEqual([1, ['claim-unsupported', 'evidence-circular']]);
      }
    },
  ],
  [
    'A command that asks the gate itself',
    async () => {
      const files = by(`{ run: [node, ${BIN}, gate, check, --allow-run] }`);
      const outcome = await run(files, `${JSON_CHECK} --allow-run=node`);
      expect(criterionOf(outcome, 'alpha/it').status).toBe('not-met');
      expect(rulesOf(outcome)).toEqual(['evidence-circular']);
    },
  ],
  [
    'An empty set of groups',
    async () => {
      const per = (of: string): Files =>
        counting(`per: { field: person, of: ${of} }, target: 1`, '- { id: a, person: x }');
      await expectRefused(per('[]'), 'schema');
      await expectRefused(
        { ...per('none'), 'roadmap/evidence/none.yaml': 'version: 1\nregister: none\nrecords: []\n' },
        'reference',
      );
      await expectRefused(per('{ register: reviews, where: { person: nobody } }'), 'reference');
    },
  ],
  [
    'A target that nothing misses',
    async () => {
      await expectNoCredit(gate('- { id: it, statement: S, count: reviews, target: ">= 0" }'), [
        'criterion-vacuous',
      ]);
      await expectRefused(gate('- { id: it, statement: S, count: reviews, target: "<= 99" }'), 'schema');
    },
  ],
  [
    'A condition that always holds',
    async () => {
      for (const condition of ['matches: "x*"', 'contains: ""', 'headings: []', 'min_words: 0'])
        await expectRefused(by(`{ file: docs/jane.md, ${condition} }`), 'schema');
      await expectRefused(by('{ files: "docs/*", min: 0 }'), 'schema');
      await expectRefused(by('{ junit: j.xml, min_tests: 0 }'), 'schema');
    },
  ],
  [
    'A command that can’t fail',
    async () => {
      await expectNoCredit(by("{ run: ['true'] }"), []);
      const outcome = await run(by("{ run: ['true'], must_fail: ['true'] }"), `${JSON_CHECK} --allow-run`);
      expect(criterionOf(outcome, 'alpha/it').status).toBe('not-met');
    },
  ],
  [
    'A test report without tests',
    async () => {
      const suites = [
        '',
        '<testsuite tests="9"/>',
        '<testsuite><testcase name="a"><skipped/></testcase></testsuite>',
      ];
      for (const suite of suites)
        await expectNoCredit(
          by('{ junit: j.xml }', { 'j.xml': `<testsuites tests="9">${suite}</testsuites>` }),
          [],
        );
    },
  ],
  [
    'Evidence of the future',
    () => expectNoCredit(counting('target: 1', '- { id: a, on: 2026-03-02, proofs: [docs/jane.md] }'), []),
  ],
  [
    'A day that suits',
    async () => {
      const files = counting('target: 1', '- { id: a, on: 2026-03-02, proofs: [docs/jane.md] }');
      const { stdout } = await run(files, 'gate check --as-of 2026-03-02');
      expect(stdout).toContain('as of 2026-03-02 (simulated)');
      const past = by("{ run: ['true'] }");
      const outcome = await run(past, `${JSON_CHECK} --allow-run --as-of 2026-02-28`);
      expect(outcome.report).toMatchObject({ simulated: true, decision: { gate: 'not-met' } });
    },
  ],
  [
    'One proof for many records',
    () =>
      expectNoCredit(
        counting(
          'target: 2',
          '- { id: a, proofs: [docs/jane.md] }\n- { id: b, proofs: [./docs//jane.md] }\n- { id: c, proofs: [{ file: docs/../docs/jane.md }] }',
        ),
        ['evidence-reused'],
      ),
  ],
  [
    'Records without a proof',
    () => expectNoCredit(counting('target: 1', '- { id: a }\n- { id: b }'), ['record-unproven']),
  ],
  ['A waiver that does not end', () => expectRefused(gate(waived('2026-02-01', '2026-12-31')), 'schema')],
  [
    'One waiver after the other',
    () =>
      expectTold(
        gate(`${waived('2026-01-10', '2026-03-31')}\n${MET}`),
        gate(`${waived('2026-02-28', '2026-05-20')}\n${MET}`),
        ['waiver-active note', 'criterion-loosened warning'],
        0,
      ),
  ],
  ['Everything waived', () => expectNoCredit(gate(waived('2026-02-01', '2026-04-01')), ['waiver-active'])],
  [
    'Nothing that counts',
    async () => {
      const without = 'not_applicable: { reason: R, by: ann, on: 2026-02-01 }';
      await expectRefused(gate(MET.replace(' }', `, ${without} }`)), 'schema');
      await expectRefused(gate(MET.replace('{ id', '{ kind: advisory, id')), 'schema');
      await expectRefused(gate('[]'), 'schema');
    },
  ],
  [
    'Criteria that are loosened',
    async () => {
      const all = gate(`${FOUR}\n${MET}`);
      for (const criteria of [
        `${FOUR.replace('4', '3')}\n${MET}`,
        `${FOUR.replace('{', '{ kind: advisory,')}\n${MET}`,
        MET,
      ])
        await expectTold(all, gate(criteria), ['criterion-loosened error'], 1);
    },
  ],
  [
    'Evidence that has to show less',
    () =>
      expectTold(
        counting('target: 1', '- { id: a, proofs: [{ file: docs/jane.md, contains: mistakes }] }'),
        counting('target: 1', '- { id: a, proofs: [docs/jane.md] }'),
        ['evidence-loosened error'],
        1,
      ),
  ],
  [
    'A smaller set of groups',
    () => {
      const per = 'per: { field: person, of: people }, target: 1';
      const records = '- { id: a, person: x, proofs: [docs/jane.md] }';
      return expectTold(
        counting(per, records, register('people', '- { id: x }\n- { id: y }')),
        counting(per, records, register('people', '- { id: x }')),
        ['criterion-loosened error'],
        1,
      );
    },
  ],
  [
    'A window that is moved',
    () => {
      const from = (starts: string): Files =>
        phase(`window: { starts: ${starts}, min: 8 weeks }\ngate:\n  criteria:\n    ${MET}`);
      return expectTold(from('2026-02-01'), from('2025-02-01'), ['criterion-loosened warning'], 0);
    },
  ],
  [
    'A phase that is declared passed',
    async () => {
      const files = phases({ alpha: `passed: 2026-02-01\ngate:\n  criteria:\n    ${FOUR}`, beta: '' });
      const outcome = await run(files);
      expect([outcome.exitCode, rulesOf(outcome)]).toEqual([1, ['gate-regressed', 'claim-overstated']]);
    },
  ],
  [
    'A gate that is dropped',
    () => {
      const two = (alpha: string): Files => phases({ alpha, beta: `gate:\n  criteria:\n    ${MET}` });
      return expectTold(
        two(`gate:\n  criteria:\n    ${FOUR}`),
        two('passed: 2026-02-01'),
        ['criterion-loosened warning'],
        0,
      );
    },
  ],
  [
    'Failures that are taken out of a share',
    async () => {
      const share = gate('- { id: it, statement: S, share: reviews, target: 100 }');
      const good = '- { id: a, proofs: [docs/jane.md] }';
      const { report } = await changed(
        { ...share, ...register('reviews', `${good}\n- { id: b, proofs: [docs/none.md] }`) },
        { ...share, ...register('reviews', good) },
      );
      expect(report.base!.changes.map(({ kind, ref }) => `${kind} ${ref}`)).toEqual([
        'rose alpha',
        'rose alpha/it',
      ]);
    },
  ],
  [
    'A verdict that was edited',
    () =>
      withVerdicts(async (file, judge) => {
        writeFileSync(file, readFileSync(file, 'utf8').replaceAll('"fails"', '"holds"'));
        expect(criterionOf(await judge(), 'alpha/it')).toMatchObject({
          status: 'not-met',
          evidence: [{ proofs: [{ observed: 'its verdict was edited after it was collected' }] }],
        });
      }),
  ],
  [
    'A verdict that was forged whole',
    () =>
      withVerdicts(async (file, judge) => {
        writeFileSync(file, forged(readFileSync(file, 'utf8')));
        // Whoever names the file vouches for it: an attestation tells which it was.
        expect(criterionOf(await judge(), 'alpha/it').status).toBe('met');
        const { stdout } = await judge('gate check --format vsa');
        expect(stdout).toContain(createHash('sha256').update(readFileSync(file)).digest('hex'));
        // Nobody named it: it is not there.
        expect(criterionOf(await judge(JSON_CHECK, false), 'alpha/it').status).toBe('not-met');
      }),
  ],
  [
    'Verdicts that the roadmap brings',
    async () => {
      const { exitCode, stderr } = await run(
        { ...by('docs/none.md'), 'roadmap/verdicts.json': '{}' },
        'gate check --verdicts roadmap/verdicts.json',
      );
      expect(exitCode).toBe(2);
      expect(stderr).toContain('lies inside the roadmap');
    },
  ],
  [
    'A cache that was forged',
    () =>
      inFolder(by('docs/none.md'), async (root) => {
        const env = { HOME: path.join(root, 'home') };
        const judge = (): Promise<Outcome> => run({}, `${JSON_CHECK} --roadmap ${root}/roadmap`, { env });
        const honest = (await judge()).stdout;
        const folder = path.join(env.HOME, '.cache/agentops');
        const names = readdirSync(folder);
        expect(names.length).toBeGreaterThan(0);
        for (const name of names) {
          const text = readFileSync(path.join(folder, name), 'latin1');
          expect(text).toContain('none.md');
          writeFileSync(path.join(folder, name), text.replaceAll('none.md', 'jane.md'), 'latin1');
        }
        expect((await judge()).stdout).toBe(honest);
      }),
  ],
  [
    'Maintainers who attest to themselves',
    async () => {
      const own = signed('author', author, `author ${author.public}\n`);
      const outcome = await run(by(attested('author'), own));
      expect(criterionOf(outcome, 'alpha/it')).toMatchObject({ selfAttested: true, convincing: false });
      await expectNoCredit(by(attested('author'), own, ', independent: true'), []);
    },
  ],
  [
    'An attestation in somebody else’s name',
    async () => {
      const unsigned = attested('jane').replace(', signature: it.sig', '');
      await expectNoCredit(by(unsigned, OWNED, ', independent: true'), []);
      const signers = `jane ${jane.public}\nauthor ${author.public}\n`;
      await expectNoCredit(by(attested('jane'), signed('jane', author, signers)), []);
    },
  ],
  [
    'An attestation by an alias of a maintainer',
    async () => {
      for (const [name, signers] of [
        ['jane', `author ${author.public}\njane ${author.public}\n`],
        ['jane', `jane,author ${author.public}\n`],
        ['Author', `Author ${author.public}\n`],
      ] as const)
        await expectNoCredit(by(attested(name), signed(name, author, signers), ', independent: true'), []);
    },
  ],
  [
    'A signature of something else',
    () =>
      expectNoCredit(
        by(attested('jane'), signed('jane', jane, `jane ${jane.public}\n`, 'alpha/another')),
        [],
      ),
  ],
  [
    'A maintainer who is none any more',
    () =>
      expectTold(
        gate(MET, OWNED),
        gate(MET, { [ROADMAP]: OWNED[ROADMAP]!.replace('[author]', '[]') }),
        ['criterion-loosened warning'],
        0,
      ),
  ],
  [
    'Somebody more who may sign',
    async () => {
      const one = by(attested('jane'), signed('jane', jane, `# who\nauthor ${author.public}\n`));
      const two = { ...one, 'roadmap/allowed_signers': `author  ${author.public}\njane ${jane.public}\n` };
      await expectTold(one, two, ['criterion-loosened error'], 1);
      const other = gate(`${FOUR}\n${MET}`, { 'roadmap/allowed_signers': `jane ${jane.public}\n` });
      await expectTold(gate(`${FOUR}\n${MET}`), other, ['criterion-loosened warning'], 0);
    },
  ],
  [
    'A disclosure that nobody sees',
    async () => {
      const list = '- { id: it, text: It is fast, in: [README.md], disclosed: unproven }';
      const outcome = await run(claims(list, 'It is fast\n\n<!-- unproven -->\n'));
      expect([outcome.exitCode, rulesOf(outcome)]).toEqual([1, ['claim-disclosed', 'claim-undisclosed']]);
    },
  ],
  [
    'A claim that is checked for less than it says',
    async () => {
      const list = '- { id: it, text: 40 reviews, in: [README.md], says: ">= 3", count: reviews }';
      const outcome = await run(claims(list, '40 reviews\n'));
      expect([outcome.exitCode, rulesOf(outcome)]).toEqual([1, ['claim-mismatch']]);
    },
  ],
  [
    'Evidence that can’t be looked at',
    async () => {
      const outcome = await run(by('"https://example.org/"', {}, ', claim: met'));
      expect(outcome).toMatchObject({ exitCode: 1 });
      expect([criterionOf(outcome, 'alpha/it').status, rulesOf(outcome)]).toEqual([
        'not-met',
        ['claim-unverified'],
      ]);
    },
  ],
  [
    'A program under a known name',
    () =>
      expectNoCredit(by('{ commit: "1234567" }'), [], {
        prepare: (root) => {
          mkdirSync(path.join(root, '.git'));
          writeFileSync(path.join(root, 'git'), '#!/bin/sh\ntouch ran\n', { mode: 0o755 });
          process.env['PATH'] = `${root}:${process.env['PATH']}`;
        },
        inspect: (root) => {
          process.env['PATH'] = process.env['PATH']!.replace(`${root}:`, '');
          expect(existsSync(path.join(root, 'ran'))).toBe(false);
        },
      }),
  ],
  [
    'A window without a first day',
    () => {
      const from = (starts: string): Files =>
        phase(`window: { ${starts}min: 8 weeks }\ngate:\n  criteria:\n    ${MET}`);
      return expectTold(from('starts: 2026-02-01, '), from(''), ['criterion-loosened warning'], 0);
    },
  ],
  [
    'A phase in front of the current one',
    async () => {
      const asks = (criterion: string): string => `gate:\n  criteria:\n    ${criterion}`;
      const current = phases({ alpha: asks(FOUR), beta: '' });
      const met = phases({ zero: asks(MET), alpha: asks(FOUR), beta: '' });
      await expectTold(current, met, ['criterion-loosened error'], 1);
      const open = phases({ zero: asks(FOUR), alpha: asks(FOUR), beta: '' });
      await expectTold(current, open, ['criterion-loosened warning'], 0);
      // So is one that has been passed and is not any more.
      const passed = phases({ zero: `passed: 2026-02-01\n${asks(MET)}`, alpha: asks(FOUR), beta: '' });
      await expectTold(passed, met, ['criterion-loosened error'], 1);
    },
  ],
  [
    'A criterion that moves to where it is waived',
    () => {
      const two = (passed: string, current: string): Files =>
        phases({
          alpha: `passed: 2026-02-01\ngate:\n  criteria:\n    ${MET}\n    ${passed}`,
          beta: `gate:\n  criteria:\n    ${MET}\n    ${current}`,
          gamma: '',
        });
      return expectTold(
        two('', FOUR),
        two(waived('2026-01-25', '2026-02-05'), ''),
        ['waiver-active note', 'criterion-loosened error'],
        1,
      );
    },
  ],
  [
    'Signs that nobody sees',
    async () => {
      for (const unseen of ['\u200B\u2060\u00AD\n', '\0\0', '\u3164\u{E0020}'])
        await expectNoCredit(by('docs/unseen.txt', { 'docs/unseen.txt': unseen }), []);
      for (const unseen of ['&#8203;', '\u200B', '**\u2060**'])
        await expectNoCredit(
          by('{ file: docs/unseen.md, headings: [Findings] }', {
            'docs/unseen.md': `# Findings\n\n${unseen}\n`,
          }),
          [],
        );
    },
  ],
  [
    'A phase that is declared passed, with evidence that nobody may check',
    () => {
      const two = (passed: string): Files =>
        phases({
          alpha: `${passed}gate:\n  criteria:\n    - { id: it, statement: S, proofs: [{ run: [ls] }] }`,
          beta: `gate:\n  criteria:\n    ${MET}`,
          gamma: '',
        });
      const told = ['criterion-loosened error', 'claim-unverified warning'];
      return expectTold(two(''), two('passed: 2026-02-01\n'), told, 1);
    },
  ],
  [
    'A claim that has to show less',
    () => {
      const says = (target: string): Files =>
        claims(
          `- { id: fast, text: It is 40x faster, in: [README.md], says: "${target}", value: { data: docs/n.json, pointer: /n } }`,
          'It is 40x faster.\n',
          { 'docs/n.json': '{ "n": 3 }' },
        );
      return expectTold(says('>= 40'), says('<= 40'), ['criterion-loosened error'], 1);
    },
  ],
  [
    'A claim that the change itself puts into the baseline',
    async () => {
      const untrue = claims(
        '- { id: fast, text: It is fast, in: [README.md], proofs: [docs/gone.md] }',
        'It is fast.\n',
      );
      let known = '';
      await run(untrue, 'claims baseline', {
        inspect: (root) => {
          known = readFileSync(path.join(root, 'roadmap/baseline.yaml'), 'utf8');
        },
      });
      const told = ['criterion-loosened warning', 'claim-contradicted note'];
      await expectTold(gate(MET), { ...untrue, 'roadmap/baseline.yaml': known }, told, 0);
    },
  ],
  [
    'A document that is not looked at any more',
    () => {
      const boast = { 'README.md': 'It is 40x faster.\n' };
      const hidden = { [ROADMAP]: `${BASE_ROADMAP}documents: { exclude: [README.md] }\n` };
      return expectTold(
        gate(MET, boast),
        gate(MET, { ...boast, ...hidden }),
        ['criterion-loosened warning'],
        0,
      );
    },
  ],
  [
    'The proofs of a record for a field',
    async () => {
      const files = counting('distinct: proofs, target: 3', '');
      const proofs =
        '[docs/jane.md, { file: docs/jane.md, contains: J }, { file: docs/jane.md, min_words: 1 }]';
      const text = `version: 1\nregister: reviews\nfields: [proofs]\nrecords:\n  - { id: jane, proofs: ${proofs} }\n`;
      const outcome = await run({ ...files, 'roadmap/evidence/reviews.yaml': text }, JSON_CHECK);
      expect([outcome.exitCode, rulesOf(outcome)]).toEqual([2, ['schema', 'reference']]);
    },
  ],
  [
    'A copy of two documents',
    async () => {
      const list = ['README.md', 'docs/about.md']
        .map((file, n) => `- { id: c${n}, text: It is fast, in: [${file}], proofs: [docs/copy.md] }`)
        .join('\n');
      const text = 'It is fast\n';
      const outcome = await run(claims(list, text, { 'docs/about.md': text, 'docs/copy.md': text }));
      expect(outcome.report.claims.map(({ status }) => status)).toEqual(['unsupported', 'unsupported']);
    },
  ],
  [
    'A number that goes on',
    async () => {
      const list = (text: string): string =>
        `- { id: it, text: ${text}, in: [README.md], says: 1, count: reviews }`;
      const long = await run(claims(list('1 000 reviews'), '1 000 reviews\n'));
      expect([long.exitCode, rulesOf(long)]).toEqual([1, ['claim-mismatch']]);
      const cut = await run(claims(list('We have 1'), 'We have 1 million reviews\n'));
      expect([cut.exitCode, rulesOf(cut)]).toEqual([1, ['claim-orphaned']]);
    },
  ],
];

/** Verdicts that were collected of a proof that fails; `judge` judges from them, unless they are not to be named. */
async function withVerdicts(
  act: (file: string, judge: (command?: string, named?: boolean) => Promise<Outcome>) => Promise<void>,
): Promise<void> {
  await inFolder(by('{ file: docs/jane.md, contains: never }'), async (root) => {
    const file = path.join(root, 'verdicts.json');
    const at = `--roadmap ${root}/roadmap`;
    await run({}, `evidence verify ${at} --out ${file}`);
    await act(file, (command = JSON_CHECK, named = true) =>
      run({}, `${command} ${at}${named ? ` --verdicts ${file}` : ''}`),
    );
  });
}

/** The same verdicts, holding, with digests that fit. */
function forged(text: string): string {
  const content = JSON.parse(text) as { verdicts: Record<string, unknown>[] };
  const verdicts = content.verdicts.map(({ digest: _digest, ...bound }) => {
    const holding = { ...bound, verdict: { verdict: 'holds', observed: 'has "never"' } };
    return {
      ...holding,
      digest: `sha256:${createHash('sha256').update(canonicalJson(holding)).digest('hex')}`,
    };
  });
  return JSON.stringify({ ...content, verdicts });
}

test.each(WAYS.map(([title, attempt], index) => [index + 1, title, attempt] as const))(
  '%i. %s',
  async (_number, _title, attempt) => attempt(),
);

test('SECURITY.md lists these ways, with these numbers', async () => {
  const { children } = await tree(SECURITY);
  const start = children.findIndex((node) => node.type === 'heading' && textOf(node) === 'Ways to cheat');
  const list = children.slice(start).find((node) => node.type === 'list') as List;
  expect([list.ordered, list.start]).toEqual([true, 1]);
  const titles = list.children.map((item: ListItem) => {
    const [paragraph] = item.children;
    const [first] = (paragraph as { children: readonly unknown[] }).children;
    return textOf(first as Strong).replace(/\.$/, '');
  });
  expect(titles).toEqual(WAYS.map(([title]) => title.replaceAll('’', "'")));
});
