import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import type { BackupError } from '../../src/lib/errors.ts';
import { sinkIn } from '../support/local-backup.ts';
import { installedMajors } from '../support/postgres.ts';
import { type Options, type SourceScene, sourceScene } from '../support/postgres-backup.ts';
import { awkward, backupId, caught } from '../support/postgres-restore.ts';
import { send } from '../support/processes.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;

let scene: SourceScene;
beforeAll(async () => {
  if (available) scene = await sourceScene();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

describe.skipIf(!available && process.env.CI === undefined)('a dump that is disturbed', () => {
  /** pg_dump waits for a lock that is held here, while `disturb` does its work. */
  async function whileWaiting(
    disturb: (pid: number) => Promise<unknown>,
    options: Options = {},
  ): Promise<{ error: BackupError; left: string[] }> {
    await using _holder = await lockTables();
    const folder = await mkdtemp(join(scene.scratch, 'backup-'));
    // With a filter only pg_dump takes locks.
    const session = scene.session({ ...options, database: { 'exclude-tables': ['nothing'], ...options.database } });
    const planned = await database.plan(session);
    const failing = caught(Promise.resolve(planned?.backup(sinkIn(folder, backupId))));
    const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'LOCK TABLE%'`;
    let pid: unknown;
    for (let attempt = 0; pid === undefined && attempt < 1000; attempt += 1)
      pid = (await scene.source.query(waiting))[0]?.pid;
    await disturb(Number(pid));
    const error = await failing;
    return { error, left: await readdir(folder, { recursive: true }) };
  }

  async function lockTables(): Promise<AsyncDisposable> {
    const script = 'BEGIN; LOCK TABLE trades; SELECT pg_sleep(600)';
    const holding = scene.source.query(script, awkward).catch(() => {});
    const held = `SELECT FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND database IS NOT NULL AND relation = 'trades'::regclass`;
    while ((await scene.source.query(held, awkward)).length === 0);
    return {
      async [Symbol.asyncDispose]() {
        await scene.source.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK TABLE trades%'`,
        );
        await holding;
      },
    };
  }

  async function dumpers(): Promise<number[]> {
    const { stdout } = await run('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]);
    return stdout
      .split('\n')
      .filter((line) => line.includes('pg_dump'))
      .map((line) => Number.parseInt(line, 10));
  }

  const nothing = (left: string[]) => left.filter((name) => name !== 'database');

  test('killed: says so and leaves nothing', async () => {
    const { error, left } = await whileWaiting(async () => {
      send(await dumpers(), 'SIGKILL');
    });
    expect(error).toMatchObject({ code: 'tool-failed', message: expect.stringContaining('SIGKILL') });
    expect(nothing(left)).toEqual([]);
  });

  test('its session ended: the source is lost', async () => {
    const { error, left } = await whileWaiting((pid) => scene.source.query(`SELECT pg_terminate_backend(${pid})`));
    expect(error).toMatchObject({ code: 'source-lost', retryable: true });
    expect(error.because.join()).toContain('terminating connection');
    expect(nothing(left)).toEqual([]);
  });

  test('cancelled: ends at once, with every process and session', async () => {
    const stop = new AbortController();
    const { error, left } = await whileWaiting(async () => stop.abort(), { signal: stop.signal });
    expect(error.code).toBe('cancelled');
    expect(nothing(left)).toEqual([]);
    expect(await dumpers()).toEqual([]);
  });

  test('locked for too long: tried again, then reported', async () => {
    const { error } = await whileWaiting(async () => {}, { database: { 'lock-wait-timeout': '300ms' } });
    expect(error).toMatchObject({ code: 'lock-timeout', retryable: true });
  });

  test('later than database.timeout', async () => {
    const { error } = await whileWaiting(async () => {}, { database: { timeout: '2s' } });
    expect(error.code).toBe('timeout');
  });
});
