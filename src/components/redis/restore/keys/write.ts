import { cancelled } from '../../../../lib/errors.ts';
import type { Log } from '../../../../lib/log.ts';
import { entriesOf, type FunctionEntry, type KeyEntry } from '../../rdb/entries.ts';
import type { Client } from '../../server/client.ts';
import { unlessRefused } from '../../server/server.ts';
import { type CheckedDump, contentOf } from '../dump-file.ts';
import { payloadOf } from './payload.ts';
import { scanNames, shareOf, sharesFor, usedDatabases } from './scan.ts';

interface KeyWriting {
  readonly client: Client;
  readonly dump: CheckedDump;
  readonly signal: AbortSignal;
  readonly log: Log;
}

const batchKeys = 500;
const batchBytes = 4 * 1024 * 1024;

/**
 * Makes a server hold what a dump holds, key by key: what the dump does not have is removed first, so that both sets never
 * need room together; then every key is written, each in one step. Not atomic as a whole.
 */
export async function writeByKeys(writing: KeyWriting): Promise<void> {
  await removeOthers(writing);
  const functions = await writeKeys(writing);
  await writeFunctions(writing, functions);
}

/** Removes the keys that a dump does not have. Names are held in memory a share at a time. */
async function removeOthers({ client, dump, signal }: KeyWriting): Promise<void> {
  const present = await usedDatabases(client);
  if (present.length === 0) return;
  const shares = sharesFor(dump.summary.databases.reduce((sum, { keys }) => sum + keys, 0));
  for (let share = 0; share < shares; share += 1) {
    const wanted = await namesOf(dump, share, shares, signal);
    for (const { db } of present) {
      await client.command('SELECT', String(db));
      for await (const page of scanNames(client)) {
        if (signal.aborted) throw cancelled(signal);
        const others = page.filter((name) => shareOf(name, shares) === share && !wanted.has(nameIn(db, name)));
        if (others.length > 0) await client.bytes('UNLINK', ...others);
      }
    }
  }
}

async function namesOf(dump: CheckedDump, share: number, shares: number, signal: AbortSignal): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const entries of entriesOf(contentOf(dump, signal))) {
    for (const entry of entries) {
      if (entry.kind === 'key' && shareOf(entry.key, shares) === share) names.add(nameIn(entry.db, entry.key));
    }
  }
  return names;
}

function nameIn(db: number, name: Buffer): string {
  return `${db} ${name.toString('latin1')}`;
}

/** Writes every key; returns the libraries of functions, which are few. One batch is under way while the next is read. */
async function writeKeys({ client, dump, signal, log }: KeyWriting): Promise<FunctionEntry[]> {
  const { version } = dump.summary;
  const totalBytes = dump.summary.bytes;
  const functions: FunctionEntry[] = [];
  let doneBytes = 0;
  let selected = -1;
  let underWay: Promise<unknown> = Promise.resolve();
  let batch: KeyEntry[] = [];
  let size = 0;
  const send = async () => {
    await underWay;
    if (signal.aborted) throw cancelled(signal);
    const sent: Promise<unknown>[] = [];
    for (const entry of batch) {
      if (entry.db !== selected) sent.push(client.command('SELECT', String(entry.db)));
      selected = entry.db;
      sent.push(restoreKey(client, entry, version));
    }
    underWay = Promise.all(sent);
    // Whoever waits for it sees the failure; nobody may be waiting yet.
    underWay.catch(() => {});
    doneBytes += size;
    log.progress({ label: 'redis', doneBytes, totalBytes });
    batch = [];
    size = 0;
  };
  for await (const entries of entriesOf(contentOf(dump, signal))) {
    for (const entry of entries) {
      if (entry.kind === 'functions') {
        functions.push(entry);
        continue;
      }
      batch.push(entry);
      size += entry.key.length + entry.value.length;
      if (batch.length >= batchKeys || size >= batchBytes) await send();
    }
  }
  await send();
  await underWay;
  return functions;
}

/** A key whose time has come is not made by RESTORE, and the former one of its name is removed. */
function restoreKey(client: Client, entry: KeyEntry, version: number): Promise<unknown> {
  const payload = payloadOf([Buffer.of(entry.type), entry.value], version);
  const expiry = entry.expiresAtMs === undefined ? '0' : String(entry.expiresAtMs);
  return client.bytes('RESTORE', entry.key, expiry, payload, 'REPLACE', 'ABSTTL');
}

async function writeFunctions({ client, dump }: KeyWriting, functions: readonly FunctionEntry[]): Promise<void> {
  if (functions.length > 0) {
    const payload = payloadOf(
      functions.map(({ bytes }) => bytes),
      dump.summary.version,
    );
    await client.bytes('FUNCTION', 'RESTORE', payload, 'FLUSH');
    return;
  }
  // Servers before 7.0 know no functions; who may not flush them has been told by the comparison if there were any.
  await unlessRefused(() => client.command('FUNCTION', 'FLUSH'));
}
