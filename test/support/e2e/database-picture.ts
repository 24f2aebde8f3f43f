import type { ServerToAsk } from '../postgres.ts';

/** What a restore has to bring back, each kind of object as sorted lines of text. */
export type DatabasePicture = Readonly<Record<keyof typeof queries | 'rows', readonly string[]>>;

const own = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`;

const queries = {
  columns: `SELECT format('%s.%s %s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
      pg_get_expr(d.adbin, d.adrelid)) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm') AND ${own}`,
  sequences: `SELECT format('%s.%s %s %s', schemaname, sequencename, increment_by, last_value) AS line FROM pg_sequences`,
  constraints: `SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid)) AS line
    FROM pg_constraint k JOIN pg_namespace n ON n.oid = connamespace WHERE ${own}`,
  indexes: `SELECT indexdef AS line FROM pg_indexes WHERE schemaname NOT LIKE 'pg\\_%'`,
  functions: `SELECT pg_get_functiondef(p.oid) || coalesce(obj_description(p.oid, 'pg_proc'), '') AS line
    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${own}`,
  triggers: `SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal`,
  views: `SELECT format('%s %s', c.relname, pg_get_viewdef(c.oid)) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('v', 'm') AND ${own}`,
  owners: `SELECT format('%s %s %s %s', c.relname, relkind, pg_get_userbyid(relowner),
      (SELECT string_agg(item::text, ' ' ORDER BY item::text) FROM unnest(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner))) AS item)) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE ${own} AND relkind <> 'i'`,
} as const;

/** A picture of a database that is equal for equal databases, whatever server they are on. */
export async function databasePicture(server: ServerToAsk, database: string): Promise<DatabasePicture> {
  const lines = async (sql: string) => {
    const rows = await server.query(`SET timezone = 'UTC'; SET extra_float_digits = 3; ${sql}`, database);
    return rows.map((row) => String(row.line)).sort();
  };
  const pictures = await Promise.all(
    Object.entries(queries).map(async ([kind, sql]) => [kind, await lines(sql)] as const),
  );
  const tables = await lines(`SELECT format('%I.%I', n.nspname, c.relname) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'm') AND ${own}`);
  const rows = await Promise.all(
    tables.map(async (table) => {
      const digest = `md5(string_agg(t::text, E'\\n' ORDER BY t::text))`;
      const [line] = await lines(`SELECT format('%s rows %s', count(*), ${digest}) AS line FROM ${table} AS t`);
      return `${table}: ${line}`;
    }),
  );
  const empty = { columns: [], sequences: [], constraints: [], indexes: [], functions: [], triggers: [], views: [] };
  return { ...empty, owners: [], ...Object.fromEntries(pictures), rows };
}

/** What a dump loses and the instructions have to put back: of the database itself and of the roles. */
export async function surroundings(server: ServerToAsk, database: string): Promise<readonly string[]> {
  const rows = await server.query(
    `SELECT format('database %s %s %s', pg_get_userbyid(datdba), shobj_description(d.oid, 'pg_database'),
        (SELECT string_agg(item::text, ' ' ORDER BY item::text) FROM unnest(coalesce(datacl, acldefault('d', datdba))) AS item)) AS line
      FROM pg_database d WHERE datname = current_database()
    UNION ALL SELECT format('setting %s %s', CASE setrole WHEN 0 THEN '' ELSE pg_get_userbyid(setrole) END, unnest(setconfig))
      FROM pg_db_role_setting WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
    UNION ALL SELECT format('role %s %s %s', rolname, rolcanlogin, rolconnlimit) FROM pg_roles WHERE rolname !~ '^pg_'
    UNION ALL SELECT format('member %s %s', pg_get_userbyid(roleid), pg_get_userbyid(member)) FROM pg_auth_members
      WHERE pg_get_userbyid(roleid) !~ '^pg_'`,
    database,
  );
  return rows.map((row) => String(row.line)).sort();
}
