import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { told } from '../fixture.ts';
import { newFolder } from '../../../kit/new-folder.ts';
import { commit, git } from '../../../kit/repository.ts';

/** Commits and tags signed with SSH keys, since these need no keyring. */
let root: string;
let keys: string;
const names: Record<string, string> = {};

function sign(key: string, ...args: readonly string[]): void {
  git(root, '-c', 'gpg.format=ssh', '-c', `user.signingKey=${join(keys, key)}`, ...args);
}

/** Stores an altered copy of an object and gives its name. */
function alter(type: 'commit' | 'tag', name: string, change: (source: string) => string): string {
  const path = join(keys, 'altered');
  writeFileSync(path, change(`${git(root, 'cat-file', type, name)}\n`));
  return git(root, 'hash-object', '-t', type, '-w', '--literally', '--', path);
}

beforeAll(() => {
  keys = newFolder();
  root = newFolder();
  for (const key of ['known', 'unknown']) {
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', key, '-f', join(keys, key)]);
  }
  const known = spawnSync('ssh-keygen', ['-y', '-f', join(keys, 'known')], { encoding: 'utf8' }).stdout;
  writeFileSync(join(keys, 'allowed'), `jane@example.org ${known}`);
  git(root, 'init', '--quiet');
  git(root, 'config', 'gpg.ssh.allowedSignersFile', join(keys, 'allowed'));
  const commitAs = (key: string): string => {
    sign(key, 'commit', '--quiet', '--allow-empty', '--gpg-sign', '--message', `By ${key}`);
    return git(root, 'rev-parse', 'HEAD');
  };
  commit(root, { 'a.md': 'a' });
  names.known = commitAs('known');
  names.unknown = commitAs('unknown');
  sign('known', 'tag', '--sign', '--message', 'Known', 'known');
  sign('unknown', 'tag', '--sign', '--message', 'Unknown', 'unknown');
  names.altered = alter('commit', names.known, (source) => source.replace('By known', 'By others'));
  git(
    root,
    'update-ref',
    'refs/tags/altered',
    alter('tag', 'known', (source) => source.replace('Known', 'Others')),
  );
  names.speaking = alter('commit', names.known, (source) => {
    const [head = '', ...body] = source.split('\n\n');
    const unsigned = head.replace(/\ngpgsig [^]*-----END SSH SIGNATURE-----/, '');
    return `${unsigned}\n\n${body.join('\n\n')}\n-----BEGIN PGP SIGNATURE-----\n\neA==\n-----END PGP SIGNATURE-----\n`;
  });
  names.pgp = alter('commit', names.known, (source) => source.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE'));
  git(
    root,
    'merge',
    '--quiet',
    '--strategy',
    'ours',
    '--message',
    'All',
    names.altered,
    names.speaking,
    names.pgp,
  );
});

test.each<[() => Record<string, unknown>, string]>([
  [() => ({ commit: names.known }), 'holds: signed commit of 2026-01-12'],
  [() => ({ commit: names.unknown }), 'unverified: is signed with a key that is not known here'],
  [() => ({ commit: names.altered }), 'fails: has a signature that is not its own'],
  [() => ({ commit: names.speaking }), 'fails: has no signature'],
  [() => ({ commit: names.pgp }), 'unverified: is signed, but the signature could not be checked here'],
  [() => ({ tag: 'known' }), 'holds: signed commit of 2026-01-12'],
  [() => ({ tag: 'unknown' }), 'unverified: is signed with a key that is not known here'],
  [() => ({ tag: 'altered' }), 'fails: has a signature that is not its own'],
])('%o', async (source, expected) => {
  expect(await told(root, { ...source(), signed: true })).toBe(expected);
});

test('without a list of signers nothing can be said', async () => {
  git(root, 'config', '--unset', 'gpg.ssh.allowedSignersFile');
  expect(await told(root, { commit: names.known, signed: true })).toBe(
    'unverified: is signed, but gpg.ssh.allowedSignersFile is not set',
  );
});

const path = process.env['PATH'];
afterAll(() => {
  process.env['PATH'] = path;
});

/** What gpg says is acted out: keyrings with revoked and expired keys don't last. */
test.each([
  ['GOODSIG 1 Jane', 0, 'holds: signed commit of 2026-01-12'],
  ['BADSIG 1 Jane', 1, 'fails: has a signature that is not its own'],
  ['REVKEYSIG 1 Jane', 1, 'fails: is signed with a revoked key'],
  ['EXPKEYSIG 1 Jane', 1, 'fails: is signed with an expired key'],
  ['EXPSIG 1 Jane', 1, 'fails: has an expired signature'],
  ['ERRSIG 1 22 8 00 1 9 -', 1, 'unverified: is signed with a key that is not known here'],
  ['NODATA 4', 1, 'unverified: is signed, but the signature could not be checked here'],
])('gpg says %s', async (status, exit, expected) => {
  const bin = newFolder();
  const lines = `[GNUPG:] NEWSIG\\n[GNUPG:] ${status}\\n[GNUPG:] VALIDSIG A 2026-01-12 1 0 4 0 22 8 00 A\\n[GNUPG:] TRUST_FULLY 0 pgp\\n`;
  writeFileSync(join(bin, 'gpg'), `#!/bin/sh\ncat >/dev/null\nprintf '${lines}'\nexit ${exit}\n`, {
    mode: 0o755,
  });
  process.env['PATH'] = `${bin}:${path}`;
  expect(await told(root, { commit: names.pgp, signed: true })).toBe(expected);
});
