import { BackupError } from '../../../lib/errors.ts';
import { type Facts, factsSchema } from '../facts.ts';

/** The facts of a backup; undefined for one made by the guide's scripts. */
export function parseRecorded(facts: unknown): Facts | undefined {
  if (facts === undefined) return undefined;
  const parsed = factsSchema.safeParse(facts);
  if (parsed.success) return parsed.data;
  throw new BackupError('damaged', 'What the backup records about the database cannot be understood', {
    because: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`),
    hint: 'It may have been made by a newer version of this program. Its RESTORE.md says how to restore it by hand.',
  });
}
