import { readOverview } from '../../catalog/overview.ts';
import { decide } from '../../catalog/retention/decide.ts';
import { asBackup } from '../../catalog/retention/of-overview.ts';
import type { Config } from '../../config/schema.ts';
import { storesOf } from '../../config/stores-schema.ts';
import type { ReadableStore } from '../../stores/store.ts';

/**
 * What prune would keep in a store if it held all that the source holds. The rest is not copied: prune would remove it there,
 * and the next run would copy it again.
 */
export async function keptBy(
  name: string,
  source: ReadableStore,
  target: ReadableStore,
  { config, now }: { readonly config: Config; readonly now: Date },
): Promise<(id: string) => boolean> {
  const [here, there] = await Promise.all([readOverview(source), readOverview(target)]);
  const known = new Set(there.backups.map(({ id }) => id));
  const full = [...there.backups, ...here.backups.filter(({ id }) => !known.has(id))].map((one) => asBackup(one));
  const elsewhere = here.backups.map((one) => asBackup(one));
  const stores = storesOf(config).map((one) => ({
    ...{ name: one.name, offSite: one.offSite, first: one.first, keeps: one.keeps },
    backups: one.name === name ? full : elsewhere,
  }));
  const decided = decide({ stores, policy: config.retention, now, timezone: config.timezone, system: config.system });
  const decisions = decided.stores.find((one) => one.name === name)?.backups ?? [];
  const kept = new Set(decisions.filter(({ decision }) => decision === 'keep').map(({ id }) => id));
  return (id) => kept.has(id);
}
