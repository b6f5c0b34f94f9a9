/** The roadmap's own files: which there are, and their text. */
import { isUtf8 } from 'node:buffer';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project } from './discover.ts';
import { FileProblem, isBelow, readRegularFile } from './regular-file.ts';

const MAX_FOLDERS = 32;

/** The YAML files below the roadmap's folder and the JSON Lines in evidence/, sorted, relative to the root. */
export function listFiles(project: Project, problems: Diagnostic[]): readonly string[] {
  const found: string[] = [project.path];
  const { root, folder: top } = project;
  if (!isBelow(root, realpathSync(path.join(root, top)))) {
    problems.push(
      unreadable(
        top,
        new FileProblem('it leads out of the root by a symbolic link', 'put the folder itself here'),
      ),
    );
    return [];
  }
  const walk = (folder: string, depth: number): void => {
    if (depth > MAX_FOLDERS) return;
    let entries;
    try {
      entries = readdirSync(path.join(root, folder), { withFileTypes: true });
    } catch (error) {
      problems.push(unreadable(folder, error));
      return;
    }
    for (const entry of entries) {
      const file = `${folder}/${entry.name}`;
      const wanted = isOwnName(project, file);
      if (wanted && file !== project.path) found.push(file);
      else if (entry.isDirectory()) walk(file, depth + 1);
      else if (entry.isSymbolicLink() && isFolder(root, file)) problems.push(linkedFolder(file));
    }
  };
  walk(top, 0);
  return found.sort();
}

/** A file's text; null, and a problem, when it can't be had. */
export function readText(root: string, file: string, problems: Diagnostic[]): string | null {
  let bytes: Buffer;
  try {
    bytes = readRegularFile(root, file);
  } catch (error) {
    problems.push(unreadable(file, error));
    return null;
  }
  return decodeText(bytes, file, problems);
}

/** Bytes as text in UTF-8 without its byte order mark; null, and a problem, when they are something else. */
export function decodeText(bytes: Buffer, file: string, problems: Diagnostic[]): string | null {
  const encoding = otherEncoding(bytes);
  if (encoding !== null) {
    problems.push(notUtf8(file, 1, 1, `it is ${encoding}, not UTF-8`));
    return null;
  }
  if (!isUtf8(bytes)) {
    const before = validPrefix(bytes);
    const lines = before.split('\n');
    const column = lines[lines.length - 1]!.length + 1;
    problems.push(notUtf8(file, lines.length, column, 'here is a byte that is not UTF-8'));
    return null;
  }
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function isFolder(root: string, file: string): boolean {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Followed, it could lead anywhere, in a circle, too; passed over, records in it would be missed. */
function linkedFolder(file: string): Diagnostic {
  const hint = 'put the folder itself here, or take the link away';
  return {
    rule: 'reference',
    message: `${file} is a symbolic link to a folder`,
    hint,
    at: { file, line: 1, column: 1, end: 1 },
  };
}

/** Whether a file, by its path from the root, is one that a roadmap may have. */
export function isOwnName(project: Project, file: string): boolean {
  const lower = file.toLowerCase();
  if (/\.ya?ml$/.test(lower)) return true;
  return file.startsWith(`${project.folder}/evidence/`) && lower.endsWith('.jsonl');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  EACCES: 'reading it is not permitted',
  EPERM: 'reading it is not permitted',
  ELOOP: 'its symbolic links lead in a circle',
  ENOTDIR: 'a folder on its path is a file',
};

function unreadable(file: string, error: unknown): Diagnostic {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const reason =
    error instanceof FileProblem ? error.message : (REASONS[code] ?? `the system says ${code || 'no'}`);
  const hint = error instanceof FileProblem ? error.hint : 'check the path and its permissions';
  return {
    rule: 'reference',
    message: `can't read ${file}: ${reason}`,
    hint,
    at: { file, line: 1, column: 1, end: 1 },
  };
}

function notUtf8(file: string, line: number, column: number, message: string): Diagnostic {
  return {
    rule: 'yaml-syntax',
    message,
    hint: 'save the file as UTF-8',
    at: { file, line, column, end: column + 1 },
  };
}

function otherEncoding(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big endian)';
  return null;
}

function validPrefix(bytes: Buffer): string {
  let [low, high] = [0, bytes.length];
  const decodes = (end: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (decodes(middle)) low = middle;
    else high = middle - 1;
  }
  return new TextDecoder('utf-8').decode(bytes.subarray(0, low), { stream: true });
}
