/** The command tree: what the command line may say, and which command carries it out. */
import { Command } from 'commander';
import type { GateCheckOptions } from './commands/gate-check.ts';
import type { GateExplainOptions } from './commands/gate-explain.ts';
import type { ValidateOptions } from './commands/validate.ts';
import { addGateDecide } from './decide-program.ts';
import { addEvidence } from './evidence-program.ts';
import { addDiff, addHistory } from './history-program.ts';
import { addInit } from './init-program.ts';
import type { Io } from './io.ts';
import { addClaims } from './claims-program.ts';
import { addComplete, addCompletion } from './completion-program.ts';
import { addMerge } from './merge-program.ts';
import { addRender } from './render-program.ts';
import { addStatus } from './status-program.ts';
import {
  addDisplayOptions,
  addFormatOptions,
  addOutcomeOptions,
  addRoadmapOptions,
} from './shared-options.ts';
import { EXIT_CODES, examples, exitCodes, ROADMAP, ROADMAP_OR_GLOB } from './option-texts.ts';
import { VERSION } from '../version.ts';

/** Takes the exit code of the command that was carried out. */
export type Finish = (exitCode: number) => void;

/**
 * Builds the tree; each command loads what it needs when it is called.
 * @param argv what will be parsed: the commands of a group that it doesn't name are not made
 */
export function createProgram(io: Io, finish: Finish, argv: readonly string[]): Command {
  const program = new Command('agentops')
    .description('Judges the gates of a roadmap by evidence: no evidence, no credit.')
    .version(VERSION)
    .addHelpText('after', EXIT_CODES)
    .addHelpText('after', examples('gate check', 'evidence add --help', 'explain claim-overstated'));
  const gate = program
    .command('gate')
    .description('judge the gates of a roadmap, explain the judgement, record decisions')
    .addHelpText('after', examples('gate check', 'gate explain alpha/community-validation'));
  addGateCheck(gate, io, finish);
  addGateExplain(gate, io, finish);
  const decide = gate
    .command('decide')
    .description('record what the maintainers decide, and whether the gates give it');
  if (argv.includes('decide')) addGateDecide(decide, io, finish);
  addExplain(program, io, finish);
  const status = program
    .command('status')
    .description('show where the roadmap is: phases, window, gate, metrics, what changed');
  if (argv.includes('status')) addStatus(status, io, finish);
  addValidate(program, io, finish);
  addSchema(program, io, finish);
  const claims = program
    .command('claims')
    .description('hold public claims against evidence')
    .addHelpText('after', examples('claims check', 'claims baseline'));
  if (argv.includes('claims')) addClaims(claims, io, finish);
  const evidence = program
    .command('evidence')
    .description('keep the evidence that the gates are judged by')
    .addHelpText('after', examples('evidence list', 'evidence add reviews --id omar --proof docs/omar.md'));
  if (argv.includes('evidence')) addEvidence(evidence, io, finish);
  const init = program
    .command('init')
    .description('start a roadmap: a small one, or from a Markdown document');
  if (argv.includes('init')) addInit(init, io, finish);
  const diff = program
    .command('diff')
    .description('tell what changed between two states: decision, gates, claims, evidence');
  if (argv.includes('diff')) addDiff(diff, io, finish);
  const history = program
    .command('history')
    .description('tell how the gates moved over the commits that touched them');
  if (argv.includes('history')) addHistory(history, io, finish);
  const render = program
    .command('render')
    .description('write the current status between markers in Markdown documents');
  if (argv.includes('render')) addRender(render, io, finish);
  const merge = program.command('merge').description('judge from what the shards of gate check found');
  if (argv.includes('merge')) addMerge(merge, io, finish);
  addCompletion(program, io, finish);
  if (argv[0] === '__complete') {
    addComplete(program, io, finish, (words) => createProgram(io, finish, words));
  }
  return program;
}

function addGateCheck(gate: Command, io: Io, finish: Finish): void {
  const command = gate
    .command('check')
    .description('check the evidence, judge every gate, and decide: advance, extend or pivot')
    .argument(
      '[phases|folders...]',
      'ids of phases: only they are judged, without the public claims; or folders with roadmaps, or globs: each is judged, in one run',
    );
  addRoadmapOptions(command, ROADMAP_OR_GLOB);
  command.option(
    '--shard <i/n>',
    'check only shard I of N, and write it with --format blob=FILE; agentops merge judges',
  );
  addFormatOptions(command);
  command.option('--history', 'in the HTML report, how the gates stood as of earlier commits');
  addOutcomeOptions(command);
  command
    .addHelpText('after', EXIT_CODES)
    .addHelpText(
      'after',
      examples(
        'gate check',
        'gate check --as-of 2026-02-24 --json',
        'gate check --require met',
        'gate check --base origin/main',
        "gate check 'services/*'",
        'gate check --shard 1/4 --format blob=blob-1.json',
        'gate check --format html=report.html --history',
      ),
    );
  addDisplayOptions(command);
  command.action(async (words: string[], options: GateCheckOptions) => {
    const { gateCheck } = await import('./commands/gate-check.ts');
    finish(await gateCheck(io, words, options));
  });
}

const EXPLAINED = exitCodes('explained', null, 'could not judge: wrong usage, an invalid roadmap, a crash');

function addGateExplain(gate: Command, io: Io, finish: Finish): void {
  const command = gate
    .command('explain')
    .description('tell why: of a criterion down to each proof, or of the decision')
    .argument('[criterion]', 'PHASE/CRITERION; without it, the decision');
  addRoadmapOptions(command);
  addDisplayOptions(command);
  command
    .addHelpText('after', EXPLAINED)
    .addHelpText('after', examples('gate explain', 'gate explain alpha/community-validation'))
    .action(async (criterion: string | undefined, options: GateExplainOptions) => {
      const { gateExplain } = await import('./commands/gate-explain.ts');
      finish(await gateExplain(io, criterion, options));
    });
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  program
    .command('explain')
    .description('tell what a rule of the findings means, why it matters, and how to fix it')
    .argument('[rule]', 'the id of a rule; without it, all of them in a line each')
    .addHelpText('after', exitCodes('explained', null, 'there is no such rule'))
    .addHelpText('after', examples('explain', 'explain claim-overstated'))
    .action(async (rule: string | undefined) => {
      const { explainRule } = await import('./commands/explain.ts');
      finish(await explainRule(io, rule));
    });
}

function addValidate(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command('validate')
    .description("check the roadmap's files alone, without any evidence");
  command.optionsGroup('The roadmap:').option('--roadmap <path>', ROADMAP);
  addFormatOptions(command);
  addDisplayOptions(command);
  command
    .addHelpText('after', exitCodes('the files are valid', null, 'they are not valid; wrong usage, a crash'))
    .addHelpText('after', examples('validate', 'validate --roadmap docs/roadmap'))
    .action(async (options: ValidateOptions) => {
      const { validateFiles } = await import('./commands/validate.ts');
      finish(await validateFiles(io, options));
    });
}

function addSchema(program: Command, io: Io, finish: Finish): void {
  program
    .command('schema')
    .description('print the JSON Schema of a file or a report')
    .argument(
      '<name>',
      'roadmap, phase, register, record, claims, metrics, baseline, decision, verdicts, report or portfolio',
    )
    .addHelpText('after', exitCodes('printed', null, 'there is no such schema'))
    .addHelpText('after', examples('schema roadmap', 'schema report > report.schema.json'))
    .action(async (name: string) => {
      const { printSchema } = await import('./commands/schema.ts');
      finish(await printSchema(io, name));
    });
}
