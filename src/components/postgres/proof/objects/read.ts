import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../connect.ts';
import type { ObjectFacts } from '../../facts.ts';
import { canonical } from './canonical.ts';
import { codeQueries } from './code.ts';
import { databaseQueries, subscriptions } from './database.ts';
import { relationQueries } from './relations.ts';
import { typeQueries } from './types.ts';

const objectRow = z.object({
  kind: z.string(),
  name: z.string(),
  definition: z.string(),
  owner: z.string().nullable(),
  privileges: z.string().nullable(),
});

/**
 * Every object of the schema that a dump holds, with a hash of what it is: definition, owner and privileges apart, so that a
 * difference names the aspect. Names are qualified, OIDs are in nothing. The session must have an empty search_path.
 */
export async function readObjects(database: Database, major: number): Promise<ObjectFacts[]> {
  return await readAll(database, [...relationQueries, ...codeQueries, ...typeQueries, ...databaseQueries(major)]);
}

export async function readSubscriptions(database: Database): Promise<ObjectFacts[]> {
  return await readAll(database, [subscriptions]);
}

async function readAll(database: Database, queries: readonly string[]): Promise<ObjectFacts[]> {
  const objects: ObjectFacts[] = [];
  for (const query of queries) {
    for (const { kind, name, definition, owner, privileges } of await database.rows(objectRow, query)) {
      objects.push({ kind, name, hash: hashOf(canonical(definition)) });
      if (owner !== null) objects.push({ kind: `owner of ${kind}`, name, hash: hashOf(owner) });
      if (privileges !== null) objects.push({ kind: `privileges of ${kind}`, name, hash: hashOf(privileges) });
    }
  }
  return objects;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
