import type { Consumer } from '../../../pipeline/stored-file.ts';

/** Collects a small file. */
export class Text implements Consumer {
  readonly #chunks: Buffer[] = [];

  write(chunk: Buffer): void {
    this.#chunks.push(Buffer.from(chunk));
  }

  end(): void {}

  get bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

/** Looks at nothing: the file is only decoded to its end. */
export class Drain implements Consumer {
  readonly keepsNothing = true;

  write(): void {}
  end(): void {}
}
