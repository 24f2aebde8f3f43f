import { missingIn } from '../catalog/manifest.ts';
import { BackupError, messageOf, reasonsOf } from '../lib/errors.ts';
import { formatBytes, formatChange, formatDuration, plural } from '../lib/format.ts';
import { documentMarkdown } from './document.ts';
import { evidenceDocument } from './evidence-document.ts';
import { bullets, escapeMarkdown, fenced, parts, table, warningList } from './markdown.ts';
import { pruneDocument } from './prune-document.ts';
import type { BackupReport, ListedBackup, ListReport, Report, VerifyReport } from './report.ts';
import { restoreSummary, restoreTestSummary } from './restore-summary.ts';
import { statusDocument } from './status-document.ts';
import type { StatusFinding } from './status-report.ts';
import { syncDocument } from './sync-document.ts';

/** Most findings shown in a summary; all of them are in the proof. */
const shownFindings = 100;
/** A component that shrank to less than this share of the previous backup is worth a look before anything is deleted. */
const shrinkLimit = 0.5;

/** The job summary of a report, in Markdown. */
export function reportSummary(report: Report): string {
  switch (report.operation) {
    case 'backup':
      return report.status === 'planned' ? plannedSummary(report) : backupSummary(report);
    case 'verify':
      return verifySummary(report);
    case 'restore':
      return restoreSummary(report);
    case 'restore-test':
      return restoreTestSummary(report);
    case 'list':
      return listSummary(report);
    case 'show':
      return parts([`### Backup ${report.id}`, fenced(report.summary)]);
    case 'sync':
      return documentMarkdown(syncDocument(report));
    case 'prune':
      return documentMarkdown(pruneDocument(report));
    case 'evidence':
      return documentMarkdown(evidenceDocument(report));
    case 'status':
      return documentMarkdown(statusDocument(report));
  }
}

/** Warnings that deserve an annotation of their own. */
export function reportWarnings(report: Report): string[] {
  switch (report.operation) {
    case 'backup':
      return [...report.warnings, ...shrinkWarnings(report)];
    case 'verify':
      return report.backups.flatMap(({ id, warnings }) => warnings.map((warning) => `${id}: ${warning}`));
    case 'restore':
      return report.status === 'undone' || report.status === 'undo-planned' ? [] : [...report.warnings];
    case 'restore-test':
    case 'sync':
    case 'prune':
      return [...report.warnings];
    case 'status':
      return [...report.warnings, ...report.findings.filter(isToMend).map(({ what, mend }) => `${what}. ${mend}`)];
    case 'list':
    case 'show':
    case 'evidence':
      return [];
  }
}

function isToMend({ severity }: StatusFinding): boolean {
  return severity !== 'note';
}

/** The job summary of a run that ended with an error. */
export function failureSummary(error: unknown): string {
  const lines = [`### ❌ ${escapeMarkdown(messageOf(error))}`];
  const reasons = reasonsOf(error);
  if (reasons.length > 0) lines.push('', bullets(reasons));
  if (error instanceof BackupError) {
    if (error.hint !== undefined) lines.push('', `**What to do:** ${escapeMarkdown(error.hint)}`);
    lines.push('', `Code \`${error.code}\`.`);
  }
  return `${lines.join('\n')}\n`;
}

function plannedSummary(report: Extract<BackupReport, { status: 'planned' }>): string {
  const { space } = report;
  const free = space.freeBytes === undefined ? 'unknown' : formatBytes(space.freeBytes);
  return parts([
    `### 📝 Plan of a ${report.type} backup of ${escapeMarkdown(report.system)}`,
    'Dry run: nothing was written.',
    table(
      ['component', 'source', 'size, about', 'how'],
      report.components.map((one) => [
        one.component,
        one.source,
        formatBytes(one.estimatedBytes),
        one.details.join('; '),
      ]),
    ),
    `Into ${escapeMarkdown(report.store)}: needs about ${formatBytes(space.neededBytes)}, free ${free}.`,
    warningList(report.warnings),
  ]);
}

