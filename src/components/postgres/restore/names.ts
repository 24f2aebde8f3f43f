import { quoteName } from '../connect.ts';

/** PostgreSQL cuts longer names (NAMEDATALEN in pg_config_manual.h). */
const longestNameBytes = 63;

/** "trading_db_restore_20261122_031500": the database's name is cut so that the whole fits. */
export function suffixed(database: string, suffix: string): string {
  const room = longestNameBytes - Buffer.byteLength(suffix);
  let base = database;
  while (Buffer.byteLength(base) > room) base = [...base].slice(0, -1).join('');
  return `${base}${suffix}`;
}

export function literal(text: string): string {
  const quoted = `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted}` : quoted;
}

export { quoteName };
