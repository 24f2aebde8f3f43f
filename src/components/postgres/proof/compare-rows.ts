import { formatCount, plural } from '../../../lib/format.ts';
import type { Difference } from '../../restorable.ts';
import { parseCopy } from '../archive/copy.ts';
import { isBytes } from '../archive/encoding.ts';
import type { TocEntry } from '../archive/toc.ts';
import { type Partition, readConditions, readPartitions, readRelations } from '../capture/inventory.ts';
import { type Facts, type TableFacts, type TableName, tableKey, tableName } from '../facts.ts';
import { addFingerprints, type Fingerprint } from '../fingerprint/fingerprint.ts';
import { openPlace, type Place } from '../restore/place.ts';
import type { Comparing } from './comparing.ts';
import { fingerprintTables, type TableToRead } from './rows.ts';

/** Rows as the dump loads them: of one table, or of a whole tree of partitions that is loaded through its root. */
interface Recorded extends Pick<TableFacts, 'schema' | 'name' | 'columns' | 'bytes'> {
  readonly tree: boolean;
  /** Undefined: the parts have their columns in different orders, so that their rows cannot be told by one reading. */
  readonly sum: string | undefined;
  readonly rows: number;
}

/** Reads every row of the tables. What is done to a database after its rows are in (indexes, constraints) changes none. */
export async function compareRows(
  place: Place,
  facts: Facts,
  entries: readonly TocEntry[] | undefined,
  tables: readonly TableFacts[] = facts.tables,
): Promise<Comparing> {
  const differences: Difference[] = [];
  const readable: TableToRead[] = [];
  let expected: readonly Recorded[];
  {
    await using database = await openPlace(place);
    expected = asLoaded(tables, entries ?? [], await readPartitions(database));
    const relations = new Map((await readRelations(database)).map((relation) => [tableKey(relation), relation]));
    const conditions = await readConditions(database);
    for (const table of expected) {
      const relation = relations.get(tableKey(table));
      const what = `table ${tableName(table)}`;
      const lost = table.columns.filter((column) => relation?.columns.includes(column) === false);
      if (relation === undefined && !isBytes(table.schema + table.name))
        differences.push({ what, expected: plural(table.rows, 'row'), found: 'missing' });
      else if (lost.length > 0)
        differences.push({
          what,
          expected: `columns ${table.columns.join(', ')}`,
          found: `without ${lost.join(', ')}`,
        });
      else readable.push({ ...table, condition: conditions.get(tableKey(table)) });
    }
  }
  const found = await fingerprintTables(place, readable, facts.database);
  for (const table of expected) {
    const fingerprint = found.get(tableKey(table));
    if (fingerprint !== undefined) differences.push(...compareTable(table, fingerprint));
  }
  const rows = [...found.values()].reduce((sum, fingerprint) => sum + fingerprint.rows, 0);
  return {
    differences,
    definitions: [],
    uncertain: expected
      .filter(({ sum }) => sum === undefined)
      .map(
        (tree) =>
          `partitions of ${tableName(tree)} have their columns in different orders: their rows were only counted`,
      ),
    compared: [`${plural(found.size, 'table')}, ${plural(rows, 'row')} by fingerprint`],
  };
}

/**
 * pg_dump loads partitions through their root where rows may belong to another one after a restore (hashes of enums change):
 * then only the tree as a whole is what it was, with the partitions that are loaded by themselves.
 */
function asLoaded(
  tables: readonly TableFacts[],
  entries: readonly TocEntry[],
  partitions: readonly Partition[],
): Recorded[] {
  const targets = new Map(
    entries.flatMap(({ schema = '', name, copy = '' }) => {
      const target = parseCopy(copy);
      return target === undefined ? [] : [[tableKey({ schema, name }), target] as const];
    }),
  );
  const targetOf = (table: TableFacts): TableName => targets.get(tableKey(table)) ?? table.into ?? table;
  const roots = new Set(
    tables.filter((one) => tableKey(targetOf(one)) !== tableKey(one)).map((one) => tableKey(targetOf(one))),
  );
  const rootOf = (table: TableFacts): TableName => {
    const above = partitions.find(
      ({ schema, name, parent, parentSchema }) =>
        schema === table.schema && name === table.name && roots.has(tableKey({ schema: parentSchema, name: parent })),
    );
    return above === undefined ? targetOf(table) : { schema: above.parentSchema, name: above.parent };
  };
  const loaded = new Map<string, Recorded>();
  for (const table of tables) {
    const target = rootOf(table);
    const { columns, rows, bytes, fingerprint } = table;
    const tree = tableKey(target) !== tableKey(table);
    const other = loaded.get(tableKey(target));
    const alike = other === undefined || (other.sum !== undefined && other.columns.join('\n') === columns.join('\n'));
    loaded.set(tableKey(target), {
      schema: target.schema,
      name: target.name,
      columns,
      tree: tree || other !== undefined,
      rows: rows + (other?.rows ?? 0),
      bytes: bytes + (other?.bytes ?? 0),
      sum: alike ? addFingerprints(fingerprint, other?.sum) : undefined,
    });
  }
  return [...loaded.values()];
}

function compareTable(table: Recorded, found: Fingerprint): Difference[] {
  const what = `table ${tableName(table)}`;
  if (found.rows !== table.rows)
    return [{ what, expected: plural(table.rows, 'row'), found: plural(found.rows, 'row') }];
  if (table.sum === undefined || (found.sum === table.sum && found.bytes === table.bytes)) return [];
  return [
    {
      what,
      expected: `fingerprint ${table.sum}`,
      found: `${found.sum}: ${formatCount(found.rows)} rows, as many, but with other content`,
    },
  ];
}
