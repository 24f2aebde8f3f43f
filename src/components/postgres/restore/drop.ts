import { z } from 'zod';
import type { TocEntry } from '../archive/toc.ts';
import { type Database, quoteName } from '../connect.ts';
import type { Source } from '../source.ts';
import { openPlace, type Reach } from './place.ts';
import { psqlCommand } from './psql-command.ts';

const subscriptionRow = z.object({ database: z.string(), name: z.string() });

/** A database, with what keeps PostgreSQL from dropping it. */
export interface Droppable {
  readonly name: string;
  readonly subscriptions: readonly string[];
}

/** Drops a database, whatever it holds, and ends its sessions. */
export async function dropDatabase(server: Database, reach: Reach, name: string): Promise<void> {
  const [{ subscriptions }] = await droppable(server, [name]);
  if (subscriptions.length > 0) {
    await using inside = await openPlace({ ...reach, source: { ...reach.source, database: name } });
    for (const statement of subscriptions.flatMap(unsubscribe)) await inside.run(statement);
  }
  await server.run(`DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`);
}

export async function droppable<const Names extends readonly string[]>(
  server: Database,
  names: Names,
): Promise<{ readonly [Index in keyof Names]: Droppable }>;
export async function droppable(server: Database, names: readonly string[]): Promise<readonly Droppable[]> {
  const all = await server.rows(
    subscriptionRow,
    `SELECT d.datname AS database, s.subname AS name
     FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid ORDER BY 1, 2`,
  );
  return names.map((name) => ({
    name,
    subscriptions: all.filter(({ database }) => database === name).map((subscription) => subscription.name),
  }));
}

/** Dropping a subscription that knows its slot would drop the slot at the publisher, which others may still use. */
function unsubscribe(name: string): string[] {
  const subscription = quoteName(name);
  return [
    `ALTER SUBSCRIPTION ${subscription} DISABLE`,
    `ALTER SUBSCRIPTION ${subscription} SET (slot_name = NONE)`,
    `DROP SUBSCRIPTION ${subscription}`,
  ];
}

/** The statements for a person at psql. */
export function dropStatements({ name, subscriptions }: Droppable): string {
  const drop = `DROP DATABASE ${quoteName(name)} WITH (FORCE);`;
  if (subscriptions.length === 0) return drop;
  return `in ${quoteName(name)}: ${subscriptions.flatMap(unsubscribe).join('; ')}; then in another database: ${drop}`;
}

/** Whether a restored database may hold subscriptions; a plain dump does not say. */
export function mayHoldSubscriptions(entries: readonly TocEntry[] | undefined): boolean {
  return entries === undefined || entries.some(({ kind }) => kind === 'SUBSCRIPTION');
}

/** Its subscriptions, whatever they are called; once they have no slot a transaction may drop them. */
const unsubscribeAll = `DO $$ DECLARE s name; BEGIN
  FOR s IN SELECT subname FROM pg_catalog.pg_subscription JOIN pg_catalog.pg_database d ON d.oid = subdbid WHERE d.datname = current_database() LOOP
    EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', s);
    EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', s);
    EXECUTE format('DROP SUBSCRIPTION %I', s);
  END LOOP; END $$`.replaceAll(/\n\s*/g, ' ');

/** The same by hand, as often as one likes. */
export function dropCommands(source: Source, name: string, subscriptions: boolean): string[] {
  const drop = psqlCommand(source, [`DROP DATABASE IF EXISTS ${quoteName(name)} WITH (FORCE)`]);
  return subscriptions ? [psqlCommand({ ...source, database: name }, [unsubscribeAll]), drop] : [drop];
}
