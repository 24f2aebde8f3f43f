import { z } from 'zod';
import { type BackupError, unreachable } from '../../../lib/errors.ts';
import type { RestoreSession, Undoing } from '../../restorable.ts';
import { bringBackByKeys } from './keys/undo.ts';
import { checkUndoFiles, undoFiles } from './offline/undo.ts';
import { bringBack, checkUndoOnline, undoOnline } from './undo.ts';

/** Which way a restore went. Restores of the first versions do not say: there was one way only. */
const waySchema = z.object({ way: z.enum(['replication', 'keys', 'files']).default('replication') });

/** Puts the former data back, the way they were replaced. Returns what was done. */
export async function putBackFormer(
  state: unknown,
  session: RestoreSession,
  undoing: Undoing,
): Promise<readonly string[]> {
  const { way } = waySchema.parse(state);
  switch (way) {
    case 'replication':
      return undoOnline(state, session, undoing, bringBack);
    case 'keys':
      return undoOnline(state, session, undoing, bringBackByKeys);
    case 'files':
      return undoFiles(state, session, undoing);
    default:
      return unreachable(way);
  }
}

/** Whether the former data are gone; by file a server may have to be stopped, too, which is looked at first. */
export async function checkUndo(
  state: unknown,
  session: RestoreSession,
  undoing: Undoing,
): Promise<BackupError | undefined> {
  const check = waySchema.parse(state).way === 'files' ? checkUndoFiles : checkUndoOnline;
  return check(state, session, undoing);
}
