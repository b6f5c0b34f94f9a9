/** Verdicts that were collected in one place, to judge from in another one. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { canonicalJson } from '../model/canonical-json.ts';
import type { Proof, ProofKind } from '../model/proof.ts';
import { proofTarget } from '../model/proof-text.ts';
import type { Binding } from './binding.ts';
import type { Verdict } from './verdict.ts';

/** A verdict, the proof it is of, and what it was checked on. */
export interface BoundVerdict {
  /** The digest of the proof with all its conditions. */
  readonly proof: string;
  /** The proof for people. */
  readonly kind: ProofKind;
  readonly target: string;
  /** When it was checked, ISO 8601. */
  readonly at: string;
  readonly on: Binding;
  readonly verdict: Verdict;
  /** Of all of the above: it tells an entry that was edited, not one that was forged. */
  readonly digest: string;
}

export interface VerdictFile {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly roadmap: { readonly name: string; readonly path: string };
  readonly verdicts: readonly BoundVerdict[];
}

const text = z.string();
const texts = z.array(text);
const sha256 = text.check(z.regex(/^sha256:[0-9a-f]{64}$/));
const verdict = z.strictObject({
  verdict: z.enum(['holds', 'fails', 'unverified']),
  observed: text,
  circular: z.optional(z.literal(true)),
  rests: z.optional(texts),
  files: z.optional(
    z.strictObject({ holding: texts, failing: texts, unread: texts, circular: z.int().check(z.gte(0)) }),
  ),
  date: z.optional(text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  number: z.optional(z.number()),
  shown: z.optional(z.record(text, z.unknown())),
  covered: z.optional(z.nullable(text)),
  needs: z.optional(text),
  signedBy: z.optional(text),
});
const binding = z.strictObject({
  files: z.optional(z.record(text, text)),
  revision: z.optional(text),
  tree: z.optional(text),
  unknown: z.optional(text),
  tag: z.optional(text),
  covers: z.optional(text),
});

/** The shape of a verdict file. */
export const verdictFile: z.ZodMiniType<VerdictFile> = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: text, version: text }),
  roadmap: z.strictObject({ name: text, path: text }),
  verdicts: z.array(
    z.strictObject({
      proof: sha256,
      kind: text,
      target: text,
      at: z.iso.datetime(),
      on: binding,
      verdict,
      digest: sha256,
    }),
  ),
}) as never;

/** The name of a proof in verdict files. */
export function proofDigest(proof: Proof): string {
  return sha256Of(proof.key);
}

/** Binds a verdict. `at` is in milliseconds since 1970. */
export function bindVerdict(proof: Proof, given: Verdict, on: Binding, at: number): BoundVerdict {
  const bound = {
    proof: proofDigest(proof),
    kind: proof.kind,
    target: proofTarget(proof),
    at: new Date(at).toISOString(),
    on,
    verdict: given,
  };
  return { ...bound, digest: sha256Of(canonicalJson(bound)) };
}

/** Whether nobody edited the entry. */
export function isWhole({ digest, ...bound }: BoundVerdict): boolean {
  return sha256Of(canonicalJson(bound)) === digest;
}

/** Reads a verdict file; a text says what is wrong with it. */
export function readVerdictFile(source: string): VerdictFile | string {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return `it is no JSON: ${(error as Error).message}`;
  }
  const read = z.safeParse(verdictFile, value);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  return `it is no verdict file: ${path.length > 0 ? `at ${path.join('.')}: ` : ''}${message}`;
}

function sha256Of(source: string): string {
  return `sha256:${createHash('sha256').update(source).digest('hex')}`;
}
