import { BackupError } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { connect } from '../../server/client.ts';
import type { Target } from '../../server/target.ts';
import { isNobody } from '../connection.ts';
import { pauseWrites } from '../pause.ts';
import { persist } from '../persist.ts';
import type { DataFiles } from './data-files.ts';
import type { Usage } from './holders.ts';
import { anotherServer, dumpIn, sight } from './sighting.ts';

export const notSaved =
  'Correct redis.url, so that the server can be told to save its data. If it answers nobody any more, stop it yourself: what it had not saved is lost.';

export const lossByHand = 'Or stop the server by hand: then what it has not saved is lost.';

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
