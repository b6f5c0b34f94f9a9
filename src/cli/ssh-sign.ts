/** Signing with ssh-keygen, which asks for passphrases and touches on the user's terminal itself. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SIGNATURE_NAMESPACE } from '../model/statement.ts';
import { withPrivateFiles } from '../verify/signatures/private-files.ts';
import { safePath } from '../verify/running/search-path.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

const NAME = 'statement';

/**
 * Signs the text.
 * @param key the path of the key, as typed
 * @returns the signature, armored
 * @throws UsageError when there is no such key, or ssh-keygen does not sign with it
 */
export async function signText(io: Io, root: string, key: string, text: string): Promise<string> {
  const keyPath = path.resolve(io.cwd, key);
  if (!existsSync(keyPath)) throw new UsageError(`there is no key ${key}`, 'name one with --key PATH');
  const { spawn } = await import('node:child_process');
  return withPrivateFiles({ [NAME]: text }, async (folder) => {
    const args = ['-q', '-Y', 'sign', '-n', SIGNATURE_NAMESPACE, '-f', keyPath, NAME];
    // What it has to say goes to stderr: stdout is for reports.
    const child = spawn('ssh-keygen', args, {
      cwd: folder,
      env: { ...io.env, PATH: safePath(io.env['PATH'], root) },
      stdio: ['inherit', 2, 2],
    });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', () =>
        reject(
          new UsageError('ssh-keygen could not be started', 'install OpenSSH, or sign elsewhere: --print'),
        ),
      );
      child.once('close', resolve);
    });
    if (status === 0) return readFileSync(path.join(folder, `${NAME}.sig`), 'utf8');
    throw new UsageError(`ssh-keygen did not sign with ${key}`, 'it says why above');
  });
}

/** The line of allowed_signers that lets the key of a signature just made sign for the principal. */
export function signersLine(principal: string, signature: string): string {
  const bytes = Buffer.from(signature.replace(/-----.*-----/g, ''), 'base64');
  // By OpenSSH's PROTOCOL.sshsig: "SSHSIG", a version, the public key, and more; strings have their length before them.
  const key = stringAt(bytes, 10);
  const name = principal.includes(' ') ? `"${principal}"` : principal;
  const type = stringAt(key, 0).toString('latin1');
  return `${name} namespaces="${SIGNATURE_NAMESPACE}" ${type} ${key.toString('base64')}`;
}

function stringAt(bytes: Buffer, offset: number): Buffer {
  return bytes.subarray(offset + 4, offset + 4 + bytes.readUInt32BE(offset));
}
