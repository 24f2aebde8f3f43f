import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfAborted } from '../../../lib/exec.ts';
import { conninfo } from '../server/source.ts';
import { isFatal, restoreToolError } from './errors.ts';
import { type Place, startProgram } from './place.ts';

/** How pg_restore is called for an archive. */
export interface Restoring {
  readonly place: Place;
  readonly archive: string;
  readonly scratch: string;
  /** Of its sessions. */
  readonly pgOptions: string;
  readonly arguments: readonly string[];
  readonly jobs: number;
}

/** What could not be restored: dump ids, with the words of the server. */
export type Failed = ReadonlyMap<number, string>;

/**
 * Restores entries and goes on where one fails, as pg_restore does by itself. What failed beside others is tried once more,
 * in the archive's order: several at once, one may need what another is just making.
 *
 * @throws BackupError when it cannot go on at all, or nothing else would come out any better
 */
export async function restoreEntries(
  how: Restoring,
  ids: readonly number[],
  sections: readonly string[] = [],
): Promise<Failed> {
  const failed = await runRestore(how, ids, sections);
  if (failed.size === 0) return failed;
  return await runRestore(
    { ...how, jobs: 1 },
    ids.filter((id) => failed.has(id)),
    [],
  );
}

async function runRestore(how: Restoring, ids: readonly number[], sections: readonly string[]): Promise<Failed> {
  const { place, pgOptions } = how;
  const stop = new AbortController();
  const told = new Told(() => stop.abort());
  await using list = await writeList(how.scratch, ids);
  const args = [
    ...how.arguments,
    // Else it does not say which entry an error belongs to.
    '--verbose',
    ...list.args,
    ...sections.map((name) => `--section=${name}`),
    `--jobs=${how.jobs}`,
    `--dbname=${conninfo(place.source.database)}`,
    how.archive,
  ];
  const signal = AbortSignal.any([place.signal, stop.signal]);
  const onStderrLine = (line: string) => told.read(line);
  await using tool = await startProgram(place, 'pg_restore', args, { pgOptions, signal, onStderrLine });
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (stop.signal.aborted) throw restoreToolError('pg_restore', { code: 1, killedBy: null, stderr: told.lines }, place);
  if (exit.code !== 0 && !told.toTheEnd)
    throw restoreToolError('pg_restore', told.lines.length === 0 ? exit : { ...exit, stderr: told.lines }, place);
  return told.failed;
}

/** The entries pg_restore shall restore, in this order, as a file that goes away with it. */
export async function writeList(
  folder: string,
  ids: readonly number[],
): Promise<{ readonly args: readonly string[] } & AsyncDisposable> {
  const path = join(folder, `entries-${process.hrtime.bigint()}`);
  await writeFile(path, ids.map((id) => `${id};\n`).join(''), { mode: 0o600 });
  return { args: [`--use-list=${path}`], [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

const keptLines = 200;

/** What pg_restore says while it works. */
class Told {
  readonly failed = new Map<number, string>();
  readonly lines: string[] = [];
  /** It went through all entries, with errors. */
  toTheEnd = false;
  readonly #onFatal: () => void;
  #entry = 0;

  constructor(onFatal: () => void) {
    this.#onFatal = onFatal;
  }

  read(line: string): void {
    if (/error:|FATAL:|DETAIL:|HINT:/i.test(line) && this.lines.length < keptLines) this.lines.push(line);
    const entry = /from TOC entry (\d+);/.exec(line)?.[1];
    if (entry !== undefined) {
      this.#entry = Number(entry);
      this.failed.set(this.#entry, this.failed.get(this.#entry) ?? '');
    }
    const error = /error: (?:could not execute query: )?(.*)$/.exec(line)?.[1];
    if (error !== undefined && this.failed.get(this.#entry) === '') this.failed.set(this.#entry, error);
    if (/errors ignored on restore: \d+/.test(line)) this.toTheEnd = true;
    if (isFatal(line)) this.#onFatal();
  }
}
