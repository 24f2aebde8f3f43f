import { type Database, quoteName } from './connect.ts';
import { type TableFacts, tableKey } from './facts.ts';
import { countRows, type Relation } from './inventory.ts';
import { type Access, joinSnapshot } from './snapshot.ts';

type Named = Pick<TableFacts, 'schema' | 'name'>;

const sessions = 2;
const tablesPerStatement = 200;

/** Counts rows within a snapshot, beside the dump. */
export interface Counter extends AsyncDisposable {
  /** Rows by tableKey(). */
  countAll(): Promise<Map<string, number>>;
  count(table: Named): Promise<number>;
}

/**
 * Opens sessions that look at the snapshot and locks the tables they are to count (ACCESS SHARE, as pg_dump does). Without
 * the locks a TRUNCATE queued behind pg_dump would come before the count, and the old snapshot would see an empty table.
 */
export async function openCounter(
  access: Access,
  snapshotId: string,
  tables: readonly Relation[],
  lockWaitMs: number,
): Promise<Counter> {
  await using opened = new AsyncDisposableStack();
  const shares = share(tables);
  const databases: Database[] = [];
  for (const _ of shares) databases.push(opened.use(await joinSnapshot(access, snapshotId)));
  await Promise.all(databases.map((database, index) => lock(database, shares[index] ?? [], lockWaitMs)));
  const [first] = databases;
  const kept = opened.move();
  return {
    async countAll() {
      const counts = new Map<string, number>();
      const countShare = async (database: Database, index: number) => {
        for (const table of shares[index] ?? []) counts.set(tableKey(table), await countRows(database, table));
      };
      await Promise.all(databases.map(countShare));
      return counts;
    },
    count: async (table) => (first === undefined ? 0 : await countRows(first, table)),
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

/** Shares of about the same size, so that the sessions end together. */
function share(tables: readonly Relation[]): Relation[][] {
  const shares = Array.from({ length: sessions }, () => ({ bytes: 0, tables: [] as Relation[] }));
  for (const table of [...tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes)) {
    const [smallest] = shares.sort((a, b) => a.bytes - b.bytes);
    smallest?.tables.push(table);
    if (smallest !== undefined) smallest.bytes += table.estimatedBytes + 1;
  }
  return shares.map((part) => part.tables);
}
