import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import type { ProofResult, RestoreSession, StoredBackup } from '../../restorable.ts';
import type { Facts, ServerFacts } from '../facts.ts';
import { buildDatabase } from '../restore/build.ts';
import { findDump, readArchiveHead } from '../restore/dump-files.ts';
import { at, clientFor, openPlace, type Reach } from '../restore/place.ts';
import { readServer } from '../server/server.ts';
import { compareSchema, requireCompared, withLeftOut } from './compare.ts';
import { compareRows } from './compare-rows.ts';
import { type Comparing, merge } from './comparing.ts';
import { askQueries } from './queries.ts';

/** Where a proof takes place. */
export interface Ground {
  /** The server, by a database that is always there. */
  readonly reach: Reach;
  /** The new database. */
  readonly name: string;
  /** For people; undefined: in a throwaway server. */
  readonly where?: string;
}

/** Restores a backup into a new database of a server and compares everything with what was recorded. The database stays. */
export async function proveAt(
  { reach, name, where }: Ground,
  facts: Facts,
  backup: StoredBackup,
  session: RestoreSession,
): Promise<ProofResult> {
  const server = await serverOf(reach);
  const client = await clientFor(reach, reach.source, server, facts.client.major, undefined);
  const place = { ...reach, client };
  const dump = findDump(facts, backup);
  const began = session.now().getTime();
  const entries = (await readArchiveHead(dump))?.entries;
  let rows: Comparing | undefined;
  const built = await buildDatabase({
    async whenLoaded(loaded) {
      rows = await compareRows(loaded, facts, entries);
    },
    server: place,
    name,
    facts,
    pattern: facts.database,
    backup,
    dump,
    entries,
    session,
    tablespaces: false,
  });
  const restored = session.now().getTime();
  const schema = await compareSchema(at(place, name), { facts, dump, entries, tablespaces: false });
  const whole = withLeftOut(merge([requireCompared(rows), schema]), built.leftOut);
  const asked = await askQueries(at(place, name), session);
  const differences = [...whole.differences, ...whole.definitions, ...asked.differences];
  const { uncertain } = whole;
  const outcome = differences.length > 0 ? 'failed' : uncertain.length > 0 ? 'not-verified' : 'proven';
  return {
    outcome,
    where: where ?? `a throwaway PostgreSQL ${server.version}`,
    differences,
    reason: outcome === 'not-verified' ? uncertain.join('; ') : undefined,
    compared: [...whole.compared, ...asked.compared],
    restoreMs: restored - began,
    compareMs: session.now().getTime() - restored,
  };
}

async function serverOf(reach: Reach): Promise<ServerFacts> {
  await using database = await openPlace(reach);
  return (await readServer(database)).server;
}

/** What the server lacks, or ran out of, says nothing about the backup. */
const ofTheServer =
  /lacks the extension|not available|No space left|invalid locale name|locale name|could not load library|could not access file|out of memory|disk became full|ended by SIG|ended the connection|encoding .* does not match locale|ICU is not supported|invalid input syntax for type money|invalid value for parameter "lc_|out of shared memory/i;

const ofTheServerCodes = new Set([
  'not-verified',
  'tool-missing',
  'version-mismatch',
  'disk-full',
  'write-failed',
  'read-failed',
  'timeout',
  'unreachable',
  'source-lost',
  'internal',
]);

/**
 * A proof that ended with an error: only what lies in the backup is its failure.
 *
 * @param otherwise further words of what does not lie in the backup
 * @throws the error of an abort, or of a mistake in this program
 */
export function failedProof(error: unknown, signal: AbortSignal, otherwise?: RegExp): ProofResult {
  if (signal.aborted || !(error instanceof BackupError) || error.code === 'cancelled') throw error;
  const reasons = [error.message, ...reasonsOf(error)];
  const blameless = (reason: string) => ofTheServer.test(reason) || otherwise?.test(reason) === true;
  if (ofTheServerCodes.has(error.code) || reasons.some(blameless)) return notVerified(reasons.join('; '));
  const found = reasons.slice(0, 6).join('; ');
  const differences = [{ what: 'restore', expected: 'without an error', found }];
  return { ...notVerified(undefined), outcome: 'failed', differences };
}

export function notVerified(reason: string | undefined): ProofResult {
  const nothing = { where: undefined, differences: [], compared: [], restoreMs: 0, compareMs: 0 };
  return { ...nothing, outcome: 'not-verified', reason };
}
