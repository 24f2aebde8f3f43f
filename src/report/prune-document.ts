import { formatBytes, formatDuration, plural } from '../lib/format.ts';
import type { Block, Document } from './document.ts';
import type { PrunedBackup, PrunedStore, PruneReport } from './prune-report.ts';

const titles = {
  ok: 'Pruned',
  planned: 'Plan of what prune removes (dry run: nothing was removed)',
  failed: 'Not all stores could be pruned',
};

/** More rows than that are in the JSON form only. */
const mostRows = 400;

export function pruneDocument(report: PruneReport): Document {
  const removals = report.stores.flatMap(({ backups }) => backups.filter(({ decision }) => decision === 'remove'));
  return {
    mark: report.status,
    title: `${titles[report.status]}: ${report.system}, ${plural(removals.length, 'backup')}, ${formatBytes(sum(removals))}, in ${formatDuration(report.durationMs)}`,
    blocks: [
      ...report.stores.flatMap(storeBlocks),
      ...(report.status === 'planned' && removals.length > 0
        ? [{ kind: 'text', text: 'To carry it out: backupctl prune --no-dry-run' } as const]
        : []),
    ],
    warnings: report.warnings,
  };
}

function storeBlocks({ name, location, backups, leftovers, problem }: PrunedStore): Block[] {
  const kept = backups.filter(({ decision }) => decision === 'keep');
  const rows = backups.map(row);
  return [
    { kind: 'text', text: `${name} (${location}): ${plural(kept.length, 'backup')} kept, ${formatBytes(sum(kept))}` },
    { kind: 'table', head: ['backup', 'decision', 'size', 'why'], rows: rows.slice(-mostRows) },
    ...(rows.length > mostRows
      ? [{ kind: 'text', text: `… and ${rows.length - mostRows} older ones: --json has all of them` } as const]
      : []),
    {
      kind: 'list',
      title: `Left in ${name} by interrupted runs:`,
      items: leftovers.map(
        (one) =>
          `${one.name}: ${one.removed ? 'removed' : one.decision} (${one.reason}, ${formatDuration(one.ageMs)} old)`,
      ),
    },
    { kind: 'list', title: `${name} could not be pruned:`, items: problem },
  ];
}

function row({ id, decision, bytes, reasons, removed }: PrunedBackup): string[] {
  return [id, removed ? 'removed' : decision, formatBytes(bytes), reasons.join('; ')];
}

function sum(backups: readonly PrunedBackup[]): number {
  return backups.reduce((bytes, one) => bytes + one.bytes, 0);
}
