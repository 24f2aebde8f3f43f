import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { RedisConfig } from '../../../../config/schema.ts';
import { BackupError } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import type { Target } from '../../server/target.ts';

/** Where a server keeps its data, by its settings. Names are in the folder. */
export interface DataFiles {
  readonly folder: string;
  readonly dump: string;
  /** 6.2 and older: the file itself. Since 7.0: the first part of the names in `appendFolder`. */
  readonly appendFile: string;
  readonly appendFolder: string;
  /** What the user says. */
  readonly appendOnly: boolean | undefined;
  /** What the server's own configuration says. */
  readonly configured: boolean | undefined;
}

/** A server with its files, and the session that works on them. */
export interface Site {
  readonly files: DataFiles;
  readonly target: Target;
  readonly session: RestoreSession;
}

/** Where the server keeps its data; undefined when nobody said. */
export async function findDataFiles(config: RedisConfig): Promise<DataFiles | undefined> {
  const { files } = config;
  if (files === undefined) return undefined;
  const path = files['config-file'];
  const conf = path === undefined ? undefined : await readConf(path);
  return {
    folder: folderOf(files.folder, conf?.dir),
    dump: files['dump-name'] ?? conf?.dbfilename ?? 'dump.rdb',
    appendFile: files['append-file-name'] ?? conf?.appendfilename ?? 'appendonly.aof',
    appendFolder: files['append-dir-name'] ?? conf?.appenddirname ?? 'appendonlydir',
    appendOnly: files['append-only'],
    configured: conf === undefined ? undefined : conf.appendonly?.toLowerCase() === 'yes',
  };
}

/** Every name a server's data can have there. */
export function namesOf(files: DataFiles): readonly string[] {
  return [files.appendFile, files.appendFolder, files.dump];
}

export type Asides = ReturnType<typeof asidesOf>;

/** What is set aside by a restore, what is made ready, and what an undo takes away: folders beside the data. */
export function asidesOf(folder: string, restoreId: string) {
  return {
    former: join(folder, `before-restore-${restoreId}`),
    staged: join(folder, `restore-${restoreId}.partial`),
    undone: join(folder, `undone-restore-${restoreId}`),
  };
}

function folderOf(said: string | undefined, dir: string | undefined): string {
  if (said !== undefined) return resolve(said);
  if (dir !== undefined && isAbsolute(dir)) return resolve(dir);
  throw new BackupError('invalid-config', 'Where Redis keeps its data is not known', {
    because: [
      dir === undefined ? 'redis.files.config-file sets no dir' : `dir is ${dir}, relative to wherever it is started`,
    ],
    hint: 'Set redis.files.folder.',
  });
}

const deepestInclude = 16;

/** The settings of a redis.conf with what it includes; the last one of a name counts. Names are in lower case. */
export async function readConf(path: string, depth = 0): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const line of (await textOf(path)).split('\n')) {
    const [name, value] = wordsOf(line);
    if (name === undefined || value === undefined) continue;
    if (name.toLowerCase() !== 'include') found[name.toLowerCase()] = value;
    else if (depth < deepestInclude) {
      const pattern = resolve(dirname(path), value);
      const files = globSync(pattern);
      // Redis starts in a folder of its own, and does not start at all without a file that is named.
      if (files.length === 0 && !/[*?[]/.test(value)) await textOf(pattern);
      for (const file of files.sort()) Object.assign(found, await readConf(file, depth + 1));
    }
  }
  return found;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new BackupError('path-missing', `The configuration file of Redis ${path} cannot be read`, {
      cause,
      hint: 'Correct redis.files.config-file, or set redis.files.folder instead. Nothing was touched.',
    });
  }
}

/** The first two words of a line, which may be quoted; none of a remark. */
function wordsOf(line: string): string[] {
  const trimmed = line.trim();
  if (trimmed.startsWith('#')) return [];
  const words = trimmed.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g);
  return [...words].slice(0, 2).map(([, double, single, plain]) => {
    if (double !== undefined) return double.replaceAll(/\\(.)/g, '$1');
    return single ?? plain ?? '';
  });
}
