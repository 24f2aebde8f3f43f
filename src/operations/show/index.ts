import { z } from 'zod';
import { findBackup, readCatalog } from '../../catalog/catalog.ts';
import { instructionsPath, summaryPath } from '../../catalog/manifest.ts';
import { readProofs } from '../../catalog/proofs.ts';
import type { Context, Operation } from '../../host/host.ts';
import type { ShowReport } from '../../report/report.ts';
import { openStore } from '../../stores/index.ts';
import { showDescription } from './fields.ts';

const requestSchema = z.strictObject({ backup: z.string().default('latest') });
type ShowRequest = z.output<typeof requestSchema>;

export const show: Operation<ShowRequest> = {
  ...showDescription,
  request: requestSchema,
  sections: () => ['stores'],
  run,
};

async function run({ request, config, host }: Context<ShowRequest>): Promise<ShowReport> {
  await using store = await openStore(config, host);
  const entry = findBackup(await readCatalog(store), request.backup, config.system, store.location);
  const { proofs } = await readProofs(store, entry.id);
  const summary = await store.readSmall(`${entry.id}/${summaryPath}`);
  const instructions = await store.readSmall(`${entry.id}/${instructionsPath}`);
  const path = store.localPath(entry.id) ?? `${store.location}/${entry.id}`;
  return {
    operation: 'show',
    status: 'ok',
    store: store.location,
    id: entry.id,
    path,
    summary: `${summary?.toString('utf8') ?? `Backup ${entry.id} has no summary.\n`}By hand: ${instructions === undefined ? 'it has no RESTORE.md' : `${path}/${instructionsPath}`}\n`,
    manifest: entry.kind === 'backup' ? entry.manifest : undefined,
    proofs: proofs.map(({ statement }) => ({
      kind: statement.kind,
      depth: statement.depth,
      outcome: statement.outcome,
      at: statement.finishedAt,
    })),
  };
}
