import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { BackupError, systemCode } from '../../lib/errors.ts';
import { writeError } from '../../pipeline/write.ts';
import { unwritable } from '../local-write.ts';
import { withRetry } from '../retry.ts';
import { type ResumedStage, type Stage, stagedSuffix } from '../store.ts';
import { RemoteFailure } from './failures.ts';
import { listTree, type Place } from './list.ts';
import { readFile } from './read.ts';
import { committing, removalOfAll, staging, stagingAgain } from './scripts.ts';
import { send } from './send.ts';

/** A lost answer is not asked for again: a folder that is there may be another's. */
export async function stageFolder(place: Place, name: string): Promise<Stage> {
  const { host, root } = place;
  const folder = posix.join(root, `${name}${stagedSuffix}`);
  await unwritable(root, () =>
    host.run(staging, [root, folder]).catch((cause: unknown) => {
      if (systemCode(cause) !== 'EEXIST') throw cause;
      throw new BackupError('write-failed', `${folder} exists already`, {
        cause,
        hint: 'Another run is filling it, or one that was interrupted left it behind.',
      });
    }),
  );
  const stage = openStage(place, name, folder);
  return {
    ...stage,
    [Symbol.asyncDispose]: async () => {
      if (!stage.committed()) await removeAll(place, folder);
    },
  };
}

export async function resumeStage(place: Place, name: string): Promise<ResumedStage> {
  const { host, root, around } = place;
  const folder = posix.join(root, `${name}${stagedSuffix}`);
  await unwritable(root, () => withRetry(() => host.run(stagingAgain, [root, folder]), around));
  const present = (await listTree(place, `${name}${stagedSuffix}`)).map((object) => {
    return { ...object, path: object.path.slice(name.length + stagedSuffix.length + 1) };
  });
  const read = (path: string) => readFile(host, posix.join(folder, path), around);
  return { ...openStage(place, name, folder), present, read };
}

function openStage(place: Place, name: string, folder: string): Stage & { committed(): boolean } {
  const { host, root, around } = place;
  const final = posix.join(root, name);
  let committed = false;
  const at = (path: string) => posix.join(folder, path);
  return {
    folder: undefined,
    committed: () => committed,
    write: async (path, content) => {
      await send(host, { path: at(path), how: 'new', within: folder }, content, around).catch((error: unknown) => {
        throw error instanceof RemoteFailure ? explained(error, at(path)) : error;
      });
    },
    discard: (path) => removeAll(place, at(path)),
    commit: async ({ path, content }) => {
      const sha256 = createHash('sha256').update(content).digest('hex');
      await unwritable(final, async () => {
        const last = { path: at(path), how: 'replace', within: folder } as const;
        await withRetry(() => send(host, last, [content], around), around);
        await withRetry(() => host.run(committing, [root, folder, final, path, sha256]), around).catch(
          (cause: unknown) => {
            if (systemCode(cause) !== 'EEXIST') throw cause;
            throw new BackupError('write-failed', `${final} exists already`, { cause });
          },
        );
        committed = true;
      });
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

async function removeAll({ host, around }: Place, path: string): Promise<void> {
  await unwritable(path, () => withRetry(() => host.run(removalOfAll, [path]), around));
}

function explained(failure: RemoteFailure, path: string): unknown {
  const error = writeError(failure, path);
  return error === failure
    ? new BackupError('write-failed', `${path} could not be written`, { cause: failure })
    : error;
}
