import { BackupError } from '../lib/errors.ts';
import type { Consumer } from './stored-file.ts';

/** Keeps a small file whole. */
export class SmallFile implements Consumer {
  /** Present after the end. */
  content: Buffer | undefined;
  readonly #mostBytes: number;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  write(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#mostBytes)
      throw new BackupError('damaged', `The file is larger than the ${this.#mostBytes} bytes it may have`);
    this.#chunks.push(chunk);
  }

  end(): void {
    this.content = Buffer.concat(this.#chunks);
  }

  get text(): string | undefined {
    return this.content?.toString('utf8');
  }
}
