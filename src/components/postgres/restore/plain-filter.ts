import { BackupError } from '../../../lib/errors.ts';
import type { Client } from '../clients.ts';

/** What must not reach psql or the server. */
export interface PlainFilterOptions {
  /** The server does not know transaction_timeout, which programs of 17 and newer set at the beginning. */
  readonly withoutTransactionTimeout: boolean;
  /** psql does not know \restrict, which pg_dump writes since August 2025. */
  readonly withoutRestrict: boolean;
}

const headBytes = 64 * 1024;
const overlapBytes = 256;
const firstRestricting: Readonly<Record<number, number>> = { 13: 22, 14: 19, 15: 14, 16: 10, 17: 6 };

/** Before these minor versions psql stops at "invalid command \restrict". */
export function knowsRestrict({ major, version }: Client): boolean {
  if (major >= 18) return true;
  const minor = Number(version.split('.')[1] ?? 0);
  return minor >= (firstRestricting[major] ?? Number.POSITIVE_INFINITY);
}

/**
 * A plain dump on its way to psql. Its beginning is looked at before a byte is passed on: a dump that creates, drops or
 * connects to a database by name would leave the new database and reach the live one.
 *
 * @throws BackupError `unsupported`
 */
export async function* filterPlain(
  chunks: AsyncIterable<Buffer>,
  options: PlainFilterOptions,
): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  let restrictKey: string | undefined;
  for await (const chunk of chunks) {
    held = Buffer.concat([held, chunk]);
    if (!begun && held.byteLength < headBytes) continue;
    if (!begun) ({ rest: held, restrictKey } = cleanHead(held, options));
    begun = true;
    refuseConnect(held);
    held = withoutUnrestrict(held, restrictKey);
    const keep = Math.min(overlapBytes, held.byteLength);
    yield held.subarray(0, held.byteLength - keep);
    held = Buffer.from(held.subarray(held.byteLength - keep));
  }
  if (!begun) ({ rest: held, restrictKey } = cleanHead(held, options));
  refuseConnect(held);
  yield withoutUnrestrict(held, restrictKey);
}

const foreign = /^(?:CREATE|DROP) DATABASE .*$|^-- PostgreSQL database cluster dump$|^\\(?:c|connect) .*$/m;

function cleanHead(head: Buffer, options: PlainFilterOptions): { rest: Buffer; restrictKey: string | undefined } {
  const text = head.subarray(0, headBytes).toString('latin1');
  // Behind the first rows the same words could be somebody's data.
  const beforeRows = text.split(/^COPY .* FROM stdin;$/m)[0] ?? '';
  const named = foreign.exec(beforeRows);
  if (named !== null) throw foreignCommands(named[0]);
  const lines = text.split('\n');
  // pg_dump's settings end with this statement; further down the same words could be somebody's data.
  const settingsEnd = lines.findIndex((line) => /^(SELECT|COPY|CREATE) /.test(line));
  let restrictKey: string | undefined;
  const kept = lines.filter((line, index) => {
    const key = options.withoutRestrict ? /^\\restrict (\S+)$/.exec(line)?.[1] : undefined;
    // The last line may go on in the next piece.
    if (index === lines.length - 1) return true;
    restrictKey ??= key;
    return (
      key === undefined &&
      !(options.withoutTransactionTimeout && index < settingsEnd && line === 'SET transaction_timeout = 0;')
    );
  });
  return { rest: Buffer.concat([Buffer.from(kept.join('\n'), 'latin1'), head.subarray(headBytes)]), restrictKey };
}

function refuseConnect(bytes: Buffer): void {
  for (const command of ['\n\\connect ', '\n\\c ']) {
    const at = bytes.indexOf(command);
    if (at >= 0) throw foreignCommands(bytes.toString('utf8', at + 1, at + 60).split('\n')[0] ?? command);
  }
}

/** The key is random: no other line is the same. */
function withoutUnrestrict(bytes: Buffer, key: string | undefined): Buffer {
  const line = `\n\\unrestrict ${key}\n`;
  const at = key === undefined ? -1 : bytes.indexOf(line);
  return at < 0 ? bytes : Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at + line.length)]);
}

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
