import { manifestPath } from '../../catalog/manifest.ts';
import type { Host } from '../../host/host.ts';
import { BackupError, cancelled, failureText } from '../../lib/errors.ts';
import type { Leftover, PrunedBackup } from '../../report/prune-report.ts';
import type { Store } from '../../stores/store.ts';
import type { FoundLeftover } from './leftovers.ts';

interface Removing {
  readonly store: Store;
  readonly host: Host;
  /** Asked before each removal. */
  check(): Promise<void>;
}

/**
 * Removes what is to go, newest first, so that what needs another goes before it. What is locked stays, and is no error.
 *
 * @param tell takes what became of each
 */
export async function removeBackups(
  backups: readonly PrunedBackup[],
  { store, host, check }: Removing,
  tell: (one: PrunedBackup) => void,
): Promise<void> {
  for (const one of backups.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    if (one.decision !== 'remove') continue;
    if (host.signal.aborted) throw cancelled(host.signal);
    await check();
    try {
      await store.removeFolder(one.id, manifestPath);
      tell({ ...one, removed: true });
      host.log.info(`${store.name}: removed ${one.id} (${one.reasons.join('; ')})`);
    } catch (error) {
      if (!(error instanceof BackupError) || error.code !== 'locked') throw error;
      tell({ ...one, decision: 'keep', reasons: [failureText(error)] });
    }
  }
}

export async function removeLeftovers(leftovers: readonly FoundLeftover[], removing: Removing): Promise<Leftover[]> {
  const { store, host } = removing;
  const ended: Leftover[] = [];
  for (const { remove, ...one } of leftovers) {
    if (one.decision === 'remove') {
      if (host.signal.aborted) throw cancelled(host.signal);
      await removing.check();
      await remove(store);
      host.log.info(`${store.name}: removed ${one.name} (${one.reason})`);
    }
    ended.push({ ...one, removed: one.decision === 'remove' });
  }
  return ended;
}
