import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** What a client found that wrote and read all through. */
export interface Sightings {
  /** Every state of the data it found, in order, without repetition. */
  readonly states: readonly string[];
  /** Errors that no client should ever meet: not a lost or refused connection, but something half done. */
  readonly strange: readonly string[];
  readonly reads: number;
  /** How often a connection was lost or refused. */
  readonly refusals: number;
  /** The longest time between two reads that worked with a refusal between them. */
  readonly longestGapMs: number;
}

export interface Bystander extends AsyncDisposable {
  /** Waits until it has read once more, and tells what it found so far. */
  sightings(): Promise<Sightings>;
}

const pauseMs = 2;
const patienceMs = 15_000;
/** Lost, ended by an administrator, refused, the name free for a moment, or closed to clients. */
const refusals = new Set(['57P01', '57P03', '3D000', '55000', '08006', '08001', '08003', 'ECONNRESET', 'ECONNREFUSED']);

/** A client of the application: a session that it keeps, and opens anew when it is lost. */
export async function startBystander(url: string): Promise<Bystander> {
  const states: string[] = [];
  const strange: string[] = [];
  const stop = new AbortController();
  let client: pg.Client | undefined;
  let reads = 0;
  let refused = 0;
  let longestGapMs = 0;
  let lastReadMs = performance.now();
  let refusedSince = false;

  const look = async () => {
    client ??= await connect(url);
    await client.query('INSERT INTO heartbeats VALUES (clock_timestamp())');
    const { rows } = await client.query<{ state: string }>(
      `SELECT state || ', ' || (SELECT count(*) FROM trades) || ' trades, ' || (SELECT count(*) FROM gate) AS state FROM marker`,
    );
    const state = rows[0]?.state ?? 'no marker';
    if (states.at(-1) !== state) states.push(state);
    const now = performance.now();
    if (refusedSince) longestGapMs = Math.max(longestGapMs, now - lastReadMs);
    refusedSince = false;
    lastReadMs = now;
    reads += 1;
  };
  const running = (async () => {
    while (!stop.signal.aborted) {
      try {
        await look();
      } catch (error) {
        const lost = client;
        client = undefined;
        lost?.end().catch(() => {});
        if (isRefusal(error)) refused += 1;
        else strange.push(String(error));
        refusedSince = true;
      }
      await delay(pauseMs);
    }
    await client?.end().catch(() => {});
  })();
  const sightings = async (): Promise<Sightings> => {
    const seen = reads;
    for (const until = performance.now() + patienceMs; reads === seen; await delay(pauseMs)) {
      if (performance.now() > until)
        throw new Error(`the database cannot be reached any more: ${strange.at(-1) ?? ''}`);
    }
    return { states: [...states], strange: [...strange], reads, refusals: refused, longestGapMs };
  };
  await sightings();
  return {
    sightings,
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return refusals.has(error.code);
  return /Connection terminated|not queryable/.test(error.message);
}
