import { BackupError, type ErrorCode, errorCodes, stateCodes } from '../lib/errors.ts';
import type { Report } from './report.ts';

/** The exit code a report ends with: 0 when all is well. */
export function exitCodeOf(report: Report): number {
  if ('errorCode' in report && report.errorCode !== undefined) return errorCodes[report.errorCode];
  if (report.operation === 'status') return stateCodes[report.status];
  return report.status === 'failed' || report.status === 'not-verified' ? errorCodes['not-verified'] : 0;
}

/** The outputs of an action. Paths, ids, counts and codes only: GitHub drops an output that contains a secret. */
export function outputsOf(report: Report): Record<string, string> {
  switch (report.operation) {
    case 'backup':
      if (report.status === 'planned') return { status: 'planned' };
      return {
        'backup-id': report.id,
        path: report.path,
        'manifest-path': report.manifestPath,
        bytes: String(report.bytes),
        ...ended(report),
      };
    case 'verify':
      return {
        'backup-id': report.backups.map(({ id }) => id).join(','),
        findings: String(report.backups.reduce((sum, { findings }) => sum + findings.length, 0)),
        ...ended(report),
      };
    case 'restore':
      if (report.status === 'undone' || report.status === 'undo-planned') {
        return { 'restore-id': report.restoreId, status: report.status };
      }
      if (report.status === 'planned') return { 'backup-id': report.backup.id, status: 'planned' };
      return {
        'backup-id': report.backup.id,
        'restore-id': report.restoreId,
        'data-loss': seconds(report.dataLossMs),
        ...ended(report),
      };
    case 'restore-test':
      return {
        'backup-id': report.backup.id,
        differences: String(report.components.reduce((sum, { differences }) => sum + differences.length, 0)),
        ...ended(report),
      };
    case 'sync': {
      const copied = report.targets.flatMap((target) => target.copied);
      return {
        copied: String(copied.length),
        bytes: String(copied.reduce((sum, { bytes }) => sum + bytes, 0)),
        findings: String(report.targets.reduce((sum, { findings }) => sum + findings.length, 0)),
        ...ended(report),
      };
    }
    case 'prune': {
      const all = report.stores.flatMap(({ backups }) => backups);
      const gone = all.filter(({ decision }) => decision === 'remove');
      return {
        removed: String(gone.length),
        kept: String(all.length - gone.length),
        freed: String(gone.reduce((sum, { bytes }) => sum + bytes, 0)),
        ...ended(report),
      };
    }
    case 'status':
      return {
        state: report.status,
        findings: String(report.findings.filter(({ severity }) => severity !== 'note').length),
        ...(report.page !== undefined && { page: report.page }),
        ...ended(report),
      };
    case 'list':
    case 'show':
    case 'evidence':
      return { status: report.status };
  }
}

function ended(report: {
  readonly status: string;
  readonly durationMs: number;
  readonly errorCode?: ErrorCode | undefined;
}) {
  const { status, durationMs, errorCode } = report;
  return { status, duration: seconds(durationMs), ...(errorCode && { 'error-code': errorCode }) };
}

/** Outputs of a run that ended with an error. */
export function failureOutputs(error: unknown): Record<string, string> {
  return { status: 'failed', 'error-code': error instanceof BackupError ? error.code : 'internal' };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
