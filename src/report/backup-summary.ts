import { type AnyManifest, type EncryptedManifest, type Manifest, totalBytes } from '../catalog/manifest.ts';
import { formatBytes, formatDuration } from '../lib/format.ts';

/** metadata/backup_summary.txt: what a backup is, for somebody who has only a pager. */
export function summaryText(manifest: Manifest): string {
  const lines = [
    ...headLines(manifest),
    ...Object.entries(manifest.components).flatMap(([name, component]) => [
      `${name}: ${component.source}`,
      `  ${component.highlights.join(', ')}`,
      `  as of ${component.recoveryPoint}, ${formatBytes(component.bytes)} stored, ${formatBytes(component.rawBytes)} raw`,
      `  made with ${toolList(component.tools)}`,
    ]),
    '',
    ...(manifest.warnings.length > 0 ? ['Warnings:', ...manifest.warnings.map((text) => `  ${text}`), ''] : []),
    'To restore by hand, follow RESTORE.md beside this file.',
  ];
  return `${lines.join('\n')}\n`;
}

/** What everybody may know of an encrypted backup. */
export function encryptedSummaryText(manifest: EncryptedManifest): string {
  const { kind, recipients } = manifest.encryption;
  const lines = [
    ...headLines(manifest),
    ...Object.entries(manifest.components).map(
      ([name, one]) =>
        `${name}: as of ${one.recoveryPoint}, ${formatBytes(one.bytes)} packed, ${formatBytes(one.rawBytes)} raw`,
    ),
    '',
    `Encrypted with ${kind}. What it holds is not shown: no key at hand opens it. Any one of these does:`,
    ...recipients.map((one) => `  ${one}`),
    '',
  ];
  return lines.join('\n');
}

function headLines(manifest: AnyManifest): string[] {
  const { run } = manifest;
  const started = new Date(manifest.startedAt);
  const seconds = new Date(manifest.finishedAt).getTime() - started.getTime();
  const local = started.toLocaleString('sv-SE', { timeZone: manifest.timezone });
  return [
    `Backup ${manifest.id}`,
    '',
    `System:    ${manifest.system}`,
    `Type:      ${manifest.type}`,
    `Started:   ${manifest.startedAt} (${local} ${manifest.timezone})`,
    `Took:      ${formatDuration(seconds)}`,
    `Size:      ${formatBytes(totalBytes(manifest))} in ${manifest.files.length} files`,
    `Made by:   ${manifest.program.name} ${manifest.program.version} on ${run.machine}${run.url ? `, ${run.url}` : ''}`,
    '',
  ];
}

function toolList(tools: Readonly<Record<string, string>>): string {
  const names = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  return names.length > 0 ? names.join(', ') : 'no outside tool';
}
