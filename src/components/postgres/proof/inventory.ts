import { z } from 'zod';
import type { Database } from '../connect.ts';
import type { InventoryFacts } from '../facts.ts';
import { countLargeObjects } from '../inventory.ts';
import { digestLargeObjects } from './large-objects.ts';
import { readObjects, readSubscriptions } from './objects/read.ts';

/** What the text of a constant in a definition depends on: a default '…+00' of a timestamptz is written in the session's zone. */
const textSettings = [
  "SET timezone = 'UTC'",
  "SET datestyle = 'ISO'",
  "SET intervalstyle = 'postgres'",
  'SET extra_float_digits = 3',
  "SET bytea_output = 'hex'",
  'SET quote_all_identifiers = off',
  "SET search_path = ''",
].join('; ');

export interface InventoryOptions {
  readonly serverMajor: number;
  /** False: only what does not depend on which tables are dumped. */
  readonly complete: boolean;
  /** Whether the dump holds them. */
  readonly subscriptions: boolean;
}

const roleRow = z.object({ role: z.string() });

/** Everything in the schema and all large objects, as the session sees them. */
export async function readInventory(
  database: Database,
  { serverMajor, complete, subscriptions }: InventoryOptions,
): Promise<InventoryFacts> {
  await database.run(textSettings);
  const [bootstrap] = await database.rows(roleRow, 'SELECT rolname AS role FROM pg_roles WHERE oid = 10');
  return {
    complete,
    bootstrapRole: bootstrap?.role ?? 'postgres',
    objects: complete ? await readObjects(database, serverMajor) : [],
    ...(complete && subscriptions ? { subscriptions: await readSubscriptions(database) } : {}),
    largeObjectsDigest: (await digestLargeObjects(database, await countLargeObjects(database))) ?? null,
  };
}
