import type { TocEntry } from '../archive/toc.ts';
import { askTexts, type Database, quoteName } from '../server/database.ts';
import type { Source } from '../server/source.ts';
import { openPlace, type Reach } from './place.ts';
import { psqlCommand } from './psql.ts';

/** Drops a database, whatever it holds, and ends its sessions. */
export async function dropDatabase(server: Database, reach: Reach, name: string): Promise<void> {
  if ((await subscribers(server)).has(name)) {
    await using inside = await openPlace({ ...reach, source: { ...reach.source, database: name } });
    await inside.run(unsubscribe);
  }
  await server.run(dropStatement(name));
}

/** The names of databases that PostgreSQL does not drop as they are: they hold subscriptions. */
export async function subscribers(server: Database): Promise<ReadonlySet<string>> {
  const sql = `SELECT d.datname AS text FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid`;
  return new Set(await askTexts(server, sql));
}

/** Whether a restored database may hold subscriptions; a plain dump does not say. */
export function mayHoldSubscriptions(entries: readonly TocEntry[] | undefined): boolean {
  return entries === undefined || entries.some(({ kind }) => kind === 'SUBSCRIPTION');
}

/** Dropping a subscription that knows its slot would drop the slot at the publisher, which others may still use. */
const unsubscribe = `DO $$ DECLARE s name; BEGIN
  FOR s IN SELECT subname FROM pg_catalog.pg_subscription JOIN pg_catalog.pg_database d ON d.oid = subdbid WHERE d.datname = current_database() LOOP
    EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', s);
    EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', s);
    EXECUTE format('DROP SUBSCRIPTION %I', s);
  END LOOP; END $$`.replaceAll(/\n\s*/g, ' ');

function dropStatement(name: string): string {
  return `DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`;
}

/** The same by hand, as often as one likes. */
export function dropCommands(source: Source, name: string, subscriptions: boolean): string[] {
  const drop = psqlCommand(source, [dropStatement(name)]);
  return subscriptions ? [psqlCommand({ ...source, database: name }, [unsubscribe]), drop] : [drop];
}
