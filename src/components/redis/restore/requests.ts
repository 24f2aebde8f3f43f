const longestRequestBytes = 64 * 1024;

/** The requests a replica sends: arrays of bulk strings, or words on a line; they come in any pieces. */
export class Requests {
  #rest: Buffer = Buffer.alloc(0);

  /** Every request that is complete with this piece. */
  take(chunk: Buffer): string[][] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const found: string[][] = [];
    for (;;) {
      const request = parse(this.#rest);
      if (request === undefined) break;
      this.#rest = this.#rest.subarray(request.bytes);
      if (request.words.length > 0) found.push(request.words);
    }
    if (this.#rest.length > longestRequestBytes) throw new Error('the request is not the Redis protocol');
    return found;
  }
}

interface Request {
  readonly words: string[];
  readonly bytes: number;
}

function parse(bytes: Buffer): Request | undefined {
  const first = lineAt(bytes, 0);
  if (first === undefined) return undefined;
  // A replica that is busy loading sends empty lines.
  if (!first.text.startsWith('*')) return { words: first.text.split(' ').filter(Boolean), bytes: first.next };
  const words: string[] = [];
  let at = first.next;
  for (let count = Number(first.text.slice(1)); count > 0; count -= 1) {
    const size = lineAt(bytes, at);
    if (size === undefined) return undefined;
    const end = size.next + Number(size.text.slice(1));
    if (!Number.isSafeInteger(end) || !size.text.startsWith('$')) throw new Error('the request is malformed');
    if (bytes.length < end + 2) return undefined;
    words.push(bytes.toString('utf8', size.next, end));
    at = end + 2;
  }
  return { words, bytes: at };
}

function lineAt(bytes: Buffer, from: number): { readonly text: string; readonly next: number } | undefined {
  const end = bytes.indexOf(10, from);
  if (end < 0) return undefined;
  return { text: bytes.toString('latin1', from, end).replace(/\r$/, ''), next: end + 1 };
}
