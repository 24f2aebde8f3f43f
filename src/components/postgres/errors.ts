import { BackupError, type ErrorCode, messageOf, systemCode } from '../../lib/errors.ts';
import { describeExit, type ToolExit } from '../../lib/exec.ts';
import { describeSource, type Source } from './source.ts';
import { tlsMessages } from './tls-errors.ts';

export interface Known {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly title: (source: Source) => string;
  readonly hint: string;
  readonly retryable?: boolean;
}

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
  const match = matching([systemCode(thrown) ?? '', messageOf(thrown)], source, thrown);
  return match ?? new BackupError('tool-failed', `PostgreSQL failed on ${describeSource(source)}`, { cause: thrown });
}

/** The error for a program that did not end with exit code 0. */
export function toolError(tool: string, exit: ToolExit, source: Source): BackupError {
  const telling = exit.stderr.filter((line) => /(error|fatal|detail|hint):/i.test(line));
  const because = (telling.length > 0 ? telling : exit.stderr).slice(-8).map(withoutValues);
  const match = exit.killedBy === null ? matching(because, source, undefined) : undefined;
  return (
    match ?? new BackupError('tool-failed', `${tool} failed (${describeExit(exit)})`, { because, hint: hintOf(exit) })
  );
}

/** "DETAIL: Key (email)=(jane@example.com) already exists.": the values of a row are nobody's business but its owner's. */
export function withoutValues(line: string): string {
  return line.replace(/(Key \(.*?\)=)\(.*\)/, '$1(…)').replace(/(Failing row contains) \(.*\)/, '$1 (…)');
}

function matching(lines: readonly string[], source: Source, cause: unknown): BackupError | undefined {
  const found = known.find(({ pattern }) => lines.some((line) => pattern.test(line)));
  if (found === undefined) return undefined;
  const named = (text: string) => text.replaceAll('database.url', source.setting ?? 'database.url');
  return new BackupError(found.code, named(found.title(source)), {
    hint: named(found.hint),
    because: cause === undefined ? lines : [],
    cause,
    retryable: found.retryable ?? false,
  });
}

function hintOf(exit: ToolExit): string {
  return exit.killedBy === 'SIGKILL'
    ? 'Something on this machine ended it: often the kernel, when memory ran out (look with dmesg).'
    : 'The lines above are its own; run it by hand with the same user to see more.';
}
