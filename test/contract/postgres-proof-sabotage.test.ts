import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TocEntry } from '../../src/components/postgres/archive/toc.ts';
import { type Facts, factsSchema } from '../../src/components/postgres/facts.ts';
import { compareDatabase } from '../../src/components/postgres/proof/compare.ts';
import { type DumpFiles, findDump, readArchiveHead } from '../../src/components/postgres/restore/dump-files.ts';
import { clientFor, type Place } from '../../src/components/postgres/restore/place.ts';
import { parseSource } from '../../src/components/postgres/server/source.ts';
import { installedMajors, type PostgresServer, startPostgres } from '../support/postgres.ts';
import {
  awkward,
  makeRichDatabase,
  planRestore,
  quoted,
  restoreSession,
  takeBackup,
} from '../support/postgres-restore.ts';
import { databaseSabotages, sabotages } from '../support/postgres-sabotage.ts';
import { reportSabotage } from '../support/sabotage-report.ts';

const available = installedMajors().length > 0;
let source: PostgresServer;
let target: PostgresServer;
let scratch: string;
let facts: Facts;
let dump: DumpFiles;
let entries: readonly TocEntry[] | undefined;
const caughtNames: string[] = [];
const triedNames: string[] = [];

beforeAll(async () => {
  if (!available) return;
  [source, target] = await Promise.all([startPostgres(), startPostgres()]);
  scratch = await mkdtemp(join(tmpdir(), 'sabotage-test-'));
  await makeRichDatabase(source);
  const taken = await takeBackup({ url: source.url(awkward), scratch });
  facts = factsSchema.parse(taken.capture.facts);
  dump = findDump(facts, taken.backup);
  entries = (await readArchiveHead(dump))?.entries;
  const planned = await planRestore(taken, restoreSession({ url: target.url(awkward), scratch }));
  await using staged = await planned.stage();
  await staged.switch();
});

afterAll(async () => {
  if (available) await reportSabotage(`PostgreSQL ${source.major}`, triedNames.length, caughtNames.length);
  await source?.stop();
  await target?.stop();
  if (scratch !== undefined) await rm(scratch, { recursive: true, force: true });
});

async function placeOf(name: string): Promise<Place> {
  const session = restoreSession({ url: target.url(name), scratch });
  const reached = parseSource(target.url(name));
  const client = await clientFor(session, reached, facts.server, facts.client.major, undefined);
  const { connection, env, signal, log } = session;
  return { source: reached, connection, client, serverMajor: target.major, env, signal, log };
}

async function differences(name: string, databaseSettings: boolean): Promise<string[]> {
  const comparing = await compareDatabase(await placeOf(name), {
    facts,
    dump,
    entries,
    databaseSettings,
    tablespaces: true,
  });
  return [...comparing.differences, ...comparing.definitions].map(({ what }) => what);
}

describe.skipIf(!available && process.env.CI === undefined)('a restored database that is not what it should be', () => {
  test('the restored one is equal, and so is a copy', async () => {
    expect(await differences(awkward, true)).toEqual([]);
    await target.query(`CREATE DATABASE copy TEMPLATE ${quoted(awkward)}`);
    expect(await differences('copy', false)).toEqual([]);
    await target.query('DROP DATABASE copy');
  });

  test.each(sabotages)('$what: found', async ({ what, sql, named }) => {
    triedNames.push(what);
    await target.query(`CREATE DATABASE victim TEMPLATE ${quoted(awkward)}`);
    try {
      await target.query(sql, 'victim');
      expect(await differences('victim', false)).toContainEqual(expect.stringMatching(named));
      caughtNames.push(what);
    } finally {
      await target.query('DROP DATABASE victim WITH (FORCE)');
    }
  });

  test.each(databaseSabotages(quoted(awkward)))('$what: found', async ({ what, sql, named, revert }) => {
    triedNames.push(what);
    await target.query(sql);
    try {
      expect(await differences(awkward, true)).toContainEqual(expect.stringMatching(named));
      caughtNames.push(what);
    } finally {
      await target.query(revert ?? '');
    }
  });
});
