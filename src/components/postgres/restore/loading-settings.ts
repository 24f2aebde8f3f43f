import { z } from 'zod';
import { BackupError } from '../../../lib/errors.ts';
import type { DatabaseFacts } from '../facts.ts';
import { type Database, literal } from '../server/database.ts';
import { pgOptions, rowSettings } from '../server/session-settings.ts';
import { openPlace, type Place } from './place.ts';

const megabyte = 1024 * 1024;
const leastBytes = 64 * megabyte;
const mostBytes = 1024 * megabyte;

const memoryRow = z.object({ shared: z.coerce.number(), maintenance: z.coerce.number() });
const memoryOfServer = `SELECT pg_size_bytes(current_setting('shared_buffers')) AS shared,
  pg_size_bytes(current_setting('maintenance_work_mem')) AS maintenance`;

/**
 * PGOPTIONS for the sessions that load: the new database is of no use before all of it is there, and is synced by then.
 * Indexes are built in as much memory as all jobs together may take of what the server was given (shared_buffers), and never
 * in less than its own setting: 1 GB instead of 256 MB and one process for each job took 16 % off a restore of 1.8 GB.
 */
export async function loadingSettings(
  place: Place,
  jobs: number,
  recorded: Pick<DatabaseFacts, 'lcMonetary' | 'settings'> | undefined,
): Promise<string> {
  await using database = await openPlace(place);
  const [row] = await database.rows(memoryRow, memoryOfServer);
  const share = Math.min(mostBytes, Math.max(leastBytes, (row?.shared ?? 0) / jobs));
  const bytes = Math.max(share, row?.maintenance ?? 0);
  const { lc_monetary } = recorded === undefined ? {} : rowSettings(recorded);
  return pgOptions(place.serverMajor, {
    synchronous_commit: 'off',
    maintenance_work_mem: `${Math.floor(bytes / 1024)}kB`,
    max_parallel_maintenance_workers: '0',
    ...(lc_monetary !== undefined && (await isKnown(database, lc_monetary, place)) ? { lc_monetary } : {}),
  });
}

/** Where the locale is missing, only amounts of money cannot be read. */
async function isKnown(database: Database, locale: string, { log }: Place): Promise<boolean> {
  try {
    await database.run(`SET lc_monetary = ${literal(locale)}`);
    return true;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    log.warning(`The server lacks the locale ${locale}, in which the backup holds amounts of money (lc_monetary)`);
    return false;
  }
}
