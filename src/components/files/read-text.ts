import { BackupError } from '../../lib/errors.ts';
import type { Consumer } from '../../pipeline/stored-file.ts';

/** A consumer that keeps a text of limited size. */
export interface TextReader extends Consumer {
  /** The whole text, or undefined while it was not read to its end. */
  text(): string | undefined;
}

export function keepText(mostBytes: number): TextReader {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let complete = false;
  return {
    write(chunk) {
      bytes += chunk.length;
      if (bytes > mostBytes)
        throw new BackupError('damaged', `The file is larger than the ${mostBytes} bytes it may have`);
      chunks.push(chunk);
    },
    end() {
      complete = true;
    },
    text: () => (complete ? Buffer.concat(chunks).toString('utf8') : undefined),
  };
}
