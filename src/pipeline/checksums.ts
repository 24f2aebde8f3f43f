import { posix } from 'node:path';
import type { Finding, StoredFile } from './stored-file.ts';

/** Judges a file as `sha256sum` writes it against what the files beside it are. @param text undefined: it was not read */
export function judgeChecksums(path: string, text: string | undefined, files: readonly StoredFile[]): Finding[] {
  if (text === undefined) return [{ file: path, problem: 'it cannot be read' }];
  const lines = text.split('\n').filter((line) => line.length > 0);
  if (lines.length === 0) return [{ file: path, problem: 'it holds no checksum' }];
  return lines.flatMap((line) => {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined) {
      return [{ file: path, problem: 'it holds a line that is not a checksum' }];
    }
    // The guide's script may have written a whole path; the file lies beside its checksum all the same.
    const beside = posix.join(posix.dirname(path), posix.basename(name));
    const file = files.find((one) => one.path === beside);
    if (file === undefined) return [{ file: path, problem: `it names ${beside}, which is not in the backup` }];
    return file.sha256 === sum ? [] : [{ file: path, problem: `its checksum is not that of ${beside}` }];
  });
}
