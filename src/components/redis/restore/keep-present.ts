import { createHash } from 'node:crypto';
import { join, parse } from 'node:path';
import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';
import type { RestoreSession } from '../../restorable.ts';
import type { Keep, UndoRecord } from '../../way-back.ts';
import { observe } from '../proof/observe.ts';
import { type Content, describeContent } from '../rdb/compare.ts';
import { exists } from '../server/route.ts';
import { requestSnapshot } from '../server/sync.ts';
import type { Target } from '../server/target.ts';
import { type Keeping, keepFormer } from './former.ts';

/**
 * What becomes of what a server holds when it gets its former data back. It is kept unless nobody can have written to it,
 * or it is what was restored, as contentDigest() of that tells. A run that takes its own restore back does so also when it
 * cannot be kept: what the server then loses is in the backup.
 */
export type Present =
  | { readonly kind: 'drop' }
  | {
      readonly kind: Keep;
      readonly restored: string | undefined;
      readonly phase: UndoRecord['phase'];
    };

/** The way back of a server: where its former data are, and what becomes of what it holds. The session ends the work. */
export interface Return {
  readonly target: Target;
  readonly keeping: Keeping;
  readonly session: RestoreSession;
  readonly present: Present;
}

/** One text for all the content, the same for equal content. */
export function contentDigest({ databases, functions }: Content): string {
  const sums = databases
    .map(({ db, keys, expires, digest }) => [db, keys, expires, digest] as const)
    .sort(([a], [b]) => a - b);
  return createHash('sha256')
    .update(JSON.stringify([sums, functions.count, functions.digest]))
    .digest('hex');
}

/**
 * Keeps a copy of what a server holds before an undo replaces it, beside the former data. Returns where, for people; nothing
 * is kept when it holds what was restored, so that a restore that fails late needs no more room to be taken back.
 *
 * @throws BackupError it could not be kept although it must be, and nothing was changed
 */
export async function keepPresent(
  { target, keeping, session: { signal, log }, present }: Return,
  take: typeof requestSnapshot = requestSnapshot,
): Promise<string[]> {
  if (present.kind === 'drop') return [];
  const path = await undonePath(keeping);
  try {
    const { summary: now } = await observe(target, { signal, snapshot: take });
    if (contentDigest(now) === present.restored) return [];
    log.info(`What Redis at ${target.name} holds now is kept in ${path}`);
    const { summary } = await keepFormer(target, { ...keeping, path }, signal, take);
    return [`What it held until then is kept in ${path}: ${describeContent(summary)}`];
  } catch (error) {
    if (error instanceof BackupError && error.code === 'cancelled') throw error;
    if (present.kind === 'try-keep') {
      const why = [messageOf(error), ...reasonsOf(error)].join(': ');
      log.warning(`What Redis at ${target.name} holds now could not be kept, and is replaced all the same: ${why}`);
      return [];
    }
    throw new BackupError('restore-failed', `What Redis at ${target.name} holds now could not be kept`, {
      because: [messageOf(error), ...reasonsOf(error), 'Nothing was changed: it holds what it held.'],
      hint: `Make sure that there is room at ${parse(path).dir}.`,
      cause: error,
    });
  }
}

/** An undo that was broken off may have left a copy: that stays, too. */
export async function undonePath(keeping: Keeping): Promise<string> {
  const { dir, name } = parse(keeping.path);
  const base = join(dir, name.replace('redis_before_', 'redis_undone_'));
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? `${base}.rdb` : `${base}_${number}.rdb`;
    if (!(await exists(path))) return path;
  }
}
