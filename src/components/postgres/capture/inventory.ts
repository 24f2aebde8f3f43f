import { z } from 'zod';
import { type Facts, type TableName, tableKey } from '../facts.ts';
import { askNumber, type Database, quoteName } from '../server/database.ts';

const relationRow = z.object({
  schema: z.string(),
  name: z.string(),
  kind: z.enum(['r', 'p', 'f', 'm', 'S']),
  unlogged: z.boolean(),
  /** Belongs to an extension, which makes it itself; pg_dump takes only the rows the extension asks for. */
  ofExtension: z.boolean(),
  rowSecurity: z.boolean(),
  readable: z.boolean(),
  estimatedBytes: z.coerce.number(),
  columns: z.array(z.string()),
});
export type Relation = z.output<typeof relationRow>;

/** Every table, sequence and materialized view of the database that is not the system's own. No relation is locked. */
export function readRelations(database: Database): Promise<Relation[]> {
  return database.rows(
    relationRow,
    `SELECT n.nspname AS schema, c.relname AS name, c.relkind::text AS kind, c.relpersistence = 'u' AS unlogged,
       c.relrowsecurity AS "rowSecurity", has_table_privilege(c.oid, 'SELECT') AS readable,
       c.relpages::bigint * current_setting('block_size')::bigint AS "estimatedBytes",
       EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e') AS "ofExtension",
       ARRAY(SELECT attname::text FROM pg_attribute
             WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'f', 'm', 'S') AND c.relpersistence <> 't'
       AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
     ORDER BY 1, 2`,
  );
}

/** True when pg_dump without filters writes the rows of this relation, whole. */
export function isDumped(relation: Relation, inRecovery: boolean): boolean {
  return relation.kind === 'r' && !relation.ofExtension && !(relation.unlogged && inRecovery);
}

const sequenceRow = z.object({ place: z.int(), lastValue: z.string(), isCalled: z.boolean() });
const sequencesPerStatement = 100;

/** Where the sequences stand. They do not obey snapshots: a busy one may already be further on. */
export async function readSequences(database: Database, relations: readonly Relation[]): Promise<Facts['sequences']> {
  const sequences = relations.filter(
    ({ kind, readable, name }) => kind === 'S' && readable && !name.includes('\ufffd'),
  );
  const found: Facts['sequences'] = [];
  for (let at = 0; at < sequences.length; at += sequencesPerStatement) {
    const part = sequences.slice(at, at + sequencesPerStatement);
    const selects = part.map(
      ({ schema, name }, index) =>
        `SELECT ${index} AS place, last_value::text AS "lastValue", is_called AS "isCalled" FROM ${quoteName(schema, name)}`,
    );
    for (const { place, ...state } of await database.rows(sequenceRow, selects.join(' UNION ALL '))) {
      const { schema, name } = part[place] ?? { schema: '', name: '' };
      found.push({ schema, name, ...state });
    }
  }
  return found;
}

const extensionRow = z.object({ schema: z.string(), name: z.string(), version: z.string() });

export function readExtensions(database: Database): Promise<Facts['extensions']> {
  return database.rows(
    extensionRow,
    `SELECT n.nspname AS schema, e.extname AS name, e.extversion AS version
     FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 2`,
  );
}

export async function countLargeObjects(database: Database, condition = ''): Promise<number> {
  return (await askNumber(database, `SELECT count(*) AS number FROM pg_largeobject_metadata ${condition}`)) ?? 0;
}

/** Rows stored in this very table, those of its children not included. */
export async function countRows(database: Database, table: TableName): Promise<number> {
  const sql = `SELECT count(*) AS number FROM ONLY ${quoteName(table.schema, table.name)}`;
  return (await askNumber(database, sql)) ?? 0;
}

const partitionRow = z.object({ parent: z.string(), parentSchema: z.string(), schema: z.string(), name: z.string() });

export type Partition = z.output<typeof partitionRow>;

/** Each partition that holds rows itself, once for every partitioned table it is a part of. */
export function readPartitions(database: Database): Promise<Partition[]> {
  return database.rows(
    partitionRow,
    `SELECT p.relname AS parent, pn.nspname AS "parentSchema", c.relname AS name, n.nspname AS schema
     FROM pg_class p JOIN pg_namespace pn ON pn.oid = p.relnamespace, pg_partition_tree(p.oid) t
       JOIN pg_class c ON c.oid = t.relid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE p.relkind = 'p' AND t.isleaf ORDER BY 1, 2, 3, 4`,
  );
}

const conditionRow = z.object({ schema: z.string(), name: z.string(), condition: z.string() });

/** Which rows of an extension's own tables a dump holds (pg_extension_config_dump), by tableKey(). */
export async function readConditions(database: Database): Promise<Map<string, string>> {
  const rows = await database.rows(
    conditionRow,
    `SELECT n.nspname AS schema, c.relname AS name, x.condition
     FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS x(id, condition)
       JOIN pg_class c ON c.oid = x.id JOIN pg_namespace n ON n.oid = c.relnamespace`,
  );
  return new Map(rows.map((row) => [tableKey(row), row.condition]));
}
