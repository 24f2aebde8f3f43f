import { BackupError } from '../../../lib/errors.ts';
import { EndOfRows } from '../archive/end-of-rows.ts';
import { SqlState } from '../archive/sql-state.ts';
import type { Client } from '../clients.ts';

/** What must not reach psql or the server. */
export interface PlainFilterOptions {
  /** The server does not know transaction_timeout, which programs of 17 and newer set at the beginning. */
  readonly withoutTransactionTimeout: boolean;
  /** psql does not know \restrict, which pg_dump writes since August 2025. */
  readonly withoutRestrict: boolean;
}

const firstRestricting: Readonly<Record<number, number>> = { 13: 22, 14: 19, 15: 14, 16: 10, 17: 6 };

/** Before these minor versions psql stops at "invalid command \restrict". */
export function knowsRestrict({ major, version }: Client): boolean {
  if (major >= 18) return true;
  const minor = Number(version.split('.')[1] ?? 0);
  return minor >= (firstRestricting[major] ?? Number.POSITIVE_INFINITY);
}

/**
 * A plain dump on its way to psql. One that creates, drops or connects to a database by name would leave the new database and
 * reach the live one.
 *
 * @throws BackupError `unsupported`
 */
export async function* filterPlain(
  chunks: AsyncIterable<Buffer>,
  options: PlainFilterOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const filter = new PlainFilter(options);
  for await (const chunk of chunks) yield filter.pass(chunk);
  yield filter.end();
}

const foreign = /^(?:(?:CREATE|DROP) DATABASE |-- PostgreSQL database cluster dump$|\\(?:c|connect) )/;
/** No command that is looked for is longer. */
const longestBytes = 4096;

class PlainFilter {
  readonly #options: PlainFilterOptions;
  readonly #state = new SqlState();
  readonly #rows = new EndOfRows();
  /** The beginning of a command, to be judged when its line is whole; undefined: this line is passed on as it comes. */
  #held: Buffer | undefined = Buffer.alloc(0);
  #inRows = false;
  #isCopy = false;
  #tail = '';

  constructor(options: PlainFilterOptions) {
    this.#options = options;
  }

  pass(chunk: Buffer): Buffer {
    const passed: Buffer[] = [];
    for (let at = 0; at < chunk.byteLength; ) {
      const rest = chunk.subarray(at);
      const end = rest.indexOf('\n');
      const size = this.#rows.within ? this.#rows.pass(rest) : end < 0 ? rest.byteLength : end + 1;
      const part = rest.subarray(0, size);
      passed.push(...(this.#inRows ? [part] : this.#line(part, end >= 0)));
      this.#inRows = this.#rows.within;
      at += size;
    }
    return Buffer.concat(passed);
  }

  end(): Buffer {
    return Buffer.concat(this.#judge(this.#held ?? Buffer.alloc(0)));
  }

  #line(part: Buffer, whole: boolean): Buffer[] {
    this.#state.read(part);
    this.#tail = (this.#tail + part.toString('latin1', Math.max(0, part.byteLength - fromStdin.length))).slice(
      -fromStdin.length,
    );
    let line = [part];
    if (this.#held !== undefined) {
      this.#held = Buffer.concat([this.#held, part]);
      if (!whole && this.#held.byteLength < longestBytes) return [];
      line = this.#judge(this.#held);
      this.#held = undefined;
    }
    if (whole && this.#state.neutral) {
      if (this.#isCopy && this.#tail === fromStdin) this.#rows.begin();
      this.#held = Buffer.alloc(0);
    }
    return line;
  }

  #judge(line: Buffer): Buffer[] {
    const text = line.toString('latin1', 0, longestBytes).trimEnd();
    this.#isCopy = text.startsWith('COPY ');
    if (foreign.test(text)) throw foreignCommands(text.split('\n')[0] ?? '');
    const dropped =
      (this.#options.withoutTransactionTimeout && text === 'SET transaction_timeout = 0;') ||
      (this.#options.withoutRestrict && /^\\(un)?restrict \S+$/.test(text));
    return dropped ? [] : [line];
  }
}

const fromStdin = ' FROM stdin;\n';

function foreignCommands(line: string): BackupError {
  return new BackupError(
    'unsupported',
    'This dump creates or changes databases by name, so it cannot be restored beside the live one',
    {
      because: [line],
      hint: 'It was made by pg_dump --create or pg_dumpall. Restore it by hand with psql on another server; nothing was touched here.',
    },
  );
}
