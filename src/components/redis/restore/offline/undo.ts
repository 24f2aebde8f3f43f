import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BackupError } from '../../../../lib/errors.ts';
import { shellQuote } from '../../../../lib/format.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { withTimeout } from '../../deadline.ts';
import { findTarget } from '../../target.ts';
import { asidesOf, type DataFiles, findDataFiles, namesOf } from './data-files.ts';
import { ensureStopped } from './lifecycle.ts';
import { areAside, moveBack } from './moves.ts';
import { oweStart, payOwedStart } from './owed-start.ts';

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

/** Puts the former files back and starts the server, where a command for that is configured. */
export async function undoFiles(state: unknown, session: RestoreSession): Promise<readonly string[]> {
  const known = undoStateSchema.parse(state);
  const config = session.config.redis;
  const files: DataFiles = { ...known, appendOnly: undefined, configured: undefined };
  if (config === undefined) {
    throw new BackupError('invalid-config', 'No Redis server is configured', {
      hint: `Set redis.url to the server that was restored (${known.target}).`,
    });
  }
  using deadline = withTimeout(session.signal, config.timeout, 'undo');
  const limited = { ...session, signal: deadline.signal };
  const target = await findTarget(config, session.connection);
  await rm(asidesOf(known.folder, known.restoreId).staged, { recursive: true, force: true });
  if (!areAside(files, known.restoreId)) {
    return [`Redis has its former files in ${known.folder}`, ...(await payOwedStart(target, limited))];
  }
  const configured = await findDataFiles(config);
  if (configured !== undefined && configured.folder !== resolve(known.folder)) {
    throw new BackupError(
      'invalid-config',
      `The restore went to the files in ${known.folder}, but redis.files names ${configured.folder}`,
      { hint: 'Set redis.files to the server that was restored. Nothing was touched.' },
    );
  }
  await ensureStopped(files, target, limited, 'try-save');
  await oweStart(limited);
  await moveBack(files, known.restoreId);
  return [`Redis got its former files in ${known.folder} back`, ...(await payOwedStart(target, limited))];
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
