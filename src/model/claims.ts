/** Claims to the public, as written in roadmap/claims.yaml. */
import * as z from 'zod/mini';
import { measureKeys, optionKeys, type MeasureKeys, type OptionKeys } from './measure.ts';
import {
  asMap,
  optional,
  required,
  id,
  list,
  path,
  target,
  text,
  version,
  VERSION_SENTENCE,
  type Schema,
} from './shape.ts';
import type { Target } from './target.ts';

export interface ClaimSource extends Omit<MeasureKeys, 'claims'>, OptionKeys {
  readonly id: string;
  readonly text: string;
  readonly in: readonly string[];
  readonly says?: Target | undefined;
  readonly disclosed?: string | undefined;
}

export interface ClaimsSource {
  readonly version: 1;
  readonly claims: readonly ClaimSource[];
}

const { claims: _claims, ...claimMeasureKeys } = measureKeys;

const claim: Schema<ClaimSource> = z.strictObject(
  {
    id: required(id, 'The name of the claim.'),
    text: required(text, 'The words of the claim, as its documents have them.'),
    in: required(list(path, 'a list of documents'), 'The documents that make the claim.'),
    says: optional(target, 'What the text asserts of the value.'),
    disclosed: optional(text, 'What the documents admit: an unproven claim, and why.'),
    ...claimMeasureKeys,
    ...optionKeys,
  },
  asMap('a claim: a map with id, text and in'),
);

/** The public claims of a roadmap. */
export const claims: Schema<readonly ClaimSource[]> = z.array(claim, { error: 'a list of claims' });

/** roadmap/claims.yaml */
export const claimsFile: Schema<ClaimsSource> = z.strictObject(
  {
    version: required(version, VERSION_SENTENCE),
    claims: required(claims, 'The claims that the documents make.'),
  },
  asMap('a map with version and claims'),
);
