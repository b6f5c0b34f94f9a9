import type { JunitProof } from '../../model/proof.ts';
import { readText } from '../files/content.ts';
import { useFile } from '../files/evidence-file.ts';
import { readReport } from '../junit-report.ts';
import { isProblem, verdictOf } from '../problem.ts';
import { plural } from '../../diagnostics/plural.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** A JUnit XML report of enough tests that ran, none of which failed. */
export function verifyJunit(proof: JunitProof, world: World): Verdict | Promise<Verdict> {
  return useFile(world, proof.junit, async (file) => {
    const text = readText(world, file);
    const report = isProblem(text)
      ? text
      : await world.memory.about(text.full.text, 'junit', () => readReport(text.full.text));
    if (isProblem(report)) return verdictOf(report);
    const least = proof.min_tests ?? 1;
    const ran = `${plural(report.ran, 'test')} ran`;
    if (report.failed > 0) return { verdict: 'fails', observed: `${ran}, ${report.failed} failed` };
    if (report.ran < least) return { verdict: 'fails', observed: `${ran}, ${least} are asked` };
    return { verdict: 'holds', observed: `${ran}, none failed` };
  });
}
