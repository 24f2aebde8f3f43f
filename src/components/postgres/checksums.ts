import { basename, dirname, relative } from 'node:path/posix';
import type { StoredFile } from '../../pipeline/stored-file.ts';

/** The content of `<path>.sha256`; `sha256sum -c` understands it in the folder where it lies. */
export function checksumText(path: string, files: readonly StoredFile[]): string {
  return files.map((file) => `${file.sha256}  ${relative(dirname(path), file.path)}\n`).join('');
}

/** The sums in such a file, by path in the backup; undefined when it is none, or cut. */
export function parseChecksums(path: string, text: string): Map<string, string> | undefined {
  const sums = new Map<string, string>();
  if (!text.endsWith('\n')) return undefined;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) return undefined;
    // The guide's scripts write the path as it was on the machine.
    const name = match[2].startsWith('/') || match[2].startsWith('./') ? basename(match[2]) : match[2];
    sums.set(`${dirname(path)}/${name}`, match[1]);
  }
  return sums;
}
