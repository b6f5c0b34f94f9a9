/** The command `agentops render`. */
import type { Command } from 'commander';
import type { RenderOptions } from './commands/render.ts';
import type { Io } from './io.ts';
import { examples, NO_COLOR } from './option-texts.ts';
import type { Finish } from './program.ts';
import { addRoadmapOptions } from './shared-options.ts';

const MARKERS = `
Markers, each alone on its line, with an empty line before and behind:
  <!-- agentops:begin NAME -->
  <!-- agentops:end -->

NAME:
  status      a table of the phases: state, window, gate
  gate        the current phase's gate as a checklist; gate PHASE: another's
  metrics     a table of the metrics, against the current phase's targets
  decision    the decision, its reason, and the way to advance
  badge       how far the gate is, in a few words; both of its markers may stand
              in a sentence; badge PHASE: of another phase

Exit codes:
  0  written, or nothing to write
  1  with --check: a document is not what render would write
  2  could not do it: wrong usage, an invalid roadmap, a wrong marker, a crash`;

/** Adds what the command takes. */
export function addRender(command: Command, io: Io, finish: Finish): void {
  command
    .argument('<documents...>', 'Markdown documents below the root')
    .optionsGroup('What to do:')
    .option('--check', 'write nothing; show what would change, and exit with 1 if anything would');
  addRoadmapOptions(command);
  command
    .optionsGroup('Output:')
    .option('--quiet', 'say nothing when it is done')
    .option('--no-color', NO_COLOR)
    .addHelpText('after', MARKERS)
    .addHelpText('after', examples('render README.md', 'render --check README.md docs/status.md'))
    .action(async (documents: string[], options: RenderOptions) => {
      const { render } = await import('./commands/render.ts');
      finish(await render(io, documents, options));
    });
}
