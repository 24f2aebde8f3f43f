import { readdir, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { BackupError } from '../../../../lib/errors.ts';
import { type Tool, throwIfAborted } from '../../../../lib/exec.ts';
import { Limit } from '../../../../lib/limit.ts';
import { pauseGroup } from '../../../../lib/pause.ts';
import { codecOf, suffixes } from '../../../../pipeline/codec.ts';
import type { SinkFolder } from '../../../../pipeline/sink.ts';
import { SmallFile } from '../../../../pipeline/small-file.ts';
import type { StoredFile } from '../../../../pipeline/stored-file.ts';
import { parseCopy } from '../../archive/copy.ts';
import { bareName } from '../../archive/names.ts';
import { RowsFile } from '../../archive/rows-file.ts';
import { parseArchiveHead, sequencesIn, type TocEntry } from '../../archive/toc.ts';
import type { Fingerprint } from '../../fingerprint/fingerprint.ts';
import { dumpPath } from '../../names.ts';
import { program } from '../../server/clients.ts';
import { toolError } from '../../server/errors.ts';
import { commonArguments, type Dumped, type DumpedTable, type DumpJob, warningsIn } from './job.ts';

const progressEveryMs = 1_000;

interface ReadBack {
  readonly file: StoredFile;
  readonly fingerprint: Fingerprint | undefined;
}

/**
 * Takes a dump in directory format. pg_dump writes and syncs its files itself, so each is read back once: hashed as it lies
 * there, decoded, checked for its end and fingerprinted. A table's file is read as soon as pg_dump says it is finished.
 */
export async function dumpToFolder(job: DumpJob): Promise<Dumped> {
  const path = dumpPath(job.source.database, job.sink.id, 'directory', job.codec);
  await using folder = await job.sink.folder(path);
  const toc = new SmallFile(Number.POSITIVE_INFINITY);
  const stop = new AbortController();
  const signal = AbortSignal.any([job.signal, stop.signal]);
  const limit = new Limit(availableParallelism());
  const reads = new Map<string, Promise<ReadBack>>();
  using pace = new Pace(folder.inPlace ? Number.POSITIVE_INFINITY : job.jobs);
  const read = (name: string) => {
    const known = reads.get(name);
    if (known !== undefined) return known;
    pace.begin();
    const reading = limit.run(() => readBack(folder, name, toc, signal)).finally(() => pace.end());
    // What the disk or the store does not take ends the dump, and is what is told.
    reading.catch((error: unknown) => stop.abort(error));
    reads.set(name, reading);
    return reading;
  };
  const timer = setInterval(() => void reportProgress(job, folder.path), progressEveryMs);
  try {
    const stderr = await runDump({ ...job, signal }, folder, pace, (dumpId) =>
      read(`${dumpId}.dat${suffixes[job.codec]}`),
    );
    for (const name of await readdir(folder.path)) void read(name);
    const files = await Promise.all([...reads.keys()].sort().map(read));
    const matched = match(toc.content, files);
    return { path, files: files.map(({ file }) => file), ...matched, warnings: warningsIn(stderr) };
  } finally {
    clearInterval(timer);
    stop.abort();
    await Promise.allSettled(reads.values());
  }
}

async function runDump(
  job: DumpJob,
  folder: SinkFolder,
  pace: Pace,
  onFinished: (dumpId: string) => void,
): Promise<readonly string[]> {
  const { signal, env } = job;
  const args = ['--format=directory', `--jobs=${job.jobs}`, `--compress=${compression(job)}`, `--file=${folder.path}`];
  // What was taken from a spool is gone when pg_dump comes to sync all it has written.
  if (!folder.inPlace) args.push('--no-sync');
  await using tool = await job.connection.start(program(job.client, 'pg_dump'), [...args, ...commonArguments(job)], {
    env,
    signal,
    onStderrLine(line) {
      const finished = /finished item (\d+) TABLE DATA /.exec(line)?.[1];
      if (finished !== undefined) onFinished(finished);
    },
  });
  pace.follow(tool);
  const exit = await tool.exit;
  throwIfAborted(signal);
  if (exit.code !== 0) throw toolError('pg_dump', exit, job.source);
  return exit.stderr;
}

/** Keeps pg_dump from filling the spool: it waits while too many of its files are on their way to the store. */
class Pace implements Disposable {
  readonly #most: number;
  #behind = 0;
  #tool: Tool | undefined;
  #pause: Disposable | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  follow(tool: Tool): void {
    this.#tool = tool;
    void tool.exit.then(() => {
      this.#tool = undefined;
    });
  }

  begin(): void {
    this.#behind += 1;
    if (this.#behind >= this.#most && this.#tool !== undefined) this.#pause ??= pauseGroup(this.#tool.pid);
  }

  end(): void {
    this.#behind -= 1;
    if (this.#behind < this.#most) this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#pause?.[Symbol.dispose]();
    this.#pause = undefined;
  }
}

/** Before 16, pg_dump knows only gzip and takes only its level. */
function compression({ codec, client }: DumpJob): string {
  if (codec === 'none') return '0';
  return client.major < 16 ? '1' : `${codec}:1`;
}

async function readBack(folder: SinkFolder, name: string, toc: SmallFile, signal: AbortSignal): Promise<ReadBack> {
  const rows = /^\d+\.dat$/.test(bareName(name)) ? new RowsFile() : undefined;
  // pg_dump writes an empty large object as an empty file, without a frame. Rows are never empty: they have an end mark.
  const empty = rows === undefined && (await stat(join(folder.path, name))).size === 0;
  const codec = empty ? 'none' : codecOf(name);
  try {
    const { file, measured } = await folder.take(name, { codec, signal, consumer: name === 'toc.dat' ? toc : rows });
    if (measured.problem !== undefined) throw unreadable(name, measured.problem);
    return { file, fingerprint: rows?.fingerprint };
  } finally {
    rows?.abandon();
  }
}

/** Joins what the table of contents promises with what lies there. */
function match(
  toc: Buffer | undefined,
  files: readonly ReadBack[],
): Pick<Dumped, 'tables' | 'definitions' | 'sequences'> {
  const head = toc && parseArchiveHead(toc);
  if (head === undefined) throw unreadable('toc.dat', 'it is cut');
  const byName = new Map(files.map((found) => [bareName(found.file.path), found]));
  const tables = head.entries.filter((entry) => entry.kind === 'TABLE DATA' && entry.hasData);
  return {
    tables: tables.map((entry) => dumpedTable(entry, byName.get(entry.file ?? ''))),
    definitions: head.entries,
    sequences: sequencesIn(head.entries),
  };
}

function dumpedTable({ schema = '', name, file, copy = '' }: TocEntry, found: ReadBack | undefined): DumpedTable {
  if (found?.fingerprint === undefined)
    throw unreadable(file ?? name, 'the table of contents names it, but it is not there');
  const columns = parseCopy(copy)?.columns ?? [];
  return { schema, name, columns, fingerprint: found.fingerprint, file: found.file.path };
}

async function reportProgress(job: DumpJob, folder: string): Promise<void> {
  try {
    const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
    const doneBytes = sizes.reduce((sum, size) => sum + size, 0);
    job.log.progress({ label: 'database', doneBytes, totalBytes: job.estimatedBytes });
  } catch (error) {
    job.log.debug(`progress of the dump is not known: ${error}`);
  }
}

function unreadable(name: string, why: string): BackupError {
  return new BackupError('damaged', `pg_dump reported success, but ${name} cannot be read back: ${why}`, {
    hint: 'Check the disk and its file system (dmesg), then run the backup again. Nothing was committed.',
  });
}
