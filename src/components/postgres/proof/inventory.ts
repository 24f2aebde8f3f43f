import { z } from 'zod';
import type { Database } from '../connect.ts';
import type { InventoryFacts } from '../facts.ts';
import { countLargeObjects } from '../inventory.ts';
import { digestLargeObjects } from './large-objects.ts';
import { readObjects } from './objects/read.ts';

const roleRow = z.object({ role: z.string() });

/** Everything in the schema and all large objects, as the session sees them. Its search_path must be empty. */
export async function readInventory(
  database: Database,
  { serverMajor, complete }: { readonly serverMajor: number; readonly complete: boolean },
): Promise<InventoryFacts> {
  const [bootstrap] = await database.rows(roleRow, 'SELECT rolname AS role FROM pg_roles WHERE oid = 10');
  return {
    complete,
    bootstrapRole: bootstrap?.role ?? 'postgres',
    objects: complete ? await readObjects(database, serverMajor) : [],
    largeObjectsDigest: (await digestLargeObjects(database, await countLargeObjects(database))) ?? null,
  };
}
