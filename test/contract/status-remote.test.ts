import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runOperation } from '../../src/host/run.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { status } from '../../src/operations/status/index.ts';
import type { StatusReport } from '../../src/report/status-report.ts';
import type { ObjectService } from '../../src/stores/object-service.ts';
import { objectStore } from '../../src/stores/object-store.ts';
import type { Store } from '../../src/stores/store.ts';
import { Fault, faultyService } from '../support/faults.ts';
import { memoryService, type Objects } from '../support/memory-store.ts';
import { fillStore } from '../support/status/many-backups.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testHost } from '../support/test-host.ts';

const world = vi.hoisted(() => ({ open: (_name: string): Store => ({}) as never }));

vi.mock('../../src/stores/index.ts', () => ({ openNamed: async (name: string) => world.open(name) }));

const now = new Date('2026-11-27T22:00:00Z');
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let objects: Objects;

beforeEach(async () => {
  folder = await temporaryFolder();
  objects = new Map();
  mkdirSync(join(folder.path, '.github'));
  configure('');
});
afterEach(() => folder[Symbol.asyncDispose]());

function configure(lock: string): void {
  const text = `system: s\nconfig: { paths: [conf] }\nstores: { bucket: { kind: s3, bucket: b${lock} } }\n`;
  writeFileSync(join(folder.path, '.github/backup.yml'), text);
}

function open(service: ObjectService, fault = new Fault(0, 'error')): Store {
  const place = { name: 'bucket', kind: 's3', location: 'memory://bucket' } as const;
  const log = { debug: () => {}, warning: () => {} };
  return objectStore(place, faultyService(service, fault), { signal: new AbortController().signal, log });
}

async function told(input: Readonly<Record<string, string>> = {}): Promise<StatusReport> {
  const env = { PATH: process.env.PATH };
  const host = testHost({ folder: folder.path, temporaryFolder: folder.path, env, input, now: () => now });
  await runOperation(status, host);
  const { report, error } = host.ended;
  if (report?.operation !== 'status') throw error;
  return report;
}

describe('status of a store far away', () => {
  test('10,000 backups that the index knows take a few requests', async () => {
    const service = memoryService(objects);
    const id = await fillStore(open(service), 's', 10_000, new Date('2026-11-27T21:30:00Z'));
    for (const [audit, most] of [
      ['none', 12],
      ['sample', 25],
    ] as const) {
      const fault = new Fault(0, 'error');
      world.open = () => open(service, fault);
      const report = await told({ audit });
      expect(report.newest?.id).toBe(id);
      expect(report.stores[0]?.backups).toHaveLength(10_000);
      expect(report.audit.copies[0]?.result).toBe(audit === 'none' ? 'unknown' : 'whole');
      expect(fault.calls).toBeLessThan(most);
    }
  });

  test('an audit that is not asked for writes nothing', async () => {
    const service = memoryService(objects);
    await fillStore(open(service), 's', 3, new Date('2026-11-27T21:30:00Z'));
    const before = [...objects.keys()];
    world.open = () => open(service);
    configure(', lock: { mode: governance, days: 30 }');
    expect((await told({ audit: 'none' })).stores[0]?.lock.held.can).toBe('unknown');
    expect([...objects.keys()]).toEqual(before);
  });

  test('whatever call fails, there is a report, and it does not say that all is well', async () => {
    const service = memoryService(objects);
    await fillStore(open(service), 's', 3, new Date('2026-11-27T21:30:00Z'));
    for (let at = 1; ; at += 1) {
      const fault = new Fault(at, 'error');
      world.open = () => open(service, fault);
      const { findings, stores } = await told();
      const unread = findings.filter(({ finding }) => /^(store-down|copy-|proof-not-held)/.test(finding));
      if (fault.hit === undefined) {
        expect(at).toBeGreaterThan(12);
        expect(unread).toEqual([]);
        return;
      }
      if (fault.hit === 'probe') expect(stores[0]?.abilities?.lock.can).toBe('unknown');
      else expect(unread.length, fault.hit).toBeGreaterThan(0);
    }
  });

  test('a lock is shown by an object that cannot be removed, and one that can be is a finding', async () => {
    configure(', lock: { mode: governance, days: 30 }');
    const locked = new Map<string, Date>();
    const until = new Date('2026-12-27T00:00:00Z');
    let holds = true;
    const memory = memoryService(objects);
    const service: ObjectService = {
      ...memory,
      upload: async (path, content, bytes) => {
        locked.set(path, until);
        await memory.upload(path, content, bytes);
      },
      lockedUntil: async (path) => locked.get(path),
      remove: async (paths) => {
        const first = holds ? paths.find((path) => locked.has(path) && objects.has(path)) : undefined;
        if (first !== undefined) throw new BackupError('locked', `${first} is locked`);
        await memory.remove(paths);
      },
      probe: async () => ({ ...(await memory.probe()), lock: { can: 'yes', because: 'it was tried' } }),
    };
    await fillStore(open(memory), 's', 3, new Date('2026-11-27T21:30:00Z'));
    world.open = () => open(service);
    for (let again = 0; again < 2; again += 1) {
      const report = await told();
      expect(report.stores[0]?.lock).toMatchObject({ wanted: true, held: { can: 'yes' } });
      expect(report.stores[0]?.leftovers).toEqual([]);
    }
    expect([...objects.keys()].filter((path) => path.startsWith('canary/') && path.endsWith('lock'))).toHaveLength(1);
    holds = false;
    expect((await told()).findings.map(({ finding }) => finding)).toContain('lock-not-held');
  });
});
