import type { z } from 'zod';
import type { Fields } from '../config/fields.ts';
import type { Config } from '../config/schema.ts';
import type { Log } from '../lib/log.ts';
import type { Report } from '../report/report.ts';

/** Who started this run, for manifests, proofs and leases. Nothing in it is secret. */
export interface RunIdentity {
  /** Page of the workflow run, when there is one. */
  readonly url?: string;
  readonly actor?: string;
  /** Commit the run works on. */
  readonly sha?: string;
  /** Name of the machine. */
  readonly machine: string;
}

/** What is true for a run that is told to stop now. Sentences without a secret. */
export interface Standing {
  /** What happens between the signal and the end, for "already stopping; …". */
  readonly stopping: string;
  /** For the error of the run: what it changed, and what to do. */
  readonly hint: string;
  /** For a run that is ended at once: what is left behind, and the command that puts it in order. */
  readonly abandoned: string;
}

/** Where an operation runs: a workflow step or a terminal. Time and cancellation come from here. */
export interface Host {
  readonly kind: 'github' | 'terminal';
  readonly log: Log;
  /** Aborts when the user or the runner cancels. */
  readonly signal: AbortSignal;
  /** Says what is true for whoever stops the run from now on. */
  stand(standing: Standing): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly folder: string;
  /** Folder for temporary files. */
  readonly temporaryFolder: string;
  readonly run: RunIdentity;
  now(): Date;
  /** The user's value for a field; undefined when none was given. */
  input(name: string): string | undefined;
  inputLabel(name: string): string;
  /** Asks the person at the terminal; undefined where nobody can answer. */
  ask(question: string): Promise<string | undefined>;
  /** Hides a text from everything printed from now on. */
  mask(secret: string): void;
  /** A text without what was hidden so far, for what is kept. */
  masked(text: string): string;
  /** Keeps a report where auditors look; nothing happens where there is no such place. Never given backup data. */
  keepReport(name: string, files: readonly string[], retentionDays: number | undefined): Promise<void>;
  /** Hands the result to the user: outputs, summary, JSON. */
  deliver(report: Report): Promise<void>;
  /** Shows an error once and hands on its code. */
  fail(error: unknown): Promise<void>;
}

/** What an operation is given: what to do, on what, and where it runs. */
export interface Context<Request> {
  readonly request: Request;
  readonly config: Config;
  readonly host: Host;
}

/** What is said of a verb without loading what it does. */
export interface Description {
  readonly name: string;
  /** One sentence for action.yml, --help and the documentation. */
  readonly description: string;
  readonly fields: Fields;
  /** Outputs of the action, with a description each. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** One verb: request → plan → report. */
export interface Operation<Request> extends Description {
  readonly request: z.ZodType<Request>;
  /** Top-level sections of backup.yml a request needs. */
  readonly sections: (request: Request) => readonly (keyof Config)[];
  run(context: Context<Request>): Promise<Report>;
}
