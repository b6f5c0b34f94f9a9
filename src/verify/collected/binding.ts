/** What a verdict was checked on: as long as that is the same, the verdict is that of now. */
import { createHash } from 'node:crypto';
import type { Proof } from '../../model/proof.ts';
import { ALLOWED_SIGNERS } from '../../model/statement.ts';
import { hashOnce } from '../files/content.ts';
import { digestFiles } from '../files/digest.ts';
import { findFile } from '../files/find-file.ts';
import { listFiles } from '../files/globs.ts';
import { isProblem } from '../problem.ts';
import { findRepository } from '../git/revisions.ts';
import type { World } from '../world.ts';

export interface Binding {
  /** The SHA-256 of each file by its path; why it has none, in brackets, where it can't be had. */
  readonly files?: Readonly<Record<string, string>>;
  /** The commit that HEAD names. */
  readonly revision?: string;
  /** A digest of all files of the project that git tracks, as they are in the working tree. */
  readonly tree?: string;
  /** What a tag names. */
  readonly tag?: string;
  /** The digest of what the proof's `covers` names. */
  readonly covers?: string;
  /** Why it can't be known what the proof would be checked on: such a binding is like no other, not even like itself. */
  readonly unknown?: string;
}

/** What the proof would be checked on now. A server's answer rests on nothing of the project. */
export async function bindingOf(world: World, proof: Proof): Promise<Binding> {
  try {
    const covers = proof.covers ? { covers: await coveredBy(world, proof.covers) } : {};
    return { ...(await ownBinding(world, proof)), ...covers };
  } catch (error) {
    if (error instanceof Unknown) return { unknown: error.message };
    throw error;
  }
}

/** What it was checked on can't be known. */
class Unknown extends Error {}

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
        tag: await askGit(world, ['rev-parse', '--verify', '--quiet', `refs/tags/${proof.tag}`], '(none)'),
      };
    case 'run':
      return { revision: await headOf(world), tree: await treeOf(world) };
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
  if (isProblem(repository)) throw new Unknown(repository.why);
  return repository.head ?? '(no commit)';
}

const trees = new WeakMap<World, Promise<string>>();

/** Worked out once a world: every command rests on it. */
function treeOf(world: World): Promise<string> {
  let tree = trees.get(world);
  if (!tree) trees.set(world, (tree = digestTree(world)));
  return tree;
}

async function digestTree(world: World): Promise<string> {
  const listed = await askGit(world, ['ls-files', '-z', '--cached']);
  const paths = [...new Set(listed.split('\0'))].filter((path) => path !== '').sort();
  const hash = createHash('sha256');
  for (const [path, content] of Object.entries(hashFiles(world, paths))) {
    hash.update(`${path}\0${content}\n`);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** @throws Unknown when git gives no answer; `none` is what is not there. */
async function askGit(world: World, args: readonly string[], none?: string): Promise<string> {
  const repository = await findRepository(world);
  const answer = isProblem(repository) ? repository : repository.git(args);
  if (isProblem(answer)) throw new Unknown(answer.why);
  if (answer.status === 0) return answer.stdout;
  if (none !== undefined) return none;
  throw new Unknown('git could not list the files of the project');
}
