import type { Config } from '../../config/schema.ts';
import { storesOf } from '../../config/stores-schema.ts';
import type { Context, Operation } from '../../host/host.ts';
import { BackupError, cancelled } from '../../lib/errors.ts';
import { throttle } from '../../pipeline/throttle.ts';
import type { SyncReport, SyncTarget } from '../../report/sync-report.ts';
import { openStore } from '../../stores/index.ts';
import { syncDescription } from './fields.ts';
import { fill } from './fill.ts';
import { isCommitted, type Listing, listWhole } from './plan.ts';
import { type SyncRequest, syncRequestSchema } from './request.ts';

export const sync: Operation<SyncRequest> = {
  ...syncDescription,
  request: syncRequestSchema,
  sections: () => ['stores', 'signing'],
  run,
};

async function run({ request, config, host }: Context<SyncRequest>): Promise<SyncReport> {
  const started = performance.now();
  await using store = await openStore(config, host);
  const names = chooseTargets(request, config);
  const listing = await listWhole(store);
  const source = {
    ...{ store, listing, ids: chooseBackups(request, listing, store.location) },
    all: request.backups.includes('all'),
  };
  const work = { request, config, host, throttle: throttle(request.limit) };
  // Each by itself: one that is down keeps no other from its copy.
  const ended = await Promise.all(names.map((name) => fill(name, source, work)));
  if (host.signal.aborted) throw cancelled(host.signal);
  const targets = ended.map(({ target }) => target);
  const failed = ended.find(({ target }) => target.status === 'failed');
  return {
    operation: 'sync',
    status: failed !== undefined ? 'failed' : request.dryRun ? 'planned' : 'ok',
    errorCode: failed?.code,
    system: config.system,
    from: store.location,
    targets,
    durationMs: Math.round(performance.now() - started),
    warnings: targets.flatMap(warningsOf),
  };
}

function chooseTargets({ to }: SyncRequest, config: Config): string[] {
  const [source, ...others] = storesOf(config).map(({ name }) => name);
  const unknown = (to ?? []).filter((name) => !others.includes(name));
  if (unknown.length > 0)
    throw new BackupError('invalid-request', `No store to copy to: ${unknown.join(', ')}`, {
      hint: `Stores beside ${source}, which is copied from: ${others.join(', ') || 'none'}.`,
    });
  const chosen = to ?? others;
  if (chosen.length > 0) return chosen;
  throw new BackupError('invalid-request', 'There is only one store: nothing to copy to', {
    hint: 'Name a second one under stores in backup.yml, best one that is off-site (kind s3, azure or ssh).',
  });
}

function chooseBackups({ backups }: SyncRequest, { backups: there }: Listing, location: string): string[] {
  const committed = [...there].filter(([, objects]) => isCommitted(objects)).map(([id]) => id);
  if (backups.includes('all')) return committed;
  const wanted = backups.map((id) => (id === 'latest' ? committed.toSorted().at(-1) : id));
  const missing = wanted.filter((id) => id === undefined || !committed.includes(id));
  if (missing.length === 0) return wanted.filter((id) => id !== undefined);
  throw new BackupError(
    'backup-not-found',
    `No backup ${missing.map((id) => id ?? 'at all').join(', ')} is in ${location}`,
    {
      hint: 'Look what is there with: backupctl list',
    },
  );
}

function warningsOf({ name, foreign }: SyncTarget): string[] {
  return foreign.length === 0 ? [] : [`${name} holds what is no backup and is left alone: ${foreign.join(', ')}`];
}
