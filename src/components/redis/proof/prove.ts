import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import type { ProofResult, RestoreSession, StoredBackup } from '../../restorable.ts';
import { parseFacts, type RedisFacts } from '../facts.ts';
import { compareContent, describeContent } from '../rdb/compare.ts';
import { checkTarget } from '../restore/checks.ts';
import { type CheckedDump, checkDump, type DumpFile, findDump, peekVersion } from '../restore/dump-file.ts';
import type { DumpVersion } from '../restore/loadable.ts';
import { findReach } from '../restore/reach.ts';
import { deliver } from '../restore/replicate.ts';
import { connect } from '../server/client.ts';
import { withTimeout } from '../server/deadline.ts';
import { productName } from '../server/server.ts';
import type { Target } from '../server/target.ts';
import { findServer } from './find-server.ts';
import { observe } from './observe.ts';
import { startScratchServer } from './scratch-server.ts';
import { claimStaging } from './staging/claim.ts';
import { openStaging, type Staging } from './staging/open.ts';
import { newReplicationId } from './staging/vacancy.ts';

const loopback = { host: '127.0.0.1', peers: ['127.0.0.1'] } as const;

interface Proving {
  readonly facts: RedisFacts | undefined;
  readonly file: DumpFile;
  readonly version: DumpVersion;
  readonly session: RestoreSession;
  readonly startedAt: number;
}

/**
 * Restores a dump into a throwaway server, or a given staging server, as a restore would, and compares everything that
 * server then holds with the manifest. The server stays a replica meanwhile, so that nothing expires: also an old backup is
 * compared to the last key.
 */
export async function prove(
  recorded: unknown,
  backup: StoredBackup,
  session: RestoreSession,
  sources: readonly unknown[],
): Promise<ProofResult> {
  const timeoutMs = session.config.redis?.timeout;
  using timed = timeoutMs === undefined ? undefined : withTimeout(session, timeoutMs, 'proof');
  const limited = timed ?? session;
  const facts = parseFacts(recorded);
  const staging = await openStaging(recorded, limited, sources);
  const startedAt = performance.now();
  try {
    const file = findDump(backup, facts?.dumpFile);
    const version = await peekVersion(file);
    if (version === undefined) throw new BackupError('damaged', 'The file does not begin like a Redis dump');
    const proving: Proving = { facts, file, version, session: limited, startedAt };
    return staging === undefined ? await proveInScratch(proving) : await proveOnStaging(staging, proving);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    const restoreMs = performance.now() - startedAt;
    const found = [error.message, ...reasonsOf(error)].join(': ');
    const where = staging && describeStaging(staging);
    // A dump that is damaged is a result; whatever else went wrong says nothing about the dump.
    if (error.code !== 'damaged') return { ...result('not-verified', restoreMs, 0), where, reason: found };
    const differences = [{ what: 'redis dump', expected: 'a whole dump', found }];
    return { ...result('failed', restoreMs, 0), where, differences };
  }
}

async function proveInScratch(proving: Proving): Promise<ProofResult> {
  const { facts, file, version, session } = proving;
  const search = await findServer(version, facts, session);
  if (search.server === undefined) return { ...result('not-verified', 0, 0), reason: search.reason };
  const program = search.server;
  const { signal, log } = session;
  const dump = await checkDump(file, signal);
  await using server = await startScratchServer(program, session);
  using client = await connect(server.target, signal);
  await using _ = await deliver({ client, reach: loopback, dump, signal, log, password: server.password });
  const where = `a throwaway ${productName(program.product)} ${program.version}`;
  return await judge({ target: server.target, where }, dump, proving);
}

/** The server is emptied again, whatever becomes of the proof. */
async function proveOnStaging(staging: Staging, proving: Proving): Promise<ProofResult> {
  const { facts, file, version, session } = proving;
  const { target, state } = staging;
  const { signal, log } = session;
  using client = await connect(target, signal);
  // What a killed run left is a replica of nobody, and is taken over.
  const checks = await checkTarget({ client, state: { ...state, role: 'master' }, facts, version });
  const unfit = checks.filter(({ outcome }) => outcome === 'failed');
  const where = describeStaging(staging);
  if (unfit.length > 0) {
    const reason = `the staging server does not do: ${unfit.map(({ detail }) => detail).join('; ')}`;
    return { ...result('not-verified', 0, 0), where, reason };
  }
  const dump = await checkDump(file, signal);
  await using claimed = await claimStaging(staging, session);
  const reach = await findReach(client);
  await claimed.begin(client);
  await using _ = await deliver({ client, reach, dump, signal, log, replicationId: newReplicationId() });
  return await judge({ target, where }, dump, proving);
}

function describeStaging({ target, state }: Staging): string {
  return `${productName(state.product)} ${state.version} at ${target.name}, a staging server`;
}

/** Judges what a server holds that was given a dump and still follows this process, to the last key: a replica keeps also what has expired since the backup. */
export async function judge(
  restored: { readonly target: Target; readonly where: string },
  dump: CheckedDump,
  proving: Pick<Proving, 'facts' | 'startedAt' | 'session'>,
): Promise<ProofResult> {
  const { target, where } = restored;
  const { facts, startedAt, session } = proving;
  const restoreMs = performance.now() - startedAt;
  const comparedAt = performance.now();
  const expected = facts === undefined ? [] : compareContent(facts, dump.summary);
  const { summary } = await observe(target, { signal: session.signal });
  const differences = [...expected, ...compareContent(dump.summary, summary)];
  const compareMs = performance.now() - comparedAt;
  if (differences.length > 0) return { ...result('failed', restoreMs, compareMs), where, differences };
  const compared = [`${describeContent(dump.summary)}: types, values, expiry times and functions`];
  if (facts !== undefined) return { ...result('proven', restoreMs, compareMs), where, compared };
  const reason = 'It restores as its dump says, but there is no manifest that says what the source held.';
  return { ...result('not-verified', restoreMs, compareMs), where, compared, reason };
}

function result(outcome: ProofResult['outcome'], restoreMs: number, compareMs: number): ProofResult {
  const none = { where: undefined, differences: [], reason: undefined, compared: [] };
  return { outcome, ...none, restoreMs, compareMs };
}
