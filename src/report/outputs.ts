import { BackupError, errorCodes } from '../lib/errors.ts';
import type { Report } from './report.ts';

/** The exit code a report ends with: 0 when all is well. */
export function exitCodeOf(report: Report): number {
  if ('errorCode' in report && report.errorCode !== undefined) return errorCodes[report.errorCode];
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
        duration: seconds(report.durationMs),
        status: 'ok',
      };
    case 'verify':
      return {
        'backup-id': report.backups.map(({ id }) => id).join(','),
        status: report.status,
        findings: String(report.backups.reduce((sum, { findings }) => sum + findings.length, 0)),
        duration: seconds(report.durationMs),
        ...(report.errorCode && { 'error-code': report.errorCode }),
      };
    case 'restore':
      if (report.status === 'undone' || report.status === 'undo-planned') {
        return { 'restore-id': report.restoreId, status: report.status };
      }
      if (report.status === 'planned') return { 'backup-id': report.backup.id, status: 'planned' };
      return {
        'backup-id': report.backup.id,
        'restore-id': report.restoreId,
        status: report.status,
        duration: seconds(report.durationMs),
        'data-loss': seconds(report.dataLossMs),
        ...(report.errorCode && { 'error-code': report.errorCode }),
      };
    case 'restore-test':
      return {
        'backup-id': report.backup.id,
        status: report.status,
        differences: String(report.components.reduce((sum, { differences }) => sum + differences.length, 0)),
        duration: seconds(report.durationMs),
        ...(report.errorCode && { 'error-code': report.errorCode }),
      };
    case 'list':
    case 'show':
      return { status: report.status };
  }
}

/** Outputs of a run that ended with an error. */
export function failureOutputs(error: unknown): Record<string, string> {
  return { status: 'failed', 'error-code': error instanceof BackupError ? error.code : 'internal' };
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
