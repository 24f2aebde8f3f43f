import type { DatabaseFacts } from '../facts.ts';

/**
 * What every session begins with, ours and those of PostgreSQL's programs, so that nothing set for a role, a database or the
 * server changes what is written, read or compared, or how SQL is understood. (session_replication_role is not among them:
 * only a superuser may set it, and rows are loaded before there is a trigger.)
 */
const everywhere: Readonly<Record<string, string>> = {
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '3',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  xmloption: 'content',
  quote_all_identifiers: 'off',
  synchronize_seqscans: 'off',
  row_security: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  idle_session_timeout: '0',
  transaction_timeout: '0',
};
/** The first major version that knows a setting: an older server refuses a session that asks for it. */
const since: Readonly<Record<string, number>> = { idle_session_timeout: 14, transaction_timeout: 17 };

/**
 * PGOPTIONS for PostgreSQL's programs.
 *
 * @param serverMajor undefined: what every server knows
 */
export function pgOptions(serverMajor = 0, more: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...everywhere, ...more })
    .filter(([name]) => (since[name] ?? 0) <= serverMajor)
    .map(([name, value]) => `-c ${name}=${value.replaceAll(/[\s\\]/g, '\\$&')}`)
    .join(' ');
}

/**
 * The same for a session of ours, without a search_path besides: SQL that a pooler passes on, too, which refuses options. Bytes
 * of SQL_ASCII are no text in any encoding, and the server checks none of them when it is told so.
 */
export const ownSettings = `SET search_path = '';
  SELECT set_config(name, value, false)
  FROM pg_settings JOIN (VALUES ${Object.entries(everywhere)
    .map(([name, value]) => `('${name}', '${value}')`)
    .join(', ')}) AS own (name, value) USING (name);
  SELECT set_config('client_encoding', 'SQL_ASCII', false) WHERE getdatabaseencoding() = 'SQL_ASCII'`;

/**
 * What else the text of rows depends on: amounts of money are read back only under the locale they were written in, which is
 * the database's. Backups that do not record it were written under the database's own bytea_output.
 */
export function rowSettings({ lcMonetary, settings }: Pick<DatabaseFacts, 'lcMonetary' | 'settings'>) {
  if (lcMonetary !== undefined) return { lc_monetary: lcMonetary };
  return { bytea_output: settings.find(({ role, name }) => role === null && name === 'bytea_output')?.value ?? 'hex' };
}
