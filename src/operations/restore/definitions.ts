import type { Difference } from '../../components/restorable.ts';
import { BackupError } from '../../lib/errors.ts';
import { plural } from '../../lib/format.ts';

const shown = 12;

/** The name by which somebody agrees to go on. */
export const definitionsCheck = 'definitions';

/**
 * Whether a restored state may be put to use although something that is no data differs from the backup.
 *
 * @throws BackupError `restore-failed` nobody has agreed yet
 */
export function requireAgreed(differing: readonly Difference[], override: readonly string[]): void {
  if (differing.length === 0 || override.includes(definitionsCheck)) return;
  const lines = differing.slice(0, shown).map(differenceLine);
  throw new BackupError(
    'restore-failed',
    `check ${definitionsCheck}: ${plural(differing.length, 'definition')} not as in the backup`,
    {
      because: differing.length > shown ? [...lines, `and ${differing.length - shown} more`] : lines,
      hint: `All rows, sequences and large objects are equal to the backup. When you can do without these: run it again with --override ${definitionsCheck}; the report then holds their statements, to be run by hand.`,
    },
  );
}

/** "index public.i: CREATE INDEX … ; found: missing" */
export function differenceLine({ what, expected, found }: Difference): string {
  return `${what}: ${expected}; found: ${found}`.replaceAll(/\s*\n\s*/g, ' ');
}
