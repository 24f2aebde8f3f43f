import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { manifestPath } from '../../../src/catalog/manifest.ts';
import { type BackupFolder, filesIn, replace } from './copy.ts';
import type { Random } from './random.ts';

const run = promisify(execFile);

/** What a damage is given to work on. */
export interface Scene {
  readonly copy: BackupFolder;
  /** Another good backup of the same form, with other content. */
  readonly other: BackupFolder;
  readonly random: Random;
}

/** One way to break a backup. */
export interface Damage {
  readonly kind: string;
  /** The file it is done to, as the table of the report groups it. */
  readonly target: string;
  /** Breaks the copy. Returns the files verify must name, or undefined when nothing was changed (equal content). */
  apply(scene: Scene): Promise<readonly string[] | undefined>;
}

type Change = (content: Buffer, random: Random) => Buffer;

const anyCuts = 3;
const flips = 3;

/** In the plan of damages, the one proof that the copy has by then. */
export const proofTarget = 'proofs/*';

/** Every damage that is done to a single file. */
export function damagesOf(target: string): Damage[] {
  return [
    change('emptied', target, () => Buffer.alloc(0)),
    change('cut', target, (content) => content.subarray(0, 1)),
    change('cut', target, (content) => content.subarray(0, content.length >> 1)),
    change('cut', target, (content) => content.subarray(0, -1)),
    ...times(anyCuts, () =>
      change('cut', target, (content, random) => content.subarray(0, random.below(content.length))),
    ),
    ...times(flips, () => change('one bit flipped', target, flipBit)),
    ...times(flips, () => change('one byte changed', target, changeByte)),
    change('two blocks swapped inside', target, swapBlocks),
    change('bytes appended', target, (content, random) =>
      Buffer.concat([content, Buffer.from([random.below(256), 10])]),
    ),
    change('a newline appended', target, (content) => Buffer.concat([content, Buffer.from('\n')])),
    change('filled with zeros', target, (content) => Buffer.alloc(content.length)),
    swapInside(target),
    takeFromOther(target),
    linked(target),
    pipeInstead(target),
    deviceInstead(target),
    // A proof that is gone is no damage to the backup.
    ...(target === proofTarget ? [] : [removed(target), folderInstead(target)]),
  ];
}

/** Damages to the backup as a whole. */
export function damagesOfFolders(folders: readonly string[]): Damage[] {
  return folders.flatMap((folder) => [
    added('an extra file', folder, 'extra file ₹'),
    added('an extra file', folder, '-extra.sha256'),
    added('an extra file', folder, '.hidden'),
    added('an extra folder with a file', folder, 'extra/inside.dat'),
    ...(folder === '' ? [] : [renamed(folder)]),
  ]);
}

function change(kind: string, target: string, how: Change): Damage {
  return {
    kind,
    target,
    async apply({ copy, random }) {
      const path = await resolve(copy, target);
      const before = await readFile(join(copy.folder, path));
      const after = how(Buffer.from(before), random);
      if (after.equals(before)) return undefined;
      await replace(copy.folder, path, after);
      return [path];
    },
  };
}

function flipBit(content: Buffer, random: Random): Buffer {
  const at = random.below(content.length);
  content[at] = (content[at] ?? 0) ^ (1 << random.below(8));
  return content;
}

function changeByte(content: Buffer, random: Random): Buffer {
  const at = random.below(content.length);
  content[at] = ((content[at] ?? 0) + 1 + random.below(255)) & 255;
  return content;
}

/** Exchanges two blocks of the same length that do not overlap. */
function swapBlocks(content: Buffer, random: Random): Buffer {
  const size = Math.max(1, Math.min(512, content.length >> 3));
  const first = random.below((content.length >> 1) - size + 1);
  const second = (content.length >> 1) + random.below((content.length >> 1) - size + 1);
  const kept = Buffer.from(content.subarray(first, first + size));
  content.copy(content, first, second, second + size);
  kept.copy(content, second);
  return content;
}

