import { sameEndpoint } from '../../../../connections/same-endpoint.ts';
import { BackupError, reasonsOf } from '../../../../lib/errors.ts';
import type { RestoreSession } from '../../../restorable.ts';
import { connect } from '../../server/client.ts';
import { inspectServer, type ServerState, unlessRefused } from '../../server/server.ts';
import { findTarget, type Target } from '../../server/target.ts';
import { type Identity, identify, recordedIds } from './identity.ts';
import { findVacancy, type Vacancy } from './vacancy.ts';

/** A staging server that was just proven not to be production, and to hold nothing of anybody. */
export interface Staging {
  readonly target: Target;
  readonly state: ServerState;
  readonly vacancy: Vacancy;
}

const setting = 'restore-test.redis.url';

/**
 * The staging server of `restore-test`, proven not to be production: it is another process with another data set than the
 * server at redis.url, its ids are in no backup of the system, it follows nobody, is followed by nobody, and is empty. When
 * nothing answers at redis.url, a backup must have recorded ids. Changes nothing.
 *
 * @param facts of the backup that is to be proved
 * @param sources of all backups of the system, newest first
 * @returns undefined when none is configured
 * @throws BackupError `preflight-failed` it is production or in use, `not-verified` it could not be found out
 */
export async function openStaging(
  facts: unknown,
  session: RestoreSession,
  sources: readonly unknown[],
): Promise<Staging | undefined> {
  const config = session.config['restore-test'].redis;
  if (config === undefined) return undefined;
  const { connection, signal } = session;
  const target = await findTarget(config, connection, setting);
  const production = await productionOf(session);
  if (sameEndpoint(target.endpoint, production.endpoint))
    throw isProduction(target, ['redis.url names the same host and port.']);
  using client = await connect(target, signal);
  const found = await unlessRefused(() => identify(client));
  if (found === undefined) throw unreadable(target, setting, []);
  const live = await identifyProduction(production, signal);
  if (live !== undefined) compareWithLive(found, target, live, production);
  const recorded = [facts, ...sources].flatMap(recordedIds);
  if (live === undefined && recorded.length === 0) {
    throw new BackupError('not-verified', unproven(target), {
      because: [`Nothing answers at ${production.name} (redis.url).`, 'No backup recorded which server it came from.'],
      hint: `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server. Nothing was touched.`,
    });
  }
  if ([found.runId, ...found.replicationIds].some((id) => recorded.includes(id)))
    throw isProduction(target, ['It has the run id or the replication id of the server a backup was taken from.']);
  if (live === undefined) {
    session.log.warning(
      `Production at ${production.name} does not answer: ${target.name} was compared with what the backups of the system recorded of it.`,
    );
  }
  if (found.primary !== undefined && sameEndpoint(found.primary, production.endpoint))
    throw isProduction(target, [`It is a replica of ${production.name}.`]);
  const vacancy = await findVacancy(client, found, signal);
  return { target, state: await inspectServer(client), vacancy };
}

async function productionOf(session: RestoreSession): Promise<Target> {
  const config = session.config.redis;
  if (config !== undefined) return findTarget(config, session.connection);
  throw new BackupError('invalid-config', 'Nothing says which Redis is production', {
    because: [`${setting} is set: it must be proven to be another server.`],
    hint: 'Set redis.url in backup.yml, the input redis-url, or REDIS_URL. Nothing was touched.',
  });
}

/** Undefined when nothing answers there. */
async function identifyProduction(production: Target, signal: AbortSignal): Promise<Identity | undefined> {
  let found: Identity | undefined;
  try {
    using client = await connect(production, signal);
    found = await unlessRefused(() => identify(client));
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    if (error.code === 'unreachable') return undefined;
    throw unreadable(production, 'redis.url', [error.message, ...reasonsOf(error)]);
  }
  if (found === undefined) throw unreadable(production, 'redis.url', []);
  return found;
}

function compareWithLive(found: Identity, target: Target, live: Identity, production: Target): void {
  if (found.runId === live.runId)
    throw isProduction(target, [`It is the same process as the server at ${production.name}.`]);
  if (found.replicationIds.some((id) => live.replicationIds.includes(id)))
    throw isProduction(target, [
      `It shares the replication id of ${production.name}: one follows, or followed, the other.`,
    ]);
  if (live.primary !== undefined && sameEndpoint(live.primary, target.endpoint))
    throw isProduction(target, [`The server at ${production.name} is a replica of it.`]);
}

const unproven = ({ name }: Target) => `Redis at ${name} could not be proven not to be production`;

function isProduction({ name }: Target, because: readonly string[]): BackupError {
  return new BackupError('preflight-failed', `The staging Redis at ${name} is production`, {
    because,
    hint: `Nothing was touched. Give ${setting} a server of its own that has never followed production, or leave it out: then the proof is made in a throwaway server.`,
  });
}

function unreadable(target: Target, which: string, because: readonly string[]): BackupError {
  return new BackupError('not-verified', unproven(target), {
    because: because.length > 0 ? because : ['INFO does not say which server it is.'],
    hint: `The user in ${which} needs the right to ask: ACL SETUSER <name> +info. Nothing was touched.`,
  });
}
