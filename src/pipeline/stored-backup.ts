import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { BackupError, cancelled } from '../lib/errors.ts';
import { decoder } from './codec.ts';
import type { StoredFile } from './stored-file.ts';
import { writeNew } from './write.ts';

/** The way in: the content of one component's files of a backup. It does not say where that lies. */
export interface StoredBackup {
  /** Id of the backup. */
  readonly id: string;
  /** This component's files only. */
  readonly files: readonly StoredFile[];
  /** A file's bytes as they are stored; nothing is checked. */
  read(file: StoredFile): Promise<Readable>;
  /** The decoded content of a file. The stream ends with an error, `damaged`, when it is not what was recorded. */
  open(file: StoredFile): Promise<Readable>;
  /** A folder of this machine that holds these files as they are stored, for tools that need one. Disposing it gives it back. */
  folder(files: readonly StoredFile[]): Promise<{ readonly path: string } & AsyncDisposable>;
}

/** Where a backup's bytes come from. */
export interface Origin {
  /** The stored bytes of a file, by its path in the backup. */
  read(path: string): Promise<Readable>;
  /** The backup's folder, when it is on this machine. */
  readonly folder: string | undefined;
}

/** @param scratch a private folder, for what a tool needs as files and the store has not here */
export function openBackup(
  id: string,
  files: readonly StoredFile[],
  origin: Origin,
  { scratch, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): StoredBackup {
  return {
    id,
    files,
    read: (file) => origin.read(file.path),
    open: async (file) => checked(await origin.read(file.path), file, signal),
    folder: async (wanted) => {
      if (origin.folder !== undefined) return { path: origin.folder, [Symbol.asyncDispose]: async () => {} };
      const path = await mkdtemp(join(scratch, 'fetched-'));
      const remove = () => rm(path, { recursive: true, force: true });
      try {
        for (const file of wanted)
          await writeNew(join(path, file.path), hashed(await origin.read(file.path), file, signal));
        return { path, [Symbol.asyncDispose]: remove };
      } catch (error) {
        await remove();
        throw error;
      }
    },
  };
}

/** The decoded content, then an error if it was not what the manifest says. */
function checked(stored: Readable, file: StoredFile, signal: AbortSignal): Readable {
  const bytes = Readable.from(hashed(stored, file, signal), { objectMode: false });
  const decoding = decoder(file.codec);
  // Whoever reads sees a failure as the decoder's; leaving early closes the file too.
  const decoded = decoding === undefined ? bytes : pipeline(bytes, decoding, () => {});
  return Readable.from(measured(decoded, file), { objectMode: false });
}

/** Where nobody recorded a hash (the guide's scripts), the decoder is the only judge. */
async function* hashed(stored: Readable, { path, bytes, sha256 }: StoredFile, signal: AbortSignal) {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of stored as AsyncIterable<Buffer>) {
    if (signal.aborted) throw cancelled(signal);
    hash.update(chunk);
    size += chunk.byteLength;
    yield chunk;
  }
  if (sha256 !== '' && (size !== bytes || hash.digest('hex') !== sha256)) throw notAsRecorded(path);
}

async function* measured(decoded: Readable, { path, rawBytes, rawSha256 }: StoredFile) {
  const hash = rawSha256 === undefined ? undefined : createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of decoded as AsyncIterable<Buffer>) {
      hash?.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    throw new BackupError('damaged', `${path} cannot be read to its end`, { cause, hint: chooseAnother });
  }
  if (hash !== undefined && (size !== rawBytes || hash.digest('hex') !== rawSha256)) throw notAsRecorded(path);
}

const chooseAnother = 'Choose another backup: "backupctl verify all" tells which are whole.';

function notAsRecorded(path: string): BackupError {
  return new BackupError('damaged', `${path} is not what was recorded when it was made`, { hint: chooseAnother });
}
