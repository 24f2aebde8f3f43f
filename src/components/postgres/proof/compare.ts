import { BackupError } from '../../../lib/errors.ts';
import { formatCount, plural } from '../../../lib/format.ts';
import type { Difference } from '../../restorable.ts';
import { type Facts, type TableFacts, tableKey, tableName } from '../facts.ts';
import type { Fingerprint } from '../fingerprint/fingerprint.ts';
import { countLargeObjects, readExtensions, readRelations, readSequences } from '../inventory.ts';
import { openPlace, type Place } from '../restore/place.ts';
import { readServer } from '../server.ts';
import { together } from '../together.ts';
import { compareExtensions, compareObjects } from './compare-objects.ts';
import { compareDatabaseFacts } from './compare-settings.ts';
import { readConditions } from './conditions.ts';
import { readInventory } from './inventory.ts';
import { fingerprintTables, type TableToRead } from './rows.ts';

/** A database held against what was recorded of another. */
export interface Comparing {
  readonly differences: readonly Difference[];
  /** What could not be compared, and why: nothing was proved about it. */
  readonly uncertain: readonly string[];
  /** What was compared, for people: "7 tables, 16,803 rows and fingerprints". */
  readonly compared: readonly string[];
}

export interface CompareOptions {
  /** Only the rows of these tables. */
  readonly tables?: readonly TableFacts[];
  /** False: the database's own owner, settings and privileges are not looked at. */
  readonly databaseSettings?: boolean;
}

/** Compares everything a database holds with the facts of a backup. Reads every row. */
export async function compareDatabase(place: Place, facts: Facts, options: CompareOptions = {}): Promise<Comparing> {
  const tables = options.tables ?? facts.tables;
  const parts = await together(place.signal, [
    (signal) => compareRows({ ...place, signal }, facts, tables),
    ...(options.tables === undefined
      ? [(signal: AbortSignal) => compareSchema({ ...place, signal }, facts, options)]
      : []),
  ]);
  return merge(parts);
}

export const nothing: Comparing = { differences: [], uncertain: [], compared: [] };

/** What was never compared must not count as equal. @throws BackupError `internal` */
export function requireCompared(rows: Comparing | undefined): Comparing {
  if (rows !== undefined) return rows;
  throw new BackupError('internal', 'The rows of the restored database were not compared with the backup', {
    hint: 'Nothing is proven. Please report this.',
  });
}

export function merge(parts: readonly Comparing[]): Comparing {
  return {
    differences: parts.flatMap(({ differences }) => differences),
    uncertain: parts.flatMap(({ uncertain }) => uncertain),
    compared: parts.flatMap(({ compared }) => compared),
  };
}

/** Reads every row of the tables. What is done to a database after its rows are in (indexes, constraints) changes none. */
export async function compareRows(
  place: Place,
  facts: Facts,
  tables: readonly TableFacts[] = facts.tables,
): Promise<Comparing> {
  const differences: Difference[] = [];
  const readable: TableToRead[] = [];
  {
    await using database = await openPlace(place);
    const relations = new Map((await readRelations(database)).map((relation) => [tableKey(relation), relation]));
    const conditions = await readConditions(database);
    for (const table of tables) {
      const relation = relations.get(tableKey(table));
      const what = `table ${tableName(table)}`;
      if (relation === undefined) differences.push({ what, expected: plural(table.rows, 'row'), found: 'missing' });
      else if (relation.columns.join('\n') !== table.columns.join('\n'))
        differences.push({ what, expected: `columns ${table.columns.join(', ')}`, found: relation.columns.join(', ') });
      else readable.push({ ...table, condition: conditions.get(tableKey(table)) });
    }
  }
  const found = await fingerprintTables(place, readable, facts.database);
  for (const table of tables) {
    const fingerprint = found.get(tableKey(table));
    if (fingerprint !== undefined) differences.push(...compareTable(table, fingerprint));
  }
  const rows = [...found.values()].reduce((sum, fingerprint) => sum + fingerprint.rows, 0);
  return {
    differences,
    uncertain: [],
    compared: [`${plural(found.size, 'table')}, ${plural(rows, 'row')} by fingerprint`],
  };
}

function compareTable(table: TableFacts, found: Fingerprint): Difference[] {
  const what = `table ${tableName(table)}`;
  if (found.rows !== table.rows)
    return [{ what, expected: plural(table.rows, 'row'), found: plural(found.rows, 'row') }];
  if (found.sum === table.fingerprint && found.bytes === table.bytes) return [];
  return [
    {
      what,
      expected: `fingerprint ${table.fingerprint}`,
      found: `${found.sum}: ${formatCount(found.rows)} rows, as many, but with other content`,
    },
  ];
}

/** Everything but the rows. */
export async function compareSchema(place: Place, facts: Facts, options: CompareOptions = {}): Promise<Comparing> {
  await using database = await openPlace(place);
  const complete = facts.inventory?.complete === true;
  const inventory = await readInventory(database, {
    serverMajor: place.serverMajor,
    complete,
    subscriptions: facts.inventory?.subscriptions !== undefined,
  });
  const state = await readServer(database);
  const parts = [
    compareObjects(facts, inventory, place.serverMajor),
    compareLargeObjects(facts, await countLargeObjects(database), inventory.largeObjectsDigest),
    compareSequences(facts, await readSequences(database, await readRelations(database))),
    complete ? compareExtensions(facts, await readExtensions(database)) : nothing,
    options.databaseSettings === false ? nothing : compareDatabaseFacts(facts.database, state.database),
  ];
  return merge(parts);
}

function compareSequences(facts: Facts, found: Facts['sequences']): Comparing {
  const known = new Map(found.map((sequence) => [tableKey(sequence), describePosition(sequence)]));
  const differences = facts.sequences.flatMap((sequence): Difference[] => {
    const expected = describePosition(sequence);
    const position = known.get(tableKey(sequence)) ?? 'missing';
    return position === expected ? [] : [{ what: `sequence ${tableName(sequence)}`, expected, found: position }];
  });
  return { differences, uncertain: [], compared: [`${plural(facts.sequences.length, 'sequence')}`] };
}

function describePosition({ lastValue, isCalled }: Facts['sequences'][number]): string {
  return `at ${lastValue}${isCalled ? '' : ', which is still to be given out'}`;
}

function compareLargeObjects(facts: Facts, count: number, digest: string | null): Comparing {
  const what = 'large objects';
  const recorded = facts.inventory?.largeObjectsDigest ?? null;
  const compared = [plural(count, 'large object')];
  if (facts.largeObjects !== count)
    return { ...nothing, differences: [{ what, expected: `${facts.largeObjects}`, found: `${count}` }] };
  if (count === 0) return nothing;
  if (recorded === null || digest === null)
    return {
      ...nothing,
      uncertain: [`${plural(count, 'large object')}: the contents were not recorded, only their number`],
    };
  if (recorded === digest) return { ...nothing, compared };
  return {
    ...nothing,
    differences: [
      { what, expected: `digest ${recorded.slice(0, 16)}`, found: `${digest.slice(0, 16)}: as many, but not the same` },
    ],
  };
}
