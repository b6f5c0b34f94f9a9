import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { load, type Loaded } from '../../../src/load/load.ts';
import type { Proof } from '../../../src/model/proof.ts';
import type { Goal, Roadmap } from '../../../src/model/roadmap.ts';
import { validate } from '../../../src/validate/validate.ts';
import type { Verdict } from '../../../src/verify/verdict.ts';
import { verify } from '../../../src/verify/verify.ts';
import { execute } from '../../kit/command.ts';
import { writeFiles, type Files } from '../../kit/files.ts';
import { newFolder } from '../../kit/new-folder.ts';
import { certify, makeKey, sign, type Key } from './ssh-keys.ts';

type Json = Readonly<Record<string, unknown>>;

const FORMAT = 'agentops-attestation-v1';
const TOLD = { by: 'jane', on: '2026-01-12', statement: 'I reviewed every pattern.' };
const PROOF = { attested: TOLD, signature: 'roadmap/signatures/a.sig' };
const VERIFIED = 'holds: stated by jane on 2026-01-12, signature verified';

let jane: Key;
let omar: Key;

beforeAll(() => {
  jane = makeKey('jane');
  omar = makeKey('omar');
});

const path = process.env['PATH'];
afterEach(() => {
  process.env['PATH'] = path;
  delete process.env['AGENTOPS_SECRET'];
});

function lines(ref: string, { by, on, statement }: typeof TOLD = TOLD): string[] {
  return [FORMAT, ref, by, on, statement];
}

function signers(...entries: readonly string[]): Files {
  return { 'roadmap/allowed_signers': `${entries.join('\n')}\n` };
}

/** JSON is YAML. */
function roadmapFiles(records: Readonly<Record<string, unknown>>, more: Json = {}): Files {
  const phase = {
    id: 'alpha',
    name: 'Alpha',
    gate: { criteria: [{ id: 'reviewed', statement: 'S', count: 'reviews', target: 1 }] },
  };
  const reviews = Object.entries(records).map(([id, proof]) => ({ id, proofs: [proof] }));
  return {
    'roadmap/roadmap.yaml': JSON.stringify({
      version: 1,
      name: 'Demo',
      maintainers: ['author'],
      phases: [phase],
      registers: { reviews },
      ...more,
    }),
  };
}

/** A folder with a record reviews/a, whose attestation Jane has signed and may sign, but for what is given. */
function signedFolder(files: Files = {}, proof: Json = PROOF): string {
  return newFolder({
    ...roadmapFiles({ a: proof }),
    ...signers(`jane namespaces="agentops" ${jane.public}`),
    'roadmap/signatures/a.sig': sign(jane, lines('reviews/a')),
    ...files,
  });
}

async function read(root: string): Promise<Roadmap> {
  const validated = await validate((await load(root)) as Loaded);
  if ('problems' in validated) throw new Error(JSON.stringify(validated.problems));
  return validated.roadmap;
}

/** The verdicts of the proofs that are found in the roadmap. */
async function verdictsOf(root: string, find: (roadmap: Roadmap) => readonly Proof[]): Promise<Verdict[]> {
  const roadmap = await read(root);
  const { verdicts } = await verify(roadmap, { root });
  return find(roadmap).map(({ key }) => verdicts.get(key)!);
}

/** The verdicts of the records' proofs. */
function recordVerdicts(root: string): Promise<Verdict[]> {
  return verdictsOf(root, ({ registers }) =>
    registers.flatMap(({ records }) => records.flatMap(({ proofs }) => proofs)),
  );
}

async function told(root: string): Promise<string> {
  const [verdict, ...others] = await recordVerdicts(root);
  expect(others).toEqual([]);
  expect(verdict!.signedBy).toBe(verdict!.verdict === 'holds' ? 'jane' : undefined);
  return `${verdict!.verdict}: ${verdict!.observed}`;
}

test('a signature of the statement by a key of the signer verifies', async () => {
  expect(await recordVerdicts(signedFolder())).toEqual([
    {
      verdict: 'holds',
      observed: 'stated by jane on 2026-01-12, signature verified',
      signedBy: 'jane',
    },
  ]);
});

