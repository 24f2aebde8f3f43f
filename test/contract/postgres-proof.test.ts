import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseArchiveHead } from '../../src/components/postgres/archive/toc.ts';
import { factsSchema } from '../../src/components/postgres/facts.ts';
import { database } from '../../src/components/postgres/index.ts';
import { scratchKind } from '../../src/components/postgres/proof/scratch.ts';
import type { ProofResult } from '../../src/components/restorable.ts';
import { sweepGrounds } from '../../src/components/throwaway-server.ts';
import { backupAsItLies } from '../support/local-backup.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  caught,
  makeRichDatabase,
  restoreSession,
  type Taken,
  takeBackup,
} from '../support/postgres-restore.ts';
import { commandLine, descendants, isRunning } from '../support/processes.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
const available = installedMajors().length > 0;
const variants = [
  { format: 'directory', compression: 'zstd' },
  { format: 'custom', compression: 'zstd' },
  { format: 'plain', compression: 'gzip' },
] as const;

let source: PostgresServer;
let scratch: string;

beforeAll(async () => {
  if (!available) return;
  source = await startPostgres({ settings: { timezone: 'America/New_York' } });
  scratch = await mkdtemp(join(tmpdir(), 'proof-test-'));
  await makeRichDatabase(source);
});

afterAll(async () => {
  await source?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

async function prove(taken: Taken, facts: unknown = taken.capture.facts): Promise<ProofResult> {
  const session = restoreSession({ url: source.url(awkward), scratch: await mkdtemp(join(scratch, 'run-')) });
  const result = await database.prove?.(JSON.parse(JSON.stringify(facts)), taken.backup, session);
  if (result === undefined) throw new Error('it cannot be proved');
  expect(await readdir(session.scratch)).toEqual([]);
  return result;
}

/** Scratch servers that this process started: others on this machine may belong to other runs. */
function scratchServers(): number[] {
  return descendants(process.pid).filter((pid) => /bin\/postgres -D [^ ]*postgres-proof-/.test(commandLine(pid) ?? ''));
}

describe.skipIf(!available && process.env.CI === undefined)('proof of a database', () => {
  test.each(variants)('$format: one of everything comes back equal', async ({ format, compression }) => {
    const taken = await takeBackup({ url: source.url(awkward), scratch, compression, database: { format, jobs: 2 } });
    const result = await prove(taken);
    expect(result).toMatchObject({ differences: [] });
    expect(result.reason).toEqual(format === 'plain' ? expect.stringContaining('app.api_token') : undefined);
    expect(result.outcome).toBe(format === 'plain' ? 'not-verified' : 'proven');
    expect(JSON.stringify(taken.capture)).not.toContain('hush');
  });

  test('the SQL checks of backup.yml are asked on the throwaway server', async () => {
    const taken = await takeBackup({ url: source.url(awkward), scratch, database: { format: 'custom' } });
    const ask = async (...checks: { name: string; sql: string; expect?: string }[]) => {
      const run = await mkdtemp(join(scratch, 'run-'));
      const session = restoreSession({ url: source.url(awkward), scratch: run, checks });
      return database.prove?.(JSON.parse(JSON.stringify(taken.capture.facts)), taken.backup, session);
    };
    const rows = { name: 'trades', sql: 'SELECT count(*) FROM trades', expect: '>= 5000' };
    expect(await ask(rows)).toMatchObject({ outcome: 'proven' });
    const spoilt = { name: 'wipe', sql: 'DELETE FROM trades RETURNING 1' };
    const failed = await ask({ ...rows, expect: '5001' }, spoilt, { name: 'none', sql: 'SELECT 1 WHERE false' }, rows);
    expect(failed).toMatchObject({ outcome: 'failed' });
    expect(failed?.differences.map(({ what }) => what)).toEqual(['check trades', 'check wipe', 'check none']);
    expect(failed?.differences[0]).toMatchObject({ expected: '5001', found: '5000' });
  });

  test('a data file cut, which pg_restore restores short without an error: failed, by name', async () => {
    const taken = await takeBackup({
      url: source.url(awkward),
      scratch,
      compression: 'gzip',
      database: { format: 'directory', jobs: 1 },
    });
    const facts = factsSchema.parse(taken.capture.facts);
    const folder = join(taken.folder, facts.dump);
    // Without compression: the same disease as with zstd, which pg_dump 15 does not have.
    await rm(folder, { recursive: true });
    const env = {
      ...process.env,
      PGHOST: source.host,
      PGPORT: String(source.port),
      PGUSER: source.user,
      PGPASSWORD: source.password,
    };
    await run(join(source.binDir, 'pg_dump'), ['-Fd', '-Z0', '-f', folder], {
      env: { ...env, PGDATABASE: awkward, PGTZ: 'UTC' },
    });
    const anew = { ...taken, backup: await backupAsItLies(taken.folder, taken.backup.id) };
    expect(await prove(anew)).toMatchObject({ outcome: 'proven' });
    const head = parseArchiveHead(await readFile(join(folder, 'toc.dat')));
    const entry = head?.entries.find((one) => one.kind === 'TABLE DATA' && one.name === 'parents');
    const file = join(folder, entry?.file ?? '');
    await truncate(file, (await readFile(file, 'utf8')).indexOf('\n6\n') + 1);
    await source.query('CREATE DATABASE short');
    await run(join(source.binDir, 'pg_restore'), ['-e', '-j2', '-d', 'short', folder], { env });
    expect(await source.query('SELECT count(*)::int FROM ONLY parents', 'short')).toEqual([{ count: 5 }]);
    await source.query('DROP DATABASE short');
    const cut = { what: 'table public.parents', expected: '10 rows', found: '5 rows' };
    expect(await prove(anew)).toMatchObject({ outcome: 'failed', differences: [cut] });
    await truncate(file, 0);
    expect(await prove(anew)).toMatchObject({ outcome: 'failed', differences: [{ ...cut, found: '0 rows' }] });
  });

  test('what cannot be compared or restored here is never proven', async () => {
    const taken = await takeBackup({
      url: source.url(awkward),
      scratch,
      compression: 'gzip',
      database: { format: 'plain' },
    });
    const recorded = factsSchema.parse(taken.capture.facts);
    const session = restoreSession({ url: source.url(awkward), scratch });
    expect(await database.prove?.(undefined, taken.backup, session)).toMatchObject({ outcome: 'not-verified' });
    const newest = { ...recorded, server: { ...recorded.server, major: 99 } };
    expect(await prove(taken, newest)).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('postgresql-99'),
    });
    const path = join(taken.folder, recorded.dump);
    const dump = gunzipSync(await readFile(path)).toString('utf8');
    await writeFile(path, gzipSync(dump.replace('CREATE TYPE', 'CREATE EXTENSION nosuch;\nCREATE TYPE')));
    expect(await prove(taken)).toMatchObject({ outcome: 'failed' });
    const anew = async () => ({ ...taken, backup: await backupAsItLies(taken.folder, taken.backup.id) });
    expect(await prove(await anew())).toMatchObject({
      outcome: 'not-verified',
      reason: expect.stringContaining('lacks the extension'),
    });
    await writeFile(path, gzipSync(dump.replace('CREATE TYPE', 'CREATE NONSENSE;\nCREATE TYPE')));
    expect(await prove(await anew())).toMatchObject({ outcome: 'failed', differences: [{ what: 'restore' }] });
  });

  test('a backup without some tables is proven for what it holds', async () => {
    const filtered = await takeBackup({
      url: source.url(awkward),
      scratch,
      database: { 'exclude-tables': ['fills_copy'] },
    });
    expect(await prove(filtered)).toMatchObject({ outcome: 'proven', differences: [] });
  });

  test('an object of a former manifest with another hash is no reason to doubt', async () => {
    const taken = await takeBackup({ url: source.url(awkward), scratch });
    const inventory = { complete: true, bootstrapRole: 'postgres', objects: [{ kind: 'table', name: 'x', hash: '0' }] };
    expect(await prove(taken, { ...factsSchema.parse(taken.capture.facts), inventory })).toMatchObject({
      outcome: 'proven',
    });
  });

  test('cancelled: the scratch server is gone', async () => {
    const taken = await takeBackup({ url: source.url(awkward), scratch });
    const stop = new AbortController();
    const own = await mkdtemp(join(scratch, 'run-'));
    expect(scratchServers()).toEqual([]);
    const aborted = restoreSession({ url: source.url(awkward), scratch: own, signal: stop.signal });
    const proving = caught(Promise.resolve(database.prove?.(taken.capture.facts, taken.backup, aborted)));
    await until('a scratch server', () => scratchServers().length > 0);
    stop.abort();
    expect(await proving).toMatchObject({ code: 'cancelled' });
    expect(await readdir(own)).toEqual([]);
    expect(scratchServers()).toEqual([]);
  });

  test('killed: the scratch server ends too, and the next run sweeps its folder', async () => {
    const own = await mkdtemp(join(scratch, 'run-'));
    const script = join(import.meta.dirname, '../support/hold-scratch-server.ts');
    const child = spawn(process.execPath, [script, own], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(child.stdout, 'data');
    const { folder, pid } = z.object({ folder: z.string(), pid: z.int() }).parse(JSON.parse(String(line)));
    expect(await sweepGrounds(scratchKind, dirname(folder))).toEqual([]);
    expect(isRunning(pid)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until('the end of the scratch server', () => !isRunning(pid));
    expect(await sweepGrounds(scratchKind, dirname(folder))).toContain(folder);
    expect(await readdir(own)).toEqual([]);
  });
});
