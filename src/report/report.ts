import type { CheckedEvidence } from '../catalog/evidence/check.ts';
import type { ManifestComponent } from '../catalog/manifest.ts';
import type { Check, Difference, ProofResult, RestorePlan } from '../components/restorable.ts';
import type { UndoPlan } from '../components/way-back.ts';
import type { ErrorCode } from '../lib/errors.ts';
import type { PruneReport } from './prune-report.ts';
import type { StatusReport } from './status-report.ts';
import type { SyncReport } from './sync-report.ts';

/** What an operation found and did: data only. Words are in summary.ts and text.ts. */
export type Report =
  | BackupReport
  | VerifyReport
  | RestoreReport
  | RestoreTestReport
  | ListReport
  | ShowReport
  | SyncReport
  | PruneReport
  | EvidenceReport
  | StatusReport;

export interface SpaceFacts {
  readonly neededBytes: number;
  /** Unknown when the store does not tell. */
  readonly freeBytes: number | undefined;
}

/** Earlier backups of the same system and type, for comparison. */
export interface PreviousBackups {
  /** The newest with the same components. */
  readonly whole: { readonly id: string; readonly bytes: number; readonly durationMs: number } | undefined;
  /** Each component in the newest backup that holds it. */
  readonly components: Readonly<
    Record<string, Pick<ManifestComponent, 'bytes' | 'sourceBytes'> & { readonly id: string }>
  >;
  /** Components of the newest backup that this one does not hold. */
  readonly dropped: readonly { readonly component: string; readonly id: string }[];
}

interface OfBackup {
  readonly operation: 'backup';
  readonly system: string;
  readonly type: string;
  readonly store: string;
  readonly warnings: readonly string[];
}

interface BackedUpComponent
  extends Pick<ManifestComponent, 'source' | 'bytes' | 'rawBytes' | 'durationMs' | 'highlights'> {
  readonly component: string;
  readonly files: number;
}

export type BackupReport =
  | (OfBackup & {
      readonly status: 'planned';
      readonly components: readonly {
        readonly component: string;
        readonly source: string;
        readonly estimatedBytes: number;
        readonly details: readonly string[];
      }[];
      readonly space: SpaceFacts;
    })
  | (OfBackup & {
      readonly status: 'ok';
      readonly id: string;
      readonly path: string;
      readonly manifestPath: string;
      readonly bytes: number;
      readonly durationMs: number;
      /** Between the earliest and the latest recovery point of the components. */
      readonly skewMs: number;
      readonly signed: boolean;
      readonly components: readonly BackedUpComponent[];
      readonly previous: PreviousBackups;
    });

export interface VerifiedBackup {
  readonly id: string;
  readonly outcome: 'passed' | 'failed' | 'not-verified';
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
  /** What it should hold too, but could not be had when it was made. */
  readonly missing: readonly string[];
  /** "deep passed 2026-11-22" in parts; undefined when never verified. */
  readonly lastProof: { readonly kind: string; readonly outcome: string; readonly at: string } | undefined;
  /** The last restore test, and what was found out since: "restore-test whole passed <time>, verify quick passed <time>". */
  readonly proofs: string | undefined;
}

export interface ListReport {
  readonly operation: 'list';
  readonly status: 'ok';
  readonly store: string;
  /** False: the place of the store does not exist, which may be a mistake in its name. */
  readonly storeExists: boolean;
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

export interface EvidenceReport extends CheckedEvidence {
  readonly operation: 'evidence';
  readonly status: 'ok' | 'failed' | 'not-verified';
  readonly errorCode: ErrorCode | undefined;
  readonly system: string;
  readonly store: string;
  /** The one whose entries are shown; all of the log is checked whatever is shown. */
  readonly backup: string | undefined;
  readonly signatures: 'checked' | 'unchecked';
}

export interface CheckResult extends Check {
  /** The user let it fail, by name. */
  readonly overridden: boolean;
}

export interface RestoredComponent {
  readonly component: string;
  readonly verified: readonly string[];
  readonly durationMs: number;
  /** The objective, where there is one. */
  readonly objectiveMs: number | undefined;
  /** No data, but not as in the backup, which somebody agreed to: what could not be made stands there as its statement. */
  readonly differing: readonly Difference[];
}

/** An UndoPlan, with the reason in words why there is no way back, or not yet. */
export type UndoComponentPlan = Omit<UndoPlan, 'obstacle'> & { readonly obstacle?: string | undefined };

/** Facts of the backup that is to be restored. */
export interface ChosenBackup {
  readonly id: string;
  readonly type: string;
  readonly recoveryPoint: string;
  readonly ageMs: number;
  readonly bytes: number;
  /** "restore-test whole passed <time>, verify deep passed <time>"; undefined when it was never looked at. */
  readonly proof: string | undefined;
}

export interface NextStep {
  readonly what: string;
  readonly commands: readonly string[];
}

interface RestorePlanned {
  readonly operation: 'restore';
  readonly system: string;
  readonly store: string;
  readonly restoreId: string;
  readonly backup: ChosenBackup;
  /** How much may be lost now, by the objectives. */
  readonly lossObjectiveMs: number;
  /** Live data are replaced; false: some tables go into a side database. */
  readonly live: boolean;
  readonly plans: readonly Pick<RestorePlan, 'component' | 'target' | 'steps' | 'keeps' | 'comparisons' | 'losses'>[];
  readonly checks: readonly CheckResult[];
  readonly servicesToStop: readonly string[];
  readonly warnings: readonly string[];
}

interface RestoreUndo {
  readonly operation: 'restore';
  readonly system: string;
  readonly store: string;
  readonly restoreId: string;
  /** The ways back, last change first, as they were found before anything was touched. */
  readonly plans: readonly UndoComponentPlan[];
  /** What was done; of a dry run: what an undo does and costs besides, or why there is nothing to do. */
  readonly done: readonly string[];
  readonly durationMs: number;
}

export type RestoreReport =
  | (RestorePlanned & { readonly status: 'planned' })
  | (RestorePlanned & {
      readonly status: 'ok' | 'failed';
      readonly errorCode: ErrorCode | undefined;
      readonly restored: readonly RestoredComponent[];
      readonly steps: readonly { readonly name: string; readonly durationMs: number }[];
      readonly health: readonly CheckResult[];
      readonly durationMs: number;
      readonly objectiveMs: number;
      /** Between the recovery point and the start of the restore: what was written then is gone. */
      readonly dataLossMs: number;
      /** What a person does now, in order. */
      readonly next: readonly NextStep[];
      readonly undo: readonly string[];
    })
  | (RestoreUndo & { readonly status: 'undone' })
  | (RestoreUndo & { readonly status: 'undo-planned' });

export interface ProvedComponent extends ProofResult {
  readonly component: string;
  readonly objectiveMs: number | undefined;
}

export interface RestoreTestReport {
  readonly operation: 'restore-test';
  readonly status: 'proven' | 'failed' | 'not-verified';
  readonly errorCode: ErrorCode | undefined;
  readonly system: string;
  readonly store: string;
  readonly backup: ChosenBackup;
  readonly components: readonly ProvedComponent[];
  readonly durationMs: number;
  readonly objectiveMs: number;
  /** Restore times of earlier proofs of this system, oldest first, milliseconds. */
  readonly trend: readonly { readonly backup: string; readonly at: string; readonly restoreMs: number }[];
  readonly proof: string | undefined;
  /** Files on this machine with the whole report, for an auditor. */
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}
