import { BackupError } from '../../../lib/errors.ts';
import { plural } from '../../../lib/format.ts';
import { together } from '../../../lib/together.ts';
import type { Difference } from '../../restorable.ts';
import { isBytes } from '../archive/encoding.ts';
import type { TocEntry } from '../archive/toc.ts';
import { countLargeObjects, readExtensions, readRelations, readSequences } from '../capture/inventory.ts';
import { digestLargeObjects } from '../capture/large-objects.ts';
import { type Facts, tableKey, tableName } from '../facts.ts';
import type { DumpFiles } from '../restore/dump-files.ts';
import { couldNotBeMade, type LeftOut } from '../restore/left-out.ts';
import { openPlace, type Place } from '../restore/place.ts';
import type { Database } from '../server/database.ts';
import { readServer } from '../server/server.ts';
import { compareRows } from './compare-rows.ts';
import { compareDatabaseFacts, compareExtensions } from './compare-settings.ts';
import { type Comparing, merge, nothing } from './comparing.ts';
import { compareDefinitions, definitionsOf, dumpDefinitions } from './definitions.ts';

/** What a restored database is held against. */
export interface Expected {
  readonly facts: Facts;
  readonly dump: DumpFiles;
  /** The archive's table of contents; a plain dump has none. */
  readonly entries: readonly TocEntry[] | undefined;
  /** False: the database's own owner, settings and privileges are not looked at. */
  readonly databaseSettings?: boolean;
  /** False: everything went to the default tablespace on purpose. */
  readonly tablespaces: boolean;
}

/** Compares everything a database holds with a backup. Reads every row. */
export async function compareDatabase(place: Place, expected: Expected): Promise<Comparing> {
  return merge(
    await together(place.signal, [
      (signal) => compareRows({ ...place, signal }, expected.facts, expected.entries),
      (signal) => compareSchema({ ...place, signal }, expected),
    ]),
  );
}

/** What was never compared must not count as equal. @throws BackupError `internal` */
export function requireCompared(rows: Comparing | undefined): Comparing {
  if (rows !== undefined) return rows;
  throw new BackupError('internal', 'The rows of the restored database were not compared with the backup', {
    hint: 'Nothing is proven. Please report this.',
  });
}

/** What could not be made is told with its reason, and not once more as missing. */
export function withLeftOut(comparing: Comparing, { entries, words }: LeftOut): Comparing {
  const told = new Set(entries.map(({ what }) => what));
  const others = comparing.definitions.filter(({ what }) => !told.has(what));
  const explained = others.map((one) =>
    one.found === 'missing' && words.length > 0 ? { ...one, found: couldNotBeMade(words.join('; ')) } : one,
  );
  return { ...comparing, definitions: [...entries, ...explained] };
}

/** Everything but the rows. */
export async function compareSchema(place: Place, expected: Expected): Promise<Comparing> {
  const { facts, databaseSettings = true } = expected;
  await using database = await openPlace(place);
  const state = await readServer(database);
  return merge([
    compareSequences(facts, await readSequences(database, await readRelations(database))),
    await compareLargeObjects(facts, database),
    isWhole(facts) ? compareExtensions(facts, await readExtensions(database)) : nothing,
    databaseSettings ? compareDatabaseFacts(facts.database, state.database) : nothing,
    await compareObjects(place, expected),
  ]);
}

/** pg_dump leaves extensions out when only some tables are dumped. */
function isWhole({ filters }: Facts): boolean {
  return filters.tables.length + filters.excludeTables.length === 0;
}

/** By pg_dump's own words: those of the backup against those of the restored database. */
async function compareObjects(place: Place, { facts, dump, entries, tablespaces }: Expected): Promise<Comparing> {
  const recorded = await definitionsOf(dump, entries);
  const found = await dumpDefinitions(place, recorded, facts.database);
  const differences = compareDefinitions(recorded.all, found.all, tablespaces);
  const compared = [`${plural(recorded.all.length, 'definition')} in the words of pg_dump`];
  const [was, is] = [facts.server.major, place.serverMajor];
  if (was === is && facts.client.major === place.client.major)
    return { ...nothing, definitions: differences, compared };
  // Each major version of the server and of pg_dump writes some definitions in its own way.
  const { lost = [], unsure = [] } = Object.groupBy(differences, ({ found }) =>
    found === 'missing' ? 'lost' : 'unsure',
  );
  const shown = unsure.slice(0, 5).map(({ what }) => what);
  const differently = `${plural(unsure.length, 'definition')} read differently in PostgreSQL ${is} than in ${was}`;
  const uncertain = unsure.length === 0 ? [] : [`${differently}: ${shown.join('; ')}`];
  return { ...nothing, definitions: lost, uncertain, compared };
}

function compareSequences(facts: Facts, found: Facts['sequences']): Comparing {
  const known = new Map(found.map((sequence) => [tableKey(sequence), describePosition(sequence)]));
  const { named = [], unnamed } = Object.groupBy(facts.sequences, ({ name, schema }) =>
    isBytes(schema + name) ? 'unnamed' : 'named',
  );
  const differences = named.flatMap((sequence): Difference[] => {
    const expected = describePosition(sequence);
    const position = known.get(tableKey(sequence)) ?? 'missing';
    return position === expected ? [] : [{ what: `sequence ${tableName(sequence)}`, expected, found: position }];
  });
  const uncertain = unnamed ? [`${plural(unnamed.length, 'sequence')} whose name is no text`] : [];
  return { ...nothing, differences, uncertain, compared: [plural(named.length, 'sequence')] };
}

function describePosition({ lastValue, isCalled }: Facts['sequences'][number]): string {
  return `at ${lastValue}${isCalled ? '' : ', which is still to be given out'}`;
}

async function compareLargeObjects(facts: Facts, database: Database): Promise<Comparing> {
  const count = await countLargeObjects(database);
  const what = 'large objects';
  if (facts.largeObjects !== count)
    return { ...nothing, differences: [{ what, expected: `${facts.largeObjects}`, found: `${count}` }] };
  if (count === 0) return nothing;
  const recorded = facts.largeObjectsDigest ?? facts.inventory?.largeObjectsDigest ?? null;
  const objects = plural(count, 'large object');
  if (recorded === null)
    return { ...nothing, uncertain: [`${objects}: the contents were not recorded, only their number`] };
  const digest = await digestLargeObjects(database);
  if (recorded === digest) return { ...nothing, compared: [objects] };
  const found = `${digest.slice(0, 16)}: as many, but not the same`;
  return { ...nothing, differences: [{ what, expected: `digest ${recorded.slice(0, 16)}`, found }] };
}
