import { type Database, quoteName } from './connect.ts';
import { type TableFacts, tableKey } from './facts.ts';
import { countRows, type Relation } from './inventory.ts';
import { type Access, joinSnapshot } from './snapshot.ts';

type Named = Pick<TableFacts, 'schema' | 'name'>;

const tablesPerStatement = 200;

/** Counts rows within a snapshot, beside the dump. */
export interface Counter extends AsyncDisposable {
  /** Rows by tableKey(). */
  countAll(): Promise<Map<string, number>>;
  count(table: Named): Promise<number>;
}

/**
 * Opens a session that looks at the snapshot and locks the tables it is to count (ACCESS SHARE, as pg_dump does). Without
 * the locks a TRUNCATE queued behind pg_dump would come before the count, and the old snapshot would see an empty table.
 */
export async function openCounter(
  access: Access,
  snapshotId: string,
  tables: readonly Relation[],
  lockWaitMs: number,
): Promise<Counter> {
  await using opened = new AsyncDisposableStack();
  const database = opened.use(await joinSnapshot(access, snapshotId));
  // The dump needs the processors: no parallel workers beside it, nothing compiled for a count.
  await database.run('SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off');
  await lock(database, tables, lockWaitMs);
  const kept = opened.move();
  return {
    async countAll() {
      const counts = new Map<string, number>();
      for (const table of tables) counts.set(tableKey(table), await countRows(database, table));
      return counts;
    },
    count: (table) => countRows(database, table),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function lock(database: Database, tables: readonly Relation[], lockWaitMs: number): Promise<void> {
  await database.run(`SET LOCAL lock_timeout = ${Math.max(1, Math.round(lockWaitMs))}`);
  for (let at = 0; at < tables.length; at += tablesPerStatement) {
    const names = tables
      .slice(at, at + tablesPerStatement)
      .map(({ schema, name }) => `ONLY ${quoteName(schema, name)}`);
    await database.run(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
  }
}
