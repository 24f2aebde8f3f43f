import type { Difference } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import { withoutValues } from '../errors.ts';
import { objectName } from '../proof/definitions.ts';
import { shorten, withoutSecrets } from '../proof/shown.ts';
import { restoreToolError } from './errors.ts';
import type { Place } from './place.ts';
import type { Failed } from './run-restore.ts';

/** What of a dump could not be made. */
export interface LeftOut {
  /** With its statement and the server's words. */
  readonly entries: readonly Difference[];
  /** Of a script, which does not say what it was about: the words alone. */
  readonly words: readonly string[];
}

/** Rows and whatever holds rows. */
const dataKinds = new Set(['TABLE DATA', 'SEQUENCE SET', 'BLOB', 'BLOBS', 'BLOB METADATA', 'LARGE OBJECT', 'TABLE']);

/** @throws BackupError when a table could not be made: its rows have no place */
export function requireTables(entries: readonly TocEntry[], failed: Failed, place: Place): void {
  requireAll(
    entries.filter(({ kind }) => kind === 'TABLE'),
    failed,
    place,
  );
}

/** @throws BackupError when data are missing: nobody may go on without those */
export function requireData(entries: readonly TocEntry[], failed: Failed, place: Place): void {
  requireAll(
    entries.filter(({ kind }) => dataKinds.has(kind)),
    failed,
    place,
  );
}

function requireAll(entries: readonly TocEntry[], failed: Failed, place: Place): void {
  const lost = entries.filter(({ dumpId }) => failed.has(dumpId));
  if (lost.length === 0) return;
  const stderr = lost.map((entry) => `error: ${objectName(entry)}: ${failed.get(entry.dumpId)}`);
  throw restoreToolError('pg_restore', { code: 1, killedBy: null, stderr }, place);
}

/** What could not be made, for a person: its statement, the server's words, and what would mend it. */
export function leftOut(entries: readonly TocEntry[], failed: Failed): Difference[] {
  return entries.flatMap((entry) => {
    const words = failed.get(entry.dumpId);
    if (words === undefined) return [];
    const statement = shorten(withoutSecrets(entry.kind, (entry.definition ?? '').trim()));
    return [
      {
        what: objectName(entry),
        expected: statement || objectName(entry),
        found: couldNotBeMade(words),
      },
    ];
  });
}

/** For a person: why, and what would mend it. */
export function couldNotBeMade(words: string): string {
  return `could not be made: ${withoutValues(words)}. ${remedy(words)}`;
}

function remedy(words: string): string {
  if (/(function|operator|relation|type) .* does not exist/.test(words))
    return 'A function in it relies on search_path, which is empty while a dump is restored: ALTER FUNCTION … SET search_path = …, then run the statement';
  if (/violates|could not create unique index/.test(words))
    return 'Rows of the backup break it: mend or remove them, then run the statement';
  return 'Mend what the server says, then run the statement';
}
