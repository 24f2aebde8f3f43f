import { BackupError } from '../../../lib/errors.ts';
import { textOf } from './encoding.ts';

/** An entry of an archive's table of contents. */
export interface TocEntry {
  readonly dumpId: number;
  /** What it is: "TABLE", "TABLE DATA", "BLOBS", "SEQUENCE SET" … */
  readonly kind: string;
  readonly schema: string | undefined;
  readonly name: string;
  readonly owner: string | undefined;
  readonly definition: string | undefined;
  /** The COPY statement of a TABLE DATA entry. */
  readonly copy: string | undefined;
  /** The data file's name without the ending of its codec: directory format only. */
  readonly file: string | undefined;
  /** True when data follows in the archive, or lies in `file`. */
  readonly hasData: boolean;
  /** Undefined: the default one, or the entry has none. */
  readonly tablespace: string | undefined;
  readonly accessMethod: string | undefined;
  /** Dump ids of the entries it needs. */
  readonly dependencies: readonly number[];
}

/** Where a sequence stands, from the statement that restores it. */
export interface SequenceState {
  readonly schema: string;
  readonly name: string;
  readonly lastValue: string;
  readonly isCalled: boolean;
}

export function sequencesIn(entries: readonly TocEntry[]): SequenceState[] {
  return entries.flatMap(({ kind, schema = '', name, definition = '' }) => {
    const state = kind === 'SEQUENCE SET' ? parseSetval(definition) : undefined;
    return state === undefined ? [] : [{ schema, name, lastValue: state.lastValue, isCalled: state.isCalled }];
  });
}

/** `SELECT pg_catalog.setval('public.a', 7, true);`, the sequence's name quoted as in SQL. */
export function parseSetval(statement: string): { sequence: string; lastValue: string; isCalled: boolean } | undefined {
  const match = /SELECT pg_catalog\.setval\('((?:[^']|'')*)', (-?\d+), (true|false)\);/.exec(statement);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  return { sequence: match[1].replaceAll("''", "'"), lastValue: match[2], isCalled: match[3] === 'true' };
}

export interface ArchiveHead {
  readonly format: 'custom' | 'directory';
  /** Size of the integers in bytes, besides their sign. */
  readonly intBytes: number;
  readonly dumpVersion: string | undefined;
  readonly entries: readonly TocEntry[];
  /** Where the head ends and, in custom format, the data begins. */
  readonly headBytes: number;
}

/** Versions of the format: 1.14 (PostgreSQL 13 to 15), 1.15 (16), 1.16 (17, 18). */
const oldest = 14;
const newest = 16;
const formats: Readonly<Record<number, ArchiveHead['format']>> = { 1: 'custom', 3: 'directory', 5: 'directory' };
/** An offset's flag in custom format: this entry has no data (K_OFFSET_NO_DATA in pg_backup_archiver.h). */
const offsetOfNoData = 3;

/**
 * Reads the head of a pg_dump archive: the beginning of a custom-format file, or the whole toc.dat of the directory format
 * (layout: ReadHead and ReadToc in PostgreSQL's pg_backup_archiver.c).
 *
 * @returns undefined when the bytes end before the head does
 * @throws BackupError `damaged` when it is not such an archive
 */
export function parseArchiveHead(bytes: Buffer): ArchiveHead | undefined {
  try {
    const head = readHead(new Cursor(bytes));
    const encoding = encodingIn(head.entries);
    // Names are in the dump's encoding, which an entry among the others tells.
    return encoding === 'UTF8' ? head : readHead(new Cursor(bytes, encoding));
  } catch (error) {
    if (error === tooShort) return undefined;
    throw error;
  }
}

/** Of the dump: "UTF8". */
export function encodingIn(entries: readonly TocEntry[]): string {
  const setting = entries.find(({ kind }) => kind === 'ENCODING')?.definition ?? '';
  return /'(.+)'/.exec(setting)?.[1] ?? 'UTF8';
}

const tooShort = new Error('more bytes are needed');

