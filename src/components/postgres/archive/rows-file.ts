import { BackupError } from '../../../lib/errors.ts';
import type { Consumer } from '../../../pipeline/stored-file.ts';
import { type Fingerprint, RowsReader } from '../fingerprint/fingerprint.ts';

/** What pg_dump writes after the end line of a table's rows in an archive. */
const trailer = '\n\n';

/**
 * The data of one table as an archive holds it: rows, the end line, two newlines, and nothing else. The end is all that
 * tells a whole file from a cut one: pg_restore accepts a directory-format file that was cut (or emptied) without an error.
 */
export class RowsFile implements Consumer {
  readonly keepsNothing = true;
  #reader: RowsReader | undefined;
  #after = '';
  /** Present after end(). */
  fingerprint: Fingerprint | undefined;

  write(chunk: Uint8Array): void {
    this.#reader ??= new RowsReader();
    const taken = this.#reader.ended ? 0 : this.#reader.update(chunk);
    if (taken === chunk.byteLength) return;
    this.#after += Buffer.from(chunk.subarray(taken, taken + trailer.length + 1)).toString('latin1');
    if (!trailer.startsWith(this.#after)) throw new BackupError('damaged', 'Something follows the end of the rows');
  }

  end(): void {
    const ended = this.#reader?.ended === true && this.#after === trailer;
    const found = this.#reader?.end();
    this.#reader = undefined;
    const left = found?.rows ?? 0;
    if (!ended) throw new BackupError('damaged', `It ends in the middle of the rows (${left} complete ones are left)`);
    this.fingerprint = found;
  }

  /** Gives up: the content cannot be read to its end. */
  abandon(): void {
    this.#reader?.abandon();
    this.#reader = undefined;
  }
}
