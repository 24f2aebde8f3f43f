import type { ComponentName } from '../config/component-names.ts';
import type { Json } from '../lib/json.ts';
import type { Sink } from '../pipeline/sink.ts';
import type { Consumer, Finding, StoredFile } from '../pipeline/stored-file.ts';
import type { Queryable, Restorable } from './restorable.ts';
import type { Session } from './session.ts';

/** What a component will do, computed by reading only. Printed by dry-run. */
export interface ComponentPlan {
  readonly component: ComponentName;
  /** What it is, for people: "trading_db on 127.0.0.1:5432, PostgreSQL 17.11". */
  readonly source: string;
  /** Best guess of the bytes it will put in the store, and of the bytes it will read. Upper bound preferred. */
  readonly estimatedBytes: number;
  readonly estimatedRawBytes: number;
  /** One line each: method, format, jobs, client versions. */
  readonly details: readonly string[];
  readonly warnings: readonly string[];
}

/** What a component has captured. */
export interface Capture {
  readonly files: readonly StoredFile[];
  /** Everything needed to judge and restore it; the component's own schema, JSON in the manifest. */
  readonly facts: { readonly [key: string]: Json };
  /** The moment whose state it holds. */
  readonly recoveryPoint: Date;
  /** For people, one line each: "7 tables, 16,803 rows". */
  readonly highlights: readonly string[];
  readonly warnings: readonly string[];
  /** Programs that took part, with versions: { pg_dump: "17.11" }. */
  readonly tools: Readonly<Record<string, string>>;
}

/** A component's eyes on its files while they are read once, decoded, from a store. */
export interface Examination {
  /** Who looks at the decoded content of this file, if anybody. Called once per file, before it is read. */
  consumer(file: StoredFile): Consumer | undefined;
  /** After every file was read: what is wrong, file by file; empty when all is as recorded. */
  finish(): Promise<readonly Finding[]>;
}

/** A plan together with the only way to carry it out. */
export interface Planned {
  readonly plan: ComponentPlan;
  /** Captures what was planned, below `<component>/`. Files are complete, durable and hashed when it returns; anything less is thrown. */
  backup(sink: Sink): Promise<Capture>;
}

/** A part of the trading system that can be backed up. It knows its source, never a store. */
export interface Component extends Partial<Restorable>, Partial<Queryable> {
  readonly name: ComponentName;
  /** Looks at the source without changing it; undefined when it is not configured. */
  plan(session: Session): Promise<Planned | undefined>;
  /**
   * Prepares to judge this component's files against the facts in a manifest; without facts (a backup made by the guide's
   * shell scripts) the files are judged by themselves.
   */
  examine(facts: unknown, files: readonly StoredFile[]): Examination;
  /** The facts that tell its server from others, and nothing of its content; what assureStaging() looks at in `sources`. */
  identity?(facts: unknown): { readonly [key: string]: Json } | undefined;
  /** Commands, in Markdown, that restore this component by hand with stock tools. Paths are relative to the backup's folder. */
  instructions(facts: unknown, files: readonly StoredFile[]): string;
}
