import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError, cancelled, messageOf } from '../../../lib/errors.ts';
import { decoder } from '../../../pipeline/codec.ts';
import { readStored } from '../../../pipeline/read.ts';
import type { Codec } from '../../../pipeline/stored-file.ts';
import type { StoredBackup } from '../../restorable.ts';
import type { RedisFacts } from '../facts.ts';
import { compareContent, inWords } from '../proof/compare.ts';
import { RdbReader, type RdbSummary } from '../rdb/reader.ts';
import type { DumpVersion } from './loadable.ts';

/** A dump on this machine, stored in a backup or kept aside. */
export interface DumpFile {
  readonly path: string;
  readonly codec: Codec;
  /** SHA-256 of the file as it lies there; undefined when nobody recorded it. */
  readonly sha256: string | undefined;
}

/** A dump that was read to its end and found whole. */
export interface CheckedDump {
  readonly file: DumpFile;
  readonly summary: RdbSummary;
  /** SHA-256 of the decoded content. */
  readonly rawSha256: string;
}

const headerBytes = 9;

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
  return {
    path: join(backup.folder, stored.path),
    codec: stored.codec,
    sha256: stored.sha256 === '' ? undefined : stored.sha256,
  };
}

/** Reads a dump to its end: its checksums, its structure and every value. */
export async function checkDump(file: DumpFile, signal: AbortSignal, cutoffMs?: number): Promise<CheckedDump> {
  const reader = new RdbReader(cutoffMs === undefined ? {} : { cutoffMs });
  const measured = await readStored(createReadStream(file.path), {
    codec: file.codec,
    signal,
    decode: true,
    consumer: reader,
    hashRaw: true,
  });
  const other = file.sha256 !== undefined && file.sha256 !== measured.sha256;
  const problem = measured.problem ?? (other ? 'its SHA-256 is not the one recorded' : undefined);
  const rawSha256 = measured.raw?.sha256;
  if (problem !== undefined || rawSha256 === undefined) {
    throw new BackupError('damaged', `The Redis dump ${file.path} is damaged`, {
      because: problem === undefined ? [] : [problem],
      hint: 'Choose another backup; `backupctl list` shows which ones are proven. Nothing was touched.',
    });
  }
  return { file, summary: reader.summary, rawSha256 };
}

/** @throws BackupError `damaged` when a dump is whole, but not the one a manifest describes */
export function agree(dump: CheckedDump, facts: RedisFacts): void {
  const differences = compareContent(facts, dump.summary);
  if (differences.length === 0) return;
  throw new BackupError('damaged', `The Redis dump ${dump.file.path} is not the one the manifest describes`, {
    because: inWords(differences),
    hint: 'Choose another backup. Nothing was touched.',
  });
}

/** What the beginning of a dump says; undefined when it is no dump. */
export async function peekVersion(file: DumpFile): Promise<DumpVersion | undefined> {
  const source = createReadStream(file.path);
  const decode = decoder(file.codec);
  // A consumer that has seen enough ends the stream; that is no error.
  const content: Readable = decode === undefined ? source : decode;
  const done = decode === undefined ? undefined : pipeline(source, decode).catch(() => {});
  let start: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      start = Buffer.concat([start, chunk]);
      if (start.length >= headerBytes) break;
    }
  } catch {
    return undefined;
  } finally {
    source.destroy();
    await done;
  }
  const match = /^(?:REDIS(\d{4})|VALKEY(\d{3}))/.exec(start.subarray(0, headerBytes).toString('latin1'));
  if (match === null) return undefined;
  return { format: match[1] === undefined ? 'valkey' : 'redis', version: Number(match[1] ?? match[2]) };
}

/**
 * The content of a dump that was checked before. The last piece is held back until everything is known to be what was
 * checked: a server that has not got all of it keeps its data.
 */
export async function* contentOf(dump: CheckedDump, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  try {
    for await (const chunk of decoded(dump.file, signal)) {
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

async function* decoded(file: DumpFile, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  const source = createReadStream(file.path, { signal });
  const decode = decoder(file.codec);
  if (decode === undefined) {
    yield* source as AsyncIterable<Buffer>;
    return;
  }
  const running = pipeline(source, decode, { signal });
  running.catch(() => {});
  yield* decode as AsyncIterable<Buffer>;
  await running;
}

function changed(dump: CheckedDump, reason: string): BackupError {
  return new BackupError('read-failed', `The Redis dump ${dump.file.path} is not what it was a moment ago`, {
    because: [reason],
    hint: 'The disk or whatever lies below the store may be failing. Try another backup or another store.',
  });
}
