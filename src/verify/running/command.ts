/** Running the commands of proofs: each once a run, whatever the proofs ask of what it gives. */
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { minimalEnvironment } from './environment.ts';
import { addMark, countParents, parentVariables, takeMark } from './nesting.ts';
import type { Problem } from '../problem.ts';
import { runProcess, type Answer } from './process.ts';
import type { World } from '../world.ts';

/** What became of a command. */
export interface Outcome {
  readonly answer: Answer | Problem;
  /** Whether it runs agentops on the roadmap that is being verified. */
  readonly isNested: boolean;
}

/** How long, in milliseconds, a command has to tidy up when its time is up. */
const GRACE = 1500;
/** Where marks are made: each look at the variables that tell the folder takes a while. */
const MARKS = resolve(tmpdir(), 'agentops-');

/**
 * Runs a command in the root, or tells what it gave when it was run before.
 * @throws the reason of the world's signal, once nothing of the command is left
 */
export function runOnce(world: World, argv: readonly string[], seconds: number): Promise<Outcome> {
  const { commands } = world.seen;
  const key = JSON.stringify([seconds, ...argv]);
  let outcome = commands.get(key);
  if (!outcome) {
    outcome = run(world, argv, seconds);
    commands.set(key, outcome);
  }
  return outcome;
}

async function run(world: World, argv: readonly string[], seconds: number): Promise<Outcome> {
  world.seen.environment ??= {
    ...minimalEnvironment(process.env, world.root),
    ...parentVariables(join(world.root, world.folder), process.env),
  };
  const { environment } = world.seen;
  const mark = `${MARKS}${randomUUID()}`;
  let isNested = false;
  let answer: Answer | Problem;
  try {
    answer = await runProcess(argv, {
      folder: world.root,
      environment: addMark(environment, mark),
      seconds,
      // Less for those below, so that an agentops that is told to end has the time to end its own commands.
      grace: GRACE / countParents(environment),
      signal: world.signal,
    });
  } finally {
    isNested = takeMark(mark);
  }
  return { answer, isNested };
}
