/** What a signed attestation is worth to a gate: somebody else stated it, and that can be checked. */
import { beforeAll, describe, expect, test } from 'vitest';
import { makeKey, sign, type Key } from '../unit/verify/ssh-keys.ts';
import type { Files } from '../kit/files.ts';
import { gate, register } from './project.ts';
import { criterionOf, run } from './scenario.ts';

let jane: Key;
let author: Key;

beforeAll(() => {
  jane = makeKey('jane');
  author = makeKey('author');
});

function attested(by: string): string {
  return `{ attested: { by: ${by}, on: 2026-02-01, statement: I use it daily. }, signature: signed/it.sig }`;
}

/** A roadmap of the author's with these criteria, and what Jane and he have signed of alpha/it. */
function project(criteria: string, by: string, ref: string, signer: Key): Files {
  const text = ['agentops-attestation-v1', ref, by, '2026-02-01', 'I use it daily.'];
  return gate(criteria, {
    'roadmap/roadmap.yaml': 'version: 1\nname: Demo\nphases: [alpha, beta]\nmaintainers: [author]\n',
    'roadmap/allowed_signers': `jane ${jane.public}\nauthor ${author.public}\n`,
    'signed/it.sig': sign(signer, text),
  });
}

async function judged(files: Files) {
  const { status, selfAttested, convincing } = criterionOf(await run(files), 'alpha/it');
  return { status, selfAttested, convincing };
}

const INDEPENDENT = { status: 'met', selfAttested: false, convincing: true };
const SELF_ATTESTED = { status: 'met', selfAttested: true, convincing: false };
const NOT_MET = { status: 'not-met', selfAttested: false, convincing: false };

describe('a criterion', () => {
  const criterion = (by: string, more = ''): string =>
    `- { id: it, statement: S, proofs: [${attested(by)}]${more} }`;

  test('is met by others when they signed', async () => {
    expect(await judged(project(criterion('jane'), 'jane', 'alpha/it', jane))).toEqual(INDEPENDENT);
    expect(await judged(project(criterion('jane', ', independent: true'), 'jane', 'alpha/it', jane))).toEqual(
      INDEPENDENT,
    );
  });

  test('is not met when somebody else signed in their name', async () => {
    expect(await judged(project(criterion('jane'), 'jane', 'alpha/it', author))).toEqual(NOT_MET);
  });

  test('is self-attested by a maintainer, though he signed', async () => {
    expect(await judged(project(criterion('author'), 'author', 'alpha/it', author))).toEqual(SELF_ATTESTED);
    expect(
      await judged(project(criterion('author', ', independent: true'), 'author', 'alpha/it', author)),
    ).toEqual(NOT_MET);
  });

  test.each([
    ['another name of his for the same key', 'jane', 'author KEY\njane KEY'],
    ['another name in the same line', 'jane', 'jane,author KEY'],
    ['any name', 'jane', '* KEY'],
    ['his name in capitals', 'AUTHOR', 'AUTHOR KEY'],
    ['his name in letters of another width', 'ａuthor', 'ａuthor KEY'],
  ])('is self-attested by a maintainer who signed as %s', async (_, by, signers) => {
    const files = {
      ...project(criterion(by), by, 'alpha/it', author),
      'roadmap/allowed_signers': `${signers.replaceAll('KEY', author.public)}\n`,
    };
    expect(await judged(files)).toEqual(SELF_ATTESTED);
  });

  test('is self-attested where nothing is signed', async () => {
    const unsigned = criterion('jane').replace(/, signature: [^ ]+/, '');
    expect(await judged(project(unsigned, 'jane', 'alpha/it', jane))).toEqual(SELF_ATTESTED);
  });
});

test('of two records that show one signed statement, the one that it is about counts', async () => {
  const records = register(
    'users',
    `- { id: a, proofs: [${attested('jane')}] }\n- { id: b, proofs: [${attested('jane')}] }`,
  );
  const files = project('- { id: it, statement: S, count: users, target: 2 }', 'jane', 'users/a', jane);
  const outcome = await run({ ...files, ...records });
  expect(criterionOf(outcome, 'alpha/it')).toMatchObject({ status: 'partial', value: 1 });
  expect(outcome.report.findings.map(({ rule, message }) => [rule, message])).toEqual([
    ['evidence-failed', expect.stringContaining('users/b')],
  ]);
});
