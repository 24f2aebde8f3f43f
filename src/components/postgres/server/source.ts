import type { DatabaseConfig } from '../../../config/schema.ts';
import { databaseUrlProblem, parametersOf, readServerUrl } from '../../../config/server-url.ts';
import { BackupError } from '../../../lib/errors.ts';
import type { Session } from '../../session.ts';
import { pgOptions } from './session-settings.ts';
import { readParameters, type UrlParameters } from './url-parameters.ts';

/** Where a database is and who asks, taken apart from a postgresql:// URL. */
export interface Source extends UrlParameters {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  /** The setting it comes from, for hints; undefined: database.url. */
  readonly setting?: string;
}

/** @throws BackupError `invalid-config` */
export function parseSource(text: string, setting = 'database.url'): Source {
  const unreadable = (why: string) => unreadableUrl(setting, why);
  const decode = (part: string) => decodePart(setting, part);
  const url = readServerUrl(text);
  const problem = databaseUrlProblem(text);
  if (url === null || problem !== undefined) throw unreadable(`it ${problem ?? 'is not a URL'}`);
  const parameters = parametersOf(url);
  const user = parameters.get('user') || decode(url.username);
  if (user === '') throw unreadable('it names no user');
  const port = parameters.get('port') || url.port || '5432';
  if (!isPort(port)) throw unreadable('its port is not a whole number from 1 to 65535');
  return {
    host: parameters.get('host') || decode(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost',
    port: Number(port),
    user,
    password: parameters.get('password') || decode(url.password) || undefined,
    database: parameters.get('dbname') || decode(url.pathname.slice(1)) || user,
    ...readParameters(parameters, unreadable),
    ...(setting === 'database.url' ? {} : { setting }),
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

/**
 * The environment for PostgreSQL's programs: where to connect goes here and never into arguments, which everybody on the
 * machine can read. Inherited PG* variables, which could lead them elsewhere, are left out. Messages come in English, for
 * the table in errors.ts.
 *
 * @param serverMajor undefined: the server is not known yet
 */
export function toolEnv(
  source: Source,
  env: Readonly<Record<string, string | undefined>>,
  serverMajor?: number,
): Record<string, string | undefined> {
  const inherited = Object.entries(env).filter(([name]) => !name.startsWith('PG') && name !== 'LANGUAGE');
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    PGHOST: source.host,
    PGPORT: String(source.port),
    PGUSER: source.user,
    PGPASSWORD: source.password,
    PGDATABASE: source.database,
    PGSSLMODE: source.tls.mode,
    PGSSLROOTCERT: source.tls.rootCertificate,
    PGSSLCERT: source.tls.certificate,
    PGSSLKEY: source.tls.key,
    PGSSLMINPROTOCOLVERSION: source.tls.oldest,
    PGSSLMAXPROTOCOLVERSION: source.tls.newest,
    ...source.programs,
    PGOPTIONS: pgOptions(serverMajor),
    PGCLIENTENCODING: 'UTF8',
    PGCONNECT_TIMEOUT: String(source.connectTimeoutS),
    PGAPPNAME: 'backup',
  };
}

/** A database name as a connection string, for the programs that read a name with "=" in it as one. */
export function conninfo(database: string): string {
  return `dbname='${database.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** "trading_db on 127.0.0.1:5432", for people. */
export function describeSource(source: Source): string {
  return `${source.database} on ${source.host}:${source.port}`;
}

function decodePart(setting: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unreadableUrl(setting, 'a % in it must be written as %25');
  }
}

function unreadableUrl(setting: string, why: string): BackupError {
  return new BackupError('invalid-config', `${setting} could not be read`, {
    because: [why],
    hint: 'Write it as postgresql://user:password@host:5432/database, with special characters of the password escaped (@ as %40).',
  });
}

/** @throws BackupError `invalid-config` when none is configured */
export function databaseConfig({ config }: Pick<Session, 'config'>): DatabaseConfig {
  if (config.database !== undefined) return config.database;
  throw new BackupError('invalid-config', 'No database is configured', { hint: 'Set database.url (DATABASE_URL).' });
}
