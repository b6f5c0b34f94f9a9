/** A rule of `validate`: what it refuses, with the place, the reason and the fix, and a near thing that it accepts. */
import { expect, test } from 'vitest';
import { createLocator } from '../../../src/load/locate.ts';
import { validate } from '../../../src/validate/validate.ts';
import { loadFiles, problemsOf, type Files } from '../../roadmap-builder.ts';

export interface Problem {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
  readonly file: string;
  /** What stands at the place that is named, as far as it is marked. */
  readonly marked: string;
}

export interface Rule {
  readonly name: string;
  readonly refused: Files;
  readonly accepted: Files;
  readonly rule: 'schema' | 'reference' | 'duplicate-id' | 'yaml-syntax';
  /** What the text at the place begins with. */
  readonly at: string;
  /** Parts of the message and the hint. */
  readonly message: string;
  readonly hint: string;
  readonly file?: string;
}

/** A rule in a row: its name, what it refuses and what it accepts, its id, the place, parts of the message and the hint. */
export type Row = readonly [
  name: string,
  refused: string,
  accepted: string,
  rule: Rule['rule'],
  at: string,
  message: string,
  hint: string,
];

/** A test of each row, whose texts `into` puts where they belong. */
export function testRows(rows: readonly Row[], into: (text: string) => Files, file?: string): void {
  test.each(rows)('%s', async (_, refused, accepted, rule, at, message, hint) => {
    const files = { refused: into(refused), accepted: into(accepted) };
    await expectRule({ ...files, rule, at, message, hint, ...(file !== undefined && { file }) });
  });
}

/** Everything that is wrong with `files`, with what stands at its place. */
export async function problemsIn(files: Files): Promise<readonly Problem[]> {
  const loaded = await loadFiles(files);
  const validated = await validate(loaded);
  if (!('problems' in validated)) return [];
  const locate = await createLocator(loaded.documents);
  return validated.problems.map(({ rule, message, hint, at }) => {
    const { file, line, column, end } = locate(at);
    const text = loaded.documents.find((document) => document.file === file)?.text ?? '';
    return { rule, message, hint, file, marked: text.split('\n')[line - 1]!.slice(column - 1, end - 1) };
  });
}

/** Holds a rule to its word: exactly one problem, at its place; and none with the near thing. */
export async function expectRule(one: Omit<Rule, 'name'>): Promise<void> {
  const problems = await problemsIn(one.refused);
  expect(problems.map(({ rule, message }) => `${rule}: ${message}`)).toHaveLength(1);
  const [problem] = problems;
  expect(problem).toMatchObject({
    rule: one.rule,
    message: expect.stringContaining(one.message),
    hint: expect.stringContaining(one.hint),
    file: one.file ?? 'roadmap/roadmap.yaml',
  });
  expect(problem!.marked.startsWith(one.at) || one.at.startsWith(problem!.marked), problem!.marked).toBe(
    true,
  );
  expect(await problemsOf(one.accepted)).toEqual([]);
}

/** A roadmap of one phase and one criterion, with a register `reg` that has the fields `kind` and `stars`. */
export function withCriterion(criterion: string, rest = ''): Files {
  const indented = criterion.trim().replaceAll(/^/gm, '          ').trimStart();
  return {
    'roadmap.yaml': `version: 1
name: Test
phases:
  - id: alpha
    name: Alpha
    gate:
      opens: done
      criteria:
        - id: first
          statement: It is so
          ${indented}
registers:
  reg:
    - { id: one, kind: talk, stars: 3, proofs: [one.md] }
    - { id: two, kind: post, stars: 5, proofs: [two.md] }
  groups:
    - { id: g1, of: talk }
    - { id: g2, of: post }
  empty: []
${rest}`,
  };
}

/** A roadmap of one phase with these keys. */
export function withPhase(phase: string, rest = ''): Files {
  return {
    'roadmap.yaml': `version: 1
name: Test
phases:
  - id: alpha
    name: Alpha
    ${phase.trim().replaceAll(/^/gm, '    ').trimStart()}
registers:
  reg:
    - { id: one, kind: talk, stars: 3, proofs: [one.md] }
${rest}`,
  };
}
