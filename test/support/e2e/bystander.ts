import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { expect } from 'vitest';
import type { PostgresServer } from '../postgres.ts';

/** What a client found that wrote and read all through. */
export interface Sightings {
  /** Every state of the data it found, in order, without repetition. */
  readonly states: readonly string[];
  /** Errors that no client should ever meet: not a lost or refused connection, but something half done. */
  readonly strange: readonly string[];
  readonly reads: number;
  /** How often a connection was lost or refused. */
  readonly refusals: number;
  /** The longest time between two reads that worked with a refusal between them; with the waits of a busy machine. */
  readonly longestGapMs: number;
  /** The longest time from a refusal until an attempt began that was not refused any more. */
  readonly longestRefusedMs: number;
  /** Every write that was confirmed to it. */
  readonly heartbeats: readonly Heartbeat[];
}

/** One row of heartbeats: committed, as the server said. */
export interface Heartbeat {
  /** OID: a switch changes names. */
  readonly database: string;
  readonly beat: number;
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
  let longestRefusedMs = 0;
  let refusedAtMs: number | undefined;
  const heartbeats: Heartbeat[] = [];

  const look = async () => {
    const begunMs = performance.now();
    client ??= await connect(url);
    heartbeats.push(await write(client));
    const { rows } = await client.query<{ state: string }>(
      `SELECT state || ', ' || (SELECT count(*) FROM trades) || ' trades, ' || (SELECT count(*) FROM gate) AS state FROM marker`,
    );
    const state = rows[0]?.state ?? 'no marker';
    if (states.at(-1) !== state) states.push(state);
    const now = performance.now();
    if (refusedAtMs !== undefined) {
      longestGapMs = Math.max(longestGapMs, now - lastReadMs);
      longestRefusedMs = Math.max(longestRefusedMs, begunMs - refusedAtMs);
    }
    refusedAtMs = undefined;
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
        refusedAtMs ??= performance.now();
      }
      await delay(pauseMs);
    }
    await client?.end().catch(() => {});
  })();
  const sightings = async (): Promise<Sightings> => {
    const before = reads;
    for (const until = performance.now() + patienceMs; reads === before; await delay(pauseMs)) {
      if (performance.now() > until)
        throw new Error(`the database cannot be reached any more: ${strange.at(-1) ?? ''}`);
    }
    const seen = { states: [...states], strange: [...strange], heartbeats: [...heartbeats] };
    return { ...seen, reads, refusals: refused, longestGapMs, longestRefusedMs };
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

let beats = 0;

async function write(client: pg.Client): Promise<Heartbeat> {
  beats += 1;
  const beat = beats;
  const { rows } = await client.query<{ oid: string }>(
    `INSERT INTO heartbeats VALUES (to_timestamp($1))
      RETURNING (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS oid`,
    [beat],
  );
  return { database: rows[0]?.oid ?? 'nowhere', beat };
}

/** Every confirmed write is in the database it was made in. */
export async function expectNoneLost(postgres: PostgresServer, heartbeats: readonly Heartbeat[]): Promise<void> {
  for (const [database, made] of Map.groupBy(heartbeats, (one) => one.database)) {
    const [row] = await postgres.query(`SELECT datname AS name FROM pg_database WHERE oid = ${Number(database)}`);
    const found = await postgres.query('SELECT extract(epoch FROM at)::int AS beat FROM heartbeats', String(row?.name));
    const there = new Set(found.map(({ beat }) => Number(beat)));
    expect(made.filter(({ beat }) => !there.has(beat))).toEqual([]);
  }
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
