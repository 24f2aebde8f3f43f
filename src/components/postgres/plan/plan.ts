import { availableParallelism } from 'node:os';
import type { DatabaseConfig } from '../../../config/schema.ts';
import { withDeadline } from '../../../lib/deadline.ts';
import { BackupError } from '../../../lib/errors.ts';
import { formatBytes, plural } from '../../../lib/format.ts';
import type { Codec } from '../../../pipeline/stored-file.ts';
import type { ComponentPlan, Planned } from '../../component.ts';
import type { Session } from '../../session.ts';
import { captureDatabase, type Prepared, sessionsBeside } from '../capture/capture.ts';
import { countLargeObjects, isDumped, type Relation, readRelations } from '../capture/inventory.ts';
import { type Format, tableName } from '../facts.ts';
import { orWarn } from '../server/ask.ts';
import { type Client, canZstd, findClient } from '../server/clients.ts';
import { connectTo } from '../server/connect.ts';
import { askNumber, type Database } from '../server/database.ts';
import { readServer, type ServerState } from '../server/server.ts';
import { pgOptions, rowSettings } from '../server/session-settings.ts';
import { describeSource, parseSource, type Source, toolEnv } from '../server/source.ts';
import { searchPathWarnings } from './search-path.ts';

/** Rows shrink to about a third with zstd or gzip; indexes, part of the database's size, are not in a dump at all. */
const storedShare = 0.5;
const mostJobs = 4;
/** What the most jobs, the globals and the questions beside them take. */
const enoughSessions = mostJobs + sessionsBeside + 1;

/** Looks at the database and the installed clients, and decides how the dump will be taken. */
export async function planDatabase(session: Session, config: DatabaseConfig): Promise<Planned> {
  const { signal, connection, log } = session;
  const source = parseSource(config.url);
  const seen = await inspect(session, source);
  const { server, database } = seen.state;
  const env = {
    ...toolEnv(source, session.env, server.major),
    PGOPTIONS: pgOptions(server.major, rowSettings(database)),
    // In the database's own: nothing is converted, and nothing that cannot be.
    PGCLIENTENCODING: database.encoding,
  };
  const client = await findClient(connection, server, config['client-path'], { env, signal });
  const choice = await chooseFormat(session, config, client, env);
  const wanted = config.jobs === 'auto' ? Math.min(mostJobs, availableParallelism()) : config.jobs;
  // Each job has a session of its own, but a single one.
  const jobs = choice.format !== 'directory' ? 1 : Math.max(1, Math.min(wanted, seen.sessions - sessionsBeside - 1));
  const rawBytes = database.bytes;
  const shared: Omit<Prepared, 'sink' | 'signal'> = {
    source,
    connection,
    client,
    env,
    log,
    ...choice,
    jobs,
    lockWaitMs: config['lock-wait-timeout'],
    tables: config.tables,
    excludeTables: config['exclude-tables'],
    estimatedBytes: Math.round(rawBytes * storedShare),
    estimatedRawBytes: rawBytes,
    state: seen.state,
    sessions: seen.sessions,
  };
  return {
    plan: describePlan(source, seen, shared, choice.warnings),
    async backup(sink) {
      const { timeout } = config;
      const late = new BackupError('timeout', `The database backup took longer than ${Math.round(timeout / 1000)} s`, {
        hint: 'Raise database.timeout, or look for what makes the dump slow (locks, disk, network).',
      });
      using limited = withDeadline(session.signal, timeout, late);
      return await captureDatabase({ ...shared, sink, signal: limited.signal });
    },
  };
}

interface Seen {
  readonly state: ServerState;
  readonly relations: readonly Relation[];
  /** How many the server would give us now. */
  readonly sessions: number;
  readonly foreignLargeObjects: number;
  readonly warnings: readonly string[];
}

async function inspect(session: Session, source: Source): Promise<Seen> {
  await using database = await connectTo(source, session.connection, session.signal);
  const state = await readServer(database);
  const warnings: string[] = [];
  const ask = <T>(what: string, question: (database: Database) => Promise<T>, otherwise: T) =>
    orWarn(warnings, what, () => question(database), otherwise);
  const foreignLargeObjects = state.superuser
    ? 0
    : await ask('large objects of other owners', countForeignLargeObjects, 0);
  const relations = await ask('tables and sequences', readRelations, []);
  const sessions = await ask('how many more sessions the server takes', countSessionsLeft, Number.POSITIVE_INFINITY);
  warnings.push(...(await ask('functions that rely on search_path', searchPathWarnings, [])));
  return { state, relations, foreignLargeObjects, sessions, warnings };
}

async function countSessionsLeft(database: Database): Promise<number> {
  return (await askNumber(database, sessionsLeft)) ?? Number.POSITIVE_INFINITY;
}

