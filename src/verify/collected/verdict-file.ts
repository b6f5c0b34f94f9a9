/** Verdicts that were collected in one place, to judge from in another one. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { IsoDate } from '../../model/date.ts';
import type { Proof, ProofKind } from '../../model/proof.ts';
import { proofTarget } from '../../model/proof-text.ts';
import { optional, required, version, VERSION_SENTENCE } from '../../model/shape.ts';
import type { Binding } from './binding.ts';
import type { Verdict } from '../verdict.ts';

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

/** Which share of a run verdicts are of, and what all of its shares have in common. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly of: number;
  /** A digest of the roadmap's files. */
  readonly roadmap: string;
  /** The commit that HEAD named; null: git knows of none. */
  readonly revision: string | null;
  readonly asOf: IsoDate;
  /** The flags that permitted something. */
  readonly permissions: readonly string[];
  /** The phases to judge; empty: all of them, and the public claims. */
  readonly phases: readonly string[];
}

export interface VerdictFile {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly roadmap: { readonly name: string; readonly path: string };
  /** Of a blob: which share of a run it is. */
  readonly shard?: Shard;
  readonly verdicts: readonly BoundVerdict[];
}

const text = z.string();
const texts = z.array(text);
const count = z.int().check(z.gte(0));
const sha256 = text.check(z.regex(/^sha256:[0-9a-f]{64}$/));
const day = text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const verdict = z.strictObject({
  verdict: required(z.enum(['holds', 'fails', 'unverified']), 'What checking the proof gave.'),
  observed: required(text, 'What was seen, for people.'),
  circular: optional(z.literal(true), 'It rests on the roadmap itself, or on text that agentops wrote.'),
  rests: optional(texts, 'The files it rests on, symbolic links resolved.'),
  files: optional(
    z.strictObject({
      holding: required(texts, 'The files for which every condition holds.'),
      failing: required(texts, 'The files for which one does not.'),
      unread: required(texts, 'The files that could not be read.'),
      circular: required(count, 'How many more match and are no evidence, such as the roadmap’s own.'),
    }),
    'Of a files proof: what each file that matches gave.',
  ),
  date: optional(day, 'The day that the commit was made.'),
  number: optional(z.number(), 'The number that was read.'),
  shown: optional(z.record(text, z.unknown()), 'The values at the pointers of shows.'),
  covered: optional(z.nullable(text), 'The digest of the files that covers names; null: it names none.'),
  needs: optional(text, 'The flag that would permit checking it.'),
  signedBy: optional(text, 'The principal whose signature was verified.'),
});
const binding = z.strictObject({
  files: optional(z.record(text, text), 'The digest of each file, by its path.'),
  revision: optional(text, 'The commit that HEAD named.'),
  tree: optional(text, 'A digest of all files of the project that git tracks.'),
  unknown: optional(text, 'Why it can’t be known what the proof was checked on.'),
  tag: optional(text, 'The commit that the tag named.'),
  covers: optional(text, 'The digest of the files that covers names.'),
});
const whole = z.int().check(z.gte(1));
const shard = z.strictObject({
  index: required(whole, 'Which share it is, from 1.'),
  of: required(whole, 'How many shares there are.'),
  roadmap: required(sha256, 'A digest of the roadmap’s files.'),
  revision: required(z.nullable(text), 'The commit that HEAD named; null where git knows of none.'),
  asOf: required(day, 'The day that is judged.'),
  permissions: required(texts, 'The flags that permitted something.'),
  phases: required(texts, 'The phases to judge; empty: all of them, and the public claims.'),
});
const entry = z.strictObject({
  proof: required(sha256, 'A digest of the proof with all its conditions.'),
  kind: required(text, 'The kind of the proof.'),
  target: required(text, 'What the proof refers to, for people.'),
  at: required(z.iso.datetime(), 'When it was checked.'),
  on: required(binding, 'What it was checked on: where that is another by now, the verdict does not count.'),
  verdict: required(verdict, 'What checking gave.'),
  digest: required(sha256, 'A digest of all the above: it tells an entry that was edited.'),
});

/** The shape of a verdict file. */
export const verdictFile: z.ZodMiniType<VerdictFile> = z.strictObject({
  version: required(version, VERSION_SENTENCE),
  tool: required(
    z.strictObject({
      name: required(text, 'The name of the tool.'),
      version: required(text, 'The version of the tool.'),
    }),
    'What collected the verdicts.',
  ),
  roadmap: required(
    z.strictObject({
      name: required(text, 'The name of the roadmap.'),
      path: required(text, 'The path of roadmap.yaml, relative to the root.'),
    }),
    'The roadmap that the verdicts were collected for.',
  ),
  shard: optional(shard, 'What gate check --shard writes besides: which share of a run it is.'),
  verdicts: required(z.array(entry), 'One verdict for each proof.'),
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

/** Reads a verdict file; a text says why it is none. */
export function readVerdictFile(source: string): VerdictFile | string {
  if (source.trim() === '') return 'it is empty';
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return 'it is no JSON, or not all of it';
  }
  const read = z.safeParse(verdictFile, value);
  if (read.success) return read.data;
  const { version: given } = Object(value) as { readonly version?: unknown };
  if (typeof given === 'number' && given !== 1) return `its version is ${given}, and version 1 is read here`;
  const { path } = read.error.issues[0]!;
  const what = path.length > 0 ? `what stands at /${path.join('/')}` : 'it';
  return `${what} is not as agentops evidence verify writes it`;
}

/** `sha256:` and the digest of a text in hexadecimal digits. */
export function sha256Of(source: string): string {
  return `sha256:${createHash('sha256').update(source).digest('hex')}`;
}
