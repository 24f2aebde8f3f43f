import { suffixes } from '../../pipeline/codec.ts';
import type { Codec } from '../../pipeline/stored-file.ts';
import type { Format } from './facts.ts';

const folder = 'database';

/** The dump's path in the backup: in directory format a folder. The database's name keeps only letters a shell leaves alone. */
export function dumpPath(database: string, id: string, format: Format, codec: Codec): string {
  const base = `${folder}/${safeName(database)}_${id}`;
  if (format === 'directory') return `${base}.dump`;
  return `${base}${format === 'custom' ? '.dump' : '.sql'}${suffixes[codec]}`;
}

export function globalsPath(id: string, codec: Codec): string {
  return `${folder}/globals_${id}.sql${suffixes[codec]}`;
}

/** A name for a file: ASCII letters, digits, "_", "-" and "." stay, never at the beginning a "-" or ".". */
export function safeName(database: string): string {
  const ascii = database
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '_');
  return ascii.replace(/^[-.]+/, '').slice(0, 80) || 'database';
}

/** PostgreSQL cuts longer names (NAMEDATALEN in pg_config_manual.h). */
const longestNameBytes = 63;

/** "trading_db_restore_20261122_031500": the database's name is cut so that the whole fits. */
export function suffixed(database: string, suffix: string): string {
  const room = longestNameBytes - Buffer.byteLength(suffix);
  let base = database;
  while (Buffer.byteLength(base) > room) base = [...base].slice(0, -1).join('');
  return `${base}${suffix}`;
}
