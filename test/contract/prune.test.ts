import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkEvidence } from '../../src/catalog/evidence/check.ts';
import { acquireLease } from '../../src/catalog/lease.ts';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { prune } from '../../src/operations/prune/index.ts';
import { restoreTest } from '../../src/operations/restore-test/index.ts';
import { sync } from '../../src/operations/sync/index.ts';
import { verify } from '../../src/operations/verify/index.ts';
import type { PruneReport } from '../../src/report/prune-report.ts';
import { localStore } from '../../src/stores/local.ts';
import { temporaryFolder } from '../support/temp.ts';
import { type Ended, testHost } from '../support/test-host.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...path: string[]) => join(folder.path, ...path);
const today = new Date('2026-11-27T22:00:00Z');
const daysAgo = (days: number) => new Date(today.getTime() - days * 86_400_000);

function configure(stores: string, more = ''): void {
  writeFileSync(
    at('.github/backup.yml'),
    `system: s\nconfig: { paths: [conf] }\nstate: { path: state }\n${more}\nstores: ${stores}\n`,
  );
}

beforeEach(async () => {
  folder = await temporaryFolder();
  mkdirSync(at('.github'));
  mkdirSync(at('conf'));
  writeFileSync(at('conf/.env'), 'TRADING_ENABLED=false\n');
  configure('{ local: { path: here } }');
});
afterEach(() => folder[Symbol.asyncDispose]());

async function run<Request>(
  operation: Operation<Request>,
  input: Readonly<Record<string, string>> = {},
  at_: Date = today,
): Promise<Ended> {
  const env = { PATH: process.env.PATH };
  const host = testHost({ folder: folder.path, temporaryFolder: at('tmp'), env, input, now: () => at_ });
  const code = await runOperation(operation, host);
  return { ...host.ended, code };
}

async function pruned(input: Readonly<Record<string, string>> = {}): Promise<PruneReport & { readonly code: number }> {
  const { report, code, error } = await run(prune, { 'dry-run': 'false', ...input });
  if (report?.operation !== 'prune') throw error;
  return { ...report, code };
}

async function backupsOf(days: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const day of days) {
    const { report, error } = await run(backup, {}, daysAgo(day));
    if (report?.operation !== 'backup' || report.status !== 'ok') throw error;
    ids.push(report.id);
  }
  return ids;
}

const idsIn = (store: string) => readdirSync(at(store)).filter((name) => /^\d/.test(name));

