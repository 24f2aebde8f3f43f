import { BackupError } from '../../../lib/errors.ts';
import type { Consumer } from '../../../pipeline/stored-file.ts';
import type { TableName } from '../facts.ts';
import { createRowsReader, type Fingerprint, type RowsReader } from '../fingerprint/fingerprint.ts';
import { parseCopy, unquote } from './copy.ts';
import { Lines } from './lines.ts';
import { parseSetval, type SequenceState } from './toc.ts';

export const endOfDump = '-- PostgreSQL database dump complete';
export const endOfGlobals = '-- PostgreSQL database cluster dump complete';

export interface PlainTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly fingerprint: Fingerprint;
}

const identifier = '(?:"(?:[^"]|"")+"|[^\\s".(]+)';
const qualifiedName = new RegExp(`^(${identifier})\\.(${identifier})$`, 's');
const definitionLine = /^-- Name: (.+); Type: TABLE; Schema: (.+); Owner: /;
const dataLine = /^-- Data for Name: (.+); Type: TABLE DATA; Schema: (.+); Owner: /;

/** The encoding that a script says it is in. */
export function encodingSet(line: string): string | undefined {
  return /^SET client_encoding = '(.*)';$/.exec(line)?.[1];
}

/**
 * Reads a plain SQL dump as it streams by: the fingerprint of every table's rows, and the comment pg_dump ends with. (That
 * comment need not be in the last line: since August 2025 an \unrestrict command follows it.)
 */
export class PlainDump implements Consumer {
  readonly tables: PlainTable[] = [];
  readonly sequences: SequenceState[] = [];
  readonly definitions: TableName[] = [];
  #complete = false;
  /** Whose rows come next, as pg_dump's comment says it: with spaces for line breaks. */
  #announced: TableName | undefined;
  #copying: (Omit<PlainTable, 'fingerprint'> & { readonly reader: RowsReader }) | undefined;
  readonly #lines = new Lines((line) => this.#read(line));

  write(chunk: Uint8Array): void {
    let rest = chunk;
    while (rest.byteLength > 0) {
      rest = this.#copying === undefined ? this.#lines.take(rest) : this.#copy(rest, this.#copying);
    }
  }

  end(): void {
    this.#lines.end();
    const at = this.#copying;
    at?.reader.abandon();
    if (at !== undefined)
      throw new BackupError('damaged', `It ends in the middle of the rows of ${at.schema}.${at.name}`);
    if (!this.#complete) throw new BackupError('damaged', `The line "${endOfDump}" is missing: the dump is cut`);
  }

  abandon(): void {
    this.#copying?.reader.abandon();
    this.#copying = undefined;
  }

  #copy(chunk: Uint8Array, { reader, ...table }: Omit<PlainTable, 'fingerprint'> & { reader: RowsReader }): Uint8Array {
    const rest = chunk.subarray(reader.update(chunk));
    if (!reader.ended) return rest;
    this.#copying = undefined;
    this.tables.push({ ...table, fingerprint: reader.end() });
    return rest;
  }

  #read(line: string): 'go on' | 'stop' {
    if (line === endOfDump) this.#complete = true;
    this.#lines.encoding ??= encodingSet(line);
    const [, name, schema] = definitionLine.exec(line) ?? [];
    if (name !== undefined && schema !== undefined) this.definitions.push({ schema, name });
    const [, rowsOf, within] = dataLine.exec(line) ?? [];
    if (rowsOf !== undefined && within !== undefined) this.#announced = { schema: within, name: rowsOf };
    if (line.startsWith('SELECT pg_catalog.setval(')) this.#readSequence(line);
    const copy = parseCopy(line);
    if (copy === undefined) return 'go on';
    this.#copying = { ...copy, ...this.#rootFor(copy), reader: createRowsReader() };
    return 'stop';
  }

  /** Rows of a partition may be loaded through its root: the comment above names the partition, and nothing else. */
  #rootFor({ schema, name }: TableName): Partial<TableName> {
    const announced = this.#announced;
    const written = { schema: oneLine(schema), name: oneLine(name) };
    const same = announced === undefined || (announced.schema === written.schema && announced.name === written.name);
    return same ? {} : announced;
  }

  #readSequence(line: string): void {
    const state = parseSetval(line);
    const parts = qualifiedName.exec(state?.sequence ?? '');
    if (state === undefined || parts?.[1] === undefined || parts[2] === undefined) return;
    const { lastValue, isCalled } = state;
    this.sequences.push({ schema: unquote(parts[1]), name: unquote(parts[2]), lastValue, isCalled });
  }
}

/** Checks that a text, of which nothing else is known, has a certain line. */
export class MarkedText implements Consumer {
  readonly #marker: string;
  readonly #lines: Lines;
  #found = false;

  constructor(marker: string) {
    this.#marker = marker;
    this.#lines = new Lines((line) => {
      if (line === this.#marker) this.#found = true;
      return 'go on';
    });
  }

  write(chunk: Uint8Array): void {
    for (let rest = chunk; rest.byteLength > 0; ) rest = this.#lines.take(rest);
  }

  end(): void {
    this.#lines.end();
    if (!this.#found) throw new BackupError('damaged', `The line "${this.#marker}" is missing: the file is cut`);
  }
}

function oneLine(name: string): string {
  return name.replaceAll(/[\r\n]/g, ' ');
}
