import { z } from 'zod';
import { askTexts, type Database, quoteName } from '../server/database.ts';

/** A role or a tablespace that a restore made. One of the same name that is somebody else's has another OID. */
export const madeSchema = z.object({ kind: z.enum(['ROLE', 'TABLESPACE']), name: z.string(), oid: z.int() });
export type Made = z.output<typeof madeSchema>;
export type Kind = Made['kind'];

const presentRow = madeSchema.extend({ oid: z.coerce.number() });
const all = `SELECT 'ROLE' AS kind, rolname AS name, oid::text AS oid FROM pg_catalog.pg_roles
  UNION ALL SELECT 'TABLESPACE', spcname, oid::text FROM pg_catalog.pg_tablespace`;

export async function namesOf(server: Database, kind: Kind): Promise<ReadonlySet<string>> {
  const found = await server.rows(presentRow, all);
  return new Set(found.filter((one) => one.kind === kind).map(({ name }) => name));
}

/** Those that were just made, in the order of their names here. */
export async function identifyMade(server: Database, kind: Kind, names: readonly string[]): Promise<Made[]> {
  const found = await server.rows(presentRow, all);
  return names.flatMap((name) => found.filter((one) => one.kind === kind && one.name === name));
}

/** What is still there of what was made. */
export async function stillThere(server: Database, made: readonly Made[]): Promise<Made[]> {
  const found = await server.rows(presentRow, all);
  return made.filter(({ kind, name, oid }) =>
    found.some((one) => one.kind === kind && one.name === name && one.oid === oid),
  );
}

/** Removes what was made for a restore that did not happen, and nothing else. Returns what could not be removed. */
export async function dropMade(server: Database, made: readonly Made[]): Promise<Made[]> {
  const left: Made[] = [];
  for (const one of (await stillThere(server, made)).reverse()) {
    await server.run(`DROP ${one.kind} IF EXISTS ${quoteName(one.name)}`).catch(() => left.push(one));
  }
  return left;
}

/** The same when the run that made it is gone. Returns what became of each, one line each. */
export async function removeMade(server: Database, made: readonly Made[]): Promise<string[]> {
  const before = await stillThere(server, made);
  const busy = await rolesWithSessions(server);
  const left = await dropMade(
    server,
    before.filter(({ kind, name }) => kind !== 'ROLE' || !busy.has(name)),
  );
  return before.map((one) =>
    left.includes(one) || (one.kind === 'ROLE' && busy.has(one.name))
      ? `${wordFor(one)}, made for it, stays: something uses it`
      : `${wordFor(one)}, made for it, is dropped`,
  );
}

async function rolesWithSessions(server: Database): Promise<ReadonlySet<string>> {
  const sql = 'SELECT DISTINCT usename AS text FROM pg_stat_activity WHERE usename IS NOT NULL';
  return new Set(await askTexts(server, sql));
}

/** "role trader" */
export function wordFor({ kind, name }: Made): string {
  return `${kind.toLowerCase()} ${name}`;
}
