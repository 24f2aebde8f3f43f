import { chmod, chown, constants, copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../../../lib/errors.ts';
import { syncToDisk } from '../../../../lib/sync-to-disk.ts';
import { folderDestination, writeError, writeStored } from '../../../../pipeline/write.ts';
import type { StagedRestore } from '../../../restorable.ts';
import { withTimeout } from '../../server/deadline.ts';
import { type CheckedDump, checkStored, contentOf } from '../dump-file.ts';
import type { Planned } from '../stage.ts';
import { asidesOf, type Site } from './data-files.ts';
import type { Ownership } from './former-files.ts';
import { switchFiles } from './switch.ts';
import { type UndoState, undoCommands } from './undo.ts';

export interface PlannedFiles extends Site, Pick<Planned, 'config' | 'facts' | 'dump'> {
  /** Whether the server will load an append-only file. */
  readonly appendOnly: boolean;
  readonly owner: Ownership;
}

/** Checks the dump to its last byte and lays new files beside the former ones, in the same file system. */
export async function stageFiles(planned: PlannedFiles): Promise<StagedRestore> {
  const { config, session, target, files } = planned;
  const { restoreId } = session;
  using limited = withTimeout(session, config.timeout, 'preparation');
  const { dump, whole } = await checkStored(planned, limited.signal);
  const { staged } = asidesOf(files.folder, restoreId);
  const remove = () => rm(staged, { recursive: true, force: true });
  try {
    await writeFiles(planned, dump, staged, limited.signal);
  } catch (error) {
    await remove();
    throw notStaged(error, files.folder);
  }
  return {
    verified: [whole, `the new files lie ready in ${staged}`],
    warnings: warningsOf(planned),
    undo: { state: { ...undoStateOf(planned) }, commands: undoCommands(files, restoreId) },
    switch: () => switchFiles({ config, session, target, dump, files }),
    [Symbol.asyncDispose]: remove,
  };
}

/** What undo needs, from the moment something is made. */
export function undoStateOf({ files, target, session }: PlannedFiles): UndoState {
  const { folder, dump, appendFile, appendFolder } = files;
  return { way: 'files', target: target.name, restoreId: session.restoreId, folder, dump, appendFile, appendFolder };
}

async function writeFiles(
  planned: PlannedFiles,
  dump: CheckedDump,
  staged: string,
  signal: AbortSignal,
): Promise<void> {
  const { files, owner, appendOnly, session } = planned;
  await mkdir(staged, { mode: 0o700 });
  const path = join(staged, files.dump);
  const totalBytes = dump.summary.bytes;
  await writeStored(folderDestination('/'), path, contentOf(dump, signal), {
    codec: 'none',
    signal,
    onBytes: (doneBytes) => session.log.progress({ label: 'redis', doneBytes, totalBytes }),
  });
  await own(path, owner);
  if (appendOnly) {
    // Every version takes an RDB as an append-only file of the form of 6.2 and older; newer ones then turn it into theirs.
    const append = join(staged, files.appendFile);
    await copyFile(path, append, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    await own(append, owner);
    await syncToDisk(append);
  }
  await syncToDisk(path);
  await syncToDisk(staged);
}

async function own(path: string, { uid, gid, mode }: Ownership): Promise<void> {
  const now = await stat(path);
  if (now.uid !== uid || now.gid !== gid) await chown(path, uid, gid);
  await chmod(path, mode);
}

function notStaged(error: unknown, folder: string): unknown {
  const known = writeError(error, folder);
  if (!(known instanceof BackupError) || (known.code !== 'disk-full' && known.code !== 'write-failed')) return known;
  const remedy = known.code === 'disk-full' ? 'Free some space there' : 'Run it as root or as the user of the server';
  return new BackupError(known.code, `The new files of Redis could not be made ready in ${folder}`, {
    because: [known.message],
    hint: `${remedy}, then run the restore again. Nothing was touched.`,
    cause: error,
  });
}

function warningsOf({ config, facts, target }: PlannedFiles): string[] {
  return [
    ...(config.start === undefined
      ? [
          `redis.start is not set: Redis at ${target.name} is left stopped, and what it holds is not compared with the backup unless something starts it meanwhile. Start it before anything that writes to it.`,
        ]
      : []),
    ...(facts?.aclUsers === undefined
      ? []
      : [`The users of the server stay as they are. Those of the backup are in ${facts.serverFile}.`]),
  ];
}
