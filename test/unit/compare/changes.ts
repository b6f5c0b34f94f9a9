/** Two states of a roadmap of one criterion, compared. */
import { compareEvaluations, type Comparison } from '../../../src/compare/compare.ts';
import { filesOf, judge, type JsonMap, type Setup } from '../../roadmap-builder.ts';

/** Records that a criterion can count, three of them proven by a file of their own. */
const REGISTERS: NonNullable<Setup['registers']> = {
  talks: ['a', 'b', 'c'].map((id) => ({
    id,
    on: '2026-02-01',
    person: id,
    area: id,
    stars: 3,
    proofs: [`${id}.md`],
  })),
  areas: ['a', 'b', 'c'].map((id) => ({ id })),
};

/** One state of the roadmap: its criterion, and what else it has. */
export interface State extends Setup {
  readonly criterion: JsonMap;
}

/** What became of it. */
export async function compare(before: State, after: State): Promise<Comparison> {
  const [then, now] = await Promise.all([before, after].map((state) => judgeState(state)));
  return compareEvaluations(then!, now!, 'main');
}

async function judgeState({ criterion, ...setup }: State): ReturnType<typeof evaluationOf> {
  return evaluationOf(criterion, { registers: REGISTERS, ...setup });
}

async function evaluationOf(
  criterion: JsonMap,
  setup: Setup,
): Promise<Awaited<ReturnType<typeof judge>>['evaluation']> {
  return (await judge(filesOf(criterion, setup), setup)).evaluation;
}

/** The findings in a line each: rule, level, message. */
export function told({ findings }: Comparison): readonly string[] {
  return findings.map(({ rule, level, message }) => `${rule} ${level}: ${message}`);
}
