import type { StoredBackup } from '../pipeline/stored-backup.ts';
import type { Session } from './session.ts';
import type { PlannedUndo, Undo, UndoRecord } from './way-back.ts';

export type { StoredBackup, Undo };

export interface RestoreSession extends Session {
  /** YYYYMMDD_HHMMSS of the restore's start, UTC: part of the name of everything it creates or sets aside. */
  readonly restoreId: string;
  /** A private folder (0700) of this host for what must outlive the run, such as the former Redis data. */
  readonly keepFolder: string;
  /** Folders of this machine that hold backups or what restores keep: no restore may replace them. */
  readonly ownFolders: readonly string[];
}

/** One thing looked at before anything is touched. */
export interface Check {
  /** Stable, kebab-case; what `override` names. */
  readonly name: string;
  /** unknown: could not be found out, which is not a pass. */
  readonly outcome: 'passed' | 'failed' | 'unknown';
  readonly detail: string;
  /** What to do when it did not pass. */
  readonly hint?: string;
}

/** How much there is now and how much the backup holds. Undefined: there is none. Null: it is not known. */
export interface Comparison {
  readonly what: string;
  readonly now: number | undefined | null;
  readonly backup: number | undefined | null;
}

/** What restoring one component will do, computed by reading only. Printed by dry-run. */
export interface RestorePlan {
  readonly component: string;
  /** Where to: "trading_db on 127.0.0.1:5432, PostgreSQL 17.11". */
  readonly target: string;
  /** What will be done, one line a step. */
  readonly steps: readonly string[];
  /** What becomes of the former data: "trading_db stays as trading_db_before_20261122_031500". */
  readonly keeps: string;
  /** Commands that remove what is kept, once nobody wants to go back any more. */
  readonly removal: readonly string[];
  readonly checks: readonly Check[];
  readonly comparisons: readonly Comparison[];
  /** Facts about what is lost by going back: "newest row now: public.trades.created_at 2026-11-22 03:10:11". */
  readonly losses: readonly string[];
  /** Extra bytes needed while both copies exist, and the folder they are needed in; undefined: it cannot be looked at from here. */
  readonly neededBytes: number;
  readonly neededIn: string | undefined;
  /** Bytes unpacked meanwhile in session.scratch; absent: none. */
  readonly scratchBytes?: number;
  /** What the user should know before. */
  readonly warnings?: readonly string[];
  /** What a person does last of all, and then restarts the services. */
  readonly last?: string;
}

export interface RestoreTarget {
  /** Restore these tables only (database), into a side database; nothing live is switched. */
  readonly tables: readonly string[];
  /** Let a restored file switch trading on, as in the backup. Absent: it stays as it is deployed. */
  readonly trading?: boolean;
}

export interface PlannedRestore {
  readonly plan: RestorePlan;
  /** What inspectLive() is given, where not all will be as in the backup, on purpose. Absent: the facts of the backup. */
  readonly facts?: unknown;
  /**
   * What undo needs to remove what stage() makes, also in another process after a kill at any moment of stage(). Written to
   * the journal before stage() is called. Absent when staging makes nothing.
   */
  readonly staging?: Undo;
  /**
   * Builds the new state beside the live one and compares it with what the manifest says. Nothing live changes; when it
   * throws, everything it had built is gone again.
   *
   * @param record writes to the journal, in place of `staging`, what stage() has made by now; absent: nobody will undo it
   */
  stage(record?: (staging: Undo) => Promise<void>): Promise<StagedRestore>;
}

/** A new state, complete and checked, waiting beside the live one. Disposing it before switch() removes it. */
export interface StagedRestore extends AsyncDisposable {
  /** What was found equal, for people: "7 tables, 16,803 rows equal to the backup". */
  readonly verified: readonly string[];
  readonly warnings: readonly string[];
  /** No data, but not as in the backup: what could not be made, or reads differently. Somebody has to agree before switch(). */
  readonly definitions?: readonly Difference[];
  /**
   * Everything undo needs, also in another process after a kill at any moment of switch(). Written to the journal before
   * switch() is called. Never holds a secret.
   */
  readonly undo: Undo;
  /** Makes the new state live in one step. When it throws, the former state serves, or the way back brings it back. */
  switch(): Promise<Switched>;
}

export interface Switched {
  /** What was found equal only then, for people, where the live state had to be compared. */
  readonly verified: readonly string[];
  /** What it has left down and services need: they are not started on it. As in an UndoPlan. */
  readonly down?: string | undefined;
}

/** The result of restoring a component into throwaway servers and comparing it with the manifest. */
export interface ProofResult {
  /** proven: everything compared and equal. not-verified: something could not be compared, which is never a pass. */
  readonly outcome: 'proven' | 'failed' | 'not-verified';
  /** Where: "a throwaway PostgreSQL 17.11", "PostgreSQL 17.11 at staging:5432". Undefined: it came to nothing before. */
  readonly where: string | undefined;
  readonly differences: readonly Difference[];
  /** Why it could not be verified. */
  readonly reason: string | undefined;
  /** What was compared, for people: "7 tables, 16,803 rows and fingerprints". */
  readonly compared: readonly string[];
  /** Time until the restored data could be used, and time spent comparing, milliseconds. */
  readonly restoreMs: number;
  readonly compareMs: number;
}

export interface Difference {
  /** "table public.trades", "index public.trades_symbol_idx", "redis db 0" */
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** A component that can be put back and proved. */
export interface Restorable {
  /** Looks at the target without changing it. Facts are undefined for a backup made by the guide's scripts. */
  planRestore(
    facts: unknown,
    backup: StoredBackup,
    target: RestoreTarget,
    session: RestoreSession,
  ): Promise<PlannedRestore>;
  /**
   * Finds the way back from a restore, whatever moment of stage(), switch() or an undo it had reached; changes nothing.
   *
   * @throws BackupError it cannot be looked at: no server is configured, another one, or it does not answer
   */
  planUndo(record: UndoRecord, session: RestoreSession): Promise<PlannedUndo>;
  /** Checks of the live target after a restore: tables or keys are there, in the numbers the backup holds, and how recent. */
  inspectLive(facts: unknown, session: RestoreSession): Promise<readonly Check[]>;
  /**
   * Restores into throwaway servers or folders below session.scratch, or into the staging server of `restore-test`, and
   * compares; leaves nothing behind.
   *
   * @param sources as of assureStaging()
   * @throws BackupError as assureStaging(): nothing was made on the staging server then
   */
  prove(
    facts: unknown,
    backup: StoredBackup,
    session: RestoreSession,
    sources?: readonly unknown[],
  ): Promise<ProofResult>;
  /**
   * Proves that the staging server of `restore-test`, if one is configured, is not production. Changes nothing.
   *
   * @param sources this component's facts in the backups of the system, newest first: where production was known to be
   * @throws BackupError `preflight-failed` it is production, or is in use; `not-verified` it could not be found out
   */
  assureStaging?(facts: unknown, session: RestoreSession, sources: readonly unknown[]): Promise<void>;
}

/** A component that can answer SQL probes. */
export interface Queryable {
  /**
   * The first value of the first row, as text; undefined when there is no row.
   *
   * @throws BackupError `timeout` when there is no answer in time, whatever the reason
   */
  query(sql: string, session: Session, timeoutMs: number): Promise<string | undefined>;
}