function backupSummary(report: Extract<BackupReport, { status: 'ok' }>): string {
  const { whole, components } = report.previous;
  const compared =
    whole === undefined
      ? 'The first backup of its kind: nothing to compare with as a whole.'
      : `Compared with ${whole.id}: size ${formatChange(whole.bytes, report.bytes)}, time ${formatChange(whole.durationMs, report.durationMs)}.`;
  return parts([
    `### ${missingIn(report).length > 0 ? '⚠️' : '✅'} Backup ${report.id} of ${escapeMarkdown(report.system)}`,
    `${report.type}, ${formatBytes(report.bytes)} in ${formatDuration(report.durationMs)}, components within ${formatDuration(report.skewMs)} of each other, ${report.signed ? 'signed' : 'not signed'}.`,
    table(
      ['component', 'what', 'stored', 'raw', 'time', 'before'],
      report.components.map((one) => [
        one.component,
        one.highlights.join(', '),
        formatBytes(one.bytes),
        formatBytes(one.rawBytes),
        formatDuration(one.durationMs),
        beforeText(components[one.component]?.bytes, one.bytes),
      ]),
    ),
    compared,
    `Lies in \`${report.path.replaceAll(/[`\r\n]/g, '')}\`. Next: verify it, then prove it with a restore test.`,
    warningList(reportWarnings(report)),
  ]);
}

function beforeText(before: number | undefined, now: number): string {
  return before === undefined ? '–' : `${formatBytes(before)} (${formatChange(before, now)})`;
}

function verifySummary(report: VerifyReport): string {
  const title = { ok: '✅ Verified', failed: '❌ Damaged', 'not-verified': '⚠️ Could not be verified' }[report.status];
  const findings = report.backups.flatMap(({ id, findings: own }) =>
    own.map(({ file, problem }) => [id, file, problem]),
  );
  const more = findings.length - shownFindings;
  return parts([
    `### ${title}: ${plural(report.backups.length, 'backup')}, depth ${report.depth}`,
    table(
      ['backup', 'result', 'files', 'size', 'time', 'signature'],
      report.backups.map((one) => [
        one.id,
        one.findings.length === 0 ? one.outcome : `${one.outcome}: ${plural(one.findings.length, 'finding')}`,
        String(one.files),
        formatBytes(one.bytes),
        formatDuration(one.durationMs),
        one.signature,
      ]),
    ),
    findings.length === 0 ? '' : table(['backup', 'file', 'what is wrong'], findings.slice(0, shownFindings)),
    more > 0 ? `… and ${more} more; all of them are in the proof beside the backup.` : '',
    report.status !== 'failed'
      ? ''
      : 'Do not restore from a damaged backup: use the newest one that passes, and make a new one now.',
    warningList(reportWarnings(report)),
  ]);
}

function listSummary(report: ListReport): string {
  return parts([
    `### ${plural(report.backups.length, 'backup')} in ${escapeMarkdown(report.store)}`,
    report.storeExists ? '' : 'The store does not exist: check its name. The first backup makes it.',
    table(
      ['backup', 'type', 'size', 'components', 'last proof'],
      report.backups.map((one) => [
        one.id,
        one.type ?? one.origin,
        one.bytes === undefined ? '–' : formatBytes(one.bytes),
        heldText(one),
        one.proofs ?? 'none',
      ]),
    ),
    report.leftovers.length === 0
      ? ''
      : `Left behind by interrupted backups: ${report.leftovers.map(escapeMarkdown).join(', ')}.`,
  ]);
}

/** "database config (redis is missing)". */
export function heldText({ components, missing }: Pick<ListedBackup, 'components' | 'missing'>): string {
  return [...components, ...missing.map((name) => `(${name} is missing)`)].join(' ');
}

/** Warnings about components that are less than half as big as the last time, or not there any more. */
export function shrinkWarnings(report: BackupReport): string[] {
  if (report.status === 'planned') return [];
  const { components, dropped } = report.previous;
  const missing = dropped.map(({ component, id }) => `${component} is not in this backup, but was in ${id}.`);
  const shrunk = report.components.flatMap(({ component, bytes }) => {
    const before = components[component];
    if (before === undefined || bytes >= before.bytes * shrinkLimit) return [];
    return [
      `${component} shrank by more than half: ${formatBytes(bytes)}, was ${formatBytes(before.bytes)} in ${before.id}. Check that nothing is missing.`,
    ];
  });
  return [...missing, ...shrunk];
}
