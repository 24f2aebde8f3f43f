import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { BackupError, cancelled, messageOf } from '../../../lib/errors.ts';
import { formatBytes } from '../../../lib/format.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { RedisFacts } from '../facts.ts';
import { compareContent, describeContent, inWords } from '../rdb/compare.ts';
import { parseHeader, RdbReader, type RdbSummary } from '../rdb/reader.ts';
import type { DumpVersion } from './loadable.ts';

/** A dump, in a backup or kept aside on this machine. */
export interface DumpFile {
  /** For people. */
  readonly name: string;
  /** Bytes as recorded, or as they lie there; an estimate where they are packed. */
  readonly rawBytes: number;
  /** Its content, decoded; the stream ends with an error when it is not what was recorded. */
  open(): Promise<Readable>;
}

/** A dump as a server writes it, in a file of this machine. */
export function plainDump(path: string): DumpFile {
  return { name: path, rawBytes: 0, open: async () => createReadStream(path) };
}

/** A dump that was read to its end and found whole. */
export interface CheckedDump {
  readonly file: DumpFile;
  readonly summary: RdbSummary;
  /** SHA-256 of the decoded content. */
  readonly rawSha256: string;
}

const headerBytes = 9;
/** Dumps that nobody measured: how much larger than packed they may be. */
const packedRatio = 4;

/** The dump of a backup, by the facts or by its name. */
export function findDump(backup: StoredBackup, recorded: string | undefined): DumpFile {
  const stored = backup.files.find(({ path }) =>
    recorded === undefined ? /\.rdb(\.zst|\.gz)?$/.test(path) : path === recorded,
  );
  if (stored === undefined) {
    throw new BackupError('damaged', `Backup ${backup.id} holds no Redis dump`, {
      hint: 'Choose another backup, or leave redis out of the components.',
    });
  }
  const rawBytes = stored.rawBytes > 0 ? stored.rawBytes : stored.bytes * (stored.codec === 'none' ? 1 : packedRatio);
  return { name: stored.path, rawBytes, open: () => backup.open(stored) };
}

/** Reads a dump to its end: its checksums, its structure and every value. */
export async function checkDump(file: DumpFile, signal: AbortSignal, cutoffMs?: number): Promise<CheckedDump> {
  const reader = new RdbReader(cutoffMs === undefined ? {} : { cutoffMs });
  const hash = createHash('sha256');
  try {
    for await (const chunk of addAbortSignal(signal, await file.open()) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await reader.write(chunk);
    }
    await reader.end();
  } catch (error) {
    if (signal.aborted) throw cancelled(signal);
    throw new BackupError('damaged', `The Redis dump ${file.name} is damaged`, {
      because: [messageOf(error)],
      hint: 'Choose another backup; `backupctl list` shows which ones are proven. Nothing was touched.',
    });
  }
  return { file, summary: reader.summary, rawSha256: hash.digest('hex') };
}

/**
 * Checks the dump of a backup to its last byte, also against its manifest. Says what was found, for people.
 *
 * @throws BackupError `damaged`
 */
export async function checkStored(
  { dump: file, facts }: { readonly dump: DumpFile; readonly facts: RedisFacts | undefined },
  signal: AbortSignal,
): Promise<{ readonly dump: CheckedDump; readonly whole: string }> {
  const dump = await checkDump(file, signal);
  const differences = facts === undefined ? [] : compareContent(facts, dump.summary);
  if (differences.length > 0) {
    throw new BackupError('damaged', `The Redis dump ${file.name} is not the one the manifest describes`, {
      because: inWords(differences),
      hint: 'Choose another backup. Nothing was touched.',
    });
  }
  const equal = facts === undefined ? '' : ', equal to the manifest';
  const whole = `the dump is whole: ${describeContent(dump.summary)}, ${formatBytes(dump.summary.bytes)}${equal}`;
  return { dump, whole };
}

/** What the beginning of a dump says; undefined when it is no dump. */
export async function peekVersion(file: DumpFile): Promise<DumpVersion | undefined> {
  let start: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of (await file.open()) as AsyncIterable<Buffer>) {
      start = Buffer.concat([start, chunk]);
      if (start.length >= headerBytes) break;
    }
  } catch {
    return undefined;
  }
  return parseHeader(start.toString('latin1', 0, headerBytes));
}

/**
 * The content of a dump that was checked before. The last piece is held back until everything is known to be what was
 * checked: a server that has not got all of it keeps its data.
 */
export async function* contentOf(dump: CheckedDump, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  try {
    for await (const chunk of addAbortSignal(signal, await dump.file.open()) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (held !== undefined) yield held;
      held = chunk;
    }
  } catch (error) {
    if (signal.aborted) throw cancelled(signal);
    throw changed(dump, messageOf(error));
  }
  if (held === undefined || hash.digest('hex') !== dump.rawSha256) throw changed(dump, 'its content has changed');
  yield held;
}

function changed(dump: CheckedDump, reason: string): BackupError {
  return new BackupError('read-failed', `The Redis dump ${dump.file.name} is not what it was a moment ago`, {
    because: [reason],
    hint: 'The disk or whatever lies below the store may be failing. Try another backup or another store.',
  });
}
