import { formatBytes, formatDuration, plural } from '../lib/format.ts';
import type { Block, Document } from './document.ts';
import type { SyncReport, SyncTarget } from './sync-report.ts';

const titles = {
  ok: 'Copied',
  planned: 'Plan of copies (dry run: nothing was written)',
  failed: 'Not all could be copied',
};

export function syncDocument(report: SyncReport): Document {
  return {
    mark: report.status,
    title: `${titles[report.status]}: ${report.system}, from ${report.from}, ${formatDuration(report.durationMs)}`,
    blocks: [
      {
        kind: 'table',
        head: ['store', 'result', 'copied', 'size', 'had already', 'not kept there', 'proofs'],
        rows: report.targets.map(row),
      },
      ...report.targets.flatMap(details),
    ],
    warnings: report.warnings,
  };
}

function row({ name, status, copied, present, notKept, proofs }: SyncTarget): string[] {
  const bytes = copied.reduce((sum, one) => sum + one.bytes, 0);
  return [
    name,
    status,
    plural(copied.length, 'backup'),
    formatBytes(bytes),
    String(present),
    String(notKept),
    String(proofs),
  ];
}

function details({ name, location, copied, findings, problem }: SyncTarget): Block[] {
  return [
    {
      kind: 'list',
      title: `${name} (${location})`,
      items: copied.map(({ id, bytes, files }) => `${id}  ${formatBytes(bytes)} in ${plural(files, 'file')}`),
    },
    { kind: 'list', title: `${name} could not be filled:`, items: problem },
    {
      kind: 'list',
      title: `${name} has backups that differ; nothing of them was overwritten:`,
      items: findings.map(({ backup, file, problem: wrong }) => `${backup}: ${file} ${wrong}`),
    },
  ];
}
