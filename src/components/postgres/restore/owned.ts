import { randomInt } from 'node:crypto';
import { askNumber, type Database, quoteName } from '../server/database.ts';
import { dropDatabase } from './drop.ts';
import { openPlace, type Reach } from './place.ts';

/**
 * What tells a database that a restore makes from one of the same name that somebody else made meanwhile: its connection
 * limit, far above what any server reaches. CREATE DATABASE sets it at once, so that a kill leaves none without it; the
 * real limit is set just before the database is used.
 */
export type MarkingLimit = number;

/** What a DROP DATABASE that failed half-way leaves: nobody can use the database, only drop it (DATCONNLIMIT_INVALID_DB). */
const halfDropped = -2;

export function newMarkingLimit(): MarkingLimit {
  return randomInt(1_000_000_000, 2_000_000_000);
}

/** Whether there is one of ours; one without the mark is somebody else's and stays. */
export async function whose(server: Database, name: string, mark: MarkingLimit): Promise<'ours' | 'foreign' | 'none'> {
  const sql = 'SELECT datconnlimit AS number FROM pg_catalog.pg_database WHERE datname = $1';
  const limit = await askNumber(server, sql, [name]);
  if (limit === undefined) return 'none';
  return limit === mark || limit === halfDropped ? 'ours' : 'foreign';
}

export async function dropOwned(server: Database, reach: Reach, name: string, mark: MarkingLimit): Promise<void> {
  if ((await whose(server, name, mark)) === 'ours') await dropDatabase(server, reach, name);
}

/** The limit the database is to have; from now on its OID tells which it is. */
export async function setLimit(server: Reach, name: string, limit: number): Promise<void> {
  await using maintenance = await openPlace(server);
  await maintenance.run(`ALTER DATABASE ${quoteName(name)} CONNECTION LIMIT ${limit}`);
}
