import type { Difference } from '../../restorable.ts';
import type { TocEntry } from '../archive/toc.ts';
import { objectName } from '../proof/definitions.ts';
import { shorten, withoutSecrets } from '../proof/shown.ts';
import { withoutValues } from '../server/errors.ts';
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

/** What holds rows: without it they have no place. */
export const rowHolders: ReadonlySet<string> = new Set(['TABLE']);
/** The same, and rows themselves. */
export const dataKinds: ReadonlySet<string> = new Set([
  ...rowHolders,
  ...['TABLE DATA', 'SEQUENCE SET', 'BLOB', 'BLOBS', 'BLOB METADATA', 'LARGE OBJECT'],
]);

/** @throws BackupError when an entry of these kinds could not be made: nobody may go on without data */
export function requireMade(
  kinds: ReadonlySet<string>,
  entries: readonly TocEntry[],
  failed: Failed,
  place: Place,
): void {
  const lost = entries.filter(({ kind, dumpId }) => kinds.has(kind) && failed.has(dumpId));
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
    const what = objectName(entry);
    return [{ what, expected: statement || what, found: couldNotBeMade(words) }];
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