test('without a signature nobody has signed, whoever may', async () => {
  expect(await recordVerdicts(signedFolder({}, { attested: TOLD }))).toEqual([
    { verdict: 'holds', observed: 'stated by jane on 2026-01-12' },
  ]);
});

describe('what was signed differs from what is stated', () => {
  const REFUSED = 'fails: its signature is not one of this statement';
  const stating = (change: Partial<typeof TOLD>): Json => ({ ...PROOF, attested: { ...TOLD, ...change } });
  test.each<[string, Json]>([
    ['another statement', stating({ statement: 'I reviewed every pattern' })],
    ['another day', stating({ on: '2026-01-13' })],
    ['fields that stand in each other’s place', stating({ by: 'jane', statement: 'jane' })],
  ])('%s', async (_, proof) => {
    expect(await told(signedFolder({}, proof))).toBe(REFUSED);
  });

  test('another person, who has the same key', async () => {
    const list = signers(`jane,omar namespaces="agentops" ${jane.public}`);
    expect(await told(signedFolder(list, stating({ by: 'omar' })))).toBe(REFUSED);
  });

  test.each<[string, (ref: string) => string[]]>([
    ['another record', () => lines('reviews/b')],
    ['no place', () => lines('')],
    ['lines in another order', (ref) => [FORMAT, ref, TOLD.on, TOLD.by, TOLD.statement]],
    ['another format', (ref) => ['agentops-attestation-v2', ...lines(ref).slice(1)]],
    ['an empty line more', (ref) => [...lines(ref), '']],
    ['nothing', () => []],
  ])('a signature of %s', async (_, source) => {
    const files = { 'roadmap/signatures/a.sig': sign(jane, source('reviews/a')) };
    expect(await told(signedFolder(files))).toBe(REFUSED);
  });

  test('the same signed proof backs one record, whatever others show it', async () => {
    const root = signedFolder(roadmapFiles({ a: PROOF, b: PROOF }));
    const verdicts = await recordVerdicts(root);
    expect(verdicts.map(({ verdict, signedBy }) => [verdict, signedBy])).toEqual([
      ['holds', 'jane'],
      ['fails', undefined],
    ]);
  });
});

test.each<[string, string, () => Files]>([
  [
    'by a key that is not allowed',
    `its signature's key is not one of the signer "jane"`,
    () => ({ 'roadmap/signatures/a.sig': sign(omar, lines('reviews/a')) }),
  ],
  [
    'by a key of somebody else',
    `its signature's key is not one of the signer "jane"`,
    () => ({
      'roadmap/signatures/a.sig': sign(omar, lines('reviews/a')),
      ...signers(`jane ${jane.public}`, `omar ${omar.public}`),
    }),
  ],
  [
    'and nobody is allowed to sign',
    `its signature's key is not one of the signer "jane"`,
    () => ({ 'roadmap/allowed_signers': '' }),
  ],
  [
    'for another namespace',
    'its signature is not one for "agentops"',
    () => ({ 'roadmap/signatures/a.sig': sign(jane, lines('reviews/a'), 'git') }),
  ],
  [
    'by a key for another namespace',
    `its signature's key is not allowed to sign for "agentops"`,
    () => signers(`jane namespaces="git" ${jane.public}`),
  ],
  [
    'by a key that was not valid yet',
    "its signature's key was not valid on the day of the statement",
    () => signers(`jane valid-after="20260113" ${jane.public}`),
  ],
  [
    'by a key that was not valid any more',
    "its signature's key was not valid on the day of the statement",
    () => signers(`jane valid-before="20260111" ${jane.public}`),
  ],
  [
    'in a file that has none',
    'its signature is no whole SSH signature',
    () => ({ 'roadmap/signatures/a.sig': 'signed, Jane\n' }),
  ],
  ['in an empty file', 'its signature is no whole SSH signature', () => ({ 'roadmap/signatures/a.sig': '' })],
  [
    'in a file that is cut off',
    'its signature is no whole SSH signature',
    () => ({ 'roadmap/signatures/a.sig': sign(jane, lines('reviews/a')).slice(0, 150) }),
  ],
  [
    'in a file of rubbish',
    'its signature is no whole SSH signature',
    () => ({
      'roadmap/signatures/a.sig': '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n',
    }),
  ],
])('a signature %s fails: %s', async (_, observed, files) => {
  expect(await told(signedFolder(files()))).toBe(`fails: ${observed}`);
});

