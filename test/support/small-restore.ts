import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Component } from '../../src/components/component.ts';
import type { Restorable, RestoreSession } from '../../src/components/restorable.ts';
import { configSchema } from '../../src/config/schema.ts';
import { localConnection } from '../../src/connections/local.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { executeRestore, type Restored } from '../../src/operations/restore/execute.ts';
import type { RestoreRun } from '../../src/operations/restore/plan.ts';
import { tradingGate } from '../../src/operations/restore/trading-gate.ts';
import { undoPath } from '../../src/state/journal.ts';
import { localStore } from '../../src/stores/local.ts';
import { backupIn } from './local-backup.ts';
import { keepLog } from './redis-backup.ts';
import { simpleUndo } from './way-back.ts';

/** A restore of one environment file, with the services that `config` names; real commands, a real file, a real journal. */
export interface SmallRestore {
  readonly folder: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** What the environment file says then. */
  readonly restored: string;
  /** The file is switched, and then the restore fails: what an undo finds. */
  readonly fails?: 'and is put back' | 'and cannot be put back' | 'and is said to be put back';
  readonly tradingMayBeOn?: boolean;
  /** What the environment file says before. Default: off. */
  readonly before?: string;
}

const former = 'TRADING_ENABLED=false\n';

export interface Ended {
  readonly outcome: Restored | BackupError;
  readonly log: readonly string[];
}

export async function restoreSmall(small: SmallRestore): Promise<Ended> {
  const { folder, tradingMayBeOn = false } = small;
  const log: string[] = [];
  const session: RestoreSession = {
    config: configSchema.parse({ config: { paths: ['.env'], root: folder }, ...small.config }),
    connection: localConnection,
    signal: new AbortController().signal,
    log: keepLog(log),
    env: process.env,
    scratch: folder,
    now: () => new Date(),
    restoreId: '20261122_031500',
    keepFolder: join(folder, 'kept'),
    ownFolders: [],
  };
  await writeFile(join(folder, '.env'), small.before ?? former);
  try {
    const outcome = await executeRestore(runOf(small), {
      host: { log: session.log, stand: () => {} },
      undoCommand: 'backupctl restore --undo 20261122_031500 --yes sys',
      journals: localStore('state', join(folder, 'state')),
      undoFile: join(folder, 'state', undoPath(session.restoreId)),
      leases: { check: async () => {} },
      session,
      live: true,
      override: [],
      ...(await tradingGate(session, folder, tradingMayBeOn)),
    });
    return { outcome, log };
  } catch (error) {
    if (error instanceof BackupError) return { outcome: error, log };
    throw error;
  }
}

function runOf({ folder, restored, fails }: SmallRestore): RestoreRun {
  const file = join(folder, '.env');
  const refuse = () => Promise.reject(new Error('not asked for here'));
  const component: Component & Restorable = {
    name: 'config',
    plan: refuse,
    planRestore: refuse,
    inspectLive: refuse,
    prove: refuse,
    examine: () => ({ consumer: () => undefined, finish: async () => [] }),
    instructions: () => '',
    planUndo: simpleUndo(async () => {
      if (fails === 'and cannot be put back') throw new BackupError('restore-failed', 'the disk is gone');
      if (fails === 'and is put back') await writeFile(file, former);
      return { done: ['.env is as before'] };
    }),
  };
  const plan = {
    component: 'config',
    target: folder,
    steps: [],
    keeps: '',
    removal: [],
    checks: [],
    comparisons: [],
    losses: [],
    neededBytes: 0,
    neededIn: undefined,
  };
  const staged = {
    verified: [],
    warnings: [],
    undo: { state: {}, commands: [] },
    switch: async () => {
      await writeFile(file, restored);
      if (fails !== undefined) throw new BackupError('restore-failed', 'lost half-way');
      return { verified: [] };
    },
    [Symbol.asyncDispose]: async () => {},
  };
  return {
    entry: { kind: 'guide', id: '20261122_020000' },
    backup: { id: '20261122_020000', type: 'full', recoveryPoint: '', ageMs: 0, bytes: 0, proof: undefined },
    parts: [
      {
        component,
        facts: undefined,
        backup: backupIn('/nowhere', '20261122_020000', []),
        planned: { plan, stage: async () => staged },
      },
    ],
    checks: [],
    lossObjectiveMs: 0,
    servicesToStop: [],
    warnings: [],
  };
}
