/** The commands below `agentops evidence`. */
import { Option, type Command } from 'commander';
import type { EvidenceSignOptions } from './commands/evidence-sign.ts';
import type { EvidenceVerifyOptions } from './commands/evidence-verify.ts';
import { addEvidenceFlags } from './evidence-flags.ts';
import type { Io } from './io.ts';
import type { Finish } from './program.ts';

/** Adds the group and its commands. */
export function addEvidence(program: Command, io: Io, finish: Finish): void {
  const evidence = program.command('evidence').description('keep the evidence that the gates are judged by');
  addEvidenceSign(evidence, io, finish);
  addEvidenceVerify(evidence, io, finish);
}

function addEvidenceSign(evidence: Command, io: Io, finish: Finish): void {
  evidence
    .command('sign')
    .description('sign an attestation with an SSH key, into the file its proof names')
    .argument('<ref>', 'REGISTER/RECORD or PHASE/CRITERION')
    .option('--key <path>', 'the private key, or the public key of one that ssh-agent holds')
    .option('--proof <n>', 'which of its proofs, counted from 1, where several are attested')
    .addOption(
      new Option('--print', 'only print what is to be signed, to sign it elsewhere').conflicts([
        'key',
        'force',
      ]),
    )
    .option('--force', 'replace a signature that is there')
    .option(
      '--roadmap <path>',
      'the directory that holds roadmap.yaml, or the file (default: found from here upwards)',
    )
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
    .option('--out <file>', 'where the verdicts go (default: stdout)')
    .option(
      '--roadmap <path>',
      'the directory that holds roadmap.yaml, or the file (default: found from here upwards)',
    );
  addEvidenceFlags(command);
  command
    .option('--verbose', 'show what each proof saw, and how long it took')
    .option('--quiet', 'show no summary')
    .addHelpText(
      'after',
      `
Examples:
  agentops evidence verify --allow-run --out verdicts.json
  agentops evidence verify --allow-run=npm,node --allow-net=example.org --out verdicts.json

Judge from them, without running or asking anything, by
  agentops gate check --verdicts verdicts.json --max-age "7 days"`,
    )
    .action(async (options: EvidenceVerifyOptions) => {
      const { evidenceVerify } = await import('./commands/evidence-verify.ts');
      finish(await evidenceVerify(io, options));
    });
}
