import { BackupError } from '../../../lib/errors.ts';
import type { Consumer } from '../../../pipeline/stored-file.ts';
import type { TableName } from '../facts.ts';
import { type Fingerprint, RowsReader } from '../fingerprint/fingerprint.ts';
import { type CopyTarget, parseCopy, unquote } from './copy.ts';
import { Lines } from './lines.ts';
import { parseSetval, type SequenceState, type TocEntry } from './toc.ts';

const endOfDump = '-- PostgreSQL database dump complete';
export const endOfGlobals = '-- PostgreSQL database cluster dump complete';

/** A table whose rows were read. */
export interface ReadTable extends CopyTarget {
  /** The root it is loaded into, when that is another table. */
  readonly into?: TableName;
  readonly fingerprint: Fingerprint;
}

/** An object as a dump defines it. */
export type Definition = Pick<
  TocEntry,
  'kind' | 'schema' | 'name' | 'owner' | 'definition' | 'tablespace' | 'accessMethod'
>;

const identifier = '(?:"(?:[^"]|"")+"|[^\\s".(]+)';
const qualifiedName = new RegExp(`^(${identifier})\\.(${identifier})$`, 's');
const heading = /^-- (Data for )?Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: (.*?)(?:; Tablespace: (.*))?$/;
/** What stands between objects, and settings whose place depends on what else is in the dump. */
const between =
  /^(--( TOC entry \d+ .*| Dependencies: [\d ]+| (?:Started|Completed) on .*)?|SET default_table(space|_access_method) = .*;|\\unrestrict .*)?$/;

/**
 * Reads a plain SQL dump as it streams by: the fingerprint of every table's rows, what it defines, object by object, by the
 * comments that pg_dump puts above each, and the comment it ends with. (That comment need not be in the last line: since
 * August 2025 an \unrestrict command follows it.)
 */
export class PlainDump implements Consumer {
  readonly tables: ReadTable[] = [];
  readonly sequences: SequenceState[] = [];
  readonly definitions: Definition[] = [];
  readonly #lastComment: string;
  #complete = false;
  /** Whose rows come next, as pg_dump's comment says it: with spaces for line breaks. */
  #announced: TableName | undefined;
  #copying: (CopyTarget & { readonly reader: RowsReader }) | undefined;
  #defining: { readonly heading: Omit<Definition, 'definition'>; readonly lines: string[] } | undefined;
  #accessMethod: string | undefined;
  readonly #lines = new Lines((line) => this.#read(line));

  constructor(lastComment = endOfDump) {
    this.#lastComment = lastComment;
  }

  /** That the script says it is in. */
  get encoding(): string | undefined {
    return this.#lines.encoding;
  }

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
    if (!this.#complete) throw new BackupError('damaged', `The line "${this.#lastComment}" is missing: it is cut`);
  }

  abandon(): void {
    this.#copying?.reader.abandon();
    this.#copying = undefined;
  }

  #copy(chunk: Uint8Array, { reader, ...table }: CopyTarget & { reader: RowsReader }): Uint8Array {
    const rest = chunk.subarray(reader.update(chunk));
    if (!reader.ended) return rest;
    this.#copying = undefined;
    this.tables.push({ ...table, fingerprint: reader.end() });
    return rest;
  }

  #read(line: string): 'go on' | 'stop' {
    const copy = parseCopy(line);
    if (copy !== undefined) {
      const partition = this.#rootFor(copy);
      const into = partition.name === undefined ? {} : { into: { schema: copy.schema, name: copy.name } };
      this.#copying = { ...copy, ...partition, ...into, reader: new RowsReader() };
      return 'stop';
    }
    this.#lines.encoding ??= /^SET client_encoding = '(.*)';$/.exec(line)?.[1];
    this.#accessMethod = /^SET default_table_access_method = (.*);$/.exec(line)?.[1] ?? this.#accessMethod;
    const named = heading.exec(line);
    if (named !== null) this.#begin(named);
    else if (line === this.#lastComment) {
      this.#finish();
      this.#complete = true;
    } else if (!between.test(line)) this.#defining?.lines.push(line);
    if (line.startsWith('SELECT pg_catalog.setval(')) this.#readSequence(line);
    return 'go on';
  }

  #begin([, data, name = '', kind = '', schema, owner, tablespace]: readonly (string | undefined)[]): void {
    this.#finish();
    if (kind === 'TABLE DATA' && schema !== undefined) this.#announced = { schema, name };
    if (data !== undefined) return;
    const accessMethod = kind === 'TABLE' || kind === 'MATERIALIZED VIEW' ? this.#accessMethod : undefined;
    this.#defining = {
      heading: { kind, name, schema: known(schema), owner: known(owner), tablespace, accessMethod },
      lines: [],
    };
  }

  /** The object is defined to its end. */
  #finish(): void {
    if (this.#defining !== undefined)
      this.definitions.push({ ...this.#defining.heading, definition: this.#defining.lines.join('\n') });
    this.#defining = undefined;
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

function oneLine(name: string): string {
  return name.replaceAll(/[\r\n]/g, ' ');
}

function known(word: string | undefined): string | undefined {
  return word === '-' ? undefined : word;
}
