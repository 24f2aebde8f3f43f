import { availableParallelism } from 'node:os';
import { messageOf } from '../../../lib/errors.ts';
import type { Session } from '../../component.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import type { DatabaseFacts, Facts } from '../facts.ts';
import { createStatement, replaySettings } from './create.ts';
import { dropCommands, dropDatabase } from './drop.ts';
import type { DumpFiles } from './dump-files.ts';
import type { LeftOut } from './left-out.ts';
import { loadDump } from './load.ts';
import { dropMade, type Made } from './made.ts';
import { dropOwned, type MarkingLimit } from './owned.ts';
import { at, openPlace, type Place } from './place.ts';
import { type RestoredRoles, restoreRoles } from './roles.ts';

/** A new database to be made from a backup. */
export interface Building {
  /** The server, by a database that is always there. */
  readonly server: Place;
  readonly name: string;
  /** Set on the database until it is used; undefined: nobody else can have made one of this name. */
  readonly mark?: MarkingLimit;
  /** Undefined for a backup made by the guide's scripts. */
  readonly facts: Facts | undefined;
  /** What the database is made like: as the backup says, else like the live one. */
  readonly pattern: DatabaseFacts | undefined;
  readonly backup: StoredBackup;
  readonly dump: DumpFiles;
  /** The archive's table of contents; a plain dump has none. */
  readonly entries: readonly TocEntry[] | undefined;
  /** Only these entries. */
  readonly only?: readonly number[];
  readonly session: Pick<Session, 'scratch' | 'signal'>;
  /** May tablespaces of the backup be made where it says. */
  readonly tablespaces: boolean;
  /** Told what is made for the database, as of `Making`; absent: nobody will look for it. */
  readonly recordMade?: (made: readonly Made[]) => Promise<void>;
  /** Called when all rows are in, while indexes and constraints may still be made. */
  readonly whenLoaded?: (place: Place) => Promise<void>;
}

export interface Built {
  readonly roles: RestoredRoles;
  readonly leftOut: LeftOut;
  /** Removes the database, and roles and tablespaces made for it, or warns. Never throws. */
  remove(): Promise<void>;
}

const mostJobs = 8;

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
    const place = at(server, name);
    const leftOut = await loadDump(place, building.dump, building.session, {
      whenLoaded: (signal) => building.whenLoaded?.({ ...place, signal }) ?? Promise.resolve(),
      jobs: Math.min(mostJobs, availableParallelism()),
      withoutTablespaces: roles.missingTablespaces.length > 0,
      entries: building.entries,
      only: building.only,
      database: pattern,
    });
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

const removeWithinMs = 60_000;

/** The first failure is the one to show; that something is left is said too. */
async function removeQuietly({ server, name, mark }: Building, made: readonly Made[]): Promise<void> {
  // Also after an abort: what was begun is taken away again.
  const place = { ...server, signal: AbortSignal.timeout(removeWithinMs) };
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
