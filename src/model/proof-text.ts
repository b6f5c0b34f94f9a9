/** A proof in words. */
import type { Proof } from './proof.ts';

/** What the proof refers to: a path, a glob, a command, an address, a person. */
export function proofTarget(proof: Proof): string {
  switch (proof.kind) {
    case 'file':
      return proof.file;
    case 'files':
      return proof.files;
    case 'data':
      return `${proof.data}#${proof.pointer}`;
    case 'junit':
      return proof.junit;
    case 'commit':
      return proof.commit;
    case 'tag':
      return proof.tag;
    case 'run':
      return proof.run.join(' ');
    case 'url':
      return proof.url;
    case 'attested':
      return proof.attested.by;
  }
}

/** The one file that a proof reads; null when it is not just one. */
export function proofFile(proof: Proof): string | null {
  if (proof.kind === 'file') return proof.file;
  if (proof.kind === 'data') return proof.data;
  return proof.kind === 'junit' ? proof.junit : null;
}
