import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type Entry, findBackup, readCatalog } from '../../catalog/catalog.ts';
import { instructionsPath, summaryPath } from '../../catalog/manifest.ts';
import { readProofs } from '../../catalog/proofs.ts';
import type { Context, Operation } from '../../host/host.ts';
import { BackupError } from '../../lib/errors.ts';
import { encryptedSummaryText } from '../../report/backup-summary.ts';
import type { ShowReport } from '../../report/report.ts';
import { openStore } from '../../stores/index.ts';
import type { ReadableStore } from '../../stores/store.ts';
import { type Opening, openContent } from '../open-content.ts';
import { showDescription } from './fields.ts';

const requestSchema = z.strictObject({ backup: z.string().default('latest') });
type ShowRequest = z.output<typeof requestSchema>;

export const show: Operation<ShowRequest> = {
  ...showDescription,
  request: requestSchema,
  sections: () => ['stores', 'encryption'],
  run,
};

async function run({ request, config, host }: Context<ShowRequest>): Promise<ShowReport> {
  await using store = await openStore(config, host);
  const entry = findBackup(await readCatalog(store), request.backup, config.system, store.location);
  const { proofs } = await readProofs(store, entry.id);
  const summary = await summaryOf(store, entry, { config, env: host.env, signal: host.signal });
  const instructions = await store.readSmall(`${entry.id}/${instructionsPath}`);
  const path = store.localPath(entry.id) ?? `${store.location}/${entry.id}`;
  return {
    operation: 'show',
    status: 'ok',
    store: store.location,
    id: entry.id,
    path,
    summary: `${summary ?? `Backup ${entry.id} has no summary.\n`}By hand: ${instructions === undefined ? 'it has no RESTORE.md' : `${path}/${instructionsPath}`}\n`,
    manifest: entry.kind === 'backup' ? entry.manifest : undefined,
    proofs: proofs.map(({ statement }) => ({
      kind: statement.kind,
      depth: statement.depth,
      outcome: statement.outcome,
      at: statement.finishedAt,
    })),
  };
}

/** The summary a backup holds; of an encrypted one without a key, what everybody may know. */
async function summaryOf(store: ReadableStore, entry: Entry, opening: Opening): Promise<string | undefined> {
  if (entry.kind !== 'backup' || entry.manifest.format === 1)
    return (await store.readSmall(`${entry.id}/${summaryPath}`))?.toString('utf8');
  try {
    const { origin } = await openContent(store, entry, opening);
    return await text(await origin.read(summaryPath));
  } catch (error) {
    if (!(error instanceof BackupError) || !['key-missing', 'tool-missing'].includes(error.code)) throw error;
    return encryptedSummaryText(entry.manifest);
  }
}
