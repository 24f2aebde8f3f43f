import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import type { ProofResult, RestoreSession, StoredBackup } from '../../restorable.ts';
import { connect } from '../client.ts';
import { withTimeout } from '../deadline.ts';
import type { RedisFacts } from '../facts.ts';
import { type CheckedDump, checkDump, findDump, peekVersion } from '../restore/dump-file.ts';
import { parseFacts } from '../restore/plan.ts';
import { deliver } from '../restore/replicate.ts';
import { compareContent, describeContent } from './compare.ts';
import { findServer, type ServerProgram } from './find-server.ts';
import { compareServer } from './observe.ts';
import { startScratchServer } from './scratch-server.ts';

const loopback = { host: '127.0.0.1', peers: ['127.0.0.1'] } as const;

/**
 * Restores a dump into a throwaway server, as a restore would, and compares everything that server then holds with the
 * manifest. The server stays a replica meanwhile, so that nothing expires: also an old backup is compared to the last key.
 */
export async function prove(recorded: unknown, backup: StoredBackup, session: RestoreSession): Promise<ProofResult> {
  const timeoutMs = session.config.redis?.timeout;
  using deadline = timeoutMs === undefined ? undefined : withTimeout(session.signal, timeoutMs, 'proof');
  const limited: RestoreSession = { ...session, signal: deadline?.signal ?? session.signal };
  const startedAt = performance.now();
  const facts = recorded === undefined ? undefined : parseFacts(recorded);
  try {
    return await restoreAndCompare(facts, backup, limited, startedAt);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    const restoreMs = performance.now() - startedAt;
    const found = [error.message, ...reasonsOf(error)].join(': ');
    // A dump that is damaged is a result; whatever else went wrong says nothing about the dump.
    return error.code === 'damaged'
      ? { ...result('failed', restoreMs, 0), differences: [{ what: 'redis dump', expected: 'a whole dump', found }] }
      : { ...result('not-verified', restoreMs, 0), reason: found };
  }
}

async function restoreAndCompare(
  facts: RedisFacts | undefined,
  backup: StoredBackup,
  session: RestoreSession,
  startedAt: number,
): Promise<ProofResult> {
  const file = findDump(backup, facts?.dumpFile);
  const version = await peekVersion(file);
  if (version === undefined) throw new BackupError('damaged', 'The file does not begin like a Redis dump');
  const search = await findServer(version, facts, session);
  if (search.server === undefined) return { ...result('not-verified', 0, 0), reason: search.reason };
  const dump = await checkDump(file, session.signal);
  return proveWith(search.server, dump, facts, session, startedAt);
}

async function proveWith(
  program: ServerProgram,
  dump: CheckedDump,
  facts: RedisFacts | undefined,
  session: RestoreSession,
  startedAt: number,
): Promise<ProofResult> {
  const { signal } = session;
  await using server = await startScratchServer(program, session);
  using client = await connect(server.target, signal);
  await using _ = await deliver({ client, reach: loopback, dump, signal, log: session.log, password: server.password });
  const restoreMs = performance.now() - startedAt;
  const comparedAt = performance.now();
  const expected = facts === undefined ? [] : compareContent(facts, dump.summary);
  const restored = await compareServer(server.target, dump, { serverVersion: server.version, signal });
  const differences = [...expected, ...restored];
  const compareMs = performance.now() - comparedAt;
  if (differences.length > 0) return { ...result('failed', restoreMs, compareMs), differences };
  const compared = `${describeContent(dump.summary)}: types, values, expiry times and functions in ${program.product} ${program.version}`;
  if (facts === undefined) {
    return {
      ...result('not-verified', restoreMs, compareMs),
      compared: [compared],
      reason: 'It restores as its dump says, but there is no manifest that says what the source held.',
    };
  }
  return { ...result('proven', restoreMs, compareMs), compared: [compared] };
}

function result(outcome: ProofResult['outcome'], restoreMs: number, compareMs: number): ProofResult {
  return { outcome, differences: [], reason: undefined, compared: [], restoreMs, compareMs };
}
