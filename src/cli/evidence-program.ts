/** The commands below `agentops evidence`. */
import { Option, type Command } from 'commander';
import type { EvidenceAddOptions } from './commands/evidence-add.ts';
import type { EvidenceListOptions } from './commands/evidence-list.ts';
import type { EvidencePinOptions } from './commands/evidence-pin.ts';
import type { EvidenceSignOptions } from './commands/evidence-sign.ts';
import type { EvidenceVerifyOptions } from './commands/evidence-verify.ts';
import { addEvidenceFlags, addVerdictFlags } from './evidence-flags.ts';
import type { Io } from './io.ts';
import { collect, DONE_OR_NOT, examples, exitCodes, NO_COLOR, ROADMAP } from './option-texts.ts';
import type { Finish } from './program.ts';

/** Adds the commands of the group. */
export function addEvidence(evidence: Command, io: Io, finish: Finish): void {
  addEvidenceAdd(evidence, io, finish);
  addEvidenceList(evidence, io, finish);
  addEvidencePin(evidence, io, finish);
  addEvidenceSign(evidence, io, finish);
  addEvidenceVerify(evidence, io, finish);
}

function addEvidenceAdd(evidence: Command, io: Io, finish: Finish): void {
  evidence
    .command('add')
    .description('add a record to a register; on a terminal it asks for what is missing')
    .argument('[register]', 'the register it goes into')
    .optionsGroup('The record:')
    .option('--id <id>', 'its name, unique in the register')
    .option('--on <date>', 'the date of the evidence, YYYY-MM-DD (default: today, UTC)')
    .addOption(
      new Option('--field <name=value>', 'text, a number, true, false or [a, list]; may be repeated')
        .argParser(collect)
        .default([], 'none'),
    )
    .addOption(
      new Option('--proof <proof>', 'a path, a glob, a URL or a map in braces; may be repeated')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--create', 'start the register if it is not there')
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP)
    .optionsGroup('Output:')
    .option('--quiet', 'no hints')
    .option('--no-color', NO_COLOR)
    .addHelpText('after', DONE_OR_NOT)
    .addHelpText(
      'after',
      examples(
        'evidence add reviews --id omar --field stars=5 --proof docs/omar.md',
        "evidence add changes --id fix --proof '{ commit: 3f2a91c }'",
      ),
    )
    .action(async (register: string | undefined, options: EvidenceAddOptions) => {
      const { evidenceAdd } = await import('./commands/evidence-add.ts');
      finish(await evidenceAdd(io, register, options));
    });
}

function addEvidenceList(evidence: Command, io: Io, finish: Finish): void {
  const command = evidence
    .command('list')
    .description('check the evidence, and list the registers with what each record is worth')
    .argument('[registers...]', 'names of registers; without one, all of them')
    .optionsGroup('Which records:')
    .addOption(
      new Option('--state <state>', 'proven, unproven, stale, circular or unverified; may be repeated')
        .argParser(collect)
        .default([], 'all'),
    )
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP)
    .option('--as-of <date>', 'judge another day, YYYY-MM-DD (default: today, UTC)');
  addEvidenceFlags(command);
  addVerdictFlags(command);
  command
    .optionsGroup('Output:')
    .option('--json', 'as JSON, for machines')
    .option('--verbose', 'every proof, with what was observed')
    .option('--no-color', NO_COLOR)
    .addHelpText(
      'after',
      exitCodes('listed, whatever it is worth', null, 'not listed: wrong usage, an invalid roadmap, a crash'),
    )
    .addHelpText(
      'after',
      examples('evidence list', 'evidence list reviews --state stale --state unproven --verbose'),
    )
    .action(async (registers: string[], options: EvidenceListOptions) => {
      const { evidenceList } = await import('./commands/evidence-list.ts');
      finish(await evidenceList(io, registers, options));
    });
}

function addEvidencePin(evidence: Command, io: Io, finish: Finish): void {
  evidence
    .command('pin')
    .description('write the digests of what proofs cover, so that changes there make them stale')
    .argument('[refs...]', 'REGISTER/RECORD, PHASE/CRITERION, claims/ID or metrics/ID; without one, all')
    .optionsGroup('What to do:')
    .addOption(
      new Option('--check', 'write nothing; exit with 1 if a digest is missing or differs').conflicts(
        'dryRun',
      ),
    )
    .option('--dry-run', 'write nothing, and tell what would be written')
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP)
    .optionsGroup('Output:')
    .option('--verbose', 'also the digests that stay as they are')
    .option('--quiet', 'only the digests that change')
    .option('--no-color', NO_COLOR)
    .addHelpText(
      'after',
      exitCodes(
        'done',
        'with --check: there is something to pin',
        'not done: wrong usage, an invalid roadmap, a crash',
      ),
    )
    .addHelpText('after', examples('evidence pin', 'evidence pin benchmarks/speed --check'))
    .action(async (refs: string[], options: EvidencePinOptions) => {
      const { evidencePin } = await import('./commands/evidence-pin.ts');
      finish(await evidencePin(io, refs, options));
    });
}

function addEvidenceSign(evidence: Command, io: Io, finish: Finish): void {
  evidence
    .command('sign')
    .description('sign an attestation with an SSH key, into the file its proof names')
    .argument('<ref>', 'REGISTER/RECORD or PHASE/CRITERION')
    .optionsGroup('The signature:')
    .option('--key <path>', 'the private key, or the public key of one that ssh-agent holds')
    .option('--proof <n>', 'which of its proofs, counted from 1, where several are attested')
    .addOption(
      new Option('--print', 'only print what is to be signed, to sign it elsewhere').conflicts([
        'key',
        'force',
      ]),
    )
    .option('--force', 'replace a signature that is there')
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP)
    .addHelpText('after', DONE_OR_NOT)
    .addHelpText(
      'after',
      `
Examples:
  agentops evidence sign reviews/jane --key ~/.ssh/id_ed25519
  agentops evidence sign alpha/endorsed --print > statement

What --print prints is signed elsewhere by
  ssh-keygen -Y sign -n agentops -f KEY statement`,
    )
    .action(async (ref: string, options: EvidenceSignOptions) => {
      const { evidenceSign } = await import('./commands/evidence-sign.ts');
      finish(await evidenceSign(io, ref, options));
    });
}

function addEvidenceVerify(evidence: Command, io: Io, finish: Finish): void {
  const command = evidence
    .command('verify')
    .description('check all evidence that may be checked, and write the verdicts to judge from elsewhere')
    .optionsGroup('The roadmap:')
    .option('--roadmap <path>', ROADMAP);
  addEvidenceFlags(command);
  command
    .optionsGroup('Output:')
    .option('--out <file>', 'where the verdicts go (default: stdout)')
    .option('--verbose', 'show what each proof saw, and how long it took')
    .option('--quiet', 'show no summary')
    .addHelpText(
      'after',
      exitCodes(
        'checked, whatever came of it',
        null,
        'not checked: wrong usage, an invalid roadmap, a crash',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  agentops evidence verify --allow-run --out verdicts.json
  agentops evidence verify --allow-run=npm --allow-net=example.org --out v.json

Judge from them, without running or asking anything, by
  agentops gate check --verdicts verdicts.json --max-age "7 days"`,
    )
    .action(async (options: EvidenceVerifyOptions) => {
      const { evidenceVerify } = await import('./commands/evidence-verify.ts');
      finish(await evidenceVerify(io, options));
    });
}
