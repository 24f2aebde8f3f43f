import { BackupError, type ErrorCode, type ErrorDetails, messageOf, systemCode } from '../../../lib/errors.ts';
import { describeExit, type ToolExit } from '../../../lib/exec.ts';
import { describeSource, type Source } from './source.ts';

/** A message, and what it means. */
export interface Known {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly title: (source: Source, match: RegExpExecArray, tool: string) => string;
  readonly hint: string;
  readonly retryable?: boolean;
}

const noTls = ({ host, port }: Source) => `No TLS connection to PostgreSQL at ${host}:${port}`;

/**
 * What PostgreSQL's programs, the driver and OpenSSL say about TLS. A server that is there but not trusted is not
 * `unreachable`: whoever must know what answers there may not take it for gone.
 */
const tlsMessages: readonly Known[] = [
  {
    pattern: /server does not support SSL/,
    code: 'access-denied',
    title: noTls,
    hint: 'The server has TLS turned off, and sslmode in database.url requires it. Turn it on there (ssl = on), or write sslmode=disable if nobody can listen on the way.',
  },
  {
    pattern: /private key file|(?<!root )certificate file|could not (load|read) (root )?certificate/,
    code: 'invalid-config',
    title: () => 'The TLS files that database.url names cannot be used',
    hint: 'The file of sslkey must belong to this user and be closed to others (chmod 600), and fit sslcert; those of sslcert and sslrootcert must be readable PEM.',
  },
  {
    pattern: /requires a valid client certificate|certificate required/,
    code: 'access-denied',
    title: ({ user, host, port }) => `PostgreSQL at ${host}:${port} wants a certificate of user ${user}`,
    hint: 'Name the certificate and its key with sslcert and sslkey in database.url.',
  },
  {
    pattern: /^ERR_TLS_CERT_ALTNAME|does not match host name|HOSTNAME_MISMATCH/,
    code: 'access-denied',
    title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} is for another name`,
    hint: 'Write the name the certificate is for as the host of database.url. If another server answers there, find out why.',
  },
  {
    pattern: /^CERT_HAS_EXPIRED|certificate has expired/,
    code: 'access-denied',
    title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} has expired`,
    hint: 'Renew it on the server, and check the clock of this machine.',
  },
  {
    pattern:
      /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|CERT_|INVALID_CA)|certificate verify failed|self[- ]signed certificate|root certificate file ".*" does not exist/,
    code: 'access-denied',
    title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} is not trusted`,
    hint: 'Name the authority that signed it with sslrootcert in database.url (for a self-signed certificate that certificate itself, for a public authority sslrootcert=system, which clients of 16 and newer know). If it should be trusted already, find out what answers there.',
  },
  {
    pattern:
      /^(ERR_SSL|ERR_TLS|EPROTO)|SSL error: (?!unexpected eof)|invalid SSL protocol version|error establishing an SSL connection/,
    code: 'access-denied',
    title: noTls,
    hint: 'Both sides must agree on a version and a cipher: look into the server’s log, at ssl_min_protocol_version there and in database.url.',
  },
];

/** What PostgreSQL and its programs say, and what it means. The first match wins. */
const known: readonly Known[] = [
  ...tlsMessages,
  {
    pattern:
      /^28|password authentication failed|no password supplied|no pg_hba\.conf entry|authentication failed|role ".*" does not exist/,
    code: 'access-denied',
    title: (source) => `PostgreSQL refused user ${source.user} at ${source.host}:${source.port}`,
    hint: 'Check the user and password in database.url, and pg_hba.conf on the server. If it asks for encryption, add ?sslmode=require.',
  },
  {
    pattern: /^3D000|database ".*" does not exist/,
    code: 'database-missing',
    title: (source) => `There is no database ${source.database} on ${source.host}:${source.port}`,
    hint: 'Check the name at the end of database.url; psql --list shows the databases of the server.',
  },
  {
    pattern: /server version mismatch/,
    code: 'version-mismatch',
    title: (source) => `pg_dump is too old for ${describeSource(source)}`,
    hint: 'Install the client of the server’s major version (Debian: postgresql-client-N), or name its folder in database.client-path.',
  },
  {
    pattern: /^55P03|canceling statement due to (statement|lock) timeout|could not obtain lock on relation/,
    code: 'lock-timeout',
    title: (source) => `A table of ${source.database} is locked by somebody else`,
    hint: 'Look for a long ALTER, TRUNCATE, VACUUM FULL or REFRESH in pg_stat_activity, or raise database.lock-wait-timeout.',
    retryable: true,
  },
  {
    pattern:
      /^(57P0[124]|08)|terminating connection|server closed the connection|connection to server was lost|no connection to the server|Connection terminated|is (shutting down|in recovery mode)|snapshot .* does not exist|SSL connection has been closed|SSL SYSCALL error|SSL error: unexpected eof/,
    code: 'source-lost',
    title: (source) => `The connection to ${describeSource(source)} was lost during the backup`,
    hint: 'Look into the server’s log: it was stopped, ran out of memory, or somebody ended our session. Then run the backup again.',
    retryable: true,
  },
  {
    pattern: /^53300|too many connections|remaining connection slots/,
    code: 'unreachable',
    title: (source) => `PostgreSQL has no session left for ${source.user} at ${source.host}:${source.port}`,
    hint: 'A backup needs two at least: raise the limit of the role or database (CONNECTION LIMIT) or of the server (max_connections), end others, or lower database.jobs.',
    retryable: true,
  },
  {
    pattern:
      /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT)|^57P03|connection to server .* failed|could not connect|could not translate host|timeout expired|ECONNREFUSED/,
    code: 'unreachable',
    title: (source) => `PostgreSQL cannot be reached at ${source.host}:${source.port}`,
    hint: 'Check host and port in database.url, that the server runs and listens there, and that nothing in between blocks it.',
    retryable: true,
  },
  {
    pattern: /No space left on device|Disk quota exceeded/,
    code: 'disk-full',
    title: () => 'The disk became full while pg_dump was writing',
    hint: 'Free some space or choose another store, then run the backup again. Nothing was committed.',
  },
  {
    pattern: /row-level security/,
    code: 'access-denied',
    title: (source) => `User ${source.user} may not read every row of ${source.database}`,
    hint: 'A table has row-level security. Give the backup role BYPASSRLS: ALTER ROLE … BYPASSRLS.',
  },
  {
    pattern: /^42501|permission denied/,
    code: 'access-denied',
    title: (source) => `User ${source.user} may not read all of ${source.database}`,
    hint: 'Give the backup role pg_read_all_data (PostgreSQL 14 and newer); reading large objects of others needs a superuser.',
  },
  {
    pattern: /no matching (tables|schemas) were found/,
    code: 'invalid-config',
    title: () => 'A pattern in database.tables matches no table',
    hint: 'Check the patterns in database.tables; a name with capitals must be written in double quotes inside the pattern.',
  },
];

/** The error for something the driver threw. */
export function connectionError(thrown: unknown, source: Source): BackupError {
  if (thrown instanceof BackupError) return thrown;
  const match = explain(known, [systemCode(thrown) ?? '', messageOf(thrown)], source, { cause: thrown });
  return match ?? new BackupError('tool-failed', `PostgreSQL failed on ${describeSource(source)}`, { cause: thrown });
}

/** The error for a program that did not end with exit code 0. */
export function toolError(tool: string, exit: ToolExit, source: Source): BackupError {
  const telling = exit.stderr.filter((line) => /(error|fatal|detail|hint):/i.test(line));
  const because = (telling.length > 0 ? telling : exit.stderr).slice(-8).map(withoutValues);
  const match = exit.killedBy === null ? explain(known, because, source, { because }) : undefined;
  return (
    match ?? new BackupError('tool-failed', `${tool} failed (${describeExit(exit)})`, { because, hint: hintOf(exit) })
  );
}

/** "DETAIL: Key (email)=(jane@example.com) already exists.": the values of a row are nobody's business but its owner's. */
export function withoutValues(line: string): string {
  return line.replace(/(Key \(.*?\)=)\(.*\)/, '$1(…)').replace(/(Failing row contains) \(.*\)/, '$1 (…)');
}

/** What a table makes of these lines: its first entry that fits one of them, with the setting that `source` comes from. */
export function explain(
  table: readonly Known[],
  lines: readonly string[],
  source: Source,
  details: ErrorDetails,
  tool = '',
): BackupError | undefined {
  const named = (text: string) => text.replaceAll('database.url', source.setting ?? 'database.url');
  for (const { pattern, code, title, hint, retryable = false } of table) {
    const match = lines.map((line) => pattern.exec(line)).find((found) => found !== null);
    if (match)
      return new BackupError(code, named(title(source, match, tool)), { ...details, hint: named(hint), retryable });
  }
  return undefined;
}

function hintOf(exit: ToolExit): string {
  return exit.killedBy === 'SIGKILL'
    ? 'Something on this machine ended it: often the kernel, when memory ran out (look with dmesg).'
    : 'The lines above are its own; run it by hand with the same user to see more.';
}
