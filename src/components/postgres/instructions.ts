import { formatCount, shellQuote } from '../../lib/format.ts';
import type { StoredFile } from '../../pipeline/stored-file.ts';
import { type Facts, factsSchema, type TableFacts, tableName } from './facts.ts';
import { literal, quoteName } from './server/database.ts';
import { settingStatements } from './settings.ts';

/** How to restore this very backup with PostgreSQL's own programs: for somebody alone at 03:00. */
export function databaseInstructions(facts: unknown, files: readonly StoredFile[]): string {
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success) return unrecorded(files);
  const recorded = parsed.data;
  const sections = [
    intro(recorded),
    checkSection(recorded),
    whereSection(recorded),
    rolesSection(recorded),
    createSection(recorded),
    restoreSection(recorded),
    settingsSection(recorded),
    countSection(recorded.tables),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function intro({ database, server, snapshot, tables, globals, filters }: Facts): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const lines = [
    `PostgreSQL ${server.version}, database \`${database.name}\`, as it was at ${snapshot.at}: ${formatCount(tables.length)} tables, ${formatCount(rows)} rows.`,
    'The commands below are to be run in the folder of this backup, in this order, in one bash session. They restore into a new database and touch no other.',
  ];
  if (!globals.passwords)
    lines.push(
      '**Role passwords are not in this backup.** Set them with `\\password` in psql after the roles are restored.',
    );
  if (filters.tables.length + filters.excludeTables.length > 0)
    lines.push('**This is not the whole database:** tables were left out by configuration.');
  return lines.join('\n\n');
}

function checkSection({ dump, globals }: Facts): string {
  const test = [dump, globals.file].map(shellQuote).join(' ');
  return section('Check the files', [
    '(cd database && sha256sum -c ./*.sha256)',
    `find ${test} -name '*.zst' -size +0 -exec zstd -t -q {} +`,
    `find ${test} -name '*.gz' -exec gzip -t {} +`,
  ]);
}

function whereSection({ server, client }: Facts): string {
  const major = Math.max(server.major, client.major);
  return [
    `### Say where to restore\n\nUse the programs of the target server’s own major version, ${major} or newer (Debian: \`postgresql-client-${major}\`).`,
    block([
      'set -o pipefail',
      `export PATH="/usr/lib/postgresql/${major}/bin:$PATH"`,
      'export PGHOST="${PGHOST:-127.0.0.1}" PGPORT="${PGPORT:-5432}" PGUSER="${PGUSER:-postgres}"   # a superuser; psql asks for its password, or takes PGPASSWORD',
    ]),
  ].join('\n\n');
}

function rolesSection({ globals }: Facts): string {
  // With its line, the role that restores would get the old server's password in the middle of the restore.
  const others = `grep -vE "^(CREATE|ALTER) ROLE \\"?$PGUSER\\"?( WITH |;)"`;
  return [
    '### Restore roles and tablespaces\n\nOnly on a new server. “already exists” is harmless. The role you restore with is left as it is.',
    block([`${reader(globals.file)} | ${others} | psql -X -q -d postgres`]),
  ].join('\n\n');
}

function createSection({ database }: Facts): string {
  const options = [
    '--template=template0',
    `--encoding=${database.encoding}`,
    `--owner=${database.owner}`,
    `--lc-collate=${database.collate}`,
    `--lc-ctype=${database.ctype}`,
  ];
  if (database.provider === 'i' && database.locale !== null)
    options.push('--locale-provider=icu', `--icu-locale=${database.locale}`);
  if (database.provider === 'b' && database.locale !== null) {
    options.push('--locale-provider=builtin', `--builtin-locale=${database.locale}`);
  }
  return section('Create the database', [
    `DB=${shellQuote(database.name)}   # take another name if this one exists`,
    `createdb ${options.map(shellQuote).join(' ')} -- "$DB"`,
    // psql and pg_restore take a name with "=" in it for a whole connection string.
    `TARGET="dbname='$(printf %s "$DB" | sed "s/[\\\\\\\\']/\\\\\\\\&/g")'"`,
  ]);
}

/** pg_restore and pg_dump of 17 and newer write a setting that servers before 17 refuse. */
const dropNewSetting = "sed '/^SET transaction_timeout = 0;$/d'";

