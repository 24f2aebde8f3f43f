import { isAbsolute, join, resolve } from 'node:path';
import type { RedisConfig } from '../../../../config/schema.ts';
import { BackupError } from '../../../../lib/errors.ts';
import { readConf } from './conf.ts';

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
