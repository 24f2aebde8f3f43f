import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { acquireLease, type LeaseOptions, leaseObstacle, leaseTtlMs } from '../../src/catalog/lease.ts';
import { isGone, leaseOwner } from '../../src/catalog/lease-owner.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { localStore } from '../../src/stores/local.ts';
import { temporaryFolder } from '../support/temp.ts';

const system = 'trading-system';
const startMs = Date.UTC(2026, 10, 22, 2);

function options(machine: string, atMs = startMs, given: Partial<LeaseOptions> = {}): LeaseOptions {
  return {
    system,
    owner: { machine, process: `${machine} 1 1`, operation: 'backup', run: `https://ci/${machine}` },
    now: () => new Date(atMs),
    isGone: async () => false,
    warn: () => {},
    ...given,
  };
}

/** Records of the lease, as they lie in the store. */
async function records(path: string): Promise<string[]> {
  return (await localStore('local', path).list(`leases/${system}`)).map((object) => object.path);
}

test('the first gets it without a warning, the second learns who holds it', async () => {
  await using folder = await temporaryFolder();
  const store = localStore('local', folder.path);
  await using lease = await acquireLease(store, options('alpha'));
  expect(lease.warning).toBeUndefined();
  await lease.check();
  await expect(acquireLease(store, options('beta'))).rejects.toMatchObject({
    code: 'lease-held',
    message: expect.stringContaining('backup on alpha since 2026-11-22T02:00:00.000Z, https://ci/alpha'),
    hint: expect.stringContaining('2026-11-22T02:05:00.000Z'),
    retryable: true,
  });
  await lease.check();
});

test('one that was given back is free without a warning, and leaves one record however often', async () => {
  await using folder = await temporaryFolder();
  const store = localStore('local', folder.path);
  for (let round = 0; round < 5; round += 1) {
    await using lease = await acquireLease(store, options('alpha'));
    expect(lease.warning).toBeUndefined();
  }
  expect(await records(folder.path)).toHaveLength(1);
});

test('who looks first learns who holds it, takes nothing, and sees nothing in the way of what could be taken over', async () => {
  await using folder = await temporaryFolder();
  const store = localStore('local', folder.path);
  const look = (atMs = startMs, given: Partial<LeaseOptions> = {}) => leaseObstacle(store, options('x', atMs, given));
  expect(await look()).toBeUndefined();
  expect(await records(folder.path)).toEqual([]);
  const lease = await acquireLease(store, options('alpha'));
  const held = await records(folder.path);
  expect(await look()).toMatchObject({
    code: 'lease-held',
    message: expect.stringContaining('backup on alpha since 2026-11-22T02:00:00.000Z, https://ci/alpha'),
  });
  expect(await look(startMs + leaseTtlMs)).toBeUndefined();
  expect(await look(startMs, { isGone: async () => true })).toBeUndefined();
  await lease.check();
  expect(await records(folder.path)).toEqual(held);
  await lease[Symbol.asyncDispose]();
  expect(await look()).toBeUndefined();
});

test('systems do not stand in one another’s way', async () => {
  await using folder = await temporaryFolder();
  const store = localStore('local', folder.path);
  await using one = await acquireLease(store, options('alpha'));
  await using other = await acquireLease(store, options('alpha', startMs, { system: 'trading-system-2' }));
  await one.check();
  await other.check();
});

describe('takeover', () => {
  test('a lease that was not renewed is taken over with a warning; its holder can commit no more', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await using paused = await acquireLease(store, options('alpha'));
    await expect(acquireLease(store, options('beta', startMs + leaseTtlMs - 1))).rejects.toMatchObject({
      code: 'lease-held',
    });
    await using taker = await acquireLease(store, options('beta', startMs + leaseTtlMs));
    expect(taker.warning).toContain('taken over from backup on alpha');
    await expect(paused.check()).rejects.toMatchObject({ code: 'lease-lost', hint: expect.stringContaining('again') });
    expect(paused.signal.aborted).toBe(true);
    await taker.check();
    expect(taker.signal.aborted).toBe(false);
  });

  test('the former holder, ending later, does not give back or revive what is no longer his', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    const paused = await acquireLease(store, options('alpha'));
    await using taker = await acquireLease(store, options('beta', startMs + leaseTtlMs));
    await paused[Symbol.asyncDispose]();
    await taker.check();
    await expect(acquireLease(store, options('gamma', startMs + leaseTtlMs + 1))).rejects.toMatchObject({
      code: 'lease-held',
      message: expect.stringContaining('beta'),
    });
  });

  test('a former holder’s renewal that lands late revives nothing', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await using paused = await acquireLease(store, options('alpha'));
    const [path] = await records(folder.path);
    const renewal = await store.readSmall(path ?? '');
    await using taker = await acquireLease(store, options('beta', startMs + leaseTtlMs));
    await store.put(path ?? '', renewal ?? Buffer.alloc(0));
    await taker.check();
    await expect(paused.check()).rejects.toMatchObject({ code: 'lease-lost' });
    await expect(acquireLease(store, options('gamma', startMs + leaseTtlMs))).rejects.toMatchObject({
      message: expect.stringContaining('beta'),
    });
  });

  test('also after the taker has ended, a paused holder stays shut out', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await using paused = await acquireLease(store, options('alpha'));
    await (await acquireLease(store, options('beta', startMs + leaseTtlMs)))[Symbol.asyncDispose]();
    await expect(paused.check()).rejects.toMatchObject({ code: 'lease-lost' });
  });

  test('an unreadable record is taken over with a warning; one with fields of a newer program is respected', async () => {
    await using folder = await temporaryFolder();
    const store = localStore('local', folder.path);
    await store.put(`leases/${system}/00000007.json`, Buffer.from('{"own'));
    await using lease = await acquireLease(store, options('alpha'));
    expect(lease.warning).toContain('unreadable');
    const path = `leases/${system}/00000008.json`;
    expect(await records(folder.path)).toEqual([path]);
    const record: unknown = JSON.parse(String(await store.readSmall(path)));
    await store.put(path, Buffer.from(JSON.stringify(Object.assign({ future: 1 }, record))));
    await expect(acquireLease(store, options('beta'))).rejects.toMatchObject({ code: 'lease-held' });
  });

  test('of many who see the same stale lease exactly one wins', async () => {
    await using folder = await temporaryFolder();
    for (let round = 1; round <= 8; round += 1) {
      const atMs = startMs + round * leaseTtlMs;
      const tries = await Promise.allSettled(
        Array.from({ length: 12 }, (_, index) =>
          acquireLease(localStore('local', folder.path), options(`m${index}`, atMs)),
        ),
      );
      const leases = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(leases).toHaveLength(1);
      await leases[0]?.check();
      for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'lease-held' });
    }
  });
});

