import { createReadStream } from 'node:fs';
import { type Pack, pack } from 'tar-stream';
import type { Captured } from './captured.ts';

const endMarkBytes = 1024;

/** Tar entries of files on this machine, without the end mark, so that another archive can follow. */
export async function* packEntries(files: readonly Captured[]): AsyncGenerator<Buffer> {
  const packer = pack();
  const packed = addAll(packer, files);
  // Whoever reads the packer sees the failure; without this it would also be an unhandled rejection.
  packed.catch((error: Error) => packer.destroy(error));
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of packer as AsyncIterable<Buffer>) {
    const data = Buffer.concat([held, chunk]);
    const ready = Math.max(0, data.length - endMarkBytes);
    if (ready > 0) yield data.subarray(0, ready);
    held = data.subarray(ready);
  }
  await packed;
}

async function addAll(packer: Pack, files: readonly Captured[]): Promise<void> {
  for (const file of files) await add(packer, file);
  packer.finalize();
}

async function add(packer: Pack, file: Captured): Promise<void> {
  const { name, bytes: size, modified: mtime } = file;
  const written = Promise.withResolvers<void>();
  const header = {
    name,
    size,
    mtime,
    type: 'file' as const,
    mode: 0o640,
    uid: 0,
    gid: 0,
    uname: 'root',
    gname: 'root',
  };
  const entry = packer.entry(header, (error) => (error ? written.reject(error) : written.resolve()));
  for await (const chunk of createReadStream(file.file)) {
    if (!entry.write(chunk))
      await Promise.race([new Promise<void>((resolve) => entry.once('drain', () => resolve())), written.promise]);
  }
  entry.end(null);
  await written.promise;
}
