import { availableParallelism } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { BackupError } from '../../../lib/errors.ts';
import { throwIfAborted } from '../../../lib/exec.ts';
import { quoteName } from '../connect.ts';
import { type DatabaseFacts, type TableFacts, tableKey } from '../facts.ts';
import { createRowsReader, type Fingerprint, type RowsReader } from '../fingerprint/fingerprint.ts';
import { restoreToolError } from '../restore/errors.ts';
import { calmSettings, type Place } from '../restore/place.ts';
import { startPsql } from '../restore/psql.ts';
import { together } from '../together.ts';

/** A table to read. */
export interface TableToRead extends Pick<TableFacts, 'schema' | 'name' | 'columns' | 'bytes'> {
  /** Of an extension's own table: which of its rows a dump holds. */
  readonly condition: string | undefined;
  /** With all its partitions. */
  readonly tree: boolean;
}

/**
 * The fingerprints of tables as they lie in a database, by tableKey(): each is read as pg_dump would, several at once, the
 * largest first.
 */
export async function fingerprintTables(
  place: Place,
  tables: readonly TableToRead[],
  recorded: Pick<DatabaseFacts, 'encoding' | 'settings'>,
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
  recorded: Pick<DatabaseFacts, 'encoding' | 'settings'>,
): Promise<void> {
  await using tool = await startPsql(place, { stdout: 'pipe' });
  // What ends psql early is told by its exit code and its words.
  tool.stdin?.on('error', () => {});
  tool.stdin?.write(`${asDumped(place.serverMajor, recorded).join(';\n')};\n`);
  let table: TableToRead | undefined;
  let reader: RowsReader | undefined;
  const begin = () => {
    table = next();
    if (table === undefined) tool.stdin?.end();
    else tool.stdin?.write(copyStatement(table));
    reader = table === undefined ? undefined : createRowsReader();
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

/** The settings pg_dump and our environment for it make (setup_connection in pg_dump.c), so that texts are the same. */
function asDumped(serverMajor: number, { encoding, settings }: Pick<DatabaseFacts, 'encoding' | 'settings'>): string[] {
  const bytea = settings.find(({ role, name }) => role === null && name === 'bytea_output')?.value ?? 'hex';
  return [
    ...calmSettings(serverMajor),
    `SET client_encoding = '${encoding.replaceAll("'", "''")}'`,
    "SET timezone = 'UTC'",
    "SET datestyle = 'ISO'",
    "SET intervalstyle = 'postgres'",
    'SET extra_float_digits = 3',
    `SET bytea_output = '${bytea.replaceAll("'", "''")}'`,
    'SET synchronize_seqscans = off',
  ];
}

function copyStatement({ schema, name, columns, condition, tree }: TableToRead): string {
  const list = columns.map(asciiName).join(', ');
  const table = `${asciiName(schema)}.${asciiName(name)}`;
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
