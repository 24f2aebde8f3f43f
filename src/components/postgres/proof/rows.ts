import { availableParallelism } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { BackupError } from '../../../lib/errors.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import { together } from '../../../lib/together.ts';
import { bytesOf, isConvertible } from '../archive/encoding.ts';
import { type DatabaseFacts, type TableFacts, tableKey } from '../facts.ts';
import { type Fingerprint, RowsReader } from '../fingerprint/fingerprint.ts';
import { restoreToolError } from '../restore/errors.ts';
import type { Place } from '../restore/place.ts';
import { startPsql } from '../restore/psql.ts';
import { literal, quoteName } from '../server/database.ts';
import { rowSettings } from '../server/session-settings.ts';

/** A table to read. */
export interface TableToRead extends Pick<TableFacts, 'schema' | 'name' | 'columns' | 'bytes'> {
  /** Of an extension's own table: which of its rows a dump holds. */
  readonly condition: string | undefined;
  /** With all its partitions. */
  readonly tree: boolean;
}

/** What the text of rows in a dump depends on. */
type Written = Pick<DatabaseFacts, 'encoding' | 'lcMonetary' | 'settings'>;

/**
 * The fingerprints of tables as they lie in a database, by tableKey(): each is read as pg_dump would, several at once, the
 * largest first.
 */
export async function fingerprintTables(
  place: Place,
  tables: readonly TableToRead[],
  recorded: Written,
): Promise<Map<string, Fingerprint>> {
  const waiting = [...tables].sort((a, b) => b.bytes - a.bytes);
  const found = new Map<string, Fingerprint>();
  const readers = Array.from(
    // Each keeps a process of the server busy beside ourselves.
    { length: Math.min(Math.ceil(availableParallelism() / 2), waiting.length) },
    () => (signal: AbortSignal) => readTables({ ...place, signal }, () => waiting.shift(), found, recorded),
  );
  await together(place.signal, readers);
  return found;
}

/** One psql that sends table after table, each followed by the line that ends rows in a dump. */
async function readTables(
  place: Place,
  next: () => TableToRead | undefined,
  found: Map<string, Fingerprint>,
  recorded: Written,
): Promise<void> {
  await using tool = await startPsql(place, { stdout: 'pipe' });
  // What ends psql early is told by its exit code and its words.
  tool.stdin?.on('error', () => {});
  tool.stdin?.write(asDumped(recorded));
  let table: TableToRead | undefined;
  let reader: RowsReader | undefined;
  const begin = () => {
    table = next();
    if (table === undefined) tool.stdin?.end();
    else tool.stdin?.write(bytesOf(copyStatement(table, recorded.encoding)));
    reader = table === undefined ? undefined : new RowsReader();
  };
  begin();
  try {
    await pipeline(tool.stdout ?? [], async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        for (let rest = chunk; rest.byteLength > 0; ) {
          if (reader === undefined || table === undefined)
            throw new BackupError('internal', 'psql sent more than asked');
          rest = rest.subarray(reader.update(rest));
          if (!reader.ended) continue;
          found.set(tableKey(table), reader.end());
          reader = undefined;
          begin();
        }
      }
    });
  } finally {
    reader?.abandon();
  }
  const exit = await tool.exit;
  throwIfAborted(place.signal);
  if (exit.code !== 0 || table !== undefined) throw restoreToolError('psql', exit, place);
}

/** Beside what every session has: as the dump was written. A locale that is not here matters to amounts of money only. */
function asDumped(recorded: Written): string {
  const settings = { client_encoding: recorded.encoding, ...rowSettings(recorded) };
  const lines = Object.entries(settings).map(([name, value]) => `SET ${name} = ${literal(value)};`);
  return ['\\set ON_ERROR_STOP 0', ...lines, '\\set ON_ERROR_STOP 1', ''].join('\n');
}

function copyStatement({ schema, name, columns, condition, tree }: TableToRead, encoding: string): string {
  const quote = isConvertible(encoding) ? asciiName : quoteName;
  const list = columns.map((column) => quote(column)).join(', ');
  const table = `${quote(schema)}.${quote(name)}`;
  const what =
    condition === undefined && !tree
      ? `${table}${columns.length === 0 ? '' : ` (${list})`}`
      : `(SELECT ${list} FROM ${tree ? table : `ONLY ${table} ${condition}`})`;
  return `COPY ${what} TO STDOUT;\n\\echo '\\\\.'\n`;
}

/** A name that reads the same in every encoding the session may have: `größe` → `U&"gr\+0000f6\+0000dfe"`. */
function asciiName(name: string): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll(/[^\0-\x7f]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return `\\+${code.toString(16).padStart(6, '0')}`;
  });
  return escaped === name ? quoteName(name) : `U&${quoteName(escaped)}`;
}
