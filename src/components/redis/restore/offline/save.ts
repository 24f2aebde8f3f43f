import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { parseInfo } from '../../answers.ts';
import { type Client, connect } from '../../client.ts';
import { isRefusal } from '../../server.ts';
import type { Target } from '../../target.ts';
import { pauseWrites } from '../pause.ts';
import { persist } from '../persist.ts';
import { isAnswering } from './answering.ts';
import type { DataFiles } from './data-files.ts';
import type { Usage } from './holders.ts';

export const notSaved =
  'Correct redis.url, so that the server can be told to save its data. If it answers nobody any more, stop it yourself: what it had not saved is lost.';

export interface Saving {
  readonly files: DataFiles;
  readonly target: Target;
  readonly session: RestoreSession;
  /** Ends the connection that makes writers wait; the session's signal ends the save. */
  readonly steady: AbortSignal;
  readonly saving: 'must-save' | 'try-save';
  readonly usage: Usage;
}

/**
 * Has the server that uses the files save its data. Its writers wait until what is returned is disposed, or it has ended.
 *
 * @throws BackupError `preflight-failed` when it is another server, or that cannot be told
 */
export async function saveAndHold(job: Saving): Promise<AsyncDisposable> {
  const { target, session, saving, usage } = job;
  if (!(await isAnswering(target, session.signal))) {
    if (saving === 'try-save') return new AsyncDisposableStack();
    throw new BackupError('preflight-failed', 'Redis cannot be saved before it is stopped', {
      because: [`${usage.holders.join(', ')} uses the files, but nobody answers at ${target.name}.`],
      hint: `${notSaved} Nothing was touched.`,
    });
  }
  try {
    return await held(job);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled' || saving === 'must-save') throw error;
    session.log.warning(`Redis was stopped without being saved: ${error.message}`);
    return new AsyncDisposableStack();
  }
}

async function held({ files, target, session, steady, usage }: Saving): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const client = stack.use(await connect(target, steady));
  const known = await isHolder(client, usage);
  if (known === false) throw anotherServer(files, target, usage.holders);
  const pause = stack.use(await pauseWrites(client));
  if (!pause.holds) {
    session.log.warning(
      'Redis cannot make its clients wait (before 6.2, or the user may not ask for it): what they write until it has stopped may be lost. services.stop stops them first.',
    );
  }
  const before = await dumpIn(files);
  const appendOnly = parseInfo(await client.command('INFO', 'persistence')).aof_enabled === '1';
  await persist(client, session.signal);
  const seen = appendOnly ? known === true : (await dumpIn(files)) !== before;
  if (!seen) throw anotherServer(files, target, usage.holders);
  return stack.move();
}

/** Whether the server is a process that uses the files; undefined when that cannot be told by its id. */
async function isHolder(client: Client, { ownPids }: Usage): Promise<boolean | undefined> {
  if (ownPids.length === 0) return undefined;
  try {
    const { process_id } = parseInfo(await client.command('INFO', 'server'));
    return process_id === undefined ? undefined : ownPids.includes(Number(process_id));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/** A save replaces the file: another one stands for a save of this very folder. Ids of processes in containers are often alike. */
async function dumpIn({ folder, dump }: DataFiles): Promise<string> {
  const status = await stat(join(folder, dump), { bigint: true }).catch(() => undefined);
  return status === undefined ? 'none' : `${status.ino} ${status.mtimeNs}`;
}

function anotherServer({ folder, dump }: DataFiles, { name }: Target, holders: readonly string[]): BackupError {
  return new BackupError('preflight-failed', `The server at ${name} is not seen to be the one that uses ${folder}`, {
    because: [
      `The folder is in use by ${holders.join(', ')}.`,
      `The server at ${name} is another process, or did not save to ${dump} in that folder when it was told to save.`,
    ],
    hint: 'Correct redis.url and redis.files, so that they name the same server, or stop the server by hand. Nothing was stopped.',
  });
}
