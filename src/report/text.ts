import { formatBytes, formatDuration, plural } from '../lib/format.ts';
import { documentText } from './document.ts';
import { evidenceDocument } from './evidence-document.ts';
import { pruneDocument } from './prune-document.ts';
import type { BackupReport, ListReport, Report, RestoreReport, RestoreTestReport, VerifyReport } from './report.ts';
import {
  nextOfPlan,
  provedLines,
  restoredLines,
  restoredTitle,
  restorePlanLines,
  undoPlanLines,
} from './restore-lines.ts';
import { statusDocument } from './status-document.ts';
import { heldText, reportWarnings } from './summary.ts';
import { syncDocument } from './sync-document.ts';

/** A report for a terminal. */
export function reportText(report: Report): string {
  switch (report.operation) {
    case 'backup':
      return report.status === 'planned' ? plannedText(report) : backupText(report);
    case 'verify':
      return verifyText(report);
    case 'restore':
      return restoreText(report);
    case 'restore-test':
      return restoreTestText(report);
    case 'list':
      return listText(report);
    case 'show':
      return showText(report);
    case 'sync':
      return documentText(syncDocument(report));
    case 'prune':
      return documentText(pruneDocument(report));
    case 'evidence':
      return documentText(evidenceDocument(report));
    case 'status':
      return documentText(statusDocument(report));
  }
}

function plannedText(report: Extract<BackupReport, { status: 'planned' }>): string {
  const { space } = report;
  return lines([
    `Plan of a ${report.type} backup of ${report.system} into ${report.store} (dry run: nothing was written)`,
    ...report.components.flatMap((one) => [
      `  ${one.component.padEnd(9)} about ${formatBytes(one.estimatedBytes).padStart(8)}  ${one.source}`,
      ...one.details.map((detail) => `            ${detail}`),
    ]),
    `Space: about ${formatBytes(space.neededBytes)} needed, ${space.freeBytes === undefined ? 'unknown' : formatBytes(space.freeBytes)} free`,
    ...warningLines(report),
  ]);
}

function backupText(report: Extract<BackupReport, { status: 'ok' }>): string {
  return lines([
    `Backup ${report.id} of ${report.system}: ${formatBytes(report.bytes)} in ${formatDuration(report.durationMs)}`,
    ...report.components.map(
      (one) => `  ${one.component.padEnd(9)} ${formatBytes(one.bytes).padStart(8)}  ${one.highlights.join(', ')}`,
    ),
    `Lies in ${report.path}`,
    `Next: backupctl verify ${report.id} --depth deep`,
    ...warningLines(report),
  ]);
}

function verifyText(report: VerifyReport): string {
  return lines([
    ...report.backups.flatMap((one) => [
      `${one.id}: ${one.outcome} (${report.depth}, ${plural(one.files, 'file')}, ${formatBytes(one.bytes)}, ${formatDuration(one.durationMs)}, signature ${one.signature})`,
      ...one.findings.map(({ file, problem }) => `  ${file} ${problem}`),
    ]),
    ...verdicts[report.status],
    ...warningLines(report),
  ]);
}

function restoreText(report: RestoreReport): string {
  switch (report.status) {
    case 'planned':
      return lines([
        `Plan of a restore of ${report.system} (dry run: nothing was changed)`,
        ...restorePlanLines(report),
        ...warningLines(report),
        ...nextOfPlan(report),
      ]);
    case 'undo-planned':
      return lines([
        `Plan: put back what restore ${report.restoreId} replaced (dry run: nothing was changed)`,
        ...undoPlanLines(report),
      ]);
    case 'undone':
      return lines([`Restore ${report.restoreId} is undone in ${formatDuration(report.durationMs)}`, ...report.done]);
    case 'ok':
    case 'failed':
      return lines([
        restoredTitle(report),
        ...restoredLines(report).map((line) => `  ${line}`),
        ...(report.next.length > 0 ? ['Next:'] : []),
        ...report.next.flatMap(({ what, commands }) => [`  ${what}`, ...commands.map((command) => `    ${command}`)]),
        `${report.live ? 'To go back' : 'To remove them again'}:`,
        ...report.undo.map((line) => `  ${line}`),
        ...warningLines(report),
      ]);
  }
}

function restoreTestText(report: RestoreTestReport): string {
  return lines([
    `Backup ${report.backup.id}: ${report.status} in ${formatDuration(report.durationMs)}`,
    ...provedLines(report).map((line) => `  ${line}`),
    ...report.files.map((file) => `Report: ${file}`),
    ...warningLines(report),
  ]);
}

const verdicts: Readonly<Record<VerifyReport['status'], readonly string[]>> = {
  ok: [],
  failed: ['Do not restore from a damaged backup: find the newest that passes with "backupctl verify all".'],
  'not-verified': ['Could not be verified is not a pass: remove the reason and verify again.'],
};

function listText(report: ListReport): string {
  return lines([
    report.storeExists
      ? `${plural(report.backups.length, 'backup')} in ${report.store}`
      : `The store ${report.store} does not exist: check its name (store). The first backup makes it.`,
    ...report.backups.map((one) => {
      const size = one.bytes === undefined ? '–' : formatBytes(one.bytes);
      return `  ${one.id}  ${(one.type ?? one.origin).padEnd(14)} ${size.padStart(8)}  ${heldText(one)}  ${one.proofs ?? 'not verified'}`;
    }),
    ...(report.leftovers.length > 0 ? [`Left behind by interrupted backups: ${report.leftovers.join(', ')}`] : []),
  ]);
}

function showText(report: Extract<Report, { operation: 'show' }>): string {
  const proofs = report.proofs.map((one) => `  ${one.at}  ${one.kind} ${one.depth}: ${one.outcome}`);
  return lines([report.summary.trimEnd(), proofs.length > 0 ? 'Proofs:' : 'Never verified.', ...proofs]);
}

function warningLines(report: Report): string[] {
  return reportWarnings(report).map((warning) => `warning: ${warning}`);
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
