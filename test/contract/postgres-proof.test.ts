import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import type { ProofResult } from '../../src/components/restorable.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import { awkward, makeRichDatabase, restoreSession, type Taken, takeBackup } from '../support/postgres-restore.ts';

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

describe.skipIf(!available && process.env.CI === undefined)('proof of a database', () => {
  test.each(variants)('$format: one of everything comes back equal', async ({ format, compression }) => {
    const taken = await takeBackup({ url: source.url(awkward), scratch, compression, database: { format, jobs: 2 } });
    const result = await prove(taken);
    expect(result).toMatchObject({ differences: [] });
    expect(result.reason).toEqual(format === 'plain' ? expect.stringContaining('app.api_token') : undefined);
    expect(result.outcome).toBe(format === 'plain' ? 'not-verified' : 'proven');
    expect(JSON.stringify(taken.capture)).not.toContain('hush');
  });
});
