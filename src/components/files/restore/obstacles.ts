import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, whenFailed } from '../../../lib/errors.ts';
import { fsPath, textOfName } from '../../../lib/file-name.ts';
import type { Check } from '../../restorable.ts';
import type { Entry } from '../tar/entry.ts';
import { outsideProblems } from '../tar/outside.ts';
import { isWithin, nameSome } from '../tar/paths.ts';
import { statusOf, type Unit } from './places.ts';

/** Nothing in the archive may land outside the folder it is extracted into. */
export function checkArchive(read: readonly Entry[]): Check {
  const hint =
    'Do not extract this archive over anything. Look at it with tar --list, and restore by hand what you trust.';
  const passed = 'Every entry of the archive stays below its folder';
  return judged('archive-safe', outsideProblems(read), passed, hint);
}

/** Folders in which names will change must be there, below root, and writable. */
export async function checkTarget(root: string, units: readonly Unit[]): Promise<Check> {
  const problems: string[] = [];
  if ((await statusOf(root)) === undefined) problems.push(`${root} does not exist`);
  else {
    const realRoot = await realpath(root);
    for (const folder of new Set([root, ...units.map((unit) => dirname(join(root, unit.path)))])) {
      problems.push(...(await problemOf(folder, realRoot)));
    }
  }
  const hint =
    'Create config.root or make it writable, and run the restore as the user that deployed the files (root gives owners back).';
  return judged('target-writable', problems, `${root} can be written`, hint);
}

/** Every move must be a rename within one file system, and no mounted volume may be carried away. */
export async function checkFileSystem(root: string, units: readonly Unit[]): Promise<Check> {
  const points = await mountPoints();
  const rootDevice = (await statusOf(root))?.dev;
  const realRoot = await realOf(root);
  const problems: string[] = [];
  for (const unit of units) {
    const path = join(root, unit.path);
    const device = (await statusOf(path))?.dev ?? (await statusOf(await realOf(dirname(path))))?.dev;
    const mounts = mountsInTheWay(points, realRoot, join(realRoot, unit.path));
    if (mounts.length > 0) problems.push(`a file system is mounted at ${nameSome(mounts)}`);
    else if (device !== rootDevice) problems.push(`${path} lies on another file system than ${root}`);
  }
  const hint =
    'Names cannot be swapped across file systems. Unmount it for the restore (stop the container that mounts it), or extract by hand with RESTORE.md.';
  return judged('same-file-system', problems, `Every path lies on the file system of ${root}`, hint);
}

/** The store must not be moved away together with a folder it lies in. */
export async function checkStore(root: string, units: readonly Unit[], folders: readonly string[]): Promise<Check> {
  const realRoot = await realOf(root);
  const real = await Promise.all(folders.map(realOf));
  const inside = units.filter((unit) => real.some((folder) => isWithin(folder, join(realRoot, unit.path))));
  const names = nameSome(inside.map((unit) => unit.path));
  const problems = inside.length === 0 ? [] : [`The backups lie in ${names}, which would be replaced`];
  const hint = 'Move the store elsewhere, or restore into another config.root.';
  return judged('store-apart', problems, 'The backups lie in none of the folders that are replaced', hint);
}

export function judged(name: string, problems: readonly string[], passed: string, hint: string): Check {
  if (problems.length === 0) return { name, outcome: 'passed', detail: passed };
  return { name, outcome: 'failed', detail: [...new Set(problems)].slice(0, 20).join('; '), hint };
}

/** Without links where the path exists; otherwise as given. */
function realOf(path: string): Promise<string> {
  return realpath(fsPath(path), 'buffer')
    .then(textOfName)
    .catch(whenFailed(['ENOENT', 'ENOTDIR'], path));
}

async function problemOf(folder: string, realRoot: string): Promise<string[]> {
  try {
    const real = await realOf(folder);
    if (!isWithin(real, realRoot)) return [`${folder} leads outside root, to ${real}`];
    if (!(await stat(fsPath(real))).isDirectory()) return [`${folder} is not a folder`];
    await access(fsPath(folder), constants.W_OK | constants.X_OK);
    return [];
  } catch (error) {
    return [`${folder} cannot be written: ${messageOf(error)}`];
  }
}

/** Where file systems are mounted on this machine; none where the kernel does not tell (not Linux). */
async function mountPoints(): Promise<readonly string[]> {
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