function swapInside(target: string): Damage {
  return {
    kind: 'exchanged with another file of the same backup',
    target,
    async apply({ copy, random }) {
      const path = await resolve(copy, target);
      const before = await readFile(join(copy.folder, path));
      const partner = random.pick((await filesIn(copy.folder)).filter((one) => one !== path));
      const content = await readFile(join(copy.folder, partner));
      if (content.equals(before)) return undefined;
      await replace(copy.folder, path, content);
      await replace(copy.folder, partner, before);
      // Without a readable manifest nothing else can be judged.
      return [path, partner].includes(manifestPath) ? [manifestPath] : [path, partner];
    },
  };
}

function takeFromOther(target: string): Damage {
  return {
    kind: 'replaced by that of another backup',
    target,
    async apply({ copy, other }) {
      const path = await resolve(copy, target);
      const theirs = (await filesIn(other.folder)).find((one) => sameButForTimes(one, path));
      if (theirs === undefined) return undefined;
      const content = await readFile(join(other.folder, theirs));
      if (content.equals(await readFile(join(copy.folder, path)))) return undefined;
      await replace(copy.folder, path, content);
      return [path];
    },
  };
}

/** File names of two backups differ in the id, those of proofs in their time. */
function sameButForTimes(one: string, other: string): boolean {
  const bare = (path: string) => path.replace(/\d{8}_\d{6}|\d{8}T[\d.]+Z/g, '');
  return bare(one) === bare(other);
}

function removed(target: string): Damage {
  return {
    kind: 'removed',
    target,
    async apply({ copy }) {
      const path = await resolve(copy, target);
      await rm(join(copy.folder, path));
      return [path];
    },
  };
}

/** The same content, but no longer inside the backup. */
function linked(target: string): Damage {
  return {
    kind: 'replaced by a link to its content',
    target,
    async apply({ copy }) {
      const path = await resolve(copy, target);
      const aside = `${copy.folder}.aside`;
      await rename(join(copy.folder, path), aside);
      await symlink(aside, join(copy.folder, path));
      return [path];
    },
  };
}

/** Whoever opens it to read waits for a writer, for ever. */
function pipeInstead(target: string): Damage {
  return {
    kind: 'replaced by a pipe',
    target,
    async apply({ copy }) {
      const path = await resolve(copy, target);
      await rm(join(copy.folder, path));
      await run('mkfifo', [join(copy.folder, path)]);
      return [path];
    },
  };
}

/** Whoever reads it never comes to an end. */
function deviceInstead(target: string): Damage {
  return {
    kind: 'replaced by a link to a device without end',
    target,
    async apply({ copy }) {
      const path = await resolve(copy, target);
      await rm(join(copy.folder, path));
      await symlink('/dev/zero', join(copy.folder, path));
      return [path];
    },
  };
}

function folderInstead(target: string): Damage {
  return {
    kind: 'replaced by an empty folder',
    target,
    async apply({ copy }) {
      const path = await resolve(copy, target);
      await rm(join(copy.folder, path));
      await mkdir(join(copy.folder, path));
      return [path];
    },
  };
}

function added(kind: string, folder: string, name: string): Damage {
  return {
    kind,
    target: folder === '' ? 'the backup’s folder' : `${folder}/`,
    async apply({ copy }) {
      const path = folder === '' ? name : `${folder}/${name}`;
      await replace(copy.folder, path, 'not part of the backup\n');
      return [path];
    },
  };
}

function renamed(folder: string): Damage {
  return {
    kind: 'a folder renamed',
    target: `${folder}/`,
    async apply({ copy }) {
      const inside = (await filesIn(copy.folder)).filter((path) => path.startsWith(`${folder}/`));
      await rename(join(copy.folder, folder), join(copy.folder, `${folder}.old`));
      if (folder === 'metadata') return [manifestPath];
      const moved = inside.map((path) => `${folder}.old${path.slice(folder.length)}`);
      return folder === 'proofs' ? moved : [...inside, ...moved];
    },
  };
}

async function resolve({ folder }: BackupFolder, target: string): Promise<string> {
  if (target !== proofTarget) return target;
  const [proof] = await readdir(join(folder, 'proofs'));
  if (proof === undefined) throw new Error(`${folder} has no proof`);
  return `proofs/${proof}`;
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