test('a missing signature, and a missing list of signers, fail', async () => {
  const root = newFolder(roadmapFiles({ a: PROOF }));
  expect(await told(root)).toBe('fails: its signature roadmap/signatures/a.sig is not there');
  writeFiles(root, { 'roadmap/signatures/a.sig': sign(jane, lines('reviews/a')) });
  expect(await told(root)).toBe('fails: the list of signers roadmap/allowed_signers is not there');
});

test('neither is read outside of the root', async () => {
  const outside = newFolder({ signers: `jane ${jane.public}\n`, signature: sign(jane, lines('reviews/a')) });
  const root = newFolder(roadmapFiles({ a: { ...PROOF, signature: 'a.sig' } }));
  symlinkSync(join(outside, 'signature'), join(root, 'a.sig'));
  expect(await told(root)).toBe('fails: its signature a.sig leads out of the root by a symbolic link');
  const other = newFolder({
    ...roadmapFiles({ a: { ...PROOF, signature: 'a.sig' } }),
    'a.sig': sign(jane, lines('reviews/a')),
  });
  symlinkSync(join(outside, 'signers'), join(other, 'roadmap/allowed_signers'));
  expect(await told(other)).toBe(
    'fails: the list of signers roadmap/allowed_signers leads out of the root by a symbolic link',
  );
});

test('what is too large to be read is unverified', async () => {
  const root = signedFolder();
  truncateSync(join(root, 'roadmap/allowed_signers'), 65 * 1024 * 1024);
  expect(await told(root)).toBe(
    'unverified: the list of signers roadmap/allowed_signers is larger than 64 MiB',
  );
});

describe('who may sign is left to ssh-keygen', () => {
  test.each<[string, () => Files]>([
    [
      'a comment and other people',
      () => signers('# Reviewers', `omar ${omar.public}`, `jane ${jane.public}`),
    ],
    ['several names for a key', () => signers(`omar,jane ${jane.public}`)],
    ['a pattern', () => signers(`j* ${jane.public}`)],
    ['a key that was valid on that day', () => signers(`jane valid-before="20260201" ${jane.public}`)],
    ['a key from that day on', () => signers(`jane valid-after="20260112" ${jane.public}`)],
  ])('%s', async (_, files) => {
    expect(await told(signedFolder(files()))).toBe(VERIFIED);
  });

  test('a name of several words is quoted there', async () => {
    const by = { ...TOLD, by: "Jane O'Hara-Šimek (ACME)" };
    const root = signedFolder(
      {
        ...signers(`"${by.by}" ${jane.public}`),
        'roadmap/signatures/a.sig': sign(jane, lines('reviews/a', by)),
      },
      { ...PROOF, attested: by },
    );
    expect(await recordVerdicts(root)).toMatchObject([{ verdict: 'holds', signedBy: by.by }]);
  });

  test('an authority certifies keys for names and days', async () => {
    const authority = makeKey('authority');
    const allowed = signers(`jane cert-authority ${authority.public}`);
    const withCertificate = (principals: string, validity: string): string => {
      const certified = certify(authority, makeKey('certified'), principals, validity);
      return signedFolder({
        ...allowed,
        'roadmap/signatures/a.sig': sign(certified, lines('reviews/a')),
      });
    };
    expect(await told(withCertificate('jane', '20260101:20260201'))).toBe(VERIFIED);
    expect(await told(withCertificate('jane', '20260201:20360201'))).toBe(
      "fails: its signature's key was not valid on the day of the statement",
    );
    expect(await told(withCertificate('omar', '20260101:20260201'))).toBe(
      `fails: its signature's key is not one of the signer "jane"`,
    );
  });
});