function readHead(cursor: Cursor): ArchiveHead {
  if (cursor.text(5) !== 'PGDMP') throw damaged('it does not begin with PGDMP');
  const [major, minor] = [cursor.byte(), cursor.byte()];
  cursor.byte();
  if (major !== 1 || minor < oldest || minor > newest) throw damaged(`its version ${major}.${minor} is not known here`);
  cursor.intBytes = cursor.byte();
  cursor.offsetBytes = cursor.byte();
  if (cursor.intBytes < 2 || cursor.intBytes > 8 || cursor.offsetBytes > 8)
    throw damaged('its integers have an impossible size');
  const format = formats[cursor.byte()];
  if (format === undefined) throw damaged('it is neither in custom nor in directory format');
  if (minor >= 15) cursor.byte();
  else cursor.int();
  for (let part = 0; part < 7; part += 1) cursor.int();
  cursor.string(); // database
  cursor.string(); // version of the server
  const dumpVersion = cursor.string();
  const count = cursor.int();
  if (count < 0) throw damaged('it has an impossible number of entries');
  const entries: TocEntry[] = [];
  for (let index = 0; index < count; index += 1) entries.push(readEntry(cursor, minor, format));
  return { format, intBytes: cursor.intBytes, dumpVersion, entries, headBytes: cursor.at };
}

function readEntry(cursor: Cursor, minor: number, format: ArchiveHead['format']): TocEntry {
  const dumpId = cursor.int();
  cursor.int(); // had a dumper
  cursor.string(); // catalog's oid
  cursor.string(); // object's oid
  const [name, kind] = [cursor.string() ?? '', cursor.string() ?? ''];
  cursor.int(); // section
  const definition = cursor.string();
  cursor.string(); // drop statement
  const [copy, schema] = [cursor.string(), cursor.string()];
  const [tablespace, accessMethod] = [cursor.string() || undefined, cursor.string() || undefined];
  if (minor >= 16) cursor.int(); // relkind
  const owner = cursor.string();
  cursor.string(); // "with oids"
  const dependencies: number[] = [];
  for (let id = cursor.string(); id !== undefined; id = cursor.string()) dependencies.push(Number(id));
  const place = format === 'custom' ? readOffset(cursor) : readFile(cursor);
  return { dumpId, kind, schema, name, owner, definition, copy, tablespace, accessMethod, dependencies, ...place };
}

function readOffset(cursor: Cursor): Pick<TocEntry, 'file' | 'hasData'> {
  const flag = cursor.byte();
  cursor.text(cursor.offsetBytes);
  return { file: undefined, hasData: flag !== offsetOfNoData };
}

function readFile(cursor: Cursor): Pick<TocEntry, 'file' | 'hasData'> {
  const file = cursor.string() || undefined;
  return { file, hasData: file !== undefined };
}

function damaged(why: string): BackupError {
  return new BackupError('damaged', `This is not a readable pg_dump archive: ${why}`);
}

class Cursor {
  at = 0;
  intBytes = 4;
  offsetBytes = 8;
  readonly #bytes: Buffer;
  readonly #encoding: string | undefined;

  constructor(bytes: Buffer, encoding?: string) {
    this.#bytes = bytes;
    this.#encoding = encoding;
  }

  byte(): number {
    const value = this.#bytes[this.at];
    if (value === undefined) throw tooShort;
    this.at += 1;
    return value;
  }

  int(): number {
    const negative = this.byte() !== 0;
    let value = 0;
    for (let index = 0; index < this.intBytes; index += 1) value += this.byte() * 256 ** index;
    return negative ? -value : value;
  }

  text(size: number): string {
    if (size < 0 || this.at + size > this.#bytes.byteLength) throw tooShort;
    this.at += size;
    return textOf(this.#bytes.subarray(this.at - size, this.at), this.#encoding);
  }

  string(): string | undefined {
    const size = this.int();
    return size < 0 ? undefined : this.text(size);
  }
}
