/** `agentops evidence sign`: signs an attestation with an SSH key, into the file that its proof names. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { dateOf } from '../../model/date.ts';
import { ALLOWED_SIGNERS, statementLines, whyUnsignable } from '../../model/statement.ts';
import { escapeTerminal } from '../../report/escape.ts';
import { SATISFIED } from '../../report/exit-code.ts';
import { readContent } from '../../verify/files/content.ts';
import { findFile } from '../../verify/files/find-file.ts';
import { isProblem } from '../../verify/problem.ts';
import { verifyAttested } from '../../verify/proofs/attested.ts';
import { openWorld, type World } from '../../verify/world.ts';
import { chooseAttestation, type Signable } from '../choose-attestation.ts';
import { tellInvalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { openRoadmap } from '../judge.ts';
import { signersLine, signText } from '../ssh-sign.ts';
import { UsageError } from '../usage-error.ts';
import { writeBelow } from '../write-below.ts';

export interface EvidenceSignOptions {
  readonly key?: string;
  /** The number of the proof, as typed. */
  readonly proof?: string;
  readonly print?: boolean;
  readonly force?: boolean;
  readonly roadmap?: string;
}

const ARMOR = Buffer.from('-----BEGIN SSH SIGNATURE-----');

/**
 * Signs an attestation, or with `print` writes what is to be signed to stdout.
 * @param ref what it stands at: REGISTER/RECORD, PHASE/CRITERION
 */
export async function evidenceSign(io: Io, ref: string, options: EvidenceSignOptions): Promise<number> {
  const opened = await openRoadmap(io, options);
  if ('problems' in opened) {
    return tellInvalid(io, opened, [{ name: 'terminal', file: null }], {}, dateOf(io.now()));
  }
  const { roadmap } = opened;
  const { root } = opened.sources.project;
  const isThere = (file: string): boolean => existsSync(path.join(root, file));
  const proof = chooseAttestation(roadmap, ref, options.proof, isThere);
  const unsignable = whyUnsignable(proof);
  if (unsignable !== null) {
    throw new UsageError(`${ref} can't be signed: ${unsignable}`, 'in YAML >- makes one line of a long text');
  }
  const text = statementLines(proof);
  if (options.print) {
    await io.stdout.write(text);
    return SATISFIED;
  }
  if (options.key === undefined) {
    throw new UsageError(
      'no key is named',
      'name one with --key PATH, or sign elsewhere what --print prints',
    );
  }
  // What a world has seen it takes for lasting, and here it changes.
  const look = (): World => openWorld({ root }, roadmap, []);
  if (isThere(proof.signature)) checkReplaceable(look(), proof.signature, options.force === true);
  const signature = await signText(io, look().root, options.key, text);
  writeBelow(look(), proof.signature, signature);
  await tellOutcome(io, look(), proof, signersLine(proof.attested.by, signature));
  return SATISFIED;
}

/** The path comes from the roadmap: nothing but a signature may be lost by it. */
function checkReplaceable(world: World, file: string, isForced: boolean): void {
  if (!isForced) throw new UsageError(`${file} is there already`, 'sign anew with --force');
  const found = findFile(world, file);
  const content = isProblem(found) ? found : readContent(world, found);
  const isSignature = !isProblem(content) && content.bytes.subarray(0, ARMOR.length).equals(ARMOR);
  if (isSignature) return;
  throw new UsageError(`${file} is there and no signature, so it stays`, 'name another file in the proof');
}

async function tellOutcome(io: Io, world: World, proof: Signable, signer: string): Promise<void> {
  const { verdict, observed } = await verifyAttested(proof, world);
  const list = `${world.folder}/${ALLOWED_SIGNERS}`;
  const lines = [`signed: ${proof.signature}`];
  if (verdict === 'holds') lines.push(`it verifies against ${list}`);
  else lines.push(`it does not verify: ${observed}`);
  if (verdict === 'fails')
    lines.push(`add this line to ${list} if the key is ${proof.attested.by}'s:`, signer);
  await io.stderr.write(lines.map((line) => `${escapeTerminal(line)}\n`).join(''));
}
