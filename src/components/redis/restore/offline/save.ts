import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../../../lib/errors.ts';
import { type Client, connect } from '../../server/client.ts';
import { readInfo, unlessRefused } from '../../server/server.ts';
import { isNobody } from '../connection.ts';
import { pauseWrites } from '../pause.ts';
import { persist } from '../persist.ts';
import type { DataFiles, Site } from './data-files.ts';
import type { Usage } from './holders.ts';

export const notSaved =
  'Correct redis.url, so that the server can be told to save its data. If it answers nobody any more, stop it yourself: what it had not saved is lost.';

export const lossByHand = 'Or stop the server by hand: then what it has not saved is lost.';

interface Saving extends Site {
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
  try {
    return await held(job);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    const nobody =
      isNobody(error) && `${usage.holders.join(', ')} uses the files, but nobody answers at ${target.name}.`;
    if (saving === 'must-save') throw error.code === 'preflight-failed' ? error : notSavedError(error, nobody);
    session.log.warning(`Redis is stopped without being saved: ${nobody || error.message}`);
    return new AsyncDisposableStack();
  }
}

function notSavedError(cause: BackupError, nobody: string | false): BackupError {
  const title = 'Redis cannot be saved before it is stopped';
  if (nobody) {
    return new BackupError('preflight-failed', title, { because: [nobody], hint: `${notSaved} Nothing was touched.` });
  }
  const hint = `${cause.hint ?? 'Correct the cause.'} ${lossByHand} Nothing was stopped.`;
  return new BackupError(cause.code, title, { cause, hint });
}

async function held({ files, target, session, steady, usage }: Saving): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const client = stack.use(await connect(target, steady));
  const seen = await sight(client, files, usage);
  const pause = stack.use(await pauseWrites(client));
  if (!pause.holds) {
    session.log.warning(
      'Redis cannot make its clients wait (before 6.2, or the user may not ask for it): what they write until it has stopped may be lost. services.stop stops them first.',
    );
  }
  const before = await dumpIn(files);
  await persist(client, session.signal);
  if (seen === 'by a save' && (await dumpIn(files)) === before) {
    const because = `The server at ${target.name} did not save to ${files.dump} in that folder when it was told to save.`;
    throw anotherServer(files, client, usage, because);
  }
  return stack.move();
}

/**
 * Looks whether the server that answers is the one that uses the files, at the id of its process and at how it keeps its
 * data. Changes nothing. Returns whether a save has to show it too, by replacing the dump in the folder.
 *
 * @throws BackupError `preflight-failed` it is another one, or that cannot be told
 */
export async function sight(client: Client, files: DataFiles, usage: Usage): Promise<'seen' | 'by a save'> {
  const { name } = client.target;
  const own = await isOneOf(client, usage.ownPids);
  if (own === false) throw anotherServer(files, client, usage, `The server at ${name} is another process.`);
  // Ids of processes in containers are often alike, so that a save is looked at where one writes the dump.
  if ((await readInfo(client, 'persistence')).aof_enabled !== '1') return 'by a save';
  if (own) return 'seen';
  const because = `Which process the server at ${name} is cannot be told, nor does it write a dump that would show it.`;
  throw anotherServer(files, client, usage, because);
}

/** Undefined when it cannot be told by the id. */
async function isOneOf(client: Client, ownPids: readonly number[]): Promise<boolean | undefined> {
  if (ownPids.length === 0) return undefined;
  return unlessRefused(async () => {
    const { process_id } = await readInfo(client, 'server');
    return process_id === undefined ? undefined : ownPids.includes(Number(process_id));
  });
}

/** A save replaces the file: another one stands for a save of this very folder. */
async function dumpIn({ folder, dump }: DataFiles): Promise<string> {
  const status = await stat(join(folder, dump), { bigint: true }).catch(() => undefined);
  return status === undefined ? 'none' : `${status.ino} ${status.mtimeNs}`;
}

function anotherServer(
  { folder }: DataFiles,
  { target }: Client,
  { holders, ownPids }: Usage,
  because: string,
): BackupError {
  const used =
    ownPids.length === 0
      ? 'No process of this machine is seen to use the folder.'
      : `The folder is in use by ${holders.join(', ')}.`;
  return new BackupError(
    'preflight-failed',
    `The server at ${target.name} is not seen to be the one that uses ${folder}`,
    {
      because: [used, because],
      hint: 'Correct redis.url and redis.files, so that they name the same server, or stop the server by hand. Nothing was stopped.',
    },
  );
}
