import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readOverview } from '../../src/catalog/overview.ts';
import type { Operation } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { backup } from '../../src/operations/backup/index.ts';
import { prune } from '../../src/operations/prune/index.ts';
import { restoreTest } from '../../src/operations/restore-test/index.ts';
import { sync } from '../../src/operations/sync/index.ts';
import { verify } from '../../src/operations/verify/index.ts';
import { objectStore } from '../../src/stores/object-store.ts';
import { readOnly, type Store } from '../../src/stores/store.ts';
import { Fault, type FaultKind, faultKinds, faultyService } from '../support/faults.ts';
import { memoryService, type Objects } from '../support/memory-store.ts';
import { temporaryFolder } from '../support/temp.ts';
import { type Ended, testHost } from '../support/test-host.ts';

/** The stores of the world, by name, and the fault that all calls to them pass. */
const world = vi.hoisted(() => ({ stores: new Map<string, Objects>(), open: (_name: string): Store => ({}) as never }));

vi.mock('../../src/stores/index.ts', () => ({
  openStore: async (config: { stores: object }) => readOnly(world.open(Object.keys(config.stores)[0] ?? '')),
  openWritableStore: async (config: { stores: object }) => world.open(Object.keys(config.stores)[0] ?? ''),
  openNamed: async (name: string) => world.open(name),
}));

const hour = 3_600_000;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  mkdirSync(join(folder.path, '.github'));
  mkdirSync(join(folder.path, 'conf'));
  writeFileSync(join(folder.path, 'conf/.env'), 'TRADING_ENABLED=false\n');
  writeFileSync(
    join(folder.path, '.github/backup.yml'),
    'system: s\nconfig: { paths: [conf] }\nstate: { path: state }\nstores: { here: { kind: s3, bucket: b }, there: { kind: s3, bucket: c, keep: [daily, weekly, monthly] } }\n',
  );
});
afterAll(() => folder[Symbol.asyncDispose]());

/** Time goes on from run to run, so that the lease of one that was killed has expired. */
let now = Date.parse('2026-11-27T02:00:00Z');

async function run<Request>(
  operation: Operation<Request>,
  input: Readonly<Record<string, string>> = {},
  { at = 0, kind = 'error' as FaultKind } = {},
): Promise<Ended & { readonly fault: Fault }> {
  now += hour;
  const abort = new AbortController();
  const fault = new Fault(at, kind, () => abort.abort());
  world.open = (name) => {
    const objects = world.stores.get(name) ?? new Map();
    world.stores.set(name, objects);
    const place = { name, kind: 's3', location: `memory://${name}` } as const;
    const log = { debug: () => {}, warning: () => {} };
    return objectStore(place, faultyService(memoryService(objects), fault), { signal: abort.signal, log });
  };
  const host = testHost({
    folder: folder.path,
    temporaryFolder: join(folder.path, 'tmp'),
    env: { PATH: process.env.PATH },
    input,
    now: () => new Date(now),
  });
  const code = await runOperation(operation, { ...host, signal: abort.signal });
  return { ...host.ended, code, fault };
}

const copyOf = (stores: Map<string, Objects>) =>
  new Map([...stores].map(([name, objects]) => [name, new Map(objects)]));

/** Every backup that is listed is whole, by its content; and which ones those are. */
async function wholeBackups(name: string, where = ''): Promise<string[]> {
  const objects = world.stores.get(name) ?? new Map();
  if (![...objects.keys()].some((path) => path.endsWith('backup_info.json'))) return [];
  const { report, error } = await run(verify, { backup: 'all', depth: 'deep', store: name });
  if (report?.operation !== 'verify') throw new Error(where, { cause: error });
  expect(
    report.backups.flatMap(({ id, findings }) => findings.map((one) => ({ id, ...one }))),
    where,
  ).toEqual([]);
  return (await readOverview(readOnly(world.open(name)))).backups.map(({ id, kind }) => {
    expect(kind).toBe('backup');
    return id;
  });
}

/** Hits every call of a run in turn. @param judge is told which run it was, and looks at the world after it and after the next */
async function sweep<Request>(
  operation: Operation<Request>,
  input: Readonly<Record<string, string>>,
  judge: (where: string) => Promise<void>,
): Promise<number> {
  const begin = copyOf(world.stores);
  const undisturbed = await run(operation, input);
  expect(undisturbed).toMatchObject({ code: 0, error: undefined });
  let points = 0;
  for (const kind of faultKinds) {
    for (let at = 1; at <= undisturbed.fault.calls; at += 1) {
      world.stores = copyOf(begin);
      const { fault } = await run(operation, input, { at, kind });
      if (fault.hit === undefined) continue;
      points += 1;
      await judge(`${operation.name}: ${kind} at call ${at}, ${fault.hit}`);
    }
  }
  world.stores = begin;
  process.stdout.write(`${operation.name}: ${points} faults at ${undisturbed.fault.calls} calls\n`);
  return points;
}

describe('after a fault at any call of the store only whole backups are listed, and the next run ends the work:', () => {
  test('backup', { timeout: 600_000 }, async () => {
    expect(await run(backup)).toMatchObject({ code: 0 });
    const [before] = await wholeBackups('here');
    const points = await sweep(backup, {}, async (where) => {
      const left = await wholeBackups('here', where);
      expect(left, where).toContain(before);
      expect(left.length, where).toBeLessThanOrEqual(2);
      expect(await run(backup), where).toMatchObject({ code: 0 });
      expect((await wholeBackups('here', where)).length, where).toBe(left.length + 1);
    });
    expect(points).toBeGreaterThan(40);
  });

  test('sync', { timeout: 600_000 }, async () => {
    world.stores = new Map();
    for (let round = 0; round < 2; round += 1) expect(await run(backup)).toMatchObject({ code: 0 });
    expect(await run(restoreTest)).toMatchObject({ code: 0 });
    const ids = await wholeBackups('here');
    const points = await sweep(sync, {}, async (where) => {
      expect(await wholeBackups('here', where), where).toEqual(ids);
      await wholeBackups('there', where);
      expect(await run(sync), where).toMatchObject({ code: 0 });
      expect(await wholeBackups('there', where), where).toEqual(ids);
    });
    expect(points).toBeGreaterThan(40);
  });

  test('prune', { timeout: 600_000 }, async () => {
    world.stores = new Map();
    const ids: string[] = [];
    for (const days of [60, 50, 3, 2, 1]) {
      now = Date.parse('2026-11-27T02:00:00Z') - days * 24 * hour;
      const { report } = await run(backup);
      if (report?.operation === 'backup' && report.status === 'ok') ids.push(report.id);
      if (days === 50) expect(await run(restoreTest)).toMatchObject({ code: 0 });
    }
    const [doomed, proven, ...recent] = ids;
    expect(doomed).toBeDefined();
    now = Date.parse('2026-11-27T02:00:00Z');
    const input = { stores: 'here', 'dry-run': 'false', 'retention-weekly': '1', 'retention-monthly': '1' };
    const points = await sweep(prune, input, async (where) => {
      const left = await wholeBackups('here', where);
      expect(left, where).toEqual(expect.arrayContaining([proven, ...recent]));
      expect(await run(prune, input), where).toMatchObject({ code: 0 });
      expect(await wholeBackups('here', where), where).toEqual([proven, ...recent]);
    });
    expect(points).toBeGreaterThan(40);
  });
});
