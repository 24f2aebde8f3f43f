import { z } from 'zod';
import type { Connection } from '../../../connections/connection.ts';
import { withDeadline } from '../../../lib/deadline.ts';
import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { formatDuration } from '../../../lib/format.ts';
import { connectTo } from './connect.ts';
import type { Database } from './database.ts';
import type { Source } from './source.ts';

/** For connecting, and for the server to end the statement by itself. */
const graceMs = 10_000;
/** Larger ones are no setting of a server. */
const longestTimeoutMs = 2 ** 31 - 1;

export interface Question {
  readonly source: Source;
  readonly connection: Connection;
  readonly signal: AbortSignal;
  readonly sql: string;
  readonly timeoutMs: number;
  /** Whether it may change anything. */
  readonly mode: 'read-only' | 'read-write';
}

/**
 * The first value of a query of the user, as text, in a session of its own: one that fails or changes settings spoils no other.
 *
 * @throws BackupError `timeout` when there is no answer in time, also because somebody holds a lock
 */
export async function answer(question: Question): Promise<string | undefined> {
  const { source, connection, signal, sql, timeoutMs, mode } = question;
  using deadline = withDeadline(signal, timeoutMs + graceMs, noAnswer(timeoutMs, []));
  await using database = await connectTo(source, connection, deadline.signal, 'of the role');
  await limitStatements(database, timeoutMs);
  if (mode === 'read-only') await database.run('SET default_transaction_read_only = on');
  try {
    return await firstValue(database, sql);
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    throw noAnswer(timeoutMs, reasonsOf(error));
  }
}

/** No statement of the session takes longer than this, nor waits longer for a lock. */
export async function limitStatements(database: Database, timeoutMs: number, lockWaitMs = timeoutMs): Promise<void> {
  const [whole, lock] = [timeoutMs, lockWaitMs].map((ms) => Math.min(Math.max(1, Math.round(ms)), longestTimeoutMs));
  await database.run(`SET statement_timeout = ${whole}; SET lock_timeout = ${lock}`);
}

/** Whether the server has ended a statement because it took, or waited, too long. */
export function isOutOfTime(error: unknown): error is BackupError {
  return error instanceof BackupError && error.code === 'lock-timeout';
}

function noAnswer(timeoutMs: number, because: readonly string[]): BackupError {
  return new BackupError('timeout', `It gave no answer within ${formatDuration(timeoutMs)}`, {
    because,
    hint: 'Somebody may hold a lock on a table it reads (pg_stat_activity), or it is slow: raise its timeout in checks.',
  });
}

const anyRow = z.record(z.string(), z.unknown());

/** The first value of the first row of a query, as text; undefined when there is no row or the value is null. */
async function firstValue(database: Database, sql: string): Promise<string | undefined> {
  const [row] = await database.rows(anyRow, sql);
  const value = row === undefined ? undefined : Object.values(row)[0];
  if (value === undefined || value === null) return undefined;
  return value instanceof Date ? value.toISOString() : String(value);
}
