import { BackupError } from '../../../lib/errors.ts';
import { SqlState } from '../archive/sql-state.ts';
import { RowsReader } from '../fingerprint/fingerprint.ts';
import type { Client } from '../server/clients.ts';

/** What must not reach psql or the server. */
export interface PlainFilterOptions {
  /** The server does not know transaction_timeout, which programs of 17 and newer set at the beginning. */
  readonly withoutTransactionTimeout: boolean;
  /** psql does not know \restrict, which pg_dump writes since August 2025. */
  readonly withoutRestrict: boolean;
  /** Goes before the rows, which are then all of the script that is passed on, with their encoding. */
  readonly before?: readonly string[] | undefined;
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
 * reach the live one. psql stops at the first error until all rows are in, and goes on where an index or a constraint after
 * them cannot be made.
 *
 * @throws BackupError `unsupported`
 */
export async function* filterPlain(
  chunks: AsyncIterable<Buffer>,
  options: PlainFilterOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const filter = new PlainFilter(options);
  if (options.before !== undefined) yield Buffer.from(`${options.before.join('\n')}\n`);
  try {
    for await (const chunk of chunks) yield filter.pass(chunk);
    yield filter.end();
  } finally {
    filter.abandon();
  }
}

const foreign = /^(?:(?:CREATE|DROP) DATABASE |-- PostgreSQL database cluster dump$|\\(?:c|connect) )/;
/** What pg_dump puts behind all rows (SECTION_POST_DATA in pg_dump.c). */
const afterRows =
  /^-- Name: .*; Type: (?:INDEX|CONSTRAINT|FK CONSTRAINT|CHECK CONSTRAINT|TRIGGER|POLICY|ROW SECURITY|STATISTICS|EVENT TRIGGER|MATERIALIZED VIEW DATA|(?:INDEX|TABLE) ATTACH|PUBLICATION.*|SUBSCRIPTION); Schema: /;
const ofRows = /^(?:COPY|SET client_encoding) /;
/** No command that is looked for is longer. */
const longestBytes = 4096;

class PlainFilter {
  readonly #options: PlainFilterOptions;
  readonly #state = new SqlState();
  #rows: RowsReader | undefined;
  /** The beginning of a command, to be judged when its line is whole; undefined: this line is passed on as it comes. */
  #held: Buffer | undefined = Buffer.alloc(0);
  #isCopy = false;
  #goesOn = false;
  /** psql takes no other command of its own between \restrict and \unrestrict with the same key. */
  #key: string | undefined;
  #tail = '';

  constructor(options: PlainFilterOptions) {
    this.#options = options;
  }

  pass(chunk: Buffer): Buffer {
    const passed: Buffer[] = [];
    for (let at = 0; at < chunk.byteLength; ) {
      const rest = chunk.subarray(at);
      const end = rest.indexOf('\n');
      const size = this.#rows?.update(rest) ?? (end < 0 ? rest.byteLength : end + 1);
      const part = rest.subarray(0, size);
      passed.push(...(this.#rows === undefined ? this.#line(part, end >= 0) : [part]));
      if (this.#rows?.ended) this.abandon();
      at += size;
    }
    return Buffer.concat(passed);
  }

  end(): Buffer {
    return Buffer.concat(this.#judge(this.#held ?? Buffer.alloc(0)));
  }

  abandon(): void {
    this.#rows?.abandon();
    this.#rows = undefined;
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
      if (this.#isCopy && this.#tail === fromStdin) this.#rows = new RowsReader();
      this.#held = Buffer.alloc(0);
    }
    return line;
  }

  #judge(line: Buffer): Buffer[] {
    const text = line.toString('latin1', 0, longestBytes).trimEnd();
    this.#isCopy = text.startsWith('COPY ');
    if (foreign.test(text)) throw foreignCommands(text.split('\n')[0] ?? '');
    const dropped =
      (this.#options.before !== undefined && !ofRows.test(text)) ||
      (this.#options.withoutTransactionTimeout && text === 'SET transaction_timeout = 0;') ||
      (this.#options.withoutRestrict && /^\\(un)?restrict \S+$/.test(text));
    this.#key ??= dropped ? undefined : /^\\restrict (\S+)$/.exec(text)?.[1];
    if (this.#goesOn ? this.#isCopy : afterRows.test(text)) return [this.#stopAtErrors(this.#goesOn), line];
    return dropped ? [] : [line];
  }

  #stopAtErrors(stop: boolean): Buffer {
    this.#goesOn = !stop;
    const set = `\\set ON_ERROR_STOP ${stop ? 1 : 0}\n`;
    return Buffer.from(this.#key === undefined ? set : `\\unrestrict ${this.#key}\n${set}\\restrict ${this.#key}\n`);
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
