import type { ErrorCode } from '../lib/errors.ts';

/** What an operation found and did: data only. Words are in summary.ts and text.ts. */
export type Report = BackupReport | VerifyReport | ListReport | ShowReport;

export interface ComponentResult {
  readonly component: string;
  readonly source: string;
  readonly bytes: number;
  readonly rawBytes: number;
  readonly files: number;
  readonly durationMs: number;
  readonly highlights: readonly string[];
}

export interface ComponentPlanned {
  readonly component: string;
  readonly source: string;
  readonly estimatedBytes: number;
  readonly details: readonly string[];
}

export interface SpaceFacts {
  readonly neededBytes: number;
  /** Unknown when the store does not tell. */
  readonly freeBytes: number | undefined;
}

/** Facts of the previous backup of the same system and type, for comparison. */
export interface PreviousBackup {
  readonly id: string;
  readonly bytes: number;
  readonly durationMs: number;
  readonly components: Readonly<Record<string, number>>;
}

export type BackupReport =
  | {
      readonly operation: 'backup';
      readonly status: 'planned';
      readonly system: string;
      readonly type: string;
      readonly store: string;
      readonly components: readonly ComponentPlanned[];
      readonly space: SpaceFacts;
      readonly warnings: readonly string[];
    }
  | {
      readonly operation: 'backup';
      readonly status: 'ok';
      readonly system: string;
      readonly type: string;
      readonly store: string;
      readonly id: string;
      readonly path: string;
      readonly manifestPath: string;
      readonly bytes: number;
      readonly durationMs: number;
      /** Between the earliest and the latest recovery point of the components. */
      readonly skewMs: number;
      readonly signed: boolean;
      readonly components: readonly ComponentResult[];
      readonly previous: PreviousBackup | undefined;
      readonly warnings: readonly string[];
    };

export type Outcome = 'passed' | 'failed' | 'not-verified';

export interface VerifiedBackup {
  readonly id: string;
  readonly outcome: Outcome;
  readonly findings: readonly { readonly file: string; readonly problem: string }[];
  readonly files: number;
  readonly bytes: number;
  readonly durationMs: number;
  /** "signed" and by whom it was checked, in words. */
  readonly signature: 'valid' | 'unchecked' | 'unsigned' | 'invalid';
  readonly warnings: readonly string[];
  /** Where the proof was saved; undefined when it could not be. */
  readonly proof: string | undefined;
}

export interface VerifyReport {
  readonly operation: 'verify';
  readonly status: 'ok' | 'failed' | 'not-verified';
  readonly errorCode: ErrorCode | undefined;
  readonly store: string;
  readonly depth: string;
  readonly durationMs: number;
  readonly backups: readonly VerifiedBackup[];
}

export interface ListedBackup {
  readonly id: string;
  readonly origin: 'suite' | 'guide' | 'damaged';
  readonly system: string | undefined;
  readonly type: string | undefined;
  readonly bytes: number | undefined;
  readonly components: readonly string[];
  /** "deep passed 2026-11-22" in parts; undefined when never verified. */
  readonly lastProof: { readonly kind: string; readonly outcome: string; readonly at: string } | undefined;
}

export interface ListReport {
  readonly operation: 'list';
  readonly status: 'ok';
  readonly store: string;
  readonly backups: readonly ListedBackup[];
  /** Folders left behind by interrupted backups. */
  readonly leftovers: readonly string[];
}

export interface ShowReport {
  readonly operation: 'show';
  readonly status: 'ok';
  readonly store: string;
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  /** The manifest, or undefined for a backup made by the guide's own scripts. */
  readonly manifest: unknown;
  readonly proofs: readonly {
    readonly kind: string;
    readonly depth: string;
    readonly outcome: string;
    readonly at: string;
  }[];
}
