import { BackupError } from '../../../lib/errors.ts';
import type { RedisFacts } from '../facts.ts';
import { compareContent } from '../proof/compare.ts';
import type { CheckedDump } from './dump-file.ts';

/** @throws BackupError `damaged` when a dump is whole, but not the one a manifest describes */
export function agree(dump: CheckedDump, facts: RedisFacts): void {
  const differences = compareContent(facts, dump.summary);
  if (differences.length === 0) return;
  throw new BackupError('damaged', `The Redis dump ${dump.file.name} is not the one the manifest describes`, {
    because: differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`),
    hint: 'Choose another backup. Nothing was touched.',
  });
}
