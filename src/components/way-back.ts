import type { BackupError } from '../lib/errors.ts';
import type { Json } from '../lib/json.ts';

/** What a restore writes to the journal ahead of a change, so that any later process can take it back. */
export interface Undo {
  /** The component's own record; parsed by the component. */
  readonly state: { readonly [key: string]: Json };
  /** Stock commands that do the same by hand, exact, one a line. */
  readonly commands: readonly string[];
}

/** What the journal says of a component. */
export interface UndoRecord {
  /** Of `Undo`, also as a former version wrote it. */
  readonly state: unknown;
  readonly commands: readonly string[];
  /** How far the restore had come. After `switched`, nothing set aside means that the way back is gone. */
  readonly phase: 'staging' | 'switching' | 'switched' | 'undone';
}

/** The way back of one component from one restore, found by reading only. Printed by `restore --undo --dry-run`. */
export interface UndoPlan {
  readonly component: string;
  /** As in a RestorePlan. */
  readonly target: string;
  /** What is there: what serves now, where the former state is kept, what is gone. */
  readonly found: readonly string[];
  /** What will be done, one line each, in order; empty: nothing is left to undo, or there is no way back. */
  readonly steps: readonly string[];
  /** What would be lost or set aside. */
  readonly losses: readonly string[];
  /** The same by hand, exact: those of the record; none where there is nothing to do. */
  readonly commands: readonly string[];
  /** gone: what was set aside is gone for good. blocked: it would lose something, or fail; the error says what to do first. */
  readonly obstacle?: { readonly kind: 'gone' | 'blocked'; readonly error: BackupError } | undefined;
  /** What this restore or its undo left down and services need: "Redis at 127.0.0.1:6379 is down: start it first". */
  readonly down?: string | undefined;
}

/**
 * Whether what serves now must be kept when the former state replaces it. A run that takes its own restore back only tries:
 * what it is about to lose is in the backup.
 */
export type Keep = 'must-keep' | 'try-keep';

/** A plan together with the only way to carry it out. */
export interface PlannedUndo {
  readonly plan: UndoPlan;
  /**
   * Puts the former state back, from whatever moment the restore had reached; doing it twice does no harm.
   *
   * @throws BackupError the obstacle, unless it only bars what must be kept; or what cannot be put back yet
   */
  carryOut(keep: Keep): Promise<PutBack>;
}

export interface PutBack {
  /** What was done, one line each; what was found when there was nothing to do. */
  readonly done: readonly string[];
  /** As in the plan, afterwards. */
  readonly down?: string | undefined;
}

/** One step of a way back: what it will do, and the doing, which returns what was done, one line each. */
export interface Step {
  readonly what: string;
  take(keep: Keep): Promise<readonly string[]>;
}

/** None where there is no need for it. */
export function step(needed: boolean, what: string, take: Step['take']): readonly Step[] {
  return needed ? [{ what, take }] : [];
}

/**
 * @param steps taken in this order, unless what was set aside is gone
 * @param leftDown looks again, afterwards
 */
export function plannedUndo(
  looked: Omit<UndoPlan, 'steps'>,
  steps: readonly (readonly Step[])[],
  leftDown = async () => looked.down,
): PlannedUndo {
  const { obstacle, found } = looked;
  const due = obstacle?.kind === 'gone' ? [] : steps.flat();
  return {
    plan: {
      ...looked,
      steps: due.map(({ what }) => what),
      losses: due.length === 0 ? [] : looked.losses,
      // What is put back already must not be put back once more by hand: it has been written to since.
      commands: due.length === 0 ? [] : looked.commands,
    },
    carryOut: async (keep) => {
      if (obstacle !== undefined && (keep === 'must-keep' || due.length === 0)) throw obstacle.error;
      const done = due.length === 0 ? [...found] : [];
      for (const one of due) done.push(...(await one.take(keep)));
      return { done, down: await leftDown() };
    },
  };
}