describe('what could be mistaken for something else is not signed', () => {
  test.each([
    '*',
    'j?ne',
    '!omar',
    'omar,jane',
    'jane"',
    '-jane',
    ' jane',
    'jane ',
    'jane\n2026-01-12',
    'jane\u0000',
    'ja\u200bne',
    'jane\u202e',
    'jane\ud800',
  ])('the signer %j', async (by) => {
    const root = signedFolder(
      {
        ...signers(`* ${jane.public}`),
        'roadmap/signatures/a.sig': sign(jane, lines('reviews/a', { ...TOLD, by })),
      },
      { ...PROOF, attested: { ...TOLD, by } },
    );
    expect(await told(root)).toBe('fails: who signs is a name without control characters and * ? ! , "');
  });

  test.each([
    'two\nlines',
    'a line end\n',
    'a\rb',
    'a\u2028b',
    'a\u0085b',
    'a\u0000b',
    'a\u202eb',
    'a\ud800b',
  ])('the statement %j', async (statement) => {
    const root = signedFolder(
      { 'roadmap/signatures/a.sig': sign(jane, lines('reviews/a', { ...TOLD, statement })) },
      { ...PROOF, attested: { ...TOLD, statement } },
    );
    expect(await told(root)).toBe('fails: a signed statement is one line of text without control characters');
  });

  test('any other text is signed as it is', async () => {
    const statement = ' "Ja", sagte Żaneta — 100 % $(true) \\n 👩‍🔬 ';
    const root = signedFolder(
      { 'roadmap/signatures/a.sig': sign(jane, lines('reviews/a', { ...TOLD, statement })) },
      { ...PROOF, attested: { ...TOLD, statement } },
    );
    expect(await told(root)).toBe(VERIFIED);
  });
});

describe('what a statement is about', () => {
  const goalProofs = (goal: Goal): readonly Proof[] =>
    goal.measure.form === 'proofs' ? goal.measure.proofs : [(goal.measure as { complete: Proof }).complete];
  const first = (roadmap: Roadmap) => roadmap.phases[0]!;
  const criterion = (ask: Json): Json => ({
    phases: [{ id: 'alpha', name: 'A', gate: { criteria: [{ id: 'endorsed', statement: 'S', ...ask }] } }],
  });

  test.each<[string, Json, (roadmap: Roadmap) => readonly Proof[]]>([
    [
      'alpha/endorsed',
      criterion({ proofs: [PROOF] }),
      (roadmap) => goalProofs(first(roadmap).gate!.criteria[0]!.ask as Goal),
    ],
    [
      'alpha/endorsed',
      criterion({ count: 'reviews', target: '<= 3', complete: PROOF }),
      (roadmap) => goalProofs(first(roadmap).gate!.criteria[0]!.ask as Goal),
    ],
    [
      'alpha/endorsed',
      criterion({
        all: [
          { name: 'one', proofs: [PROOF] },
          { name: 'two', count: 'reviews', target: '<= 3', complete: PROOF },
        ],
      }),
      (roadmap) => {
        const { measure } = first(roadmap).gate!.criteria[0]!.ask!;
        return 'parts' in measure ? measure.parts.flatMap(goalProofs) : [];
      },
    ],
    [
      'alpha/window/extension',
      { phases: [{ id: 'alpha', name: 'A', window: { extension: { proofs: [PROOF] } } }] },
      (roadmap) => goalProofs(first(roadmap).window!.extension as Goal),
    ],
    [
      'roadmap/claims/liked',
      { claims: [{ id: 'liked', text: 'Liked', in: ['README.md'], proofs: [PROOF] }] },
      (roadmap) => goalProofs(roadmap.claims[0]!.ask as Goal),
    ],
    [
      'roadmap/metrics/liked',
      { metrics: [{ id: 'liked', name: 'Liked', proofs: [PROOF] }] },
      (roadmap) => goalProofs(roadmap.metrics[0]!.goal!),
    ],
  ])('%s', async (ref, more, find) => {
    const root = signedFolder({
      ...roadmapFiles({}, more),
      'roadmap/signatures/a.sig': sign(jane, lines(ref)),
    });
    const verdicts = await verdictsOf(root, find);
    expect(verdicts.length).toBeGreaterThan(0);
    for (const verdict of verdicts) expect(verdict).toMatchObject({ verdict: 'holds', signedBy: 'jane' });
    writeFiles(root, { 'roadmap/signatures/a.sig': sign(jane, lines(`${ref}x`)) });
    for (const verdict of await verdictsOf(root, find)) expect(verdict).toMatchObject({ verdict: 'fails' });
  });
});

