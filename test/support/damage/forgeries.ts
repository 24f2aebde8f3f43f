import { type BackupFolder, filesIn } from './copy.ts';
import { contentOf, crc64, forge } from './forge.ts';

/** A change of content that no checksum tells, once everything was recomputed. */
export interface Forgery {
  readonly kind: string;
  /** Breaks the copy and returns the file that verify must name, or undefined when this form has no such place. */
  apply(copy: BackupFolder): Promise<string | undefined>;
}

/** Undefined: the form has no such place. */
type Change = (raw: Buffer) => Buffer | undefined;

/** Only rows of the trades table hold one. */
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const dumpName = /^database\/(?!globals).*(\.dump\.zst|\.sql\.gz|\/\d+\.dat(\.zst|\.gz)?)$/;
const rdbName = /\.rdb(\.zst|\.gz)?$/;

export const forgeries: readonly Forgery[] = [
  rows('one value of a row changed', (raw) => replaceAt(raw, places(raw)[0]?.at, (text) => otherDigit(text))),
  rows('values of two rows exchanged', exchangeValues),
  rows('one row left out', (raw) => withoutRows(raw, 1)),
  rows('one row twice', (raw) => {
    const row = rowsOf(raw)[0];
    return row && Buffer.concat([raw.subarray(0, row.to), raw.subarray(row.from, row.to), raw.subarray(row.to)]);
  }),
  rows('a table’s rows left out', (raw) => withoutRows(raw, Number.POSITIVE_INFINITY)),
  rows('cut between two rows', (raw) => raw.subarray(0, rowsOf(raw)[1]?.from)),
  forgery('the table of contents cut', /\/toc\.dat$/, (raw) => raw.subarray(0, -10)),
  forgery('a large object left out of the list', /\/blobs(_\d+)?\.toc$/, (raw) => raw.subarray(raw.indexOf('\n') + 1)),
  forgery('roles cut', /^database\/globals.*(zst|gz)$/, (raw) => raw.subarray(0, raw.length >> 1)),
  forgery('Redis: a value changed', rdbName, (raw) => sealed(replaceText(raw, 'trader-1', 'trader-X'))),
  forgery('Redis: a key renamed', rdbName, (raw) => sealed(replaceText(raw, 'watchlist:1', 'watchlist:X'))),
  forgery('Redis: an expiry changed', rdbName, (raw) => sealed(changeExpiry(raw))),
  forgery('Redis: the checksum changed', rdbName, (raw) =>
    replaceAt(raw, raw.length - 1, (last) => `${last === 'a' ? 'b' : 'a'}`),
  ),
  forgery('Redis: the end left out', rdbName, (raw) => raw.subarray(0, -9)),
  forgery('Redis: the server file emptied', /^redis\/.*\.json$/, () => Buffer.from('{}\n')),
  forgery('a configuration file changed', /^config\/.*\.tar/, (raw) =>
    replaceText(raw, 'interval: 15s', 'interval: 16s'),
  ),
  forgery('a configuration file’s mode changed', /^config\/.*\.tar/, changeMode),
  forgery('a configuration file left out', /^config\/.*\.tar/, withoutFirstEntry),
  forgery('the archive of the configuration cut', /^config\/.*\.tar/, (raw) => raw.subarray(0, 512)),
  forgery('a log line changed', /^logs\/.*\.tar/, (raw) => replaceText(raw, 'latency=31ms', 'latency=32ms')),
  forgery('the archive of the logs emptied', /^logs\/.*\.tar/, () => Buffer.alloc(1024)),
  forgery('a checksum file with another sum', /^redis\/.*\.sha256$/, (raw) => replaceAt(raw, 0, otherDigit)),
];

function forgery(kind: string, path: RegExp, change: Change): Forgery {
  return {
    kind,
    async apply(copy) {
      for (const file of (await filesIn(copy.folder)).filter((one) => path.test(one))) {
        if (file.endsWith('.sha256') && !path.source.includes('sha256')) continue;
        const raw = await contentOf(copy, file);
        const changed = change(Buffer.from(raw));
        if (changed === undefined || changed.equals(raw)) continue;
        await forge(copy, file, changed);
        return file;
      }
      return undefined;
    },
  };
}

