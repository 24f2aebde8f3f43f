import { basename, dirname, relative } from 'node:path/posix';
import type { Finding, StoredFile } from './stored-file.ts';
import { type Destination, writeText } from './write.ts';

/** Writes `<path>.sha256` beside a file or folder; `sha256sum -c` understands it in the folder where it lies. */
export function writeChecksums(
  to: Destination,
  path: string,
  files: readonly StoredFile[],
  signal: AbortSignal,
): Promise<StoredFile> {
  return writeText(to, `${path}.sha256`, checksumText(path, files), signal);
}

export function checksumText(path: string, files: readonly StoredFile[]): string {
  return files.map((file) => `${file.sha256}  ${relative(dirname(path), file.path)}\n`).join('');
}

/**
 * Judges a file as `sha256sum` writes it against what is recorded of the files it is for, all of which it must name.
 *
 * @param text undefined: it was not read
 */
export function judgeChecksums(path: string, text: string | undefined, files: readonly StoredFile[]): Finding[] {
  if (text === undefined) return [{ file: path, problem: 'it cannot be read' }];
  const lines = text.split('\n').filter((line) => line.length > 0);
  if (lines.length === 0) return [{ file: path, problem: 'it holds no checksum' }];
  if (!text.endsWith('\n')) return [{ file: path, problem: 'its last line is cut' }];
  const known = new Map(files.map((file) => [file.path, file]));
  const base = path.slice(0, -'.sha256'.length);
  const unnamed = new Set([...known.keys()].filter((one) => one === base || one.startsWith(`${base}/`)));
  const findings = lines.flatMap((line) => {
    const [, sum, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined) {
      return [{ file: path, problem: 'it holds a line that is not a checksum' }];
    }
    // The guide's script may have written a whole path; the file lies beside its checksum all the same.
    const named = `${dirname(path)}/${name}`;
    const file = known.get(named) ?? known.get(`${dirname(path)}/${basename(name)}`);
    if (file === undefined) return [{ file: path, problem: `it names ${named}, which is not in the backup` }];
    unnamed.delete(file.path);
    return file.sha256 === sum ? [] : [{ file: path, problem: `its checksum is not that of ${file.path}` }];
  });
  return [...findings, ...[...unnamed].map((name) => ({ file: path, problem: `it does not name ${name}` }))];
}
