import { readFile } from 'node:fs/promises';
import { whenFailed } from '../../../lib/errors.ts';
import { isWithin } from '../tar/paths.ts';

/** Where file systems are mounted on this machine; none where the kernel does not tell (not Linux). */
export async function mountPoints(): Promise<readonly string[]> {
  return parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8').catch(whenFailed(['ENOENT'], '')));
}

/** proc(5): the fifth field is the mount point; space, tab, line feed and backslash are written in octal. */
export function parseMountInfo(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(' ').slice(4, 5))
    .map((point) => point.replace(/\\([0-7]{3})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 8))));
}

/** Mounts that a rename of `path` would cross or carry along: at it, below it, or between it and root. */
export function mountsInTheWay(points: readonly string[], root: string, path: string): string[] {
  return points.filter(
    (point) => point !== root && isWithin(point, root) && (isWithin(point, path) || isWithin(path, point)),
  );
}