/** A change to the rows of one table, wherever they lie. */
function rows(kind: string, change: Change): Forgery {
  return forgery(`rows: ${kind}`, dumpName, (raw) => (places(raw).length > 1 ? change(raw) : undefined));
}

function places(raw: Buffer): { readonly at: number; readonly value: string }[] {
  return [...raw.toString('latin1').matchAll(uuid)].map(({ index, 0: value }) => ({ at: index, value }));
}

function exchangeValues(raw: Buffer): Buffer | undefined {
  const [first, second] = places(raw);
  if (first === undefined || second === undefined) return undefined;
  raw.write(second.value, first.at, 'latin1');
  raw.write(first.value, second.at, 'latin1');
  return raw;
}

/** The rows that hold one, in custom format together with the length before each. */
function rowsOf(raw: Buffer): { readonly from: number; readonly to: number }[] {
  const custom = raw.toString('latin1', 0, 5) === 'PGDMP';
  return places(raw).map(({ at }) => {
    let from = at;
    while (/[0-9\t]/.test(String.fromCharCode(raw[from - 1] ?? 0))) from -= 1;
    return { from: custom ? from - 5 : from, to: raw.indexOf('\n', at) + 1 };
  });
}

function withoutRows(raw: Buffer, most: number): Buffer {
  let kept = raw;
  for (const { from, to } of rowsOf(raw).slice(0, most).reverse()) {
    kept = Buffer.concat([kept.subarray(0, from), kept.subarray(to)]);
  }
  return kept;
}

/** Gives an RDB file the checksum of its content. */
function sealed(raw: Buffer | undefined): Buffer | undefined {
  return raw && Buffer.concat([raw.subarray(0, -8), crc64(raw.subarray(0, -8))]);
}

/** An expiry is 0xFC and eight bytes of milliseconds, before the value's type and the key. */
function changeExpiry(raw: Buffer): Buffer | undefined {
  for (let at = raw.indexOf('quote:'); at >= 0; at = raw.indexOf('quote:', at + 1)) {
    const expiry = at - 11;
    if (raw[expiry] !== 0xfc) continue;
    raw[expiry + 1] = (raw[expiry + 1] ?? 0) ^ 1;
    return raw;
  }
  return undefined;
}

/** The first entry that is a plain file, with the headers of its own that stand before it. */
function firstFile(raw: Buffer): { readonly header: number; readonly to: number } {
  for (let at = 0; ; ) {
    const bytes = Number.parseInt(raw.toString('latin1', at + 124, at + 135), 8);
    const to = at + 512 + Math.ceil(bytes / 512) * 512;
    if (raw[at + 156] === 0x30) return { header: at, to };
    at = to;
  }
}

/** The header's sum of its bytes is made to agree. */
function changeMode(raw: Buffer): Buffer {
  const { header } = firstFile(raw);
  raw.write('0000777', header + 100, 'latin1');
  raw.fill(' ', header + 148, header + 156);
  const sum = raw.subarray(header, header + 512).reduce((total, byte) => total + byte, 0);
  raw.write(`${sum.toString(8).padStart(6, '0')}\0 `, header + 148, 'latin1');
  return raw;
}

function withoutFirstEntry(raw: Buffer): Buffer {
  return raw.subarray(firstFile(raw).to);
}

function replaceText(raw: Buffer, from: string, to: string): Buffer | undefined {
  const at = raw.indexOf(from);
  if (at < 0) return undefined;
  raw.write(to, at, 'utf8');
  return raw;
}

function replaceAt(raw: Buffer, at: number | undefined, change: (text: string) => string): Buffer | undefined {
  if (at === undefined) return undefined;
  raw.write(change(raw.toString('latin1', at, at + 1)), at, 'latin1');
  return raw;
}

function otherDigit(digit: string): string {
  return digit.startsWith('0') ? '1' : '0';
}
