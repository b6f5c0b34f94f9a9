/** What a failed file call says to people. */
import { errorCode } from '../diagnostics/error-code.ts';
import { EditError } from './edit-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'a folder on its path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'that is not permitted',
  EPERM: 'that is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'there is no room left for this user',
  EFBIG: 'it would be larger than is permitted',
};

/** Why a file could not be written. */
export function whyNotWritten(error: unknown): string {
  const code = errorCode(error) ?? String(error);
  return REASONS[code] ?? code;
}

/** The error of a file that can't be written; an EditError stays what it is. */
export function writeFault(file: string, error: unknown): EditError {
  if (error instanceof EditError) return error;
  return new EditError(
    `can't write ${file}: ${whyNotWritten(error)}`,
    'nothing was written; check its folder, the room on the disk and the permissions',
  );
}
