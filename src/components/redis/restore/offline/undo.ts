import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Command, RedisConfig } from '../../../../config/schema.ts';
import { commandText } from '../../../../connections/user-command.ts';
import { BackupError } from '../../../../lib/errors.ts';
import { shellQuote } from '../../../../lib/format.ts';
import { statusNow } from '../../../../lib/replace.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { type PlannedUndo, plannedUndo, step, type UndoPlan, type UndoRecord } from '../../../way-back.ts';
import { withTimeout } from '../../server/deadline.ts';
import { findTarget } from '../../server/target.ts';
import { isAnswering } from '../connection.ts';
import { formerGone } from '../former.ts';
import { asidesOf, type DataFiles, findDataFiles, namesOf, type Site } from './data-files.ts';
import { checkStopped, ensureStopped, isOwed, leftDown, oweStart, payOwedStart } from './lifecycle.ts';
import { moveBack } from './moves.ts';
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
 * Of a restore by file. A server that runs on the restored files may hold what nobody has elsewhere: where that must be kept
 * it is stopped only once it has saved it. Whoever cannot have it save stops it by hand, and the undo goes on.
 */
export async function planUndoFiles(
  { state, commands, phase }: UndoRecord,
  session: RestoreSession,
  config: RedisConfig,
): Promise<PlannedUndo> {
  const known = undoStateSchema.parse(state);
  const { folder, restoreId } = known;
  const files: DataFiles = { ...known, appendOnly: undefined, configured: undefined };
  const target = await findTarget(config, session.connection);
  const asides = asidesOf(folder, restoreId);
  const aside = statusNow(asides.former) !== undefined;
  if (aside) await requireSameFolder(files, config);
  const answers = await isAnswering(target, session.signal);
  // What an undo has set aside tells that it put the former files back.
  const gone = !aside && phase === 'switched' && statusNow(asides.undone) === undefined;
  const found = aside ? `the former files lie in ${asides.former}` : `Redis has its former files in ${folder}`;
  const error = formerGone(known.target, asides.former);
  return plannedUndo(
    {
      component: 'redis',
      target: `Redis at ${target.name}, files in ${folder}`,
      found: [...(gone ? [] : [found]), `Redis at ${target.name} ${answers ? 'answers' : 'does not answer now'}`],
      losses: aside ? [`what lies in ${folder} now is kept in ${asides.undone}`] : [],
      commands,
      obstacle: gone ? { kind: 'gone', error } : aside ? await whyNotStopped({ files, target, session }) : undefined,
      down: await leftDown(target, session),
    },
    [
      step(
        existsSync(asides.staged),
        `remove ${asides.staged}, files from the backup that are not in use`,
        async () => {
          await rm(asides.staged, { recursive: true, force: true });
          return [`removed ${asides.staged}`];
        },
      ),
      step(aside, `${by('stop', config.stop)}, with all it holds saved; move the former files back`, async (keep) => {
        using limited = withTimeout(session, config.timeout, 'undo');
        // Also when it then cannot be seen that all of it has stopped.
        if (await isAnswering(target, limited.signal)) await oweStart(limited);
        await ensureStopped({ files, target, session: limited }, keep === 'must-keep' ? 'must-save' : 'try-save');
        await oweStart(limited);
        await moveBack(files, restoreId);
        return [`Redis got its former files in ${folder} back`];
      }),
      step(aside || (await isOwed(session)), `${by('start', config.start)}, unless it runs`, async () => {
        using limited = withTimeout(session, config.timeout, 'undo');
        const started = await payOwedStart(target, limited);
        return aside ? started : [found, ...started];
      }),
    ],
    () => leftDown(target, session),
  );
}

function by(what: string, command: Command | undefined): string {
  return `${what} Redis (${command === undefined ? 'by hand: no command for it is configured' : commandText(command)})`;
}

/** Undefined: it can be stopped without losing anything. Without a command for it, whatever stops the services may stop it too. */
async function whyNotStopped(site: Site): Promise<UndoPlan['obstacle']> {
  if (site.session.config.redis?.stop === undefined) return undefined;
  const { outcome, detail, hint } = await checkStopped(site);
  if (outcome === 'passed') return undefined;
  const [title, otherwise] =
    outcome === 'unknown'
      ? [`Whether a server uses the files in ${site.files.folder} is not known`, undefined]
      : ['Redis cannot be stopped without losing what it has not saved', lossByHand];
  const hints = [hint, otherwise, 'Then run the same undo again. Nothing was touched.'];
  const whole = hints.filter((one) => one !== undefined).join(' ');
  return { kind: 'blocked', error: new BackupError('preflight-failed', title, { because: [detail], hint: whole }) };
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