describe('prune', () => {
  test('keeps days, weeks and months of the policy, and says of each backup why', async () => {
    const ids = await backupsOf([100, 40, 33, 20, 19, 9, 8, 3, 2, 1, 0]);
    const plan = await pruned({ 'dry-run': 'true' });
    expect(plan.status).toBe('planned');
    expect(idsIn('here')).toEqual(ids);
    const report = await pruned();
    expect(report).toMatchObject({ status: 'ok', code: 0 });
    const backups = report.stores[0]?.backups ?? [];
    expect(backups.map(({ id, decision }) => [id, decision])).toEqual(
      (plan.stores[0]?.backups ?? []).map(({ id, decision }) => [id, decision]),
    );
    for (const { reasons } of backups) expect(reasons.join().length).toBeGreaterThan(5);
    const { entries } = await checkEvidence(localStore('here', at('here')), 's', undefined);
    const told = entries.filter(({ operation }) => operation === 'prune').map((one) => one.backups);
    const gone = backups.filter(({ removed }) => removed);
    expect(gone.length).toBeGreaterThan(0);
    expect(told.map((one) => one.toSorted((a, b) => (a.id < b.id ? -1 : 1)))).toEqual([
      gone
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, reasons }) => ({
          ...{ id, outcome: 'removed', manifestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          details: { reason: reasons.join('; ') },
        })),
    ]);
    const kept = backups.filter(({ decision }) => decision === 'keep').map(({ id }) => id);
    expect(idsIn('here')).toEqual(kept);
    // 100 days: older than any period. 33 days: not the last of its month, and weeks count for 30 days.
    expect(ids.filter((id) => !kept.includes(id))).toEqual(expect.arrayContaining([ids[0]]));
    expect(kept).toEqual(expect.arrayContaining(ids.slice(-4)));
    expect((await pruned()).stores[0]?.backups.every(({ decision }) => decision === 'keep')).toBe(true);
    expect(await run(verify, { backup: 'all', depth: 'deep' })).toMatchObject({ code: 0 });
  });

  test('the last proven backup stays, also when the index does not know of its proof', async () => {
    const ids = await backupsOf([200, 150, 2, 1, 0]);
    await pruned({ 'dry-run': 'false', stores: 'local', 'retention-daily': '365', 'retention-weekly': '400' });
    expect(await run(restoreTest, { backup: ids[1] ?? '' }, daysAgo(1))).toMatchObject({ code: 0 });
    rmSync(at('here/index/changed'), { recursive: true, force: true });
    const report = await pruned();
    expect(report.stores[0]?.backups.map(({ id, decision }) => [id, decision])).toEqual([
      [ids[0], 'remove'],
      [ids[1], 'keep'],
      [ids[2], 'keep'],
      [ids[3], 'keep'],
      [ids[4], 'keep'],
    ]);
    expect(idsIn('here')).toEqual(ids.slice(1));
  });

  test('what is to be kept elsewhere and is not there yet stays, also while that store is down', async () => {
    configure('{ local: { path: here }, offsite: { kind: local, path: there, off-site: true } }');
    const ids = await backupsOf([45, 3, 2, 1, 0]);
    expect((await pruned({ stores: 'local' })).stores[0]?.backups[0]).toMatchObject({ id: ids[0], decision: 'keep' });
    writeFileSync(at('there'), 'the disk is not mounted');
    const report = await pruned();
    expect(report).toMatchObject({ status: 'failed', errorCode: 'store-unwritable' });
    expect(report.stores.map(({ name, status }) => [name, status])).toEqual([
      ['local', 'ok'],
      ['offsite', 'failed'],
    ]);
    expect(idsIn('here')).toEqual(ids);
    rmSync(at('there'));
    expect(await run(sync)).toMatchObject({ code: 0 });
    await pruned();
    expect(idsIn('here')).toEqual(ids.slice(1));
    expect(idsIn('there')).toContain(ids[0]);
  });

  test('what it removes from a store, sync does not copy there again; by its id it does', async () => {
    configure('{ local: { path: here }, offsite: { kind: local, path: there, off-site: true } }');
    const ids = await backupsOf([6, 5, 4, 3, 2, 1, 0]);
    expect(await run(sync)).toMatchObject({ code: 0 });
    const first = idsIn('there');
    expect(first).toEqual(expect.arrayContaining(ids.slice(-3)));
    expect(first).not.toEqual(ids);
    await pruned();
    expect(idsIn('there')).toEqual(first);
    expect(await run(sync)).toMatchObject({ code: 0, report: { targets: [{ copied: [] }] } });
    const left = ids.find((id) => !first.includes(id)) ?? '';
    expect(await run(sync, { backup: left })).toMatchObject({
      code: 0,
      report: { targets: [{ copied: [{ id: left }] }] },
    });
    expect(idsIn('there')).toContain(left);
  });

  test('it never touches other systems, files of others, or a store that somebody works in', async () => {
    const [old] = await backupsOf([300, 3, 2, 1, 0]);
    const yml = readFileSync(at('.github/backup.yml'), 'utf8');
    writeFileSync(at('.github/backup.yml'), yml.replace('system: s', 'system: other'));
    const [foreign] = await backupsOf([301]);
    writeFileSync(at('.github/backup.yml'), yml);
    mkdirSync(at('here/photos'));
    writeFileSync(at('here/photos/cat.jpg'), 'miaow');
    {
      const owner = { machine: 'm', process: 'p', operation: 'backup' };
      await using lease = await acquireLease(localStore('local', at('here')), {
        ...{ system: 's', owner, now: () => today, isGone: async () => false, warn: () => {} },
      });
      expect(lease.warning).toBeUndefined();
      expect(await pruned()).toMatchObject({ status: 'failed', errorCode: 'lease-held', code: 9 });
      expect(idsIn('here')).toContain(old);
    }
    expect(await pruned()).toMatchObject({ status: 'ok' });
    expect(idsIn('here')).not.toContain(old);
    expect(idsIn('here')).toContain(foreign);
    expect(readFileSync(at('here/photos/cat.jpg'), 'utf8')).toBe('miaow');
  });

  test('sweeps what interrupted runs left, once it has rested for a day', async () => {
    await backupsOf([0]);
    for (const name of ['20261101_000000.partial', '20261127_210000.partial', '20261102_000000.removed']) {
      mkdirSync(at('here', name));
      writeFileSync(at('here', name, 'x'), 'x');
    }
    utimesSync(at('here/20261101_000000.partial/x'), daysAgo(26), daysAgo(26));
    utimesSync(at('here/20261127_210000.partial/x'), daysAgo(0), daysAgo(0));
    const report = await pruned();
    expect(report.stores[0]?.leftovers.map(({ name, removed }) => [name, removed]).sort()).toEqual([
      ['20261101_000000.partial', true],
      ['20261102_000000.removed', true],
      ['20261127_210000.partial', false],
    ]);
    expect(idsIn('here').filter((name) => name.includes('.'))).toEqual(['20261127_210000.partial']);
  });

  test('until-free removes more, oldest first, and says when the floors leave too little', async () => {
    const ids = await backupsOf([6, 5, 4, 3, 2, 1, 0]);
    const plan = await pruned({ 'dry-run': 'true', 'until-free': '1B' });
    const going = (plan.stores[0]?.backups ?? []).filter(({ decision }) => decision === 'remove');
    expect(going).toHaveLength(1);
    const report = await pruned({ 'until-free': '10GB' });
    expect(report.warnings.join()).toContain('of 10.0 GB');
    expect(idsIn('here').length).toBeGreaterThanOrEqual(3);
    expect(idsIn('here')).toEqual(expect.arrayContaining(ids.slice(-3)));
  });

  test('at a terminal it is a dry run unless told otherwise', async () => {
    const ids = await backupsOf([300, 3, 2, 1, 0]);
    expect(await run(prune)).toMatchObject({ code: 0, report: { status: 'planned' } });
    expect(idsIn('here')).toEqual(ids);
  });
});
