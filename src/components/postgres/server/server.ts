import { z } from 'zod';
import type { DatabaseFacts, ServerFacts } from '../facts.ts';
import { askTexts, type Database, literal } from './database.ts';

const versionRow = z.object({
  version: z.coerce.number(),
  recovering: z.boolean(),
  bypass: z.boolean(),
  superuser: z.boolean(),
});
/** pg_database as JSON: its columns differ between versions. */
const databaseRow = z.object({
  row: z.object({
    datname: z.string(),
    datcollate: z.string(),
    datctype: z.string(),
    datconnlimit: z.int(),
    datlocprovider: z.string().default('c'),
    daticulocale: z.string().nullish(),
    datlocale: z.string().nullish(),
    datistemplate: z.boolean(),
    datacl: z.array(z.string()).nullable(),
  }),
  owner: z.string(),
  encoding: z.string(),
  monetary: z.string(),
  bytes: z.coerce.number(),
  comment: z.string().nullable(),
});
const privilegeRow = z.object({ grantee: z.string().nullable(), privilege: z.string(), grantable: z.boolean() });
const settingRow = z.object({ role: z.string().nullable(), setting: z.string() });

export interface ServerState {
  readonly server: ServerFacts;
  readonly database: DatabaseFacts;
  /** Row-level security does not apply to this role. */
  readonly bypassesRowSecurity: boolean;
  readonly superuser: boolean;
}

/** Everything about the server and the database that a dump does not hold, or that must be known before it is taken. */
export async function readServer(database: Database): Promise<ServerState> {
  const [row] = await database.rows(
    versionRow,
    `SELECT current_setting('server_version_num') AS version, pg_is_in_recovery() AS recovering,
       rolbypassrls OR rolsuper AS bypass, rolsuper AS superuser
     FROM pg_roles WHERE rolname = current_user`,
  );
  const { version, recovering, bypass, superuser } = versionRow.parse(row);
  const timeline = await controlValue(database, 'timeline_id', 'pg_catalog.pg_control_checkpoint()');
  const major = Math.floor(version / 10_000);
  return {
    server: {
      version: `${major}.${version % 10_000}`,
      major,
      systemIdentifier: await readIdentifier(database),
      timeline: timeline === null ? null : Number(timeline),
      inRecovery: recovering,
    },
    database: await readDatabase(database),
    bypassesRowSecurity: bypass,
    superuser,
  };
}

/** Made by initdb, and the same in every physical copy of a server; null: the user may not read it. */
export async function readIdentifier(database: Database): Promise<string | null> {
  return await controlValue(database, 'system_identifier', 'pg_catalog.pg_control_system()');
}

async function controlValue(database: Database, column: string, call: string): Promise<string | null> {
  const may = `SELECT 'yes' AS text WHERE pg_catalog.has_function_privilege(${literal(call)}, 'EXECUTE')`;
  if ((await askTexts(database, may)).length === 0) return null;
  const [value = null] = await askTexts(database, `SELECT ${column}::text AS text FROM ${call}`);
  return value;
}

async function readDatabase(database: Database): Promise<DatabaseFacts> {
  const [first] = await database.rows(
    databaseRow,
    `SELECT to_jsonb(d) AS row, pg_get_userbyid(d.datdba) AS owner, pg_encoding_to_char(d.encoding) AS encoding,
       current_setting('lc_monetary') AS monetary,
       pg_database_size(d.oid)::text AS bytes, shobj_description(d.oid, 'pg_database') AS comment
     FROM pg_database d WHERE datname = current_database()`,
  );
  const { row, monetary, ...rest } = databaseRow.parse(first);
  const settings = await readSettings(database);
  return {
    name: row.datname,
    isTemplate: row.datistemplate,
    ...rest,
    collate: row.datcollate,
    ctype: row.datctype,
    lcMonetary: settings.find(({ role, name }) => role === null && name === 'lc_monetary')?.value ?? monetary,
    provider: row.datlocprovider,
    locale: row.datlocale ?? row.daticulocale ?? null,
    connectionLimit: row.datconnlimit,
    privileges: row.datacl === null ? null : await readPrivileges(database),
    settings,
  };
}

function readPrivileges(database: Database) {
  return database.rows(
    privilegeRow,
    `SELECT r.rolname AS grantee, a.privilege_type AS privilege, a.is_grantable AS grantable
     FROM pg_database d, aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
     WHERE d.datname = current_database() ORDER BY 1, 2`,
  );
}

async function readSettings(database: Database): Promise<DatabaseFacts['settings']> {
  const rows = await database.rows(
    settingRow,
    `SELECT r.rolname AS role, unnest(s.setconfig) AS setting
     FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
     WHERE d.datname = current_database() ORDER BY 1, 2`,
  );
  return rows.map(({ role, setting }) => {
    const [name = '', ...value] = setting.split('=');
    return { role, name, value: isOfApplication(name) ? null : value.join('=') };
  });
}

/**
 * Applications keep what they like in settings of their own ("app.jwt_secret", "app.dsn"): their values must not come into a
 * manifest. PostgreSQL's own names have no dot.
 */
function isOfApplication(name: string): boolean {
  return name.includes('.');
}