/** What ssh-keygen may do on other machines is acted out. */
describe('ssh-keygen', () => {
  function actOut(script: string): void {
    const bin = newFolder();
    writeFileSync(join(bin, 'ssh-keygen'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    process.env['PATH'] = `${bin}:${path}`;
  }

  test('is not there', async () => {
    const root = signedFolder();
    process.env['PATH'] = newFolder();
    expect(await told(root)).toBe('unverified: ssh-keygen is not installed');
  });

  test('may not be started', async () => {
    const root = signedFolder();
    process.env['PATH'] = newFolder({ 'ssh-keygen': '' });
    expect(await told(root)).toBe('unverified: ssh-keygen could not be asked (EACCES)');
  });

  const UNCHECKED = 'unverified: ssh-keygen could not check its signature';
  test.each([
    ['is ended', 'kill -9 $$', 'unverified: ssh-keygen was ended by a signal'],
    ['is too old to verify', "echo 'usage: ssh-keygen' >&2; exit 1", UNCHECKED],
    ['does not run for this user', "echo 'No user exists for uid 54321' >&2; exit 255", UNCHECKED],
    [
      'is too old for days',
      `echo 'Could not verify signature.'; echo 'Invalid option "verify-time=20260112"' >&2; exit 255`,
      "unverified: ssh-keygen can't judge keys for the day of the statement",
    ],
    [
      'does not know the kind of key',
      `echo 'Could not verify signature.'; echo "Couldn't verify signature: unknown or unsupported key type" >&2; exit 255`,
      "unverified: its signature is of a kind that can't be checked here",
    ],
  ])('%s', async (_, script, expected) => {
    const root = signedFolder();
    actOut(script);
    expect(await told(root)).toBe(expected);
  });

  test('gets no more than it needs, in a folder that is gone afterwards', async () => {
    const root = signedFolder({ 'roadmap/signatures/a.sig': 'the signature' });
    const out = join(newFolder(), 'out');
    process.env['AGENTOPS_SECRET'] = 'secret';
    actOut(
      `{ pwd; echo "$@"; ls; ls -ld . | cut -c 1-10; cat signature; echo; cat; env; } > ${out}; exit 255`,
    );
    await told(root);
    const [place = '', args, ...rest] = readFileSync(out, 'utf8').split('\n');
    expect(args).toBe('-Y verify -n agentops -s signature -f signers -Overify-time=20260112 -Ijane');
    expect(rest.slice(0, 4)).toEqual(['signature', 'signers', 'drwx------', 'the signature']);
    expect(rest.slice(4, 9)).toEqual(lines('reviews/a'));
    const names = rest.slice(9, -1).map((line) => line.split('=')[0]!);
    expect(names.filter((name) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name)).sort()).toEqual([
      'LC_ALL',
      'PATH',
      'TZ',
    ]);
    expect(place).not.toContain(root);
    expect(existsSync(place)).toBe(false);
  });

  test('is not looked for in the root', async () => {
    const root = signedFolder();
    // As npm does it: a folder of the project comes first.
    mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
    for (const name of ['ssh-keygen', 'node_modules/.bin/ssh-keygen']) {
      writeFileSync(join(root, name), `#!/bin/sh\ntouch ${root}/ran\nexit 0\n`, { mode: 0o755 });
    }
    writeFiles(root, { 'roadmap/signatures/a.sig': 'none' });
    const PATH = `.::${root}/node_modules/.bin:${process.env['PATH']}`;
    const { exitCode, stdout } = await execute(root, 'gate check --json', { env: { PATH } });
    expect(exitCode).toBe(0);
    const [evidence] = JSON.parse(stdout).phases[0].gate.criteria[0].evidence;
    expect(evidence.proofs).toMatchObject([{ verdict: 'fails' }]);
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });

  test('does not read the text where the signature is none', async () => {
    const proof = { ...PROOF, attested: { ...TOLD, statement: 'x'.repeat(1_000_000) } };
    const root = signedFolder({ 'roadmap/signatures/a.sig': 'none' }, proof);
    expect(await told(root)).toBe('fails: its signature is no whole SSH signature');
  });

  test('is ended with the run', async () => {
    const root = signedFolder();
    actOut('sleep 60');
    const ending = new AbortController();
    const verifying = verify(await read(root), { root, signal: ending.signal });
    setTimeout(() => ending.abort(), 50);
    await expect(verifying).rejects.toThrow('aborted');
  });
});
