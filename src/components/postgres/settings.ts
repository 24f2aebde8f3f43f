import type { DatabaseFacts } from './facts.ts';
import { literal, quoteName } from './server/database.ts';

/** Settings whose value is a list of names and must not be quoted as a whole (GUC_LIST_QUOTE in PostgreSQL's guc tables). */
const lists = new Set(['search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries']);

/**
 * Statements that give a restored database what a dump loses: privileges, settings, connection limit, comment. They are for
 * psql, with the database's name in the variable `db`.
 */
export function settingStatements(database: DatabaseFacts): string[] {
  const statements: string[] = [];
  if (database.connectionLimit !== -1)
    statements.push(`ALTER DATABASE :"db" CONNECTION LIMIT ${database.connectionLimit};`);
  if (database.comment !== null) statements.push(`COMMENT ON DATABASE :"db" IS ${literal(database.comment)};`);
  if (database.privileges !== null) {
    // The owner's own rights are among those of the list, as far as it has them.
    statements.push(`REVOKE ALL ON DATABASE :"db" FROM PUBLIC, ${quoteName(database.owner)};`);
    for (const { grantee, privilege, grantable } of database.privileges) {
      const to = grantee === null ? 'PUBLIC' : quoteName(grantee);
      statements.push(
        `GRANT ${privilege} ON DATABASE :"db" TO ${to}${grantable && grantee !== null ? ' WITH GRANT OPTION' : ''};`,
      );
    }
  }
  for (const { role, name: setting, value } of database.settings) {
    if (value === null) continue;
    const subject = role === null ? 'ALTER DATABASE :"db"' : `ALTER ROLE ${quoteName(role)} IN DATABASE :"db"`;
    statements.push(`${subject} SET ${quoteName(...setting.split('.'))} TO ${settingValue(setting, value)};`);
  }
  return statements;
}

function settingValue(setting: string, value: string): string {
  if (!lists.has(setting.toLowerCase())) return literal(value);
  const names = value.match(/"(?:[^"]|"")*"|[^,\s]+/g) ?? [''];
  return names.map((one) => literal(one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one)).join(', ');
}
