import type { DatabaseConfig } from '../../config/schema.ts';
import { BackupError } from '../../lib/errors.ts';
import type { Session } from '../component.ts';

/** Where a database is and who asks, taken apart from a postgresql:// URL. */
export interface Source {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  readonly database: string;
  readonly tls: Tls;
  /** Parameters of the URL that are not PostgreSQL's (some frameworks add their own); they are left out. */
  readonly ignored: readonly string[];
  /** The setting it comes from, for hints; undefined: database.url. */
  readonly setting?: string;
}

export interface Tls {
  readonly mode: string | undefined;
  readonly rootCertificate: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

const known = new Set(['host', 'port', 'user', 'password', 'dbname', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']);

/** @throws BackupError `invalid-config` */
export function parseSource(text: string, setting = 'database.url'): Source {
  const url = URL.parse(text);
  const unreadable = (why: string) => unreadableUrl(setting, why);
  const decode = (part: string) => decodePart(setting, part);
  if (url === null) throw unreadable('it is not a URL');
  const parameters = url.searchParams;
  const user = parameters.get('user') ?? decode(url.username);
  if (user === '') throw unreadable('it names no user');
  const database = parameters.get('dbname') ?? decode(url.pathname.slice(1));
  const password = parameters.get('password') ?? decode(url.password);
  return {
    host: parameters.get('host') ?? (decode(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost'),
    port: Number(parameters.get('port') ?? (url.port || 5432)),
    user,
    password: password === '' ? undefined : password,
    database: database === '' ? user : database,
    tls: {
      mode: parameters.get('sslmode') ?? undefined,
      rootCertificate: parameters.get('sslrootcert') ?? undefined,
      certificate: parameters.get('sslcert') ?? undefined,
      key: parameters.get('sslkey') ?? undefined,
    },
    ignored: [...new Set([...parameters.keys()].filter((name) => !known.has(name)))],
    ...(setting === 'database.url' ? {} : { setting }),
  };
}

/**
 * The environment for PostgreSQL's programs: where to connect goes here and never into arguments, which everybody on the
 * machine can read. Inherited PG* variables, which could lead them elsewhere, are left out. Messages come in English, for
 * the table in errors.ts.
 */
export function toolEnv(
  source: Source,
  env: Readonly<Record<string, string | undefined>>,
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
    // Times with a zone are written in it; rows can be compared only when it is always the same.
    PGTZ: 'UTC',
    PGCONNECT_TIMEOUT: '15',
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
