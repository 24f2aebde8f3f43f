import { availableParallelism } from 'node:os';
import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { together } from '../../../lib/together.ts';
import { askTexts, type Database } from '../server/database.ts';
import { openPlace, type Place } from './place.ts';

/** Partitions come with what they are a part of. The largest first. */
const tablesToAnalyze = `SELECT c.oid::regclass AS text
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
    AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  ORDER BY c.relpages DESC, c.oid`;

/** Gives a restored database the statistics that a dump has none of before 18; without them the first queries are slow. */
export async function analyze(place: Place): Promise<void> {
  const waiting = await findTables(place);
  const workers = Array.from(
    { length: Math.min(availableParallelism(), waiting.length) },
    () => (signal: AbortSignal) => analyzeNext({ ...place, signal }, waiting),
  );
  await together(place.signal, workers);
}

async function findTables(place: Place): Promise<string[]> {
  await using database = await openPlace(place);
  return await askTexts(database, tablesToAnalyze);
}

async function analyzeNext(place: Place, waiting: string[]): Promise<void> {
  await using database = await openPlace(place);
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await analyzeOne(database, name, place);
}

/**
 * What an index or statistics call may fail here (a function that relies on search_path, or that the table's owner may not
 * call: ANALYZE calls it as the owner). Nothing is lost but statistics.
 */
async function analyzeOne(database: Database, name: string, { log, signal }: Place): Promise<void> {
  try {
    await database.run(`ANALYZE ${name}`);
  } catch (error) {
    if (signal.aborted || !(error instanceof BackupError) || !['access-denied', 'tool-failed'].includes(error.code))
      throw error;
    log.warning(`${name} has no statistics: ANALYZE failed (${reasonsOf(error).join('; ')})`);
  }
}
