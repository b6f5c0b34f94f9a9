/** Parts of a roadmap, and the verdicts of proofs over a folder. */
import { proof as proofSchema } from '../../../src/model/proof-schema.ts';
import type { Proof } from '../../../src/model/proof.ts';
import type { Criterion, Goal, PlainMeasure, PublicClaim, Roadmap } from '../../../src/model/roadmap.ts';
import type { Evidence, Verdict } from '../../../src/verify/verdict.ts';
import { verify, type VerifyOptions } from '../../../src/verify/verify.ts';

/** A proof as it is written in YAML, read. */
export function proof(source: unknown): Proof {
  return proofSchema.parse(source);
}

const OPTIONS = { accept: null, independent: false, freshFor: null } as const;
const at = { file: 'roadmap/roadmap.yaml', path: [] };

export function goal(measure: PlainMeasure): Goal {
  return { measure, target: null, partial: null, convincing: null, options: OPTIONS, at };
}

export function criterion(id: string, ask: Criterion['ask']): Criterion {
  return { id, statement: id, kind: 'requirement', claim: null, ask, waiver: null, notApplicable: null, at };
}

export function claim(
  id: string,
  text: string,
  documents: readonly string[],
  more: Partial<PublicClaim> = {},
): PublicClaim {
  return { id, text, in: documents, says: null, disclosed: null, ask: null, textIsCut: false, at, ...more };
}

export function roadmap(parts: Partial<Roadmap> & { readonly criteria?: readonly Criterion[] }): Roadmap {
  const { criteria = [], ...rest } = parts;
  return {
    name: 'Test',
    path: 'roadmap/roadmap.yaml',
    folder: 'roadmap',
    maintainers: [],
    phases: [
      {
        id: 'alpha',
        name: 'Alpha',
        goal: null,
        passed: null,
        window: null,
        gate: { opens: 'done', criteria, at },
        risks: [],
        prose: {},
        at,
      },
    ],
    registers: [],
    claims: [],
    metrics: [],
    documents: { include: ['README.md'], exclude: [] },
    baseline: null,
    decisions: [],
    prose: {},
    ...rest,
  };
}

/** How to verify, but for the root. */
export type Options = Omit<VerifyOptions, 'root'>;

/** Everything found out about these proofs. */
export function evidence(
  root: string,
  sources: readonly unknown[],
  parts: Partial<Roadmap> = {},
  options: Options = {},
): Promise<Evidence> {
  const proofs = sources.map(proof);
  return verify(roadmap({ criteria: [criterion('c', goal({ form: 'proofs', proofs }))], ...parts }), {
    root,
    ...options,
  });
}

/** The verdicts of these proofs, in order. */
export async function verdicts(
  root: string,
  sources: readonly unknown[],
  options: Options = {},
): Promise<Verdict[]> {
  const { verdicts: all } = await evidence(root, sources, {}, options);
  return sources.map((source) => all.get(proof(source).key)!);
}

/** The verdict of one proof. */
export async function verdict(root: string, source: unknown, options: Options = {}): Promise<Verdict> {
  return (await verdicts(root, [source], options))[0]!;
}

/** The verdict and what was observed, in one line: `fails: is not there`. */
export async function told(root: string, source: unknown, options: Options = {}): Promise<string> {
  const { verdict: word, observed, circular } = await verdict(root, source, options);
  return `${word}${circular ? ' (circular)' : ''}: ${observed}`;
}
