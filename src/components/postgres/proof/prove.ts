import { tmpdir } from 'node:os';
import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import type { ProofResult, RestoreSession, StoredBackup } from '../../restorable.ts';
import { connectTo } from '../connect.ts';
import type { Facts } from '../facts.ts';
import { type Building, buildDatabase } from '../restore/build.ts';
import { findDump, readArchiveHead } from '../restore/dump-files.ts';
import { at, clientFor } from '../restore/place.ts';
import { parseRecorded } from '../restore/recorded.ts';
import { readServer } from '../server.ts';
import { compareRows, compareSchema, merge, nothing } from './compare.ts';
import { askQueries } from './queries.ts';
import { findServerPrograms, type ScratchServer, startScratch } from './scratch.ts';
import { sweepScratch } from './sweep.ts';

const proofDatabase = 'proof';

/** Restores a backup into a throwaway server and compares everything with what was recorded. */
export async function proveDatabase(
  facts: unknown,
  backup: StoredBackup,
  session: RestoreSession,
): Promise<ProofResult> {
  const recorded = parseRecorded(facts);
  if (recorded === undefined) return notVerified('the backup recorded nothing a restore could be compared with');
  for (const folder of [session.scratch, tmpdir()]) {
    for (const path of await sweepScratch(folder)) session.log.info(`removed ${path}, left by a run that was killed`);
  }
  const programs = await findServerPrograms(recorded.server.major);
  if (programs === undefined) {
    const major = recorded.server.major;
    return notVerified(
      `no PostgreSQL ${major} server or newer is installed here (Debian and Ubuntu: postgresql-${major})`,
    );
  }
  try {
    await using scratch = await startScratch(programs, recorded.inventory?.bootstrapRole ?? 'postgres', session);
    return await proveIn(scratch, recorded, backup, session);
  } catch (error) {
    if (session.signal.aborted || !(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return failedProof(error);
  }
}

async function proveIn(
  scratch: ScratchServer,
  facts: Facts,
  backup: StoredBackup,
  session: RestoreSession,
): Promise<ProofResult> {
  const { reach } = scratch;
  const { server } = await serverOf(scratch);
  const client = await clientFor({ ...reach }, reach.source, server, facts.client.major, undefined);
  const place = { ...reach, client };
  const dump = findDump(facts, backup);
  const began = session.now().getTime();
  let rows = nothing;
  const building: Building = {
    async whenLoaded(loaded) {
      rows = await compareRows(loaded, facts);
    },
    server: place,
    name: proofDatabase,
    facts,
    pattern: facts.database,
    backup,
    dump,
    entries: (await readArchiveHead(dump))?.entries,
    session,
    tablespaces: false,
  };
  await buildDatabase(building);
  const restored = session.now().getTime();
  const whole = merge([rows, await compareSchema(at(place, proofDatabase), facts)]);
  const asked = await askQueries(at(place, proofDatabase), session);
  const differences = [...whole.differences, ...asked.differences];
  const { uncertain } = whole;
  const outcome = differences.length > 0 ? 'failed' : uncertain.length > 0 ? 'not-verified' : 'proven';
  return {
    outcome,
    differences,
    reason: outcome === 'not-verified' ? uncertain.join('; ') : undefined,
    compared: [...whole.compared, ...asked.compared],
    restoreMs: restored - began,
    compareMs: session.now().getTime() - restored,
  };
}

async function serverOf({ reach }: ScratchServer) {
  await using database = await connectTo(reach.source, reach.connection, reach.signal);
  return await readServer(database);
}

/** What this machine lacks, or ran out of, says nothing about the backup. */
const ofThisMachine =
  /lacks the extension|not available|No space left|invalid locale name|locale name|could not load library|could not access file|out of memory|disk became full|ended by SIG|ended the connection|encoding .* does not match locale|ICU is not supported|out of shared memory/i;

function failedProof(error: BackupError): ProofResult {
  const reasons = [error.message, ...reasonsOf(error)];
  const codes = new Set([
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
  if (codes.has(error.code) || reasons.some((reason) => ofThisMachine.test(reason)))
    return notVerified(reasons.join('; '));
  return {
    outcome: 'failed',
    differences: [{ what: 'restore', expected: 'without an error', found: reasons.slice(0, 6).join('; ') }],
    reason: undefined,
    compared: [],
    restoreMs: 0,
    compareMs: 0,
  };
}

function notVerified(reason: string): ProofResult {
  return { outcome: 'not-verified', differences: [], reason, compared: [], restoreMs: 0, compareMs: 0 };
}
