import type { Connection } from '../../../../connections/connection.ts';
import type { Log } from '../../../../lib/log.ts';
import type { Sink } from '../../../../pipeline/sink.ts';
import type { Codec, StoredFile } from '../../../../pipeline/stored-file.ts';
import type { Definition, ReadTable } from '../../archive/plain.ts';
import type { SequenceState } from '../../archive/toc.ts';
import type { Format } from '../../facts.ts';
import type { Client } from '../../server/clients.ts';
import type { Source } from '../../server/source.ts';

/** One dump to take: how, of what, and where to. */
export interface DumpJob {
  readonly source: Source;
  readonly connection: Connection;
  readonly client: Client;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly format: Format;
  readonly codec: Codec;
  readonly jobs: number;
  /** Undefined: there is no session left to hold one; pg_dump takes its own. */
  readonly snapshotId: string | undefined;
  readonly lockWaitMs: number;
  readonly tables: readonly string[];
  readonly excludeTables: readonly string[];
  readonly sink: Sink;
  /** Of the files, for progress. */
  readonly estimatedBytes: number;
  readonly estimatedRawBytes: number;
}

/** A table whose rows are in a dump. */
export interface DumpedTable extends ReadTable {
  /** Its own data file, in directory format. */
  readonly file: string | null;
}

export interface Dumped {
  /** The dump's path in the backup: a file, or in directory format a folder. */
  readonly path: string;
  readonly files: readonly StoredFile[];
  readonly tables: readonly DumpedTable[];
  /** Every object it makes, among them tables with rows or without. */
  readonly definitions: readonly Pick<Definition, 'kind' | 'schema' | 'name'>[];
  /** Where the sequences stand in the dump. They obey no snapshot: the server's may be further on already. */
  readonly sequences: readonly SequenceState[];
  readonly warnings: readonly string[];
}

/** Arguments common to all formats. Nothing in them says where to connect: that is in the environment. */
export function commonArguments(job: DumpJob): string[] {
  return [
    '--no-password',
    '--verbose',
    ...(job.snapshotId === undefined ? [] : [`--snapshot=${job.snapshotId}`]),
    `--lock-wait-timeout=${Math.max(1, Math.round(job.lockWaitMs))}`,
    // Else a pattern that matches nothing beside one that does is passed over in silence.
    ...(job.tables.length > 0 ? ['--strict-names'] : []),
    ...job.tables.map((pattern) => `--table=${pattern}`),
    ...job.excludeTables.map((pattern) => `--exclude-table=${pattern}`),
  ];
}

/** What a program warned about, without its name in front. */
export function warningsIn(stderr: readonly string[]): string[] {
  const warnings = stderr.filter((line) => line.includes('warning: '));
  return [...new Set(warnings.map((line) => line.replace(/^.*warning: /, 'pg_dump: ')))];
}
