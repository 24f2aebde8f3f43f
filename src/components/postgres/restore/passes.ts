import type { TocEntry } from '../archive/toc.ts';

/** Dump ids, in the order of the archive. */
export interface Passes {
  readonly early: readonly number[];
  readonly late: readonly number[];
}

/**
 * Divides entries as one run of pg_restore does (_tocEntryRestorePass in pg_backup_archiver.c): privileges come after indexes
 * and constraints, which a table's owner may not be allowed to make any more; what a privilege is needed for comes after them.
 * Runs by section would take privileges along with the first.
 */
export function passesOf(entries: readonly TocEntry[], only: readonly number[] | undefined): Passes {
  const isLate = new Map(entries.map((entry) => [entry.dumpId, comesLate(entry)]));
  const ids = only ?? [...isLate.keys()];
  return { early: ids.filter((id) => isLate.get(id) !== true), late: ids.filter((id) => isLate.get(id) === true) };
}

const lateKinds = new Set(['ACL', 'ACL LANGUAGE', 'DEFAULT ACL', 'EVENT TRIGGER', 'MATERIALIZED VIEW DATA']);

function comesLate({ kind, name }: TocEntry): boolean {
  return lateKinds.has(kind) || (/^(COMMENT|SECURITY LABEL)$/.test(kind) && name.startsWith('EVENT TRIGGER '));
}
