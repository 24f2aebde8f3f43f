import { messageOf } from '../../../lib/errors.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { Facts } from '../facts.ts';
import { createStatement, replaySettings } from './create.ts';
import { dropCommands, dropDatabase } from './drop.ts';
import type { LeftOut } from './left-out.ts';
import { type Loading, loadDump } from './load.ts';
import { dropMade, type Made } from './made.ts';
import { dropOwned, type MarkingLimit } from './owned.ts';
import { at, openPlace, type Place, unstoppable } from './place.ts';
import { type Making, type RestoredRoles, restoreRoles } from './roles.ts';

/** A new database to be made from a backup. */
export interface Building extends Loading, Making {
  /** The server, by a database that is always there. */
  readonly server: Place;
  readonly name: string;
  /** Set on the database until it is used; undefined: nobody else can have made one of this name. */
  readonly mark?: MarkingLimit;
  /** Undefined for a backup made by the guide's scripts. */
  readonly facts: Facts | undefined;
  readonly backup: StoredBackup;
}

export interface Built {
  readonly roles: RestoredRoles;
  readonly leftOut: LeftOut;
  /** Removes the database, and roles and tablespaces made for it, or warns. Never throws. */
  remove(): Promise<void>;
}

/** Roles, the empty database, its content, its settings. When it throws, all that is gone again. */
export async function buildDatabase(building: Building): Promise<Built> {
  const { server, name, facts, backup, pattern, mark } = building;
  let roles: RestoredRoles = { made: [], warnings: [], missingTablespaces: [] };
  const remove = () => removeQuietly(building, roles.made);
  try {
    await using maintenance = await openPlace(server);
    roles = await restoreRoles(maintenance, facts, backup, building);
    const marking = mark === undefined ? '' : ` CONNECTION LIMIT ${mark}`;
    await maintenance.run(`${createStatement(name, pattern)}${marking}`);
    const leftOut = await loadDump(at(server, name), building, roles.missingTablespaces.length === 0);
    if (pattern !== undefined) {
      const settings = mark === undefined ? pattern : { ...pattern, connectionLimit: -1 };
      await replaySettings(server, name, settings, building.entries);
    }
    return { roles, leftOut, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The first failure is the one to show; that something is left is said too. */
async function removeQuietly({ server, name, mark }: Building, made: readonly Made[]): Promise<void> {
  // Also after an abort: what was begun is taken away again.
  const place = unstoppable(server);
  try {
    await using maintenance = await openPlace(place);
    await (mark === undefined ? dropDatabase(maintenance, place, name) : dropOwned(maintenance, place, name, mark));
    await dropMade(maintenance, made);
  } catch (error) {
    server.log.warning(
      `${name} could not be removed again (${messageOf(error)}). By hand: ${dropCommands(server.source, name, true).join(' ; ')}`,
    );
  }
}
