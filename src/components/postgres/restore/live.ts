import { withDeadline } from '../../../lib/deadline.ts';
import { BackupError, reasonsOf } from '../../../lib/errors.ts';
import { formatCount, plural } from '../../../lib/format.ts';
import type { Check } from '../../restorable.ts';
import type { Session } from '../../session.ts';
import { withoutCode } from '../capture/counts.ts';
import { countRows, readRelations } from '../capture/inventory.ts';
import { readNewest } from '../capture/newest.ts';
import { type Facts, factsSchema, type TableFacts, tableKey, tableName } from '../facts.ts';
import { answer, isOutOfTime, limitStatements } from '../server/answer.ts';
import { connectTo } from '../server/connect.ts';
import { askTexts, type Database, quoteName } from '../server/database.ts';
import { databaseConfig, parseSource, type Source } from '../server/source.ts';

/** Tables larger than this are not counted again: they were compared row by row before the switch. */
const countedRows = 5_000_000;

/** Services have started again: one that changes tables holds locks, and must not keep the checks waiting. */
const lockWaitMs = 10_000;
const statementMs = 120_000;
const wholeMs = 600_000;

/** After a restore: the tables are there, hold at least what the backup held, and how recent their rows are. */
export async function inspectLiveDatabase(facts: unknown, session: Session): Promise<Check[]> {
  const late = new BackupError('timeout', 'The checks of the database were not done in time');
  using deadline = withDeadline(session.signal, wholeMs, late);
  await using database = await connectTo(sourceOf(session), session.connection, deadline.signal);
  await limitStatements(database, statementMs, lockWaitMs);
  const live = (await readRelations(database)).filter(({ kind }) => kind === 'r' || kind === 'p');
  const parsed = factsSchema.safeParse(facts);
  if (!parsed.success) {
    const detail = plural(live.length, 'table');
    return [verdict('tables-present', live.length > 0 ? [] : [detail], detail)];
  }
  const { tables } = parsed.data;
  const present = new Set(live.map(tableKey));
  const { there = [], missing } = Object.groupBy(tables, (table) =>
    present.has(tableKey(table)) ? 'there' : 'missing',
  );
  const problems = missing === undefined ? [] : [`missing: ${missing.map(tableName).join(', ')}`];
  const found = await withoutCode(database, there);
  return [
    verdict('tables-present', problems, plural(tables.length, 'table')),
    await inTime('rows-present', () => countTables(database, found)),
    await inTime('newest-rows', () => compareNewest(database, parsed.data, found)),
  ];
}

function verdict(name: string, problems: readonly string[], detail: string): Check {
  return problems.length === 0
    ? { name, outcome: 'passed', detail }
    : { name, outcome: 'failed', detail: problems.join('; ') };
}

/** The first value of the first row of the user's query, as text. */
export async function queryDatabase(sql: string, session: Session, timeoutMs: number): Promise<string | undefined> {
  const { connection, signal } = session;
  return await answer({ source: sourceOf(session), connection, signal, sql, timeoutMs, mode: 'read-write' });
}

/** What could not be found out in time is not a pass. */
async function inTime(name: string, check: () => Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return {
      name,
      outcome: 'unknown',
      detail: ['a table is locked, or too slow to read', ...reasonsOf(error)].join(': '),
      hint: 'Look for a migration or another long statement in pg_stat_activity.',
    };
  }
}

/** Services have started again: there may be more rows than in the backup, but not fewer unless something deletes. */
async function countTables(database: Database, tables: readonly TableFacts[]): Promise<Check> {
  const fewer: string[] = [];
  let total = 0;
  for (const table of tables.filter(({ rows }) => rows <= countedRows)) {
    const rows = await countRows(database, table);
    total += rows;
    if (rows < table.rows) fewer.push(`${tableName(table)} has ${formatCount(rows)} of ${formatCount(table.rows)}`);
  }
  return verdict('rows-present', fewer, plural(total, 'row'));
}

/** Nothing takes rows away but time or the application: the newest row of the backup is there, or a newer one. */
async function compareNewest(
  database: Database,
  { newest: recorded = [] }: Facts,
  tables: readonly TableFacts[],
): Promise<Check> {
  const emptied: string[] = [];
  for (const table of tables.filter(({ rows }) => rows > 0)) {
    const sql = `SELECT '' AS text FROM ONLY ${quoteName(table.schema, table.name)} LIMIT 1`;
    if ((await askTexts(database, sql)).length === 0)
      emptied.push(`${tableName(table)} has no rows, the backup has ${formatCount(table.rows)}`);
  }
  const newest = await readNewest(database, tables);
  const older = recorded.flatMap((backup) => {
    const now = newest.find((one) => tableKey(one) === tableKey(backup) && one.column === backup.column);
    if (now === undefined || (now.at !== null && now.at >= backup.at)) return [];
    return [
      `the newest row of ${tableName(backup)} is of ${now.at ?? 'no time'}, that of the backup of ${backup.at} (${backup.column}, UTC)`,
    ];
  });
  const seen = newest.flatMap((one) => (one.at === null ? [] : [`${tableName(one)} ${one.at}`]));
  return verdict('newest-rows', [...emptied, ...older], seen.join(', ') || 'no indexed time column to look at');
}

function sourceOf(session: Session): Source {
  return parseSource(databaseConfig(session).url);
}
