const newline = 0x0a;
const [quote, doubleQuote, dollar, dash, backslash] = [...'\'"$-\\'].map((sign) => sign.charCodeAt(0));

/**
 * Tells commands of a script from what only looks like them: where quotes, dollar quotes and comments begin and end, as psql
 * reads what pg_dump writes (which has no comments of the other kind outside of functions).
 */
export class SqlState {
  /** What is to end it: a quote, a dollar quote, or a line break. */
  #inside: 'nothing' | 'quote' | 'escaping quote' | 'name' | 'dollar quote' | 'line' = 'nothing';
  #tag = '';
  /** The last signs: a tag that is not whole yet, what may end a dollar quote, or what a quote stands behind. */
  #last = '';
  #escaped = false;
  #atLineStart = true;

  /** Neither within quotes nor in a comment: what comes next may begin a command. */
  get neutral(): boolean {
    return this.#inside === 'nothing';
  }

  /** A piece of a line, or of several. */
  read(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.byteLength; at += 1) {
      if (this.#inside === 'nothing') this.#command(bytes[at] ?? 0);
      else if (this.#inside === 'dollar quote') this.#dollarQuote(bytes[at] ?? 0);
      else at = this.#until(bytes, at);
    }
  }

  #command(sign: number): void {
    const before = this.#last;
    const lineStart = this.#atLineStart;
    this.#atLineStart = sign === newline;
    this.#last = (before + String.fromCharCode(sign)).slice(-longestTag);
    if (sign === quote) this.#enter(/(^|[^\w\x80-\xff])[Ee]$/.test(before) ? 'escaping quote' : 'quote');
    else if (sign === doubleQuote) this.#enter('name');
    else if ((sign === dash && before.endsWith('-')) || (sign === backslash && lineStart)) this.#enter('line');
    else if (sign === dollar) {
      const tag = /(?:^|[^\w$\x80-\xff])(\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$)$/.exec(this.#last)?.[1];
      if (tag === undefined) return;
      this.#enter('dollar quote');
      this.#tag = tag;
    }
  }

  #enter(inside: 'quote' | 'escaping quote' | 'name' | 'dollar quote' | 'line'): void {
    this.#inside = inside;
    this.#last = '';
  }

  #dollarQuote(sign: number): void {
    if (sign !== dollar && this.#last === '') return;
    this.#last = (this.#last + String.fromCharCode(sign)).slice(-this.#tag.length);
    if (this.#last === this.#tag) this.#leave();
    else if (!this.#tag.startsWith(this.#last)) this.#last = this.#last.endsWith('$') ? '$' : '';
  }

  /** A doubled quote ends and begins again, which comes to the same. Returns where it ended, or the end. */
  #until(bytes: Uint8Array, from: number): number {
    if (this.#inside === 'escaping quote') {
      const sign = bytes[from];
      if (this.#escaped) this.#escaped = false;
      else if (sign === backslash) this.#escaped = true;
      else if (sign === quote) this.#leave('E');
      return from;
    }
    const end = this.#inside === 'quote' ? quote : this.#inside === 'name' ? doubleQuote : newline;
    const at = bytes.indexOf(end ?? newline, from);
    if (at < 0) return bytes.byteLength;
    this.#atLineStart = this.#inside === 'line';
    this.#leave();
    return at;
  }

  /** @param last what a quote that follows at once is to stand behind */
  #leave(last = ''): void {
    this.#inside = 'nothing';
    this.#last = last;
  }
}

/** Names have 63 bytes (NAMEDATALEN). */
const longestTag = 66;
