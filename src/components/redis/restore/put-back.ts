import { z } from 'zod';
import { unreachable } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import { undoFiles } from './offline/undo.ts';
import { undoRestore } from './undo.ts';

/** Which way a restore went. Restores of the first versions do not say: there was one way only. */
const waySchema = z.object({ way: z.enum(['replication', 'files']).default('replication') });

/** Puts the former data back, the way they were replaced. Returns what was done. */
export async function putBackFormer(state: unknown, session: RestoreSession): Promise<readonly string[]> {
  const { way } = waySchema.parse(state);
  switch (way) {
    case 'replication':
      return undoRestore(state, session);
    case 'files':
      return undoFiles(state, session);
    default:
      return unreachable(way);
  }
}
