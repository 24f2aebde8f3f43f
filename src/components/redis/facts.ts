import { z } from 'zod';
import { BackupError } from '../../lib/errors.ts';
import type { Json } from '../../lib/json.ts';
import type { Comparison } from '../restorable.ts';
import { kinds } from './rdb/types.ts';

const count = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{32}$/);

/**
 * What the manifest keeps of a Redis backup. Digests are logical (see rdb/reader.ts) and comparable only between equal
 * `digestVersion`s.
 */
export const factsSchema = z.object({
  product: z.enum(['redis', 'valkey']),
  version: z.string(),
  method: z.enum(['replication', 'bgsave']),
  mode: z.string(),
  role: z.string(),
  runId: z.string().optional(),
  replicationOffset: count.optional(),
  dumpFile: z.string(),
  serverFile: z.string(),
  /** Who can load the dump: a VALKEY file loads into no Redis, and no server loads a version above its own. */
  rdb: z.object({
    format: z.enum(['redis', 'valkey']),
    version: count,
    bytes: count,
    checksum: z.enum(['crc64', 'none']),
    aux: z.record(z.string(), z.string()),
  }),
  digestVersion: z.literal(1),
  keys: count,
  databases: z.array(
    z.object({
      db: count,
      keys: count,
      expires: count,
      types: z.partialRecord(z.enum(kinds), count),
      digest,
      timelessDigest: digest,
      /** Hashes all of whose fields expire; backups made by older versions do not say. */
      vanishing: count.exactOptional(),
      /** When the last of its keys that expire does, ms since 1970; backups made by older versions do not say. */
      latestExpiryMs: count.exactOptional(),
    }),
  ),
  functions: z.object({ count, digest }),
  /** Users of ACL LIST, saved in `serverFile`; absent when they could not be read. */
  aclUsers: count.optional(),
  settings: z.record(z.string(), z.string()),
});
export type RedisFacts = z.output<typeof factsSchema>;

const identitySchema = z.object({
  runId: z.string().exactOptional(),
  rdb: z.object({ aux: z.object({ 'repl-id': z.string().exactOptional() }) }),
});

/** What tells the server and its data set from others. */
export function identityOf(facts: unknown): z.output<typeof identitySchema> | undefined {
  return identitySchema.safeParse(facts).data;
}

/** The facts in a manifest; undefined: there is none. @throws BackupError `damaged` */
export function parseFacts(recorded: unknown): RedisFacts | undefined {
  if (recorded === undefined) return undefined;
  const parsed = factsSchema.safeParse(recorded);
  if (parsed.success) return parsed.data;
  throw new BackupError('damaged', "The manifest's facts of redis are not what this version writes", {
    cause: parsed.error,
    hint: 'The backup may come from a newer version of the program.',
  });
}

/** The keys of each database, now and in a backup, where they are known. */
export function compareKeys(
  facts: RedisFacts | undefined,
  now: readonly { readonly db: number; readonly keys: number }[] | undefined,
): Comparison[] {
  const numbers = new Set([...(now ?? []), ...(facts?.databases ?? [])].map(({ db }) => db));
  return [...numbers]
    .sort((a, b) => a - b)
    .map((db) => ({
      what: `keys in database ${db}`,
      now: now === undefined ? null : (now.find((one) => one.db === db)?.keys ?? 0),
      backup: facts === undefined ? null : (facts.databases.find((one) => one.db === db)?.keys ?? 0),
    }));
}

/** What going back to a backup loses, for people. */
export function lostSince(facts: RedisFacts | undefined): string {
  const forkedAt = Number(facts?.rdb.aux.ctime ?? Number.NaN);
  const moment = Number.isFinite(forkedAt) ? new Date(forkedAt * 1000).toISOString() : undefined;
  const since = moment === undefined ? 'the backup' : `${moment.slice(0, 19).replace('T', ' ')} UTC`;
  return `everything written since ${since} is lost`;
}

/** The small file beside the dump: what an RDB does not hold. */
export const serverFileSchema = z.object({
  product: z.enum(['redis', 'valkey']),
  version: z.string(),
  capturedAt: z.iso.datetime(),
  /** Lines for `user` directives or an ACL file; with password hashes. Null: could not be read. */
  acl: z.array(z.string()).nullable(),
  settings: z.record(z.string(), z.string()).nullable(),
});
export type ServerFile = z.output<typeof serverFileSchema>;

/** Facts as JSON: without what is undefined. */
export function toJson(facts: RedisFacts): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, Exclude<(typeof entry)[1], undefined>] => entry[1] !== undefined,
    ),
  );
}
