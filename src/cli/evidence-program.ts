/** The commands below `agentops evidence`. */
import { Option, type Command } from 'commander';
import type { EvidenceSignOptions } from './commands/evidence-sign.ts';
import type { Io } from './io.ts';
import type { Finish } from './program.ts';

/** Adds the group and its commands. */
export function addEvidence(program: Command, io: Io, finish: Finish): void {
  const evidence = program.command('evidence').description('keep the evidence that the gates are judged by');
  addEvidenceSign(evidence, io, finish);
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
