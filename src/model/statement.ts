/** The statement of an attestation in the form that is signed, and what it is about. */
import type { OwnerNames } from './proof-owners.ts';
import type { AttestedProof } from './proof.ts';

/** The namespace of the signatures, so that one made for something else is none of a statement. */
export const SIGNATURE_NAMESPACE = 'agentops';

/** Below the roadmap's folder: who may sign, and with which keys. */
export const ALLOWED_SIGNERS = 'allowed_signers';

/**
 * What a signed statement is about, by where its proof stands. A signature is good for that place alone. Ids have no
 * slash, so that a name of three parts is never that of a record or a criterion.
 */
export const refTo: OwnerNames = {
  record: (register, id) => `${register}/${id}`,
  criterion: (phase, id) => `${phase}/${id}`,
  extension: (phase) => `${phase}/window/extension`,
  trigger: (phase) => `${phase}/risks/trigger`,
  claim: (id) => `roadmap/claims/${id}`,
  metric: (id) => `roadmap/metrics/${id}`,
};

/** The exact text that is signed: these lines, each ended by LF, in UTF-8. */
export function statementLines({ ref = '', attested }: AttestedProof): string {
  const { by, on, statement } = attested;
  return ['agentops-attestation-v1', ref, by, on, statement].map((line) => `${line}\n`).join('');
}

/** What would make lines of one, is no character at all, or shows another text than is signed. */
const DECEPTIVE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
/** Besides, what patterns and lists of principals are made of, what looks like an option, and what can't be seen. */
const NO_PRINCIPAL = /^[-\s]|\s$|[*?!,"\p{Cf}]/u;

/** Why the statement can't be signed without being mistaken for another; null: it can. */
export function whyUnsignable({ attested: { by, statement } }: AttestedProof): string | null {
  if (DECEPTIVE.test(statement)) return 'a signed statement is one line of text without control characters';
  if (DECEPTIVE.test(by) || NO_PRINCIPAL.test(by)) {
    return 'who signs is a name without control characters and * ? ! , "';
  }
  return null;
}
