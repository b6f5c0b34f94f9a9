import { describe, expect, test } from 'vitest';
import type { AttestedProof } from '../../../src/model/proof.ts';
import {
  ALLOWED_SIGNERS,
  refTo,
  SIGNATURE_NAMESPACE,
  statementLines,
  whyUnsignable,
} from '../../../src/model/statement.ts';

const attested = (statement: string, by = 'ann'): AttestedProof => ({
  kind: 'attested',
  key: 'k',
  attested: { by, on: '2026-01-05', statement },
});

test('what is signed is these lines', () => {
  expect(statementLines({ ...attested('It is so'), ref: 'reg/one' })).toBe(
    'agentops-attestation-v1\nreg/one\nann\n2026-01-05\nIt is so\n',
  );
  expect(statementLines(attested('It is so'))).toBe('agentops-attestation-v1\n\nann\n2026-01-05\nIt is so\n');
});

test('every place has a name of its own', () => {
  expect([
    refTo.record('a', 'b'),
    refTo.criterion('a', 'b'),
    refTo.extension('a'),
    refTo.claim('a'),
    refTo.metric('a'),
  ]).toEqual(['a/b', 'a/b', 'a/window/extension', 'roadmap/claims/a', 'roadmap/metrics/a']);
});

test('what others rely on to make and check signatures', () => {
  expect([SIGNATURE_NAMESPACE, ALLOWED_SIGNERS]).toEqual(['agentops', 'allowed_signers']);
});

describe('what can be signed', () => {
  test.each(['It is so', 'Größe: 40 %, "so"', 'family 👩‍👩‍👧'])('the statement %j', (statement) =>
    expect(whyUnsignable(attested(statement))).toBeNull(),
  );
  test.each(['ann', 'Ann Lee', 'ann-lee', 'ann@example.org', 'Ænn'])('the name %j', (by) =>
    expect(whyUnsignable(attested('It is so', by))).toBeNull(),
  );
});

describe('what can not', () => {
  test.each(['a\nb', 'a\u0000b', 'a\u2028b', 'a\u2029b', 'a\ud800', 'a\u202eb', 'a\u2066b'])(
    'the statement %j',
    (statement) =>
      expect(whyUnsignable(attested(statement))).toBe(
        'a signed statement is one line of text without control characters',
      ),
  );
  test.each(['a\nb', 'a\u202eb', '-ann', ' ann', 'ann ', 'a*', 'a?', '!ann', 'a,b', 'a"b', 'a\u200bb'])(
    'the name %j',
    (by) =>
      expect(whyUnsignable(attested('It is so', by))).toBe(
        'who signs is a name without control characters and * ? ! , "',
      ),
  );
});
