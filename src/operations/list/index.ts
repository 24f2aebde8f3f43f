import { z } from 'zod';
import { belongsTo, type Entry, readCatalog } from '../../catalog/catalog.ts';
import { missingIn, totalBytes } from '../../catalog/manifest.ts';
import { describeProofs, readProofs } from '../../catalog/proofs.ts';
import type { Context, Operation } from '../../host/host.ts';
import type { ListedBackup, ListReport } from '../../report/report.ts';
import { openStore } from '../../stores/index.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { listDescription } from './fields.ts';

const requestSchema = z.strictObject({});
type ListRequest = z.output<typeof requestSchema>;

export const list: Operation<ListRequest> = {
  ...listDescription,
  request: requestSchema,
  sections: () => ['stores'],
  run,
};

async function run({ config, host }: Context<ListRequest>): Promise<ListReport> {
  await using store = await openStore(config, host);
  const catalog = await readCatalog(store);
  const own = catalog.entries.filter((entry) => belongsTo(entry, config.system));
  const backups = await Promise.all(own.map((entry) => describe(store, entry)));
  return {
    operation: 'list',
    status: 'ok',
    store: store.location,
    storeExists: await store.exists(),
    backups,
    leftovers: catalog.leftovers,
  };
}

async function describe(store: ReadableStore, entry: Entry): Promise<ListedBackup> {
  const { proofs } = await readProofs(store, entry.id);
  const last = proofs.at(-1)?.statement;
  const lastProof = last && { kind: `${last.kind} ${last.depth}`, outcome: last.outcome, at: last.finishedAt };
  const manifest = entry.kind === 'backup' ? entry.manifest : undefined;
  return {
    id: entry.id,
    origin: entry.kind === 'backup' ? 'suite' : entry.kind,
    system: manifest?.system,
    type: manifest?.type,
    bytes: manifest && totalBytes(manifest),
    components: Object.keys(manifest?.components ?? {}),
    missing: missingIn(manifest ?? { warnings: [] }).map(({ component }) => component),
    lastProof,
    proofs: describeProofs(proofs),
  };
}
