import { BackupError } from '../../../lib/errors.ts';
import type { StagedRestore } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import { type Facts, type TableFacts, tableName } from '../facts.ts';
import { compareRows } from '../proof/compare-rows.ts';
import { nothing } from '../proof/comparing.ts';
import type { Building } from './build.ts';
import { dropCommands } from './drop.ts';
import { at } from './place.ts';
import { refuseDifferences, stageBuilt } from './stage.ts';
import { type Names, readState } from './undo-state.ts';

export interface ChosenTables {
  /** Dump ids of the archive's entries, in its order. */
  readonly entries: readonly number[];
  /** What was recorded of the chosen tables. */
  readonly recorded: readonly TableFacts[];
}

/** Entries that belong to a table and come with it. Foreign keys and triggers would need what is left out. */
const ofTable = new Set([
  'TABLE DATA',
  'DEFAULT',
  'CONSTRAINT',
  'INDEX',
  'SEQUENCE OWNED BY',
  'COMMENT',
  'SEQUENCE',
  'TABLE ATTACH',
  'INDEX ATTACH',
]);

/**
 * The entries of an archive that make up some tables: they, their rows and indexes, and whatever those need (types, schemas,
 * functions, sequences). Of a partitioned table also its partitions.
 *
 * @throws BackupError `unsupported`, `invalid-request`
 */
export function chooseTables(
  wanted: readonly string[],
  facts: Facts | undefined,
  entries: readonly TocEntry[] | undefined,
): ChosenTables {
  if (entries === undefined) {
    throw new BackupError('unsupported', 'Single tables cannot be restored from a dump in plain format', {
      hint: 'Restore the whole database, or make backups with database.format auto.',
    });
  }
  const tables = entries.filter(({ kind }) => kind === 'TABLE');
  const missing = wanted.filter((name) => !tables.some((entry) => isNamed(entry, name)));
  if (missing.length > 0) {
    const known = tables.slice(0, 20).map((entry) => `${entry.schema}.${entry.name}`);
    throw new BackupError('invalid-request', `The backup holds no table ${missing.join(', ')}`, {
      because: [`it holds: ${known.join(', ')}`],
      hint: 'Name tables as schema.table, as the backup holds them.',
    });
  }
  const chosen = withPartitions(
    entries,
    new Set(tables.filter((entry) => wanted.some((name) => isNamed(entry, name))).map(({ dumpId }) => dumpId)),
  );
  const needed = closure(entries, chosen);
  const picked = entries.filter(({ dumpId }) => chosen.has(dumpId));
  const recorded = (facts?.tables ?? []).filter((table) =>
    picked.some((entry) => entry.schema === table.schema && entry.name === table.name),
  );
  return { entries: entries.filter(({ dumpId }) => needed.has(dumpId)).map(({ dumpId }) => dumpId), recorded };
}

function isNamed({ schema, name }: TocEntry, wanted: string): boolean {
  return wanted === name || wanted === `${schema}.${name}`;
}

function withPartitions(entries: readonly TocEntry[], roots: ReadonlySet<number>): Set<number> {
  const chosen = new Set(roots);
  const partitions = partitionsIn(entries);
  for (let size = -1; size !== chosen.size; ) {
    size = chosen.size;
    for (const { child, parents } of partitions) if (parents.some((id) => chosen.has(id))) chosen.add(child);
  }
  return chosen;
}

/** From pg_dump 14 on an entry of its own attaches a partition; before, the partition's own entry does. */
function partitionsIn(entries: readonly TocEntry[]): { child: number; parents: number[] }[] {
  const tables = entries.filter(({ kind }) => kind === 'TABLE');
  const byName = new Map(tables.map(({ schema, name, dumpId }) => [JSON.stringify([schema, name]), dumpId]));
  const isTable = new Set(tables.map(({ dumpId }) => dumpId));
  return entries.filter(attaches).flatMap(({ dependencies, name, schema }) => {
    const child = byName.get(JSON.stringify([schema, name]));
    return child === undefined
      ? []
      : [{ child, parents: dependencies.filter((id) => isTable.has(id) && id !== child) }];
  });
}

function attaches({ kind, definition }: TocEntry): boolean {
  return (
    kind === 'TABLE ATTACH' || (kind === 'TABLE' && /^ALTER TABLE ONLY .* ATTACH PARTITION /m.test(definition ?? ''))
  );
}

function closure(entries: readonly TocEntry[], chosen: ReadonlySet<number>): Set<number> {
  const byId = new Map(entries.map((entry) => [entry.dumpId, entry]));
  const needed = new Set<number>();
  const add = (id: number) => {
    const entry = byId.get(id);
    if (entry === undefined || needed.has(id)) return;
    needed.add(id);
    for (const dependency of entry.dependencies) add(dependency);
  };
  for (const id of chosen) add(id);
  for (const { dumpId, kind, dependencies } of entries) {
    if (ofTable.has(kind) && dependencies.some((id) => chosen.has(id)) && isWithin(kind, dependencies, needed))
      add(dumpId);
  }
  const isNeededSequence = (id: number) => needed.has(id) && byId.get(id)?.kind === 'SEQUENCE';
  const positions = entries.filter(
    ({ kind, dependencies }) => kind === 'SEQUENCE SET' && dependencies.some(isNeededSequence),
  );
  for (const { dumpId } of positions) add(dumpId);
  return needed;
}

/** An attachment needs both sides. */
function isWithin(kind: string, dependencies: readonly number[], needed: ReadonlySet<number>): boolean {
  return !kind.endsWith('ATTACH') || dependencies.every((id) => needed.has(id));
}

/** Restores chosen tables into a database of their own; nothing live is switched. */
export async function stageTables(building: Building, names: Names, chosen: ChosenTables): Promise<StagedRestore> {
  const { server, facts, name } = building;
  return await stageBuilt({ ...building, only: chosen.entries }, async ({ roles, leftOut }) => {
    const comparing =
      facts === undefined
        ? nothing
        : refuseDifferences(await compareRows(at(server, name), facts, building.entries, chosen.recorded));
    const state = { ...(await readState(server, names, roles.made)), formerOid: null };
    return {
      verified: comparing.compared.map((what) => `${what}: equal to the backup`),
      warnings: facts === undefined ? ['not compared: the backup recorded no counts'] : [],
      definitions: leftOut.entries,
      undo: { state, commands: dropCommands(server.source, name, false) },
      async use() {
        const list = chosen.recorded.map(tableName).join(', ');
        server.log.info(`${list || 'the tables'} lie in the database ${name} on this server; nothing live was changed`);
      },
    };
  });
}
