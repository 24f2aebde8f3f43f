import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, systemCode } from '../../../lib/errors.ts';
import { describeExit } from '../../../lib/exec.ts';
import { fsPath, textOfName } from '../../../lib/file-name.ts';
import type { Session } from '../../session.ts';
import { toolOptions } from '../tar/tool-environment.ts';

/** Removes a folder of ours with all that is in it, also where restored folders forbid it. Works after a cancel too. */
export async function removeTree(session: Pick<Session, 'connection' | 'env'>, path: string): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (error) {
    if (systemCode(error) !== 'EACCES' && systemCode(error) !== 'EPERM') throw error;
    const options = toolOptions({ ...session, signal: new AbortController().signal });
    const exit = await session.connection.run('chmod', ['-R', 'u+rwX', '--', path], options);
    if (exit.code !== 0) {
      throw new BackupError('write-failed', `${path} could not be removed`, {
        cause: error,
        because: [describeExit(exit), ...exit.stderr.slice(-3)],
        hint: `It is a copy from the backup; remove it by hand: rm -r ${path}`,
      });
    }
    await rm(path, { recursive: true, force: true });
  }
}

/** Removes a folder and its folders as far as they hold nothing else. */
export async function removeEmpty(folder: string): Promise<void> {
  try {
    for (const entry of await readdir(fsPath(folder), { withFileTypes: true, encoding: 'buffer' })) {
      if (entry.isDirectory()) await removeEmpty(join(folder, textOfName(entry.name)));
    }
    await rmdir(fsPath(folder));
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