test('a lease that cannot be given back is a warning: what was done under it stays done', async () => {
  await using folder = await temporaryFolder();
  const store = localStore('local', folder.path);
  const full = { ...store, put: () => Promise.reject(new BackupError('disk-full', 'The disk became full')) };
  const warnings: string[] = [];
  const lease = await acquireLease(full, options('alpha', startMs, { warn: (line) => warnings.push(line) }));
  await lease[Symbol.asyncDispose]();
  expect(warnings).toEqual([expect.stringContaining('The disk became full')]);
});

describe('real processes', () => {
  test('of several that race exactly one wins; when it is killed, the next takes over at once', async () => {
    await using folder = await temporaryFolder();
    await using racers = await startRacers(folder.path, 5);
    const winners = racers.processes.filter(({ said }) => said === 'held');
    expect(winners).toHaveLength(1);
    expect(racers.processes.filter(({ said }) => said === 'lease-held')).toHaveLength(4);

    const store = localStore('local', folder.path);
    const owner = await leaseOwner('backup', undefined);
    const mine = { system, owner, now: () => new Date(), isGone, warn: () => {} };
    await expect(acquireLease(store, mine)).rejects.toMatchObject({ code: 'lease-held' });
    const winner = winners[0]?.child;
    winner?.kill('SIGKILL');
    if (winner !== undefined) await once(winner, 'exit');
    await using lease = await acquireLease(store, mine);
    expect(lease.warning).toContain('whose process is gone');
    await lease.check();
  });

  test('a process is gone only when that is known', async () => {
    const me = await leaseOwner('backup', undefined);
    expect(await isGone(me)).toBe(false);
    const [mark, pid, started] = me.process.split(' ');
    expect(await isGone({ ...me, process: `${mark} ${pid} ${Number(started) + 1}` })).toBe(true);
    expect(await isGone({ ...me, process: `other-boot ${pid} 1` })).toBe(false);
    expect(await isGone({ ...me, process: `unknown-${me.machine} ${pid} unknown` })).toBe(false);
    expect(await isGone({ ...me, process: '' })).toBe(false);
  });
});

interface Racer {
  readonly child: ChildProcess;
  /** "held", or the code of the error. */
  readonly said: string;
}

/** Processes that all reach for the lease of one store at the same moment; the winner holds on until it is killed. */
async function startRacers(path: string, count: number): Promise<{ processes: readonly Racer[] } & AsyncDisposable> {
  const source = (file: string) => JSON.stringify(join(import.meta.dirname, '../../src', file));
  const script = `
    import { once } from 'node:events';
    import { acquireLease } from ${source('catalog/lease.ts')};
    import { isGone, leaseOwner } from ${source('catalog/lease-owner.ts')};
    import { localStore } from ${source('stores/local.ts')};
    const owner = await leaseOwner('backup', undefined);
    console.log('ready');
    await once(process.stdin, 'data');
    try {
      await acquireLease(localStore('local', process.argv[1]), { system: '${system}', owner, now: () => new Date(), isGone, warn: console.error });
      console.log('held');
    } catch (error) {
      console.log(error.code);
    }`;
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script, path], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  const answers = children.map(({ stdout }) => once(stdout, 'data'));
  for (const { stdin } of children) stdin.write('go\n');
  const said = await Promise.all(answers);
  return {
    processes: children.map((child, index) => ({ child, said: String(said[index]).trim() })),
    [Symbol.asyncDispose]: async () => {
      const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
      const ends = running.map((child) => once(child, 'exit'));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(ends);
    },
  };
}
