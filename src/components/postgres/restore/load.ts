import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { throwIfAborted } from '../../../lib/exec.ts';
import type { Session } from '../../component.ts';
import type { TocEntry } from '../archive/toc.ts';
import { type Client, program } from '../clients.ts';
import { conninfo } from '../source.ts';
import { together } from '../together.ts';
import { type DumpFiles, openDecoded, unpackArchive } from './dump-files.ts';
import { restoreToolError } from './errors.ts';
import { loadingSettings } from './loading-settings.ts';
import { passesOf } from './passes.ts';
import { type Place, placeEnv } from './place.ts';
import { filterPlain, knowsRestrict } from './plain-filter.ts';
import { startPsql } from './psql.ts';

export interface LoadOptions {
  readonly jobs: number;
  /** What an archive holds; a plain dump does not say. */
  readonly entries: readonly TocEntry[] | undefined;
  /** Only these entries, in this order: dump ids. */
  readonly only?: readonly number[] | undefined;
  /** Everything goes to the default tablespace. */
  readonly withoutTablespaces: boolean;
  /** Called when all rows are in: beside the building of indexes and constraints, where that can be had. */
  readonly whenLoaded?: ((signal: AbortSignal) => Promise<void>) | undefined;
}

/** Restores a dump into an empty database. The first error ends it. */
export async function loadDump(
  place: Place,
  dump: DumpFiles,
  session: Pick<Session, 'scratch' | 'signal'>,
  options: LoadOptions,
): Promise<void> {
  const withoutTransactionTimeout = place.serverMajor < 17;
  const settings = await loadingSettings(place, options.jobs);
  if (dump.format === 'plain') {
    const filter = { withoutTransactionTimeout, withoutRestrict: !knowsRestrict(place.client) };
    await feedPsql(place, settings, filterPlain(openDecoded(dump.path, dump.file.codec), filter));
    return await options.whenLoaded?.(place.signal);
  }
  await using archive = await unpackArchive(dump, session);
  const args = ['--exit-on-error', '--no-password', ...(options.withoutTablespaces ? ['--no-tablespaces'] : [])];
  if (options.entries === undefined || needsPsql(place.client, place.serverMajor)) {
    await using list = options.only === undefined ? undefined : await writeList(session.scratch, options.only);
    await restoreThroughPsql(place, settings, [...args, ...(list?.args ?? [])], archive.path);
    return await options.whenLoaded?.(place.signal);
  }
  const { early, late } = passesOf(options.entries, options.only);
  const run = async (signal: AbortSignal, ids: readonly number[], sections: readonly string[]) => {
    await using list = await writeList(session.scratch, ids);
    await runRestore({ ...place, signal }, settings, [
      ...args,
      ...list.args,
      ...sections.map((name) => `--section=${name}`),
      `--jobs=${options.jobs}`,
      `--dbname=${conninfo(place.source.database)}`,
      archive.path,
    ]);
  };
  // The first two in one run: only a table that the same run made is loaded without WAL where the server needs none.
  await run(place.signal, early, ['pre-data', 'data']);
  await together(place.signal, [
    async (signal) => {
      await run(signal, early, ['post-data']);
      if (late.length > 0) await run(signal, late, []);
    },
    async (signal) => await options.whenLoaded?.(signal),
  ]);
}

interface EntryList extends AsyncDisposable {
  readonly args: readonly string[];
}

/** The entries pg_restore shall restore, in this order, as a file that goes away with it. */
async function writeList(folder: string, ids: readonly number[]): Promise<EntryList> {
  const path = join(folder, `entries-${process.hrtime.bigint()}`);
  await writeFile(path, ids.map((id) => `${id};\n`).join(''), { mode: 0o600 });
  return { args: [`--use-list=${path}`], [Symbol.asyncDispose]: () => rm(path, { force: true }) };
}

async function runRestore(place: Place, settings: string, args: readonly string[]): Promise<void> {
  await using tool = await place.connection.start(program(place.client, 'pg_restore'), args, {
    env: { ...placeEnv(place), PGOPTIONS: settings },
    signal: place.signal,
  });
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0) throw restoreToolError('pg_restore', exit, place);
}

/** pg_restore of 17 and newer sets what older servers refuse (tried: it stops at once). */
export function needsPsql(client: Pick<Client, 'major'>, serverMajor: number): boolean {
  return client.major >= 17 && serverMajor < 17;
}

async function restoreThroughPsql(
  place: Place,
  settings: string,
  args: readonly string[],
  archive: string,
): Promise<void> {
  await using tool = await place.connection.start(program(place.client, 'pg_restore'), [...args, '--file=-', archive], {
    env: placeEnv(place),
    signal: place.signal,
    stdout: 'pipe',
  });
  const filter = { withoutTransactionTimeout: true, withoutRestrict: !knowsRestrict(place.client) };
  await feedPsql(place, settings, filterPlain(tool.stdout ?? Readable.from([]), filter));
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0) throw restoreToolError('pg_restore', exit, place);
}

/** psql's own failure is the reason shown, unless what feeds it failed first. */
async function feedPsql(place: Place, settings: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  await using tool = await startPsql(place, { pgOptions: settings });
  let feeding: unknown;
  const source = Readable.from(chunks, { objectMode: false });
  if (tool.stdin !== null) {
    await pipeline(source, tool.stdin, { signal: place.signal }).catch((error: unknown) => {
      feeding = error;
    });
  }
  const lost =
    feeding instanceof Error &&
    'code' in feeding &&
    (feeding.code === 'EPIPE' || feeding.code === 'ERR_STREAM_PREMATURE_CLOSE');
  throwIfAborted(place.signal);
  if (feeding !== undefined && !lost) throw feeding;
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0 || feeding !== undefined) throw restoreToolError('psql', exit, place);
}
