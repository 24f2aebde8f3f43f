import { z } from 'zod';
import { BackupError } from '../../lib/errors.ts';

const named = z.object({ schema: z.string(), name: z.string() });
export type TableName = z.output<typeof named>;
const count = z.int().min(0);

export const tableFactsSchema = named.extend({
  columns: z.array(z.string()),
  /** The root of its partitions that the dump loads it into; an archive says so itself. */
  into: named.exactOptional(),
  rows: count,
  /** Bytes of its rows as COPY text. */
  bytes: count,
  /** Order-independent hash of its rows, in hex. */
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  /** Its data file, relative to the backup's folder: null but in directory format. */
  file: z.string().nullable(),
});
export type TableFacts = z.output<typeof tableFactsSchema>;

export const databaseFactsSchema = z.object({
  name: z.string(),
  owner: z.string(),
  bytes: count,
  encoding: z.string(),
  collate: z.string(),
  ctype: z.string(),
  /** What amounts of money are written in; absent: in a backup of an earlier version. */
  lcMonetary: z.string().exactOptional(),
  /** c: the C library's locales, i: ICU, b: built in (17 and newer). */
  provider: z.string(),
  /** Of ICU and the built-in provider. */
  locale: z.string().nullable(),
  connectionLimit: z.int(),
  comment: z.string().nullable(),
  /** It is said and not made again: a template cannot be dropped, and what a restore makes must be. */
  isTemplate: z.boolean().exactOptional(),
  /** Null: the default privileges. A null grantee is PUBLIC. */
  privileges: z
    .array(z.object({ grantee: z.string().nullable(), privilege: z.string(), grantable: z.boolean() }))
    .nullable(),
  /** ALTER DATABASE/ROLE … SET. A null role: all roles. A null value: an application's own setting, which may be a secret and is only in the dump. */
  settings: z.array(z.object({ role: z.string().nullable(), name: z.string(), value: z.string().nullable() })),
});
export type DatabaseFacts = z.output<typeof databaseFactsSchema>;

export const serverFactsSchema = z.object({
  /** "17.11" */
  version: z.string(),
  major: z.int(),
  systemIdentifier: z.string().nullable(),
  timeline: z.int().nullable(),
  /** True on a standby. */
  inRecovery: z.boolean(),
});
export type ServerFacts = z.output<typeof serverFactsSchema>;

const identitySchema = z.object({ server: z.object({ systemIdentifier: z.string().nullable() }) });

/** What tells the server from others. */
export function identityOf(facts: unknown): z.output<typeof identitySchema> | undefined {
  return identitySchema.safeParse(facts).data;
}

export const formatNames = ['directory', 'custom', 'plain'] as const;
export type Format = (typeof formatNames)[number];

/** What backups of former versions recorded of the schema. Its hashes are no longer compared: pg_dump's own words are. */
const inventorySchema = z.object({
  bootstrapRole: z.string().exactOptional(),
  largeObjectsDigest: z.string().nullable().exactOptional(),
});

const newestSchema = named.extend({ column: z.string(), at: z.string() });
/** The newest moment in a time column, in UTC: "2026-11-22 03:10:11.000000". */
export type NewestFacts = z.output<typeof newestSchema>;

/** What the manifest records of a database backup. */
export const factsSchema = z.object({
  format: z.enum(formatNames),
  /** The dump, relative to the backup's folder: a file, or in directory format a folder. */
  dump: z.string(),
  globals: z.object({ file: z.string(), passwords: z.boolean() }),
  client: z.object({ version: z.string(), major: z.int(), jobs: z.int() }),
  server: serverFactsSchema,
  database: databaseFactsSchema,
  snapshot: z.object({ id: z.string(), at: z.string(), lsn: z.string().nullable() }),
  tables: z.array(tableFactsSchema),
  /** Tables whose rows are not in the dump, and why. */
  dataless: z.array(named.extend({ reason: z.string() })),
  sequences: z.array(named.extend({ lastValue: z.string(), isCalled: z.boolean() })),
  materializedViews: z.array(named),
  largeObjects: count,
  extensions: z.array(named.extend({ version: z.string() })),
  /** Of their OIDs, owners, privileges and contents; absent: it could not be found out. */
  largeObjectsDigest: z.string().exactOptional(),
  /** Name of the role that made the server's cluster. */
  bootstrapRole: z.string().exactOptional(),
  inventory: inventorySchema.exactOptional(),
  /** Of the indexed time columns; absent when it was not found out. */
  newest: z.array(newestSchema).exactOptional(),
  filters: z.object({ tables: z.array(z.string()), excludeTables: z.array(z.string()) }),
});
export type Facts = z.output<typeof factsSchema>;

/** The facts of a backup; undefined for one made by the guide's scripts. */
export function parseRecorded(facts: unknown): Facts | undefined {
  if (facts === undefined) return undefined;
  const parsed = factsSchema.safeParse(facts);
  if (parsed.success) return parsed.data;
  throw new BackupError('damaged', 'What the backup records about the database cannot be understood', {
    because: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`),
    hint: 'It may have been made by a newer version of this program. Its RESTORE.md says how to restore it by hand.',
  });
}

/** "public.trades", for people. */
export function tableName(table: TableName): string {
  return `${table.schema}.${table.name}`;
}

/** The key of a table in a Map. */
export function tableKey(table: TableName): string {
  return JSON.stringify([table.schema, table.name]);
}
