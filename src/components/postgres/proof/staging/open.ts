import { sameEndpoint } from '../../../../connections/same-endpoint.ts';
import { BackupError, type ErrorCode, reasonsOf } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { identityOf } from '../../facts.ts';
import type { Reach } from '../../restore/place.ts';
import { connectTo } from '../../server/connect.ts';
import { askNumber, type Database } from '../../server/database.ts';
import { readIdentifier, readServer } from '../../server/server.ts';
import { parseSource, type Source } from '../../server/source.ts';

/** A staging server that was just proven not to be production. */
export interface Staging {
  readonly reach: Reach;
  readonly version: string;
}

const setting = 'restore-test.database.url';

/**
 * The staging server of `restore-test`, proven not to be production: its system identifier, which every physical copy of a
 * server shares, is neither production's now nor in any backup of the system: a server that was production once may hold
 * the only copy of something. When nothing answers at database.url, the newest backup must have recorded it. Changes nothing.
 *
 * @param facts of the backup that is to be proved
 * @param sources of all backups of the system, newest first
 * @returns undefined when none is configured
 * @throws BackupError `preflight-failed` it is production or cannot be used, `not-verified` it could not be found out
 */
export async function openStaging(
  facts: unknown,
  session: RestoreSession,
  sources: readonly unknown[],
): Promise<Staging | undefined> {
  const url = session.config['restore-test'].database?.url;
  if (url === undefined) return undefined;
  const source = parseSource(url, setting);
  const production = productionOf(session);
  if (sameEndpoint(source, production)) throw isProduction(source, ['database.url names the same host and port.']);
  const found = await identifyStaging(source, session);
  const live = await identifyProduction(production, session);
  const recorded = [facts, ...sources].map(identifierIn);
  const known = [live, ...recorded].filter((identifier) => identifier !== undefined);
  const newest = live ?? identifierIn(sources[0] ?? facts);
  if (newest === undefined) throw unknownProduction(source, production);
  if (known.includes(found.identifier)) {
    throw isProduction(source, [
      `Its system identifier, ${found.identifier}, is that of ${found.identifier === live ? `the server at ${placeOf(production)}` : 'a server that a backup was taken from'}.`,
      'It is that server under another name, or a physical copy of it (a replica, a restored base backup, a copied disk), which cannot be told apart.',
    ]);
  }
  if (live === undefined) {
    session.log.warning(
      `Production at ${placeOf(production)} does not answer: ${placeOf(source)} was compared with what the backups of the system recorded of it.`,
    );
  }
  if (found.inRecovery) throw isStandby(source);
  if (found.pooled) throw behindPooler(source);
  return { reach: { ...session, source, serverMajor: found.major }, version: found.version };
}

function productionOf(session: RestoreSession): Source {
  const url = session.config.database?.url;
  if (url !== undefined) return parseSource(url);
  throw new BackupError('invalid-config', 'Nothing says which PostgreSQL is production', {
    because: [`${setting} is set: it must be proven to be another server.`],
    hint: 'Set database.url in backup.yml, the input database-url, or DATABASE_URL. Nothing was touched.',
  });
}

async function identifyStaging(source: Source, session: RestoreSession) {
  await using database = await connectTo(source, session.connection, session.signal);
  const { server } = await readServer(database);
  if (server.systemIdentifier === null) throw unreadable(source, setting, []);
  return { ...server, identifier: server.systemIdentifier, pooled: await isPooled(database) };
}

/** Each statement may be run by another of the server's processes; a pooler gives out numbers of its own for cancelling. */
async function isPooled(database: Database): Promise<boolean> {
  return database.process !== (await askNumber(database, 'SELECT pg_catalog.pg_backend_pid() AS number'));
}

/** Production's identifier; undefined when nothing answers there. */
async function identifyProduction(production: Source, session: RestoreSession): Promise<string | undefined> {
  try {
    await using database = await connectTo(production, session.connection, session.signal);
    const identifier = await readIdentifier(database);
    if (identifier !== null) return identifier;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    if (error.code === 'unreachable') return undefined;
    throw unreadable(production, 'database.url', [error.message, ...reasonsOf(error)]);
  }
  throw unreadable(production, 'database.url', []);
}

function identifierIn(facts: unknown): string | undefined {
  return identityOf(facts)?.server.systemIdentifier ?? undefined;
}

function isProduction(source: Source, because: readonly string[]): BackupError {
  const hint = `Give ${setting} a server of its own, made with initdb, or leave it out: then the proof is made in a throwaway server.`;
  return refused('preflight-failed', `The staging server at ${placeOf(source)} is production`, because, hint);
}

function isStandby(source: Source): BackupError {
  const because = ['Nothing can be made on it, and what it follows may be anybody’s.'];
  const hint = `Give ${setting} a server of its own, made with initdb.`;
  return refused('preflight-failed', `The staging server at ${placeOf(source)} is a standby`, because, hint);
}

/** Whether it hands sessions around cannot be seen from here: a quiet pooler gives everybody the same one. */
function behindPooler(source: Source): BackupError {
  const because = [
    'It may give one session of PostgreSQL to several clients in turn (pool_mode = transaction): the lock that tells a living restore test from an abandoned one would not hold.',
  ];
  const hint = `Give ${setting} the address of PostgreSQL itself (not that of PgBouncer or the like).`;
  const title = `Before the staging server at ${placeOf(source)} stands a connection pooler`;
  return refused('preflight-failed', title, because, hint);
}

function unreadable(source: Source, which: string, reasons: readonly string[]): BackupError {
  const because = reasons.length > 0 ? reasons : [`User ${source.user} may not read the system identifier there.`];
  const hint = `On the server of ${which}, as a superuser: GRANT EXECUTE ON FUNCTION pg_control_system() TO ${source.user}; and check that ${which} lets that user in.`;
  return refused('not-verified', unproven(source), because, hint);
}

function unknownProduction(source: Source, production: Source): BackupError {
  const because = [
    `Nothing answers at ${placeOf(production)} (database.url).`,
    'The newest backup did not record the system identifier of its source either.',
  ];
  const hint = `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server.`;
  return refused('not-verified', unproven(source), because, hint);
}

function unproven(source: Source): string {
  return `${placeOf(source)} could not be proven not to be production`;
}

function placeOf({ host, port }: Source): string {
  return `${host}:${port}`;
}

function refused(code: ErrorCode, title: string, because: readonly string[], hint: string): BackupError {
  return new BackupError(code, title, { because, hint: `${hint} Nothing was touched.` });
}