function restoreSection({ format, dump, client, server }: Facts): string {
  const psql = 'psql -X -q -v ON_ERROR_STOP=1 -d "$TARGET"';
  const newer = client.major >= 17 && server.major < 17;
  const filter = newer ? ` | ${dropNewSetting}` : '';
  if (format === 'plain') return section('Restore the data', [`${reader(dump)}${filter} | ${psql}`]);
  const unpacked = format === 'directory' ? dump : dump.replace(/\.(zst|gz)$/, '');
  const unpack = unpacked === dump || format === 'directory' ? [] : [`${reader(dump)} > ${shellQuote(unpacked)}`];
  const restore = newer
    ? `pg_restore -f - ${shellQuote(unpacked)}${filter} | ${psql}`
    : `pg_restore --exit-on-error --jobs=4 --dbname="$TARGET" ${shellQuote(unpacked)}`;
  const remove = unpack.length === 0 ? [] : [`rm ${shellQuote(unpacked)}`];
  return section('Restore the data', [...unpack, restore, ...remove]);
}

function settingsSection(facts: Facts): string {
  const { database } = facts;
  const statements = settingStatements(database);
  const own = applicationSettings(facts);
  if (statements.length === 0) return own;
  const command = `psql -X -q -v ON_ERROR_STOP=1 -v db="$DB" -d "$TARGET" <<'END_OF_SQL'`;
  const stated = section('Put back what belongs to the database itself', [command, ...statements, 'END_OF_SQL']);
  return own === '' ? stated : `${stated}\n\n${own}`;
}

/** Settings of the application may be secrets: their values are in the archive, and in no other file of the backup. */
function applicationSettings({ database, format, dump }: Facts): string {
  const names = database.settings.filter(({ value }) => value === null).map((setting) => setting.name);
  if (names.length === 0) return '';
  const listed = [...new Set(names)].map((each) => `\`${each}\``).join(', ');
  if (format === 'plain')
    return `**Settings of the application are not in this backup**, because they may be secrets and a plain dump has no place for them: ${listed}. Set them again with \`ALTER DATABASE … SET\`.`;
  const archive = dump.endsWith('.dump') ? shellQuote(dump) : `< <(${reader(dump)} 2>/dev/null)`;
  const anyName = '("([^"]|"")+"|[^" ]+)';
  const addressed = `s/^(ALTER DATABASE|ALTER ROLE .+ IN DATABASE) ${anyName} SET ("[^"]+"|[^ ]+\\.[^ ]+) TO /\\1 :"db" SET \\4 TO /p`;
  return [
    `### Put back the settings of the application\n\nTheir values may be secrets, so they stand in the dump only: ${listed}.`,
    block([
      `pg_restore --create --schema-only --file=- ${archive} |`,
      `  sed -nE ${shellQuote(addressed)} |`,
      '  psql -X -q -v ON_ERROR_STOP=1 -v db="$DB" -d "$TARGET"',
    ]),
  ].join('\n\n');
}

function countSection(tables: readonly TableFacts[]): string {
  const analyze = 'psql -X -q -d "$TARGET" -c ANALYZE';
  if (tables.length === 0) return section('Let the planner know the data', [analyze]);
  const selects = tables.map(
    (table) =>
      `SELECT ${literal(tableName(table))} AS table_name, ${table.rows} AS expected, count(*) AS found FROM ONLY ${quoteName(table.schema, table.name)}`,
  );
  const query = `SELECT *, expected = found AS ok FROM (\n${selects.join('\nUNION ALL ')}\n) AS counts ORDER BY ok, table_name;`;
  return `${section('Count', [analyze, `psql -X -d "$TARGET" <<'END_OF_SQL'`, query, 'END_OF_SQL'])}\n\nEvery line must end with \`t\`.`;
}

function unrecorded(files: readonly StoredFile[]): string {
  const dumps = files.filter(({ path }) => /\.sql(\.gz|\.zst)?$/.test(path));
  const commands = dumps.map(({ path }) => `${reader(path)} | psql -X -v ON_ERROR_STOP=1 -d "$DB"`);
  return `${section('Restore the database', ['createdb --template=template0 "$DB"', ...commands])}\n`;
}

function reader(path: string): string {
  if (path.endsWith('.zst')) return `zstd -dc ${shellQuote(path)}`;
  return `${path.endsWith('.gz') ? 'gzip -dc' : 'cat'} ${shellQuote(path)}`;
}

function section(title: string, lines: readonly string[]): string {
  return `### ${title}\n\n${block(lines)}`;
}

function block(lines: readonly string[]): string {
  return ['```bash', ...lines, '```'].join('\n');
}
