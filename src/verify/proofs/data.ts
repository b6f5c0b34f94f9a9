import type { DataProof } from '../../model/proof.ts';
import { readText } from '../files/content.ts';
import { readData } from '../data/document.ts';
import { useFile } from '../files/evidence-file.ts';
import { follow } from '../data/pointer.ts';
import type { FoundFile } from '../facts.ts';
import { isProblem, verdictOf, type Problem } from '../problem.ts';
import { judgeValue } from '../data/values.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/** Characters: shorter ones are parsed in less time than they are remembered. */
const WORTHWHILE = 16 * 1024;

/** A file of data has a value at the pointer that is what is asked. */
export function verifyData(proof: DataProof, world: World): Verdict | Promise<Verdict> {
  return useFile(world, proof.data, async (file) => {
    const text = readText(world, file);
    if (isProblem(text)) return verdictOf(text);
    const judge = (): Promise<Verdict | Problem> => judgeData(world, file, proof);
    const isSmall = text.full.text.length < WORTHWHILE;
    const judged = await (isSmall ? judge() : world.memory.about(text.full.text, `data ${proof.key}`, judge));
    // The verdict is written to afterwards; what is remembered isn't.
    return isProblem(judged) ? verdictOf(judged) : { ...judged };
  });
}

async function judgeData(world: World, file: FoundFile, proof: DataProof): Promise<Verdict | Problem> {
  const document = await readData(world, file, proof.data);
  if (isProblem(document)) return document;
  const verdict = judgeValue(follow(document.value, proof.pointer), proof.pointer, proof);
  return proof.shows ? { ...verdict, shown: showValues(document.value, proof.shows) } : verdict;
}

function showValues(document: unknown, shows: Readonly<Record<string, string>>): Record<string, unknown> {
  const values = Object.entries(shows).map(([field, pointer]) => [field, follow(document, pointer)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
