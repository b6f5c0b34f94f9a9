/** What a verdict was checked on: as long as that is the same, the verdict is that of now. */
import { createHash } from 'node:crypto';
import type { Proof } from '../model/proof.ts';
import { ALLOWED_SIGNERS } from '../model/statement.ts';
import { digestFiles, hashOnce } from './digest.ts';
import { findFile } from './files.ts';
import { listFiles } from './globs.ts';
import { isProblem } from './problem.ts';
import { findRepository } from './revisions.ts';
import type { World } from './world.ts';

export interface Binding {
  /** The SHA-256 of each file by its path; why it has none, in brackets, where it can't be had. */
  readonly files?: Readonly<Record<string, string>>;
  /** The commit that HEAD names, and what differs from it in tracked files. */
  readonly revision?: string;
  /** What a tag names. */
  readonly tag?: string;
  /** The digest of what the proof's `covers` names. */
  readonly covers?: string;
}

/** What the proof would be checked on now. A server's answer rests on nothing of the project. */
export async function bindingOf(world: World, proof: Proof): Promise<Binding> {
  const covers = proof.covers ? { covers: await coveredBy(world, proof.covers) } : {};
  return { ...(await ownBinding(world, proof)), ...covers };
}

async function ownBinding(world: World, proof: Proof): Promise<Binding> {
  switch (proof.kind) {
    case 'file':
      return { files: hashFiles(world, [proof.file]) };
    case 'data':
      return { files: hashFiles(world, [proof.data]) };
    case 'junit':
      return { files: hashFiles(world, [proof.junit]) };
    case 'files': {
      const listing = await listFiles(world, proof.files);
      return { files: hashFiles(world, listing.paths) };
    }
    case 'attested':
      if (proof.signature === undefined) return {};
      return { files: hashFiles(world, [proof.signature, `${world.folder}/${ALLOWED_SIGNERS}`]) };
    case 'commit':
      return { revision: await headOf(world) };
    case 'tag':
      return {
        revision: await headOf(world),
        tag: await askGit(world, ['rev-parse', `refs/tags/${proof.tag}`]),
      };
    case 'run':
      return { revision: `${await headOf(world)} ${await differencesOf(world)}` };
    case 'url':
      return {};
  }
}

function hashFiles(world: World, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    paths.map((path) => {
      const file = findFile(world, path);
      const hash = isProblem(file) ? file : hashOnce(world, file);
      return [path, typeof hash === 'string' ? hash : `(${hash.why})`];
    }),
  );
}

async function coveredBy(world: World, globs: readonly string[]): Promise<string> {
  const digest = await digestFiles(world, globs);
  if (digest === null) return '(no file)';
  return typeof digest === 'string' ? digest : `(${digest.why})`;
}

async function headOf(world: World): Promise<string> {
  const repository = await findRepository(world);
  return isProblem(repository) ? `(${repository.why})` : (repository.head ?? '(no commit)');
}

/** A digest of how the tracked files differ from HEAD. */
async function differencesOf(world: World): Promise<string> {
  const differences = await askGit(world, ['diff', '--no-ext-diff', '--no-textconv', '--binary', 'HEAD']);
  return differences === ''
    ? 'unchanged'
    : `changed ${createHash('sha256').update(differences).digest('hex')}`;
}

async function askGit(world: World, args: readonly string[]): Promise<string> {
  const repository = await findRepository(world);
  const answer = isProblem(repository) ? repository : repository.git(args);
  if (isProblem(answer)) return `(${answer.why})`;
  return answer.status === 0 ? answer.stdout.trim() : '(nothing)';
}
