import { BackupError, messageOf } from '../../../lib/errors.ts';
import { plural } from '../../../lib/format.ts';
import type { StoredBackup } from '../../restorable.ts';
import { unquote } from '../archive/copy.ts';
import type { Facts } from '../facts.ts';
import type { Database } from '../server/database.ts';
import { findGlobals, readDecoded } from './dump-files.ts';
import { dropMade, identifyMade, type Kind, type Made, namesOf } from './made.ts';
import { statementsIn } from './statements.ts';

export interface RestoredRoles {
  /** Roles and tablespaces that did not exist before, in the order they were made. */
  readonly made: readonly Made[];
  readonly warnings: readonly string[];
  /** Tablespaces of the backup that are not here. */
  readonly missingTablespaces: readonly string[];
}

export interface Making {
  /** False: no tablespaces are made. */
  readonly tablespaces: boolean;
  /**
   * Told of all that was made so far. Of roles before their transaction ends, so that a kill leaves none that is not
   * recorded; of a tablespace, which no transaction can make, just after it.
   */
  recordMade?(made: readonly Made[]): Promise<void>;
}

export const word = '("(?:[^"]|"")+"|[^\\s;,]+)';
const create = new RegExp(`^CREATE ROLE ${word}$`);
const change = new RegExp(`^(?:ALTER ROLE|COMMENT ON ROLE|SECURITY LABEL FOR \\S+ ON ROLE) ${word} `);
const grant = new RegExp(`^GRANT ${word} TO ${word}`);
const tablespace = new RegExp(`^CREATE TABLESPACE ${word} `);

/**
 * Makes the roles of a backup that the server lacks, with their passwords, settings and memberships. A role that exists is
 * never touched.
 */
export async function restoreRoles(
  server: Database,
  facts: Facts | undefined,
  backup: StoredBackup,
  making: Making,
): Promise<RestoredRoles> {
  const statements = await globalsOf(facts, backup);
  const made: Made[] = [];
  const warnings: string[] = [];
  try {
    made.push(...(await makeRoles(server, statements, making)));
    const names = made.map(({ name }) => name).join(', ');
    if (made.length > 0)
      warnings.push(`${plural(made.length, 'role')} of the backup were missing here and were made: ${names}`);
    return { made, warnings, missingTablespaces: await makeTablespaces(server, statements, making, made, warnings) };
  } catch (error) {
    await dropMade(server, made);
    throw error;
  }
}

/** The statements that made the roles and tablespaces of the server; none when the backup does not hold them. */
export async function globalsOf(facts: Facts | undefined, backup: StoredBackup): Promise<string[]> {
  const file = findGlobals(facts, backup);
  return file === undefined ? [] : statementsIn(await readDecoded(backup, file));
}

/** What these statements would make now, in their order. */
export async function missingOf(server: Database, kind: Kind, statements: readonly string[]): Promise<string[]> {
  const making = kind === 'ROLE' ? create : tablespace;
  const present = await namesOf(server, kind);
  return statements.flatMap((one) => unquoted(making.exec(one)?.[1])).filter((name) => !present.has(name));
}

async function makeRoles(server: Database, statements: readonly string[], { recordMade }: Making): Promise<Made[]> {
  const fresh = await missingOf(server, 'ROLE', statements);
  if (fresh.length === 0) return [];
  await server.run('BEGIN');
  try {
    for (const statement of statements) await makeRole(server, statement, fresh);
    const made = await identifyMade(server, 'ROLE', fresh);
    await recordMade?.(made);
    await server.run('COMMIT');
    return made;
  } catch (error) {
    // A session that was lost has rolled back by itself.
    await server.run('ROLLBACK').catch(() => {});
    throw error;
  }
}

async function makeRole(server: Database, statement: string, fresh: readonly string[]): Promise<void> {
  const [subject] = unquoted((create.exec(statement) ?? change.exec(statement))?.[1] ?? grant.exec(statement)?.[2]);
  if (subject === undefined || !fresh.includes(subject)) return;
  try {
    // Who granted a membership may be a role that is not here.
    await server.run(statement.replace(/ GRANTED BY .*$/s, ''));
  } catch (error) {
    throw roleError(error, subject);
  }
}

/** Returns those that are not here. */
async function makeTablespaces(
  server: Database,
  statements: readonly string[],
  making: Making,
  made: Made[],
  warnings: string[],
): Promise<string[]> {
  const wanted = await missingOf(server, 'TABLESPACE', statements);
  if (!making.tablespaces) return wanted;
  const missing: string[] = [];
  for (const statement of statements) {
    const [name] = unquoted(tablespace.exec(statement)?.[1]);
    if (name === undefined || !wanted.includes(name)) continue;
    try {
      await server.run(statement);
    } catch (error) {
      missing.push(name);
      warnings.push(`Tablespace ${name} could not be made (${messageOf(error)}); its tables go to the default one`);
      continue;
    }
    made.push(...(await identifyMade(server, 'TABLESPACE', [name])));
    await making.recordMade?.(made);
  }
  return missing;
}

export function unquoted(name: string | undefined): string[] {
  return name === undefined ? [] : [unquote(name)];
}

function roleError(error: unknown, role: string): BackupError {
  return new BackupError('restore-failed', `Role ${role} of the backup could not be made`, {
    cause: error,
    hint: 'Restore as a superuser, or create the role by hand (CREATE ROLE …) and run the restore again. Nothing live was touched.',
  });
}
