import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Component } from '../../src/components/component.ts';
import type { Restorable, RestoreSession } from '../../src/components/restorable.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import { BackupError } from '../../src/lib/errors.ts';
import type { Log } from '../../src/lib/log.ts';
import { executeRestore } from '../../src/operations/restore/execute.ts';
import type { RestoreRun } from '../../src/operations/restore/plan.ts';
import { localStore } from '../../src/stores/local.ts';
import type { Store } from '../../src/stores/store.ts';
import { backupIn } from '../support/local-backup.ts';
import { temporaryFolder } from '../support/temp.ts';
import { simpleUndo } from '../support/way-back.ts';

const log: Log = {
  info: () => {},
  warning: () => {},
  debug: () => {},
  group: (_title, body) => body(),
  progress: () => {},
};

describe('whatever write of the journal fails', () => {
  test.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    'from the %ith on, all of the old or all of the new serves',
    async (nth) => {
      await using folder = await temporaryFolder();
      const live = new Map([
        ['database', 'old'],
        ['redis', 'old'],
      ]);
      const outcome = await restore(live, failingFrom(nth, localStore('local', folder.path)), folder.path);
      const states = [...new Set(live.values())];
      expect(states).toEqual(outcome === 'done' ? ['new'] : ['old']);
      if (outcome !== 'done') expect(outcome).toMatchObject({ code: 'restore-failed' });
    },
  );

  test('a restore that can write its journal is done', async () => {
    await using folder = await temporaryFolder();
    const live = new Map([['database', 'old']]);
    expect(await restore(live, localStore('local', folder.path), folder.path)).toBe('done');
    expect(live.get('database')).toBe('new');
  });
});

test('what staging has told to have made is undone when it fails', async () => {
  await using folder = await temporaryFolder();
  const live = new Map([['database', 'old']]);
  const undone: unknown[] = [];
  const outcome = await restore(live, localStore('local', folder.path), folder.path, 'stage', undone);
  expect(outcome).toMatchObject({ code: 'restore-failed', message: 'The restore failed: stage refused' });
  expect(undone).toEqual([{ made: 'a role' }]);
});

test('when closing fails on top of a failed switch, the switch is the reason shown', async () => {
  await using folder = await temporaryFolder();
  const live = new Map([['database', 'old']]);
  const outcome = await restore(live, localStore('local', folder.path), folder.path, 'switch and dispose');
  expect(outcome).toMatchObject({ code: 'restore-failed', message: 'The restore failed: switch refused' });
  expect(live.get('database')).toBe('old');
});

type Fault = 'none' | 'stage' | 'switch and dispose';

async function restore(
  live: Map<string, string>,
  store: Store,
  scratch: string,
  fault: Fault = 'none',
  undone: unknown[] = [],
): Promise<'done' | BackupError> {
  const signal = new AbortController().signal;
  const now = () => new Date();
  const session: RestoreSession = {
    config: configSchema.parse({}),
    connection: localConnection,
    signal,
    log,
    env: {},
    scratch,
    now,
    restoreId: '20261122_031500',
    keepFolder: join(scratch, 'kept'),
    ownFolders: [],
  };
  try {
    await executeRestore(runOf(live, fault, undone), {
      host: { log, stand: () => {} },
      folder: scratch,
      undoCommand: 'backupctl restore --undo 20261122_031500',
      journals: store,
      undoFile: 'UNDO.md',
      leases: { check: async () => {} },
      session,
      live: true,
      override: [],
      tradingMayBeOn: true,
      fileWasOn: false,
    });
    return 'done';
  } catch (error) {
    if (error instanceof BackupError) return error;
    throw error;
  }
}

/** A restore of parts that are one word each. */
function runOf(live: Map<string, string>, fault: Fault, undone: unknown[]): RestoreRun {
  return {
    entry: { kind: 'guide', id: '20261122_020000' },
    backup: { id: '20261122_020000', type: 'full', recoveryPoint: '', ageMs: 0, bytes: 0, proof: undefined },
    parts: [...live.keys()].map((name) => partOf(name === 'redis' ? 'redis' : 'database', live, fault, undone)),
    checks: [],
    lossObjectiveMs: 1,
    servicesToStop: [],
    warnings: [],
  };
}

function partOf(
  name: 'database' | 'redis',
  live: Map<string, string>,
  fault: Fault,
  undone: unknown[],
): RestoreRun['parts'][number] {
  const refuse = () => Promise.reject(new Error('not asked for here'));
  const component: Component & Restorable = {
    name,
    plan: refuse,
    planRestore: refuse,
    inspectLive: refuse,
    prove: refuse,
    examine: () => ({ consumer: () => undefined, finish: async () => [] }),
    instructions: () => '',
    planUndo: simpleUndo(async (state) => {
      undone.push(state);
      live.set(name, 'old');
      return { done: [`${name} is as before`] };
    }),
  };
  return {
    component,
    facts: undefined,
    backup: backupIn('/nowhere', '20261122_020000', []),
    planned: {
      plan: {
        component: name,
        target: name,
        steps: [],
        keeps: '',
        removal: [],
        checks: [],
        comparisons: [],
        losses: [],
        neededBytes: 0,
        neededIn: undefined,
      },
      stage: async (record) => {
        await record?.({ state: { made: 'a role' }, commands: [] });
        if (fault === 'stage') throw new BackupError('restore-failed', 'stage refused');
        return {
          verified: [],
          warnings: [],
          undo: { state: {}, commands: [] },
          switch: async () => {
            live.set(name, 'new');
            if (fault === 'switch and dispose') throw new BackupError('restore-failed', 'switch refused');
            return { verified: [] };
          },
          [Symbol.asyncDispose]: async () => {
            if (fault === 'switch and dispose') throw new Error('dispose refused');
          },
        };
      },
    },
  };
}

/** A store that can be written so often, and then never again, as when its disk is full. */
function failingFrom(nth: number, store: Store): Store {
  let puts = 0;
  return {
    ...store,
    put: async (path, content) => {
      puts += 1;
      if (puts >= nth) throw new BackupError('disk-full', 'The disk became full');
      await store.put(path, content);
    },
  };
}