/** By the limits of role, database and server; the one that asks will be gone by then. A superuser knows no limit of his own. */
const sessionsLeft = `
  SELECT 1 + least(
    current_setting('max_connections')::int - CASE WHEN r.rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int END - count(*),
    CASE WHEN NOT r.rolsuper AND r.rolconnlimit >= 0 THEN r.rolconnlimit - count(*) FILTER (WHERE a.usesysid = r.oid) END,
    CASE WHEN NOT r.rolsuper AND d.datconnlimit >= 0 THEN d.datconnlimit - count(*) FILTER (WHERE a.datid = d.oid) END) AS number
  FROM pg_roles r, pg_database d, pg_stat_activity a
  WHERE r.rolname = session_user AND d.datname = current_database() AND a.backend_type = 'client backend'
  GROUP BY r.oid, r.rolsuper, r.rolconnlimit, d.oid, d.datconnlimit`;

function countForeignLargeObjects(database: Database): Promise<number> {
  return countLargeObjects(database, "WHERE NOT pg_has_role(lomowner, 'USAGE')");
}

interface Choice {
  readonly format: Format;
  readonly codec: Codec;
  readonly warnings: readonly string[];
}

async function chooseFormat(
  session: Session,
  config: DatabaseConfig,
  client: Client,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Choice> {
  const { connection, signal } = session;
  const codec = session.config.compression;
  if (config.format === 'custom' || config.format === 'plain') return { format: config.format, codec, warnings: [] };
  // pg_dump writes the folder where it runs: that must be this machine.
  const near = connection.kind === 'local';
  const zstd = near && (await canZstd(connection, client, { env, signal }));
  if (near && zstd) return { format: 'directory', codec, warnings: [] };
  if (config.format === 'auto') return { format: 'custom', codec, warnings: [] };
  if (!near) {
    const why = `directory format cannot be written through ${connection.name}; custom format is used`;
    return { format: 'custom', codec, warnings: [why] };
  }
  const warnings = codec === 'zstd' ? [`pg_dump ${client.version} has no zstd; the dump is compressed with gzip`] : [];
  return { format: 'directory', codec: 'gzip', warnings };
}

function describePlan(
  source: Source,
  seen: Seen,
  job: Omit<Prepared, 'sink' | 'signal'>,
  warnings: readonly string[],
): ComponentPlan {
  const { server, database } = seen.state;
  const tables = seen.relations.filter(({ kind }) => kind === 'r');
  return {
    component: 'database',
    source: `${describeSource(source)}, PostgreSQL ${server.version}`,
    estimatedBytes: job.estimatedBytes,
    estimatedRawBytes: job.estimatedRawBytes,
    details: [
      `${plural(tables.length, 'table')}, ${formatBytes(database.bytes)} on the server${server.inRecovery ? ' (a standby)' : ''}`,
      `${job.format} format, ${job.codec}, ${plural(job.jobs, 'job')}, pg_dump ${job.client.version}`,
      ...(seen.sessions < enoughSessions
        ? [
            `${plural(seen.sessions, 'session')} left on the server: ${seen.sessions < sessionsBeside ? 'rows are not counted apart from the dump' : 'fewer jobs'}`,
          ]
        : []),
    ],
    warnings: [...warnings, ...planWarnings(source, seen, job.client), ...seen.warnings],
  };
}

function planWarnings(source: Source, { state, relations, foreignLargeObjects }: Seen, client: Client): string[] {
  const { server } = state;
  const warnings: string[] = [];
  if (source.ignored.length > 0)
    warnings.push(`database.url: not a parameter of PostgreSQL, left out: ${source.ignored.join(', ')}`);
  if (source.unheeded.length > 0)
    warnings.push(`database.url: without effect on a backup, left out: ${source.unheeded.join(', ')}`);
  if (client.major !== server.major) {
    warnings.push(
      `pg_dump ${client.version} is newer than the server (${server.version}): only clients of ${client.major} or newer can restore its dump`,
    );
  }
  const unlogged = relations.filter(
    (relation) => relation.kind === 'r' && !isDumped(relation, server.inRecovery) && relation.unlogged,
  );
  if (unlogged.length > 0) warnings.push(`unlogged tables have no rows on a standby: ${list(unlogged)}`);
  const guarded = relations.filter(({ rowSecurity }) => rowSecurity);
  if (guarded.length > 0 && !state.bypassesRowSecurity) {
    warnings.push(
      `row-level security may hide rows from ${source.user}, then the dump fails: ${list(guarded)}; give it BYPASSRLS`,
    );
  }
  const unreadable = relations.filter(({ kind, readable }) => kind === 'r' && !readable);
  if (unreadable.length > 0) warnings.push(`${source.user} may not read: ${list(unreadable)}; the dump will fail`);
  if (foreignLargeObjects > 0) {
    warnings.push(`${plural(foreignLargeObjects, 'large object')} of other owners: only a superuser can dump them`);
  }
  return warnings;
}

function list(relations: readonly Relation[]): string {
  const names = relations.slice(0, 5).map(tableName);
  return relations.length > 5 ? `${names.join(', ')} and ${relations.length - 5} more` : names.join(', ');
}
