/**
 * The files of a commit, read from git's objects, as they would lie on the disk were it checked out. What git ignores
 * belongs to no commit, such as a report that a test run has just written: that is looked at where it lies.
 */
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { openBlobs, type Blob, type Shelf } from './blobs.ts';
import { openDiskTree } from '../files/disk-tree.ts';
import type { FoundFile } from '../facts.ts';
import { absent, isProblem, OUTSIDE, type Problem } from '../problem.ts';
import { refusal, type Repository } from './repository.ts';
import type { Listed, Tree } from '../files/tree.ts';

type Node =
  | { readonly kind: 'file' | 'link'; readonly blob: Blob }
  | { readonly kind: 'ignored'; readonly isFolder: boolean }
  | Folder;
interface Folder {
  readonly kind: 'folder';
  readonly nodes: Map<string, Node>;
}

/** What a path leads to, and its path without links. Below something ignored the disk goes on. */
interface Reached {
  readonly path: string;
  readonly node: Node;
}

const MOST_LINKS = 40;
const NOT_THERE = absent('is not there');

/** For those who look at many commits. */
export interface Past {
  /** What was read of other commits. What git ignores today was not there then, and is left out. */
  readonly shelf: Shelf;
}

/**
 * The files below the root as the commit has them.
 * @param root absolute, symbolic links resolved
 */
export function openCommitTree(
  { git, prefix }: Repository,
  commit: string,
  root: string,
  past: Past | null = null,
): Tree | Problem {
  const listed = git(['ls-tree', '-r', '-z', '-l', '--full-tree', `${commit}:${prefix}`]);
  if (isProblem(listed)) return listed;
  // A folder that the commit does not have has no files.
  const isThere = listed.status === 0 || /not a valid object name/i.test(listed.stderr);
  if (!isThere) return refusal(listed);
  const top: Folder = { kind: 'folder', nodes: new Map() };
  const blobs = addCommitted(top, listed.stdout);
  const disk = openDiskTree(root);
  if (past) return treeOf(top, openBlobs(git, blobs, past.shelf), disk);
  const ignored = git(['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z']);
  if (!isProblem(ignored) && ignored.status === 0) addIgnored(top, ignored.stdout);
  return treeOf(top, openBlobs(git, blobs), disk);
}

function addCommitted(top: Folder, listed: string): readonly Blob[] {
  const blobs: Blob[] = [];
  for (const entry of listed.split('\0')) {
    const [, mode, object, size, path] = /^(\d+) blob (\w+) +(\d+|BAD)\t(.*)$/s.exec(entry) ?? [];
    // What is no blob is a submodule: its files are in another repository.
    if (path === undefined) continue;
    // The size of what this clone lacks is not known: it is found out that it can't be read, not that it is empty.
    const blob = { object: object!, size: size === 'BAD' ? 1 : Number(size) };
    add(top, path, { kind: mode === '120000' ? 'link' : 'file', blob });
    blobs.push(blob);
  }
  return blobs;
}

function addIgnored(top: Folder, listed: string): void {
  for (const path of listed.split('\0')) {
    const isFolder = path.endsWith('/');
    if (path !== '') add(top, isFolder ? path.slice(0, -1) : path, { kind: 'ignored', isFolder });
  }
}

/** Puts a node into its folder, which is made; what is there already stays. */
function add(top: Folder, path: string, node: Node): void {
  let folder = top;
  const parts = path.split('/');
  const name = parts.pop()!;
  for (const part of parts) {
    const next = folder.nodes.get(part) ?? { kind: 'folder', nodes: new Map() };
    if (next.kind !== 'folder') return;
    folder.nodes.set(part, next);
    folder = next;
  }
  if (!folder.nodes.has(name)) folder.nodes.set(name, node);
}

function treeOf(top: Folder, readBlob: (blob: Blob) => Buffer | Problem, disk: Tree): Tree {
  const follow = (path: string): Reached | Problem => walk(top, path, readBlob);
  const read = (file: FoundFile): Buffer | Problem => {
    if (file.absolute !== '') return disk.read(file);
    const reached = follow(file.path);
    return isProblem(reached) || reached.node.kind !== 'file' ? NOT_THERE : readBlob(reached.node.blob);
  };
  return {
    resolve: (path) => {
      const reached = follow(path);
      if (isProblem(reached)) return reached;
      const there = reached.node.kind === 'ignored' ? disk.resolve(reached.path) : reached;
      return isProblem(there) ? there : { real: reached.path };
    },
    look: (folder, name) => {
      const reached = follow(folder === '' ? name : `${folder}/${name}`);
      if (isProblem(reached)) return reached;
      const { path, node } = reached;
      if (node.kind === 'ignored') return lookOnDisk(disk, path);
      if (node.kind !== 'file') return absent('is a directory, not a file');
      return { path, rests: [path], absolute: '', size: node.blob.size, dev: 0, ino: 0 };
    },
    list: (folder) => {
      const reached = follow(folder);
      const node = isProblem(reached) ? null : reached.node;
      if (node?.kind === 'folder') return [...node.nodes].map(([name, one]) => listedAs(name, one));
      const real = node?.kind === 'ignored' ? disk.resolve(folder) : NOT_THERE;
      if (!isProblem(real)) return disk.list(real.real);
      throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
    },
    read,
    hash: (file) => {
      if (file.absolute !== '') return disk.hash(file);
      const bytes = read(file);
      return isProblem(bytes) ? bytes : createHash('sha256').update(bytes).digest('hex');
    },
  };
}

/** Goes along a path from the top, by the rules for symbolic links. */
function walk(top: Folder, path: string, readBlob: (blob: Blob) => Buffer | Problem): Reached | Problem {
  const folders: Folder[] = [top];
  const names: string[] = [];
  const ahead = path.split('/').toReversed();
  let links = 0;
  while (ahead.length > 0) {
    const name = ahead.pop()!;
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (names.pop() === undefined) return OUTSIDE;
      folders.pop();
      continue;
    }
    const node = folders.at(-1)!.nodes.get(name);
    if (node === undefined) return NOT_THERE;
    if (node.kind === 'link') {
      links += 1;
      if (links > MOST_LINKS) return absent('is a loop of symbolic links');
      const target = readBlob(node.blob);
      if (isProblem(target)) return target;
      if (target.toString('utf8').startsWith('/')) return OUTSIDE;
      ahead.push(...target.toString('utf8').split('/').toReversed());
      continue;
    }
    names.push(name);
    if (node.kind === 'folder') folders.push(node);
    else if (node.kind === 'ignored') return { path: [...names, ...ahead.toReversed()].join('/'), node };
    else return ahead.length > 0 ? NOT_THERE : { path: names.join('/'), node };
  }
  return { path: names.join('/'), node: folders.at(-1)! };
}

function lookOnDisk(disk: Tree, path: string): FoundFile | Problem {
  const folder = posix.dirname(path);
  const parent = disk.resolve(folder === '.' ? '' : folder);
  return isProblem(parent) ? parent : disk.look(parent.real, posix.basename(path));
}

function listedAs(name: string, node: Node): Listed {
  const isFolder = node.kind === 'folder' || (node.kind === 'ignored' && node.isFolder);
  const isLink = node.kind === 'link';
  return {
    name,
    isFile: () => !isFolder && !isLink,
    isDirectory: () => isFolder,
    isSymbolicLink: () => isLink,
  };
}
