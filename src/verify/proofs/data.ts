import type { DataProof } from '../../model/proof.ts';
import { readData } from '../data/document.ts';
import { useFile } from '../evidence-file.ts';
import { follow } from '../pointer.ts';
import { isProblem, verdictOf } from '../problem.ts';
import { judgeValue } from '../values.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** A file of data has a value at the pointer that is what is asked. */
export function verifyData(proof: DataProof, world: World): Verdict | Promise<Verdict> {
  return useFile(world, proof.data, async (file) => {
    const document = await readData(world, file, proof.data);
    if (isProblem(document)) return verdictOf(document);
    const verdict = judgeValue(follow(document.value, proof.pointer), proof.pointer, proof);
    return proof.shows ? { ...verdict, shown: showValues(document.value, proof.shows) } : verdict;
  });
}

function showValues(document: unknown, shows: Readonly<Record<string, string>>): Record<string, unknown> {
  const values = Object.entries(shows).map(([field, pointer]) => [field, follow(document, pointer)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
