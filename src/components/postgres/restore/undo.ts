import { BackupError } from '../../../lib/errors.ts';
import type { Undoing } from '../../restorable.ts';
import { type Database, quoteName } from '../database.ts';
import { dropCommands, dropDatabase, subscribers } from './drop.ts';
import { removeMade } from './made.ts';
import { openPlace, type Reach } from './place.ts';
import { allowConnections, exchange } from './switch.ts';
import { readName, readOid, requireSameServer, type UndoState } from './undo-state.ts';

/**
 * Puts the former database back, from whatever the switch had reached.
 *
 * @throws BackupError `restore-failed` the former database is gone, or neither of the two serves: nothing was changed
 */
export async function undoDatabase(server: Reach, state: UndoState, phase: Undoing['phase']): Promise<string[]> {
  await using maintenance = await openPlace(server);
  await requireSameServer(maintenance, state);
  const found = await readFound(maintenance, state);
  const gone = whyNoWayBack(state, phase, found);
  if (gone !== undefined) throw gone;
  const { fresh, former } = found;
  if (fresh === state.live) return await takeBack(server, maintenance, state, former);
  const done: string[] = [];
  if (fresh === state.staged) {
    await dropDatabase(maintenance, server, state.staged);
    done.push(`${state.staged}, which was made by the restore, is dropped`);
    // Another live database may rely on them.
    if ((await readOid(maintenance, state.live)) === state.liveOid)
      done.push(...(await removeMade(maintenance, state.made)));
  }
  if (former === state.live) {
    await maintenance.run(allowConnections(state.live));
    done.push(`${state.live} is the former database and accepts connections`);
  }
  return done.length > 0 ? done : ['nothing of this restore is left to undo'];
}

/** The same, looked at before anything is changed. */
export async function whyUndoFails(
  server: Reach,
  state: UndoState,
  phase: Undoing['phase'],
): Promise<BackupError | undefined> {
  await using maintenance = await openPlace(server);
  await requireSameServer(maintenance, state);
  return whyNoWayBack(state, phase, await readFound(maintenance, state));
}

/** What the two databases of a restore are called now; undefined: dropped. */
interface Found {
  readonly fresh: string | undefined;
  readonly former: string | undefined;
}

async function readFound(server: Database, { stagedOid, formerOid }: UndoState): Promise<Found> {
  return { fresh: await readName(server, stagedOid), former: await readName(server, formerOid) };
}

/** Undefined: there is a way back, or nothing to go back from. */
function whyNoWayBack(state: UndoState, phase: Undoing['phase'], { fresh, former }: Found): BackupError | undefined {
  const { live, formerOid } = state;
  if (formerOid === null || former === live || (fresh !== live && phase !== 'switched')) return undefined;
  if (former === undefined) {
    return new BackupError(
      'restore-failed',
      `The former database ${state.former} is gone: it was dropped after the restore`,
      {
        because: fresh === live ? [] : [`${live} is not the restored database either: that one ${nowCalled(fresh)}`],
        hint: `${live} stays as it is. To go back, restore the backup that was made before this restore.`,
      },
    );
  }
  if (fresh === live) return undefined;
  return new BackupError('restore-failed', `${live} is neither the restored nor the former database`, {
    because: [`the former one ${nowCalled(former)}`, `the restored one ${nowCalled(fresh)}`],
    hint: `Nothing was changed. Rename what is called ${quoteName(live)} now, if anything is; then ALTER DATABASE ${quoteName(former)} RENAME TO ${quoteName(live)}, and run the same undo again.`,
  });
}

function nowCalled(name: string | undefined): string {
  return name === undefined ? 'was dropped' : `is called ${name}`;
}

async function takeBack(
  server: Reach,
  maintenance: Database,
  state: UndoState,
  former: string | undefined,
): Promise<string[]> {
  const renames = [{ from: state.live, to: state.undone }];
  if (former !== undefined) renames.push({ from: former, to: state.live });
  await exchange(server, state.live, renames);
  await maintenance.run(allowConnections(state.undone));
  if (former !== undefined) await maintenance.run(allowConnections(state.live));
  const remove = dropCommands(server.source, state.undone, (await subscribers(maintenance)).has(state.undone));
  return [
    ...(former === undefined ? [] : [`${state.live} is the former database again`]),
    `the restored database is kept as ${state.undone}; to remove it: ${remove.join(' ; ')}`,
  ];
}
