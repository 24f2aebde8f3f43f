import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { RedisConfig } from '../../../../config/schema.ts';
import { BackupError } from '../../../../lib/errors.ts';
import { shellQuote } from '../../../../lib/format.ts';
import type { RestoreSession, Undoing } from '../../../restorable.ts';
import { withTimeout } from '../../deadline.ts';
import { findTarget } from '../../target.ts';
import { formerGone } from '../former.ts';
import { asidesOf, type DataFiles, findDataFiles, namesOf } from './data-files.ts';
import { ensureStopped } from './lifecycle.ts';
import { areAside, moveBack, wereMovedBack } from './moves.ts';
import { oweStart, payOwedStart } from './owed-start.ts';
import { checkStopped } from './run-checks.ts';
import { lossByHand } from './save.ts';

/** What undo needs in another process. */
export const undoStateSchema = z.object({
  way: z.literal('files'),
  target: z.string(),
  restoreId: z.string(),
  folder: z.string(),
  dump: z.string(),
  appendFile: z.string(),
  appendFolder: z.string(),
});
export type UndoState = z.output<typeof undoStateSchema>;

/**
 * Puts the former files back and starts the server, where a command for that is configured.
 *
 * A server that runs on the restored files may hold what nobody has elsewhere: for an undo it is stopped only once it has
 * saved that. Whoever cannot have it save stops it by hand, and the undo goes on. A run that takes its own restore back does
 * so in any case: what it was about to lose is in the backup.
 */
export async function undoFiles(
  state: unknown,
  session: RestoreSession,
  { purpose, phase }: Undoing,
): Promise<readonly string[]> {
  const { known, config, files } = placeOf(state, session);
  using deadline = withTimeout(session.signal, config.timeout, 'undo');
  const limited = { ...session, signal: deadline.signal };
  const target = await findTarget(config, session.connection);
  await rm(asidesOf(known.folder, known.restoreId).staged, { recursive: true, force: true });
  if (!areAside(files, known.restoreId)) {
    const lost = findLost(known, files, phase);
    if (lost !== undefined) throw lost;
    return [`Redis has its former files in ${known.folder}`, ...(await payOwedStart(target, limited))];
  }
  await requireSameFolder(files, config);
  await ensureStopped(files, target, limited, purpose === 'undo' ? 'must-save' : 'try-save');
  await oweStart(limited);
  await moveBack(files, known.restoreId);
  return [`Redis got its former files in ${known.folder} back`, ...(await payOwedStart(target, limited))];
}

/**
 * Looks whether the server can be stopped without losing anything, if it has to be; changes nothing. Returns what the undo
 * would fail with when the former files are gone for good.
 *
 * @throws BackupError `preflight-failed`, `invalid-config` what to do first
 */
export async function checkUndoFiles(
  state: unknown,
  session: RestoreSession,
  { phase }: Undoing,
): Promise<BackupError | undefined> {
  const { known, config, files } = placeOf(state, session);
  if (!areAside(files, known.restoreId)) return findLost(known, files, phase);
  await requireSameFolder(files, config);
  // Without a command for it, whatever stops the services may stop the server too.
  if (config.stop === undefined) return undefined;
  const { outcome, detail, hint } = await checkStopped(files, await findTarget(config, session.connection), session);
  if (outcome === 'passed') return undefined;
  const again = 'Then run the same undo again. Nothing was touched.';
  if (outcome === 'unknown') {
    throw new BackupError('preflight-failed', `Whether a server uses the files in ${files.folder} is not known`, {
      because: [detail],
      hint: [hint, again].join(' ').trim(),
    });
  }
  throw new BackupError('preflight-failed', 'Redis cannot be stopped without losing what it has not saved', {
    because: [detail],
    hint: `${[hint, lossByHand].join(' ').trim()} ${again}`,
  });
}

/** Nothing is aside: after a restore that was switched and not undone, the former files were removed. */
function findLost(known: UndoState, files: DataFiles, phase: Undoing['phase']): BackupError | undefined {
  if (phase !== 'switched' || wereMovedBack(files, known.restoreId)) return undefined;
  return formerGone(known.target, asidesOf(known.folder, known.restoreId).former);
}

interface Place {
  readonly known: UndoState;
  readonly config: RedisConfig;
  readonly files: DataFiles;
}

function placeOf(state: unknown, session: RestoreSession): Place {
  const known = undoStateSchema.parse(state);
  const config = session.config.redis;
  if (config !== undefined) return { known, config, files: { ...known, appendOnly: undefined, configured: undefined } };
  throw new BackupError('invalid-config', 'No Redis server is configured', {
    hint: `Set redis.url to the server that was restored (${known.target}).`,
  });
}

async function requireSameFolder({ folder }: DataFiles, config: RedisConfig): Promise<void> {
  const configured = await findDataFiles(config);
  if (configured === undefined || configured.folder === resolve(folder)) return;
  throw new BackupError(
    'invalid-config',
    `The restore went to the files in ${folder}, but redis.files names ${configured.folder}`,
    { hint: 'Set redis.files to the server that was restored. Nothing was touched.' },
  );
}

/** Stock commands that do the same. */
export function undoCommands(files: DataFiles, restoreId: string): string[] {
  const { former, undone } = asidesOf(files.folder, restoreId);
  return [
    '# Stop the server first, for example with: systemctl stop redis-server',
    `REDIS_DIR=${shellQuote(files.folder)}`,
    `REDIS_ASIDE=${shellQuote(former)}`,
    `REDIS_UNDONE=${shellQuote(undone)}`,
    'mkdir -p "$REDIS_UNDONE"',
    `for name in ${namesOf(files).map(shellQuote).join(' ')}; do`,
    '  if [ -e "$REDIS_ASIDE/$name" ] || [ -e "$REDIS_ASIDE/$name.absent" ]; then',
    '    if [ -e "$REDIS_DIR/$name" ]; then mv "$REDIS_DIR/$name" "$REDIS_UNDONE/"; fi',
    '    if [ -e "$REDIS_ASIDE/$name" ]; then mv "$REDIS_ASIDE/$name" "$REDIS_DIR/"; fi',
    '    rm -f "$REDIS_ASIDE/$name.absent"',
    '  fi',
    'done',
    '# Start the server again, for example with: systemctl start redis-server',
  ];
}
