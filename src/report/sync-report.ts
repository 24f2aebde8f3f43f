import type { ErrorCode } from '../lib/errors.ts';

/** Something about a copy that a person must look at. Nothing was overwritten. */
export interface CopyFinding {
  readonly backup: string;
  readonly file: string;
  readonly problem: string;
}

export interface CopiedBackup {
  readonly id: string;
  readonly bytes: number;
  readonly files: number;
}

/** What became of one target. */
export interface SyncTarget {
  readonly name: string;
  readonly location: string;
  readonly status: 'ok' | 'planned' | 'failed';
  /** Copied; of a dry run: to be copied. Newest first. */
  readonly copied: readonly CopiedBackup[];
  /** How many proofs of backups it had already were copied, or are to be. */
  readonly proofs: number;
  /** How many backups it had already. */
  readonly present: number;
  /** How many it lacks because its retention would not keep them. */
  readonly notKept: number;
  readonly findings: readonly CopyFinding[];
  readonly foreign: readonly string[];
  /** Why it could not be filled, outermost first. */
  readonly problem: readonly string[];
}

export interface SyncReport {
  readonly operation: 'sync';
  readonly status: 'ok' | 'planned' | 'failed';
  readonly errorCode: ErrorCode | undefined;
  readonly system: string;
  readonly from: string;
  readonly targets: readonly SyncTarget[];
  readonly durationMs: number;
  readonly warnings: readonly string[];
}
