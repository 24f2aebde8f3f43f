import { BackupError } from '../../lib/errors.ts';
import type { Consumer } from '../../pipeline/stored-file.ts';

const mostBytes = 16 * 1024 * 1024;

/** Keeps a small file whole. */
export class SmallText implements Consumer {
  /** Present after the end. */
  content: string | undefined;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  write(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > mostBytes) throw new BackupError('damaged', 'The file is far larger than it can have been');
    this.#chunks.push(chunk);
  }

  end(): void {
    this.content = Buffer.concat(this.#chunks).toString('utf8');
  }
}
