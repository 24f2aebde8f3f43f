import { textOfName } from '../../../lib/file-name.ts';
import { type Entry, typeOfFlag } from './entry.ts';

export const blockBytes = 512;

/** What one header block says. Names are bytes: longer ones and other bytes stand in blocks of their own. */
export interface Header {
  readonly flag: string;
  readonly name: Buffer;
  readonly link: Buffer;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Seconds. */
  readonly modified: number;
  readonly user: string;
  readonly group: string;
}

/** Records of a pax header: POSIX ones, and GNU's for holes, ACLs and extended attributes. */
export type Records = ReadonlyMap<string, Buffer>;

/** Understands a header of the ustar, pax and GNU formats. Throws an Error for anything else. */
export function readHeader(block: Buffer): Header {
  const own = block.subarray(148, 156);
  if (sumOf(block) - sumOf(own) + own.length * 0x20 !== numberIn(block, 148, 8))
    throw new Error('Invalid tar header: its checksum is wrong');
  const magic = block.toString('latin1', 257, 263);
  if (magic !== 'ustar\0' && magic !== 'ustar ') throw new Error('Invalid tar header: unknown format');
  const short = textIn(block, 0, 100);
  const prefix = magic === 'ustar\0' ? textIn(block, 345, 155) : Buffer.alloc(0);
  return {
    flag: String.fromCharCode(block.readUInt8(156) || 0x30),
    name: prefix.length === 0 ? short : Buffer.concat([prefix, Buffer.from('/'), short]),
    link: textIn(block, 157, 100),
    mode: numberIn(block, 100, 8),
    uid: numberIn(block, 108, 8),
    gid: numberIn(block, 116, 8),
    size: numberIn(block, 124, 12),
    modified: numberIn(block, 136, 12),
    user: textIn(block, 265, 32).toString('utf8'),
    group: textIn(block, 297, 32).toString('utf8'),
  };
}

/** POSIX: "<length of the record> <key>=<value>\n", one after the other; a value may be any bytes. */
export function readRecords(data: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < data.length; ) {
    const space = data.indexOf(' ', at);
    const length = Number(data.toString('latin1', at, Math.max(at, space)));
    const equals = data.indexOf('=', space);
    if (!(length > 0) || at + length > data.length || equals < 0 || equals >= at + length) {
      throw new Error('Invalid pax header');
    }
    records.set(data.toString('utf8', space + 1, equals), data.subarray(equals + 1, at + length - 1));
    at += length;
  }
  return records;
}

/** An entry but for its content. */
export function entryOf(header: Header, records: Records): Entry {
  const text = (key: string) => records.get(key)?.toString('utf8');
  const number = (key: string, otherwise: number) => countIn(text(key), key) ?? otherwise;
  const name = textOfName(records.get('GNU.sparse.name') ?? records.get('path') ?? header.name);
  const type = header.flag === '0' && name.endsWith('/') ? 'directory' : types[header.flag];
  if (type === undefined) throw new Error(`${name} has the unknown type ${header.flag}`);
  const mtime = number('mtime', header.modified);
  return {
    path: name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name,
    type,
    mode: (header.mode & 0o7777).toString(8).padStart(4, '0'),
    uid: number('uid', header.uid),
    gid: number('gid', header.gid),
    user: text('uname') ?? header.user,
    group: text('gname') ?? header.group,
    bytes: number('GNU.sparse.realsize', number('size', header.size)),
    modified: new Date(Math.floor(mtime * 1000)).toISOString(),
    ...(type === 'link' || type === 'symlink' ? { link: textOfName(records.get('linkpath') ?? header.link) } : {}),
  };
}

const types: Readonly<Record<string, Entry['type']>> = typeOfFlag;

export function countIn(text: string | undefined, what: string): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw new Error(`Invalid tar header: ${what} is ${JSON.stringify(text)}`);
  return value;
}

function textIn(block: Buffer, at: number, length: number): Buffer {
  return untilZero(block.subarray(at, at + length));
}

export function untilZero(data: Buffer): Buffer {
  const end = data.indexOf(0);
  return end < 0 ? data : data.subarray(0, end);
}

/** Octal digits, or, where they do not suffice, base 256 behind a first byte of 0x80 (GNU; negative ones begin with 0xff). */
function numberIn(block: Buffer, at: number, length: number): number {
  const first = block.readUInt8(at);
  if (first === 0x80 || first === 0xff) return Number(BigInt.asIntN(64, block.readBigUInt64BE(at + length - 8)));
  const digits =
    block
      .toString('latin1', at, at + length)
      .replace(/^[\0 ]+/, '')
      .split(/[\0 ]/, 1)[0] ?? '';
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function sumOf(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => sum + byte, 0);
}
