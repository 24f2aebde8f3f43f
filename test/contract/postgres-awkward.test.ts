import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import type { Difference, ProofResult } from '../../src/components/restorable.ts';
import { definitionsCheck, requireAgreed } from '../../src/operations/restore/definitions.ts';
import { app, type Ground, makeGermanLocale, startGround } from '../support/awkward/ground.ts';
import { awkwardDatabases, type Entry } from '../support/awkward/table.ts';
import { copyByStock, inStockWords, rowHashes, type Words } from '../support/awkward/words.ts';
import { installedMajors } from '../support/postgres.ts';
import { judge } from '../support/postgres-backup.ts';
import {
  planRestore,
  restoreSession,
  type SessionOptions,
  type Taken,
  takeBackup,
} from '../support/postgres-restore.ts';

const major = installedMajors().at(-1);
const timeoutMs = 120_000;

let scratch: string;
let german: boolean;
let shared: Ground;
let staging: Ground;
let own: Ground | undefined;
const came = new Set<string>();

beforeAll(async () => {
  if (major === undefined) return;
  scratch = await mkdtemp(join(tmpdir(), 'awkward-'));
  const locales = await mkdtemp(join(tmpdir(), 'awkward-locales-'));
  german = await makeGermanLocale(locales);
  if (german) process.env.LOCPATH = locales;
  [shared, staging] = await Promise.all([startGround(), startGround()]);
});

afterEach(async () => {
  if (own === undefined) await shared.clear();
  await own?.[Symbol.asyncDispose]();
  own = undefined;
});

afterAll(async () => {
  process.stdout.write(`${came.size} of ${cases.length} awkward databases came back as they were\n`);
  for (const ground of [shared, staging]) await ground?.[Symbol.asyncDispose]();
  for (const folder of [scratch, process.env.LOCPATH])
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const cases = awkwardDatabases
  .filter(({ since = 0, until = 99 }) => major === undefined || (since <= major && major <= until))
  .flatMap((entry) => {
    const formats = entry.formats ?? ['directory'];
    return formats.map((format) => ({
      entry,
      format,
      title: formats.length === 1 ? entry.name : `${entry.name} (${format})`,
    }));
  });

describe.skipIf(major === undefined && process.env.CI === undefined)(
  'an awkward database comes back as it was:',
  () => {
    test.for(cases.map((one) => [one.title, one] as const))('%s', { timeout: timeoutMs }, async ([, one], context) => {
      const { entry, format, title } = one;
      if (entry.german && !german && !process.env.CI) context.skip('de_DE.UTF-8 cannot be made here');
      if (entry.server !== undefined) own = await startGround(entry.server);
      const ground = own ?? shared;
      await ground.make(entry);
      const folder = await mkdtemp(join(scratch, 'run-'));
      const expected = await expectedOf(ground, entry, folder);
      const { signal } = context;
      const options = { url: ground.url(entry), scratch: folder, database: { format }, signal };
      const taken = await takeBackup(options);
      const { capture } = taken;
      expect(await judge(taken.folder, throughJson(capture.facts), capture.files, restoreSession(options))).toEqual([]);

      const [proof] = await bothOf(
        prove(taken, ground, entry, { scratch: folder, signal }),
        ground
          .destroy(entry)
          .then(() =>
            restore(taken, entry.restoredBySuperuser ? { ...options, url: ground.server.url(app) } : options, entry),
          ),
      );
      expect(await wordsOf(ground, entry, app)).toEqual(expected.words);
      expect(await rowHashes(ground)).toEqual(expected.rows);
      expect(namesOf(proof.differences, entry)).toEqual(leftOutOf(entry));
      expect(proof.outcome, proof.reason).toBe(outcomeOf(entry));
      if (entry.unverified !== undefined) expect(proof.reason).toContain(entry.unverified);
      came.add(title);
    });
  },
);

function outcomeOf({ leftOut, unverified }: Entry): ProofResult['outcome'] {
  if (leftOut !== undefined) return 'failed';
  return unverified === undefined ? 'proven' : 'not-verified';
}

interface State {
  readonly words: Words;
  readonly rows: Readonly<Record<string, string>>;
}

/** What is there now, but for what PostgreSQL cannot make again. */
async function expectedOf(ground: Ground, entry: Entry, folder: string): Promise<State> {
  const { asStock, leftOut = [] } = entry;
  const yardstick = asStock === undefined ? app : await copyByStock(ground, join(folder, 'stock'));
  const words = await wordsOf(ground, entry, yardstick);
  const rows = without(await rowHashes(ground), (table) => leftOut.includes(`MATERIALIZED VIEW DATA ${table}`));
  return { rows, words };
}

/** What is left out is missing, or without what cannot be made again: that the differences say. */
async function wordsOf(ground: Ground, { asStock, rowsMove, leftOut = [] }: Entry, name: string): Promise<Words> {
  const all = await inStockWords(ground, name, asStock === undefined);
  const words = without(all, (entry) => leftOut.includes(entry));
  return rowsMove ? without(words, (entry) => entry.startsWith('TABLE DATA ')) : words;
}

function without(all: Words, leaves: (name: string) => boolean): Words {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !leaves(name)));
}

/** As it comes out of the manifest. */
function throughJson(facts: Taken['capture']['facts']): unknown {
  return JSON.parse(JSON.stringify(facts));
}

/** On a server that is there already, for the sake of time; the database it came from is being destroyed meanwhile. */
async function prove(
  { backup, capture }: Taken,
  { server }: Ground,
  entry: Entry,
  { scratch: parent, signal }: { readonly scratch: string; readonly signal: AbortSignal },
): Promise<ProofResult> {
  const session = restoreSession({
    url: server.url(),
    signal,
    scratch: await mkdtemp(join(parent, 'proof-')),
    ...(entry.throwaway ? {} : { staging: staging.server.url() }),
  });
  const proof = await database.prove?.(throughJson(capture.facts), backup, session);
  if (proof === undefined) throw new Error('it cannot be proved');
  return proof;
}

/** Stops where something cannot be made again, and goes on when somebody has agreed to do without. */
async function restore(taken: Taken, options: SessionOptions, entry: Entry): Promise<void> {
  const planned = await planRestore(taken, restoreSession(options));
  expect(planned.plan.checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  await using staged = await planned.stage();
  const { definitions = [] } = staged;
  expect(namesOf(definitions, entry)).toEqual(leftOutOf(entry));
  if (entry.leftOut !== undefined) expect(() => requireAgreed(definitions, [])).toThrow('check definitions:');
  requireAgreed(definitions, [definitionsCheck]);
  await staged.switch();
}

/** "index public.t_a_idx"; of what was not expected both texts, for whoever reads the failure. */
function namesOf(differences: readonly Difference[], entry: Entry): string[] {
  const names = leftOutOf(entry);
  return differences
    .map(({ what, expected, found }) => (names.includes(what) ? what : `${what}: ${expected}; found: ${found}`))
    .sort();
}

function leftOutOf({ leftOut = [] }: Entry): string[] {
  return leftOut.map((name) => name.replace(/^[A-Z ]+/, (type) => type.toLowerCase())).sort();
}

/** Neither goes on when the test is over. */
async function bothOf<A, B>(one: Promise<A>, other: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([one, other]);
  return await Promise.all([one, other]);
}
