import type { Catalog } from '../../catalog/catalog.ts';
import type { ComponentPlan, Planned } from '../../components/component.ts';
import { components } from '../../components/index.ts';
import type { Session } from '../../components/session.ts';
import type { ComponentName } from '../../config/component-names.ts';
import type { Config } from '../../config/schema.ts';
import { BackupError } from '../../lib/errors.ts';
import { formatBytes } from '../../lib/format.ts';
import type { PreviousBackups, SpaceFacts } from '../../report/report.ts';
import { orMissing, partsOf } from './missing.ts';
import { previousBackups } from './previous.ts';
import type { BackupRequest } from './request.ts';

/** What a backup will do. Data, but for the hands that carry it out (`planned`). */
export interface BackupPlan {
  readonly type: 'full' | 'pre-deployment';
  readonly planned: readonly Planned[];
  readonly previous: PreviousBackups;
  readonly space: SpaceFacts;
  readonly warnings: readonly string[];
}

/** Room left beside the backup itself: metadata, and other writers on the same disk. */
const spareBytes = 16 * 1024 * 1024;

/** Components this run covers: those asked for, else all that are configured; minus those switched off. */
function chooseComponents(request: BackupRequest, config: Config): ComponentName[] {
  const configured = components.map(({ name }) => name).filter((name) => config[name] !== undefined);
  const wanted = request.components ?? configured;
  const missing = wanted.filter((name) => config[name] === undefined);
  if (missing.length > 0) {
    throw new BackupError('invalid-request', `Not configured: ${missing.join(', ')}`, {
      hint: 'Add the section to backup.yml, or give database-url, redis-url, config-paths or log-paths.',
    });
  }
  const chosen = wanted.filter((name) => request.switches[name] !== false);
  if (chosen.length > 0) return chosen;
  throw new BackupError('invalid-request', 'There is nothing to back up', {
    hint: 'Configure at least one of database, redis, config and logs: in backup.yml, or by database-url and redis-url.',
  });
}

/** Looks at every chosen source, side by side; reads only. */
export async function planBackup(
  request: BackupRequest,
  session: Session,
  catalog: Catalog,
  freeBytes: number | undefined,
): Promise<BackupPlan> {
  const { type } = request;
  if (type === 'incremental') {
    throw new BackupError('unsupported', 'Incremental backups are not available yet', {
      hint: 'Use type full: with its parallel dump it is quick enough to run every hour.',
    });
  }
  const chosen = chooseComponents(request, session.config);
  const looks = components
    .filter(({ name }) => chosen.includes(name))
    .map((component) => orMissing(component.name, session.config, session.signal, component.plan(session)));
  await Promise.allSettled(looks);
  const { had: planned, missing } = partsOf(await Promise.all(looks));
  const previous = previousBackups(catalog.entries, { system: session.config.system, type, components: chosen });
  const neededBytes = spareBytes + planned.reduce((sum, { plan }) => sum + needed(plan, previous), 0);
  return {
    type,
    planned,
    previous,
    space: { neededBytes: Math.ceil(neededBytes), freeBytes },
    warnings: [
      ...missing,
      ...planned.flatMap(({ plan }) => plan.warnings.map((warning) => `${plan.component}: ${warning}`)),
    ],
  };
}

/** @throws BackupError `disk-space` when the store has less room than the plan needs */
export function requireSpace(space: SpaceFacts, location: string): void {
  if (space.freeBytes === undefined || space.freeBytes >= space.neededBytes) return;
  throw new BackupError('disk-space', `Not enough free space in ${location}`, {
    because: [`needed about ${formatBytes(space.neededBytes)}, free ${formatBytes(space.freeBytes)}`],
    hint: 'Free some space, remove or move old backups, or choose another store. Nothing was written.',
  });
}

/** The last backup tells better than an estimate: a third more, and what its source has grown by, estimated. */
function needed({ component, estimatedBytes, estimatedRawBytes }: ComponentPlan, previous: PreviousBackups): number {
  const before = previous.components[component];
  if (before?.sourceBytes === undefined || estimatedRawBytes === 0) return estimatedBytes;
  const grownBytes = Math.max(0, estimatedRawBytes - before.sourceBytes);
  return Math.min(estimatedBytes, before.bytes * 1.33 + grownBytes * (estimatedBytes / estimatedRawBytes));
}
