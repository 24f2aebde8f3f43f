import { join } from 'node:path';
import { z } from 'zod';
import { BackupError, messageOf } from '../../../lib/errors.ts';
import { plural } from '../../../lib/format.ts';
import type { StoredBackup } from '../../restorable.ts';
import { type Database, quoteName } from '../connect.ts';
import type { Facts } from '../facts.ts';
import { findGlobals, readDecoded } from './dump-files.ts';
import { statementsIn } from './statements.ts';

export interface RestoredRoles {
  /** Roles and tablespaces that did not exist before, in the order they were made. */
  readonly created: readonly Created[];
  readonly warnings: readonly string[];
  /** Tablespaces of the backup that are not here. */
  readonly missingTablespaces: readonly string[];
}

export const createdSchema = z.object({ kind: z.enum(['ROLE', 'TABLESPACE']), name: z.string() });
export type Created = z.output<typeof createdSchema>;

const word = '("(?:[^"]|"")+"|[^\\s;,]+)';
const create = new RegExp(`^CREATE ROLE ${word}$`);
const change = new RegExp(`^(?:ALTER ROLE|COMMENT ON ROLE|SECURITY LABEL FOR \\S+ ON ROLE) ${word} `);
const grant = new RegExp(`^GRANT ${word} TO ${word}`);
const tablespace = new RegExp(`^CREATE TABLESPACE ${word} `);
const nameRow = z.object({ name: z.string() });
const rolesSql = 'SELECT rolname AS name FROM pg_roles';
const tablespacesSql = 'SELECT spcname AS name FROM pg_tablespace';

/**
 * Makes the roles of a backup that the server lacks, with their passwords, settings and memberships. A role that exists is
 * never touched.
 *
 * @param tablespaces false: none are made
 */
export async function restoreRoles(
  server: Database,
  facts: Facts | undefined,
  backup: StoredBackup,
  tablespaces: boolean,
): Promise<RestoredRoles> {
  const file = findGlobals(facts, backup);
  if (file === undefined) return { created: [], warnings: [], missingTablespaces: [] };
  const statements = statementsIn(await readDecoded(join(backup.folder, file.path), file.codec));
  const created: Created[] = [];
  const warnings: string[] = [];
  try {
    await makeRoles(server, statements, created, warnings);
    const missingTablespaces = await makeTablespaces(server, statements, tablespaces, created, warnings);
    return { created, warnings, missingTablespaces };
  } catch (error) {
    await dropRoles(server, created);
    throw error;
  }
}

/** What restoreRoles would make now, in its order. */
export async function missingRoles(
  server: Database,
  facts: Facts | undefined,
  backup: StoredBackup,
): Promise<Created[]> {
  const file = findGlobals(facts, backup);
  if (file === undefined) return [];
  const statements = statementsIn(await readDecoded(join(backup.folder, file.path), file.codec));
  const missing = async (kind: Created['kind'], made: RegExp, presentSql: string): Promise<Created[]> => {
    const present = new Set((await server.rows(nameRow, presentSql)).map(({ name }) => name));
    const named = statements.flatMap((statement) => unquoted(made.exec(statement)?.[1]));
    return named.filter((name) => !present.has(name)).map((name) => ({ kind, name }));
  };
  return [...(await missing('ROLE', create, rolesSql)), ...(await missing('TABLESPACE', tablespace, tablespacesSql))];
}

async function makeRoles(
  server: Database,
  statements: readonly string[],
  created: Created[],
  warnings: string[],
): Promise<void> {
  const present = new Set((await server.rows(nameRow, rolesSql)).map(({ name }) => name));
  const wanted = statements.flatMap((statement) => unquoted(create.exec(statement)?.[1]));
  const fresh = new Set(wanted.filter((name) => !present.has(name)));
  if (fresh.size === 0) return;
  for (const statement of statements) {
    const subject = unquoted((create.exec(statement) ?? change.exec(statement))?.[1] ?? grant.exec(statement)?.[2])[0];
    if (subject === undefined || !fresh.has(subject)) continue;
    // Who granted a membership may be a role that is not here.
    const sql = statement.replace(/ GRANTED BY .*$/s, '');
    try {
      await server.run(sql);
    } catch (error) {
      throw roleError(error, subject);
    }
    if (create.test(statement)) created.push({ kind: 'ROLE', name: subject });
  }
  warnings.push(
    `${plural(created.length, 'role')} of the backup were missing here and were made: ${[...fresh].join(', ')}`,
  );
}

async function makeTablespaces(
  server: Database,
  statements: readonly string[],
  allowed: boolean,
  created: Created[],
  warnings: string[],
): Promise<string[]> {
  const present = new Set((await server.rows(nameRow, tablespacesSql)).map(({ name }) => name));
  const missing: string[] = [];
  for (const statement of statements) {
    const [name] = unquoted(tablespace.exec(statement)?.[1]);
    if (name === undefined || present.has(name)) continue;
    try {
      if (!allowed) throw new BackupError('restore-failed', 'no tablespaces are made here');
      await server.run(statement);
      created.push({ kind: 'TABLESPACE', name });
    } catch (error) {
      missing.push(name);
      if (allowed)
        warnings.push(`Tablespace ${name} could not be made (${messageOf(error)}); its tables go to the default one`);
    }
  }
  return missing;
}

/** Removes what was made for a restore that did not happen. Returns what could not be removed. */
export async function dropRoles(server: Database, created: readonly Created[]): Promise<string[]> {
  const left: string[] = [];
  for (const { kind, name } of [...created].reverse()) {
    await server.run(`DROP ${kind} IF EXISTS ${quoteName(name)}`).catch(() => left.push(name));
  }
  return left;
}

function unquoted(name: string | undefined): string[] {
  if (name === undefined) return [];
  return [name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name];
}

function roleError(error: unknown, role: string): BackupError {
  return new BackupError('restore-failed', `Role ${role} of the backup could not be made`, {
    cause: error,
    hint: 'Restore as a superuser, or create the role by hand (CREATE ROLE …) and run the restore again. Nothing live was touched.',
  });
}
