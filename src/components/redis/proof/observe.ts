import type { Difference } from '../../restorable.ts';
import { compareContent, compareLasting } from '../rdb/compare.ts';
import { RdbReader, type RdbSummary } from '../rdb/reader.ts';
import { type CheckedDump, checkDump } from '../restore/dump-file.ts';
import { connect } from '../server/client.ts';
import { serverTimeMs } from '../server/server.ts';
import { requestSnapshot } from '../server/sync.ts';
import type { Target } from '../server/target.ts';

interface Observation {
  readonly summary: RdbSummary;
  /** What the sums of what lasts were cut at. */
  readonly cutoffMs: number | undefined;
}

interface ObserveOptions {
  readonly signal: AbortSignal;
  /** How everything is read. Default: over the replication protocol. */
  readonly snapshot?: typeof requestSnapshot;
  /** Sum up separately what outlives the reading, which takes this long at most (ms). */
  readonly lastingMs?: number;
}

/** Servers round moments of expiry to their own clock ticks; a second is far more. */
const marginMs = 1_000;

/** Reads everything a server holds and keeps counts and digests. */
export async function observe(target: Target, options: ObserveOptions): Promise<Observation> {
  const { snapshot: take = requestSnapshot, lastingMs, signal } = options;
  using snapshot = await take(target, signal);
  const cutoffMs = lastingMs === undefined ? undefined : (await serverTime(target, signal)) + marginMs + lastingMs;
  const reader = new RdbReader(cutoffMs === undefined ? {} : { cutoffMs });
  for await (const chunk of snapshot.content) reader.write(chunk);
  reader.end();
  return { summary: reader.summary, cutoffMs };
}

/**
 * Compares what a server holds with a dump: first all of it; when that differs, what has not expired meanwhile, which is
 * the most a primary can still hold. Empty: equal.
 */
export async function compareServer(
  target: Target,
  dump: CheckedDump,
  options: ObserveOptions,
): Promise<readonly Difference[]> {
  const startedAt = performance.now();
  const { summary } = await observe(target, options);
  const differences = compareContent(dump.summary, summary);
  if (differences.length === 0 || !dump.summary.databases.some(mayExpire)) return differences;
  // Over the replication protocol the server has forked before it sends: what it holds is older than its time then.
  const lastingMs = options.snapshot === undefined ? 0 : 2 * Math.ceil(performance.now() - startedAt);
  const later = await observe(target, { ...options, lastingMs });
  const expected = await checkDump(dump.file, options.signal, later.cutoffMs);
  return compareLasting(expected.summary, later.summary).length === 0 ? [] : differences;
}

/** Whether something in a database may expire: a key, or a field of a hash. */
function mayExpire({ expires, types }: RdbSummary['databases'][number]): boolean {
  return expires > 0 || types.hash !== undefined;
}

/** The server's clock, ms since 1970, rounded up; ours when the user may not ask. */
async function serverTime(target: Target, signal: AbortSignal): Promise<number> {
  using client = await connect(target, signal);
  return ((await serverTimeMs(client)) ?? Date.now()) + 1_000;
}
