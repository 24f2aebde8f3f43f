import type { Consumer } from '../../pipeline/stored-file.ts';
import type { Entry } from './entry.ts';
import { type Like, TarReader } from './tar-reader.ts';

/** A consumer of a tar stream that keeps the list of its entries. */
export interface ArchiveReader extends Consumer {
  readonly entries: readonly Entry[];
  /** True once the archive was read to its end mark. */
  readonly complete: boolean;
}

export function readArchive(like?: Like): ArchiveReader {
  const entries: Entry[] = [];
  let complete = false;
  const reader = new TarReader((entry) => entries.push(entry), like);
  return {
    entries,
    get complete() {
      return complete;
    },
    write: (chunk) => reader.write(chunk),
    end: () => {
      reader.end();
      complete = true;
    },
  };
}
