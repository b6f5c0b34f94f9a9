/** SSH keys, and signatures by ssh-keygen alone: nothing of what is tested takes part. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../../kit/new-folder.ts';

export interface Key {
  /** The file of the private key. */
  readonly file: string;
  /** The public key, type and all. */
  readonly public: string;
}

function sshKeygen(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('ssh-keygen', ['-q', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ssh-keygen ${args.join(' ')}: ${stderr}`);
}

export function makeKey(name: string, passphrase = ''): Key {
  const file = join(newFolder(), name);
  sshKeygen('-t', 'ed25519', '-N', passphrase, '-C', name, '-f', file);
  return { file, public: readFileSync(`${file}.pub`, 'utf8').split(' ').slice(0, 2).join(' ') };
}

/** Has an authority certify the key for these principals. */
export function certify(authority: Key, key: Key, principals: string, validity: string): Key {
  sshKeygen('-s', authority.file, '-I', 'test', '-n', principals, '-V', validity, `${key.file}.pub`);
  return { ...key, file: `${key.file}-cert.pub` };
}

/** A signature of these lines, each ended by LF. */
export function sign({ file }: Key, lines: readonly string[], namespace = 'agentops'): string {
  const text = join(newFolder(), 'text');
  writeFileSync(text, lines.map((line) => `${line}\n`).join(''));
  sshKeygen('-Y', 'sign', '-n', namespace, '-f', file, text);
  const signature = readFileSync(`${text}.sig`, 'utf8');
  rmSync(`${text}.sig`);
  return signature;
}
