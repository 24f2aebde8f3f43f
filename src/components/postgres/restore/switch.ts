import { setTimeout as delay } from 'node:timers/promises';
import { BackupError, messageOf } from '../../../lib/errors.ts';
import { askNumber, type Database, literal, quoteName } from '../server/database.ts';
import { openPlace, type Reach, unstoppable } from './place.ts';
import { type Names, readName, type UndoState } from './undo-state.ts';

const tries = 400;
const pauseMs = 20;

interface Rename {
  readonly from: string;
  readonly to: string;
}

/** Gives the new database the live name; the former one is kept, closed to clients, under a name of its own. */
export async function switchDatabases(server: Reach, names: Names, state: UndoState): Promise<void> {
  const renames: Rename[] = [{ from: names.staged, to: names.live }];
  if (state.formerOid !== null) renames.unshift({ from: names.live, to: names.former });
  try {
    await exchange(server, state.formerOid === null ? undefined : names.live, renames);
  } catch (error) {
    if (await isCalled(server, state.stagedOid, state.live)) return;
    throw new BackupError('restore-failed', `${names.staged} could not be given the name ${names.live}`, {
      cause: error,
      because: [deepest(error)],
      hint: `The former ${names.live} serves as before. ${hintFor(error)}`,
    });
  }
}

/** The connection may have been lost just when the server had done it. When it cannot be asked, undo finds out later. */
export async function isCalled(server: Reach, oid: number, name: string): Promise<boolean> {
  try {
    await using maintenance = await openPlace(unstoppable(server));
    return (await readName(maintenance, oid)) === name;
  } catch {
    return false;
  }
}

/**
 * Closes a database to clients, ends its sessions and renames databases in one transaction. When that fails it accepts
 * connections again. An abort does not stop it half-way.
 */
export async function exchange(server: Reach, closed: string | undefined, renames: readonly Rename[]): Promise<void> {
  await using maintenance = await openPlace(unstoppable(server));
  try {
    if (closed !== undefined) await maintenance.run(allowConnections(closed, false));
    await renameAll(maintenance, renames);
  } catch (error) {
    if (closed !== undefined) await reopen(server, closed);
    throw error;
  }
}

export function allowConnections(name: string, allow = true): string {
  return `ALTER DATABASE ${quoteName(name)} ALLOW_CONNECTIONS ${allow}`;
}

async function renameAll(maintenance: Database, renames: readonly Rename[]): Promise<void> {
  const names = renames.map(({ from }) => from);
  const statements = renames.map(({ from, to }) => `ALTER DATABASE ${quoteName(from)} RENAME TO ${quoteName(to)}`);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    if (await endSessions(maintenance, names)) {
      try {
        await maintenance.run(`BEGIN; ${statements.join('; ')}; COMMIT`);
        return;
      } catch (error) {
        await maintenance.run('ROLLBACK');
        if (attempt === tries || !isBusy(error)) throw error;
      }
    }
    await delay(pauseMs);
  }
  throw new Error(`sessions keep coming to ${names.join(' or ')}`);
}

/** True when nobody was connected any more. */
async function endSessions(maintenance: Database, names: readonly string[]): Promise<boolean> {
  const sql = `SELECT count(pg_terminate_backend(pid)) AS number FROM pg_stat_activity WHERE datname IN (${names.map(literal).join(', ')})`;
  return (await askNumber(maintenance, sql)) === 0;
}

function isBusy(error: unknown): boolean {
  return deepest(error).includes('is being accessed by other users');
}

/** What the server itself said. */
function deepest(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? deepest(error.cause) : messageOf(error);
}

async function reopen(place: Reach, name: string): Promise<void> {
  const statement = allowConnections(name);
  try {
    await using maintenance = await openPlace(unstoppable(place));
    await maintenance.run(statement);
  } catch (error) {
    place.log.warning(`${name} may still refuse connections (${deepest(error)}): run  ${statement}`);
  }
}

function hintFor(error: unknown): string {
  const text = deepest(error);
  if (/terminate|superuser process|permission denied|must be/.test(text))
    return 'The user in database.url may not end the sessions of others: stop the application, or restore as a superuser.';
  if (/already exists/.test(text))
    return 'A database of that name exists already: rename or drop it, then run the restore again.';
  return 'Stop what keeps connecting to the database, then run the restore again.';
}
