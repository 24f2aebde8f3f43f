import type { ErrorCode } from '../lib/errors.ts';

export interface PrunedBackup {
  readonly id: string;
  readonly bytes: number;
  readonly decision: 'keep' | 'remove';
  readonly reasons: readonly string[];
  /** False: it stays so far: a dry run, or something kept it from being removed. */
  readonly removed: boolean;
}

/** What a run that did not end left in a store. */
export interface Leftover {
  readonly name: string;
  readonly ageMs: number;
  readonly decision: 'keep' | 'remove';
  readonly reason: string;
  readonly removed: boolean;
}

export interface PrunedStore {
  readonly name: string;
  readonly location: string;
  readonly status: 'ok' | 'planned' | 'failed';
  readonly backups: readonly PrunedBackup[];
  readonly leftovers: readonly Leftover[];
  /** Why it could not be looked at or pruned, outermost first. */
  readonly problem: readonly string[];
}

export interface PruneReport {
  readonly operation: 'prune';
  readonly status: 'ok' | 'planned' | 'failed';
  readonly errorCode: ErrorCode | undefined;
  readonly system: string;
  readonly stores: readonly PrunedStore[];
  readonly durationMs: number;
  readonly warnings: readonly string[];
}
