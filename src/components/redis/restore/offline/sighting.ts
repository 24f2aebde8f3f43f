import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from '../../../../lib/errors.ts';
import { parseInfo } from '../../server/answers.ts';
import type { Client } from '../../server/client.ts';
import { unlessRefused } from '../../server/server.ts';
import type { DataFiles } from './data-files.ts';
import type { Usage } from './holders.ts';

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
  if (parseInfo(await client.command('INFO', 'persistence')).aof_enabled !== '1') return 'by a save';
  if (own) return 'seen';
  const because = `Which process the server at ${name} is cannot be told, nor does it write a dump that would show it.`;
  throw anotherServer(files, client, usage, because);
}

/** Undefined when it cannot be told by the id. */
async function isOneOf(client: Client, ownPids: readonly number[]): Promise<boolean | undefined> {
  if (ownPids.length === 0) return undefined;
  return unlessRefused(async () => {
    const { process_id } = parseInfo(await client.command('INFO', 'server'));
    return process_id === undefined ? undefined : ownPids.includes(Number(process_id));
  });
}

/** A save replaces the file: another one stands for a save of this very folder. */
export async function dumpIn({ folder, dump }: DataFiles): Promise<string> {
  const status = await stat(join(folder, dump), { bigint: true }).catch(() => undefined);
  return status === undefined ? 'none' : `${status.ino} ${status.mtimeNs}`;
}

export function anotherServer(
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
