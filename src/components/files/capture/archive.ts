import { BackupError, messageOf } from '../../../lib/errors.ts';
import { writeChecksums } from '../../../pipeline/checksums.ts';
import { suffixes } from '../../../pipeline/codec.ts';
import type { Sink } from '../../../pipeline/sink.ts';
import type { StoredFile } from '../../../pipeline/stored-file.ts';
import { writeStored } from '../../../pipeline/write.ts';
import type { Session } from '../../session.ts';
import type { Found } from '../plan/find.ts';
import { type ArchiveFacts, type Entry, mostEntriesInManifest, totalsOf } from '../tar/entry.ts';
import { findTar, type RunningTar, startTar } from '../tar/tar.ts';
import { TarReader } from '../tar/tar-reader.ts';

export interface ArchiveRequest {
  readonly component: 'config' | 'logs';
  readonly root: string;
  readonly paths: readonly string[];
  readonly found: readonly Found[];
  readonly unreadable: 'fails' | 'warns';
  /** Entries to put before the files: whole tar entries without an end mark. */
  readonly before?: AsyncIterable<Buffer> | undefined;
}

export interface Archived {
  readonly files: readonly StoredFile[];
  readonly facts: ArchiveFacts;
  readonly warnings: readonly string[];
  readonly tools: Readonly<Record<string, string>>;
}

/** Makes the archive of a component, its list of entries and its `.sha256` file. */
export async function archive(session: Session, sink: Sink, request: ArchiveRequest): Promise<Archived> {
  const { component, root, paths } = request;
  const tar = await findTar(session);
  const stem = `${component}/${component}_${sink.id}`;
  const codec = session.config.compression;
  const reader = new TarReader();
  // Without files there may be no root either, and tar would not start in it.
  const start = request.found.length === 0 ? '/' : root;
  const names = request.found.map((one) => one.name);
  await using running = await startTar(session, tar, start, names, request.unreadable);
  const totalBytes = estimateRaw(request.found);
  const stored = await storeOrExplain(running, () =>
    writeStored(sink, `${stem}.tar${suffixes[codec]}`, joined(request.before, running), {
      codec,
      signal: session.signal,
      consumer: reader,
      onBytes: (doneBytes) => session.log.progress({ label: component, doneBytes, totalBytes }),
    }),
  );
  const warnings = await running.finish();
  const { entries } = reader;
  const archived = [stored];
  if (entries.length > mostEntriesInManifest) {
    const options = { codec, signal: session.signal };
    archived.push(await writeStored(sink, `${stem}.files.json${suffixes[codec]}`, listLines(entries), options));
  }
  const sumsFile = await writeChecksums(sink, stored.path, archived, session.signal);
  const list = archived[1]?.path;
  const listed = list === undefined ? { files: entries } : { list };
  return {
    files: [...archived, sumsFile],
    facts: { root, paths: [...paths], archive: stored.path, ...totalsOf(entries), ...listed },
    warnings,
    tools: { tar: tar.version },
  };
}

/** The size of a tar archive of these entries: upper bound, in bytes. */
export function estimateRaw(found: readonly Found[]): number {
  const blockBytes = 512;
  const headersPerEntryBytes = 4 * blockBytes;
  const recordBytes = 10_240;
  const content = found.reduce((sum, one) => sum + (one.type === 'file' ? one.bytes + blockBytes : 0), 0);
  return content + found.length * headersPerEntryBytes + recordBytes;
}

/** An archive cut short because tar ended early is tar's failure: its words say more than ours. */
async function storeOrExplain(running: RunningTar, store: () => Promise<StoredFile>): Promise<StoredFile> {
  try {
    return await store();
  } catch (error) {
    if (!(error instanceof BackupError) || error.code !== 'damaged') throw error;
    running.stdout.destroy();
    const { killedBy } = await running.exit;
    if (killedBy !== 'SIGPIPE') await running.finish();
    throw new BackupError('tool-failed', 'tar made an archive that cannot be read back', {
      cause: error,
      because: [messageOf(error)],
    });
  }
}

async function* joined(before: AsyncIterable<Buffer> | undefined, running: RunningTar): AsyncGenerator<Buffer> {
  if (before !== undefined) yield* before;
  yield* running.stdout as AsyncIterable<Buffer>;
}

/** A JSON array with one entry on each line. */
function* listLines(entries: readonly Entry[]): Generator<Buffer> {
  for (const [index, entry] of entries.entries()) {
    yield Buffer.from(`${index === 0 ? '[' : ','}\n${JSON.stringify(entry)}`);
  }
  yield Buffer.from('\n]\n');
}
