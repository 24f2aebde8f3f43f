import { literal } from '../server/database.ts';
import type { Source } from '../server/source.ts';
import { dropCommands } from './drop.ts';
import { psqlCommand } from './psql.ts';
import type { UndoState } from './undo-state.ts';

/**
 * What undoDatabase() does, by hand. They look first how far the switch came: before it, after it, in any order and run
 * again they do no harm.
 *
 * @param subscriptions the restored database may hold some
 */
export function undoCommands(source: Source, state: UndoState, subscriptions: boolean): string[] {
  return [psqlCommand(source, [takeBack(state)]), ...dropCommands(source, state.staged, subscriptions)];
}

/**
 * One block, so that nothing of it runs without what was looked at. The live database is closed to clients first, in a
 * transaction of its own, and opened again whatever comes of the renaming.
 */
function takeBack({ live, undone, stagedOid, formerOid }: UndoState): string {
  const [liveName, undoneName] = [live, undone].map(literal);
  const renameFormer =
    formerOid === null ? '' : `EXECUTE format('ALTER DATABASE %I RENAME TO %I', former, ${liveName}); `;
  const requireFormer =
    formerOid === null
      ? ''
      : `IF former IS NULL THEN RAISE EXCEPTION 'The former database is gone: nothing was changed'; END IF; `;
  const ours = `oid IN (${stagedOid}, ${formerOid ?? 0}) AND datname IN (${liveName}, ${undoneName})`;
  return inDo([
    'DECLARE fresh name; former name; one name; problem text; BEGIN',
    `SELECT datname INTO fresh FROM pg_catalog.pg_database WHERE oid = ${stagedOid};`,
    `SELECT datname INTO former FROM pg_catalog.pg_database WHERE oid = ${formerOid ?? 0};`,
    `IF fresh = ${liveName} THEN`,
    requireFormer,
    "EXECUTE format('ALTER DATABASE %I ALLOW_CONNECTIONS false', fresh);",
    'COMMIT;',
    'BEGIN',
    'PERFORM pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname IN (fresh, former);',
    `EXECUTE format('ALTER DATABASE %I RENAME TO %I', fresh, ${undoneName});`,
    renameFormer,
    'EXCEPTION WHEN OTHERS THEN problem := SQLERRM;',
    'END;',
    "ELSE RAISE NOTICE 'The restored database does not serve: there is nothing to take back';",
    'END IF;',
    `FOR one IN SELECT datname FROM pg_catalog.pg_database WHERE ${ours} LOOP`,
    "EXECUTE format('ALTER DATABASE %I ALLOW_CONNECTIONS true', one);",
    'END LOOP;',
    'COMMIT;',
    "IF problem IS NOT NULL THEN RAISE EXCEPTION 'Not taken back: %', problem; END IF;",
    'END',
  ]);
}

/** In one line, quoted so that no name in it ends the quote. */
function inDo(lines: readonly string[]): string {
  const text = lines.filter((line) => line !== '').join(' ');
  let quote = '$undo$';
  while (text.includes(quote)) quote = `$x${quote.slice(1)}`;
  return `DO ${quote} ${text} ${quote}`;
}
