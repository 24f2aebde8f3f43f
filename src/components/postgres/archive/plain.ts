import { BackupError } from '../../../lib/errors.ts';
import type { Consumer } from '../../../pipeline/stored-file.ts';
import type { TableName } from '../facts.ts';
import { createRowsReader, type Fingerprint, type RowsReader } from '../fingerprint/fingerprint.ts';
import { Lines } from './lines.ts';
import { parseSetval, type SequenceState } from './toc.ts';

export const endOfDump = '-- PostgreSQL database dump complete';
export const endOfGlobals = '-- PostgreSQL database cluster dump complete';

export interface PlainTable {
  readonly schema: string;
  readonly name: string;
  readonly fingerprint: Fingerprint;
}

const identifier = '(?:"(?:[^"]|"")+"|[^\\s".(]+)';
const qualifiedName = new RegExp(`^(${identifier})\\.(${identifier})$`, 's');
const definitionLine = /^-- Name: (.+); Type: TABLE; Schema: (.+); Owner: /;
const copyLine = new RegExp(`^COPY (${identifier})\\.(${identifier}) (?:\\(.*\\))? FROM stdin;$`, 's');

/**
 * Reads a plain SQL dump as it streams by: the fingerprint of every table's rows, and the comment pg_dump ends with. (That
 * comment need not be in the last line: since August 2025 an \unrestrict command follows it.)
 */
export class PlainDump implements Consumer {
  readonly tables: PlainTable[] = [];
  readonly sequences: SequenceState[] = [];
  readonly definitions: TableName[] = [];
  #complete = false;
  #announced = false;
  #setsSequence = false;
  /** Lines of a statement that is not whole yet. */
  #begun = '';
  #copying: { readonly schema: string; readonly name: string; readonly reader: RowsReader } | undefined;
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

  #copy(chunk: Uint8Array, { schema, name, reader }: { schema: string; name: string; reader: RowsReader }): Uint8Array {
    const rest = chunk.subarray(reader.update(chunk));
    if (!reader.ended) return rest;
    this.#copying = undefined;
    this.tables.push({ schema, name, fingerprint: reader.end() });
    return rest;
  }

  /** A COPY counts only behind pg_dump's own announcement, so that the text of a function is not taken for one. */
  #read(part: string): 'go on' | 'stop' {
    const line = this.#begun + part;
    this.#begun = '';
    if (this.#isBegun(line)) {
      this.#begun = `${line}\n`;
      return 'go on';
    }
    if (line === endOfDump) this.#complete = true;
    if (line.startsWith('-- Name: ')) {
      this.#setsSequence = line.includes('; Type: SEQUENCE SET; ');
      const [, name, schema] = definitionLine.exec(line) ?? [];
      if (name !== undefined && schema !== undefined) this.definitions.push({ schema, name });
    }
    if (this.#setsSequence && line.startsWith('SELECT ')) this.#readSequence(line);
    if (line.startsWith('-- '))
      this.#announced = /^-- Data for Name: .*; Type: TABLE DATA; /.test(line) || (this.#announced && line === '-- ');
    if (!this.#announced || !line.startsWith('COPY ')) return 'go on';
    const match = copyLine.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) return 'go on';
    this.#announced = false;
    this.#copying = { schema: unquote(match[1]), name: unquote(match[2]), reader: createRowsReader() };
    return 'stop';
  }

  /** A statement that we read and that goes on in the next line: names may hold line breaks. */
  #isBegun(line: string): boolean {
    const read = (this.#announced && line.startsWith('COPY ')) || (this.#setsSequence && line.startsWith('SELECT '));
    return read && line.split('"').length % 2 === 0;
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

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
