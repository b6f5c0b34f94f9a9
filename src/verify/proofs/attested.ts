import type { AttestedProof } from '../../model/proof.ts';
import { ALLOWED_SIGNERS, statementLines, whyUnsignable } from '../../model/statement.ts';
import { readContent } from '../files/content.ts';
import type { Content } from '../facts.ts';
import { findFile } from '../files/find-file.ts';
import { isProblem, verdictOf, type Problem } from '../problem.ts';
import { oneLine } from '../../diagnostics/quote.ts';
import type { Verdict } from '../verdict.ts';
import type { World } from '../world.ts';

/**
 * That a person stated it is told by the roadmap itself; how much that is worth is judged later. A signature, where one
 * is named, has to be that person's.
 */
export function verifyAttested(proof: AttestedProof, world: World): Verdict | Promise<Verdict> {
  if (proof.signature !== undefined) return verifySigned(world, proof, proof.signature);
  return { verdict: 'holds', observed: statedBy(proof) };
}

function statedBy({ attested: { by, on } }: AttestedProof): string {
  return `stated by ${oneLine(by, 60)} on ${on}`;
}

async function verifySigned(world: World, proof: AttestedProof, path: string): Promise<Verdict> {
  const unsignable = whyUnsignable(proof);
  if (unsignable !== null) return { verdict: 'fails', observed: unsignable };
  const signature = readNamed(world, 'its signature', path);
  if (isProblem(signature)) return verdictOf(signature);
  const signers = readNamed(world, 'the list of signers', `${world.folder}/${ALLOWED_SIGNERS}`);
  if (isProblem(signers)) return verdictOf(signers);
  const { by, on } = proof.attested;
  const signed = {
    text: statementLines(proof),
    signature: signature.bytes,
    principal: by,
    signers: signers.bytes,
    day: on,
    root: world.root,
  };
  const { checkSshSignature, findSigner } = await import('../signatures/ssh-signature.ts');
  const problem = await checkSshSignature(signed, world.signal);
  if (problem) return verdictOf(problem);
  // Another name for a maintainer's key is no other person.
  const maintainer = await findSigner(signed, world.maintainers, world.signal);
  if (maintainer === null) {
    return { verdict: 'holds', observed: `${statedBy(proof)}, signature verified`, signedBy: by };
  }
  if (typeof maintainer !== 'string') return verdictOf(maintainer);
  const whose = `a key of the maintainer ${oneLine(maintainer, 60)}`;
  return { verdict: 'holds', observed: `${statedBy(proof)}, signed by ${whose}`, signedBy: maintainer };
}

/** What is in a file; since two files can be amiss, a problem says with which. */
function readNamed(world: World, what: string, path: string): Content | Problem {
  const file = findFile(world, path);
  const content = isProblem(file) ? file : readContent(world, file);
  return isProblem(content) ? { ...content, why: `${what} ${oneLine(path, 60)} ${content.why}` } : content;
}
