import type { Consumer } from '../../pipeline/stored-file.ts';
import type { Entry } from './entry.ts';
import type { OnData } from './tar-reader.ts';

/** A consumer of a tar stream that keeps the list of its entries. tar-stream is loaded with the first bytes. */
export interface ArchiveReader extends Consumer {
  readonly entries: readonly Entry[];
  /** True once the archive was read to its end mark. */
  readonly complete: boolean;
}

export function readArchive(onData?: OnData): ArchiveReader {
  const entries: Entry[] = [];
  let reader: Promise<Consumer> | undefined;
  let complete = false;
  const open = () => {
    reader ??= import('./tar-reader.ts').then(({ TarReader }) => new TarReader((entry) => entries.push(entry), onData));
    return reader;
  };
  return {
    entries,
    get complete() {
      return complete;
    },
    write: async (chunk) => (await open()).write(chunk),
    end: async () => {
      await (await open()).end();
      complete = true;
    },
  };
}
