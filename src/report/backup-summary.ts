import { type Manifest, totalBytes } from '../catalog/manifest.ts';
import { formatBytes, formatDuration } from '../lib/format.ts';

/** metadata/backup_summary.txt: what a backup is, for somebody who has only a pager. */
export function summaryText(manifest: Manifest): string {
  const { run, components } = manifest;
  const started = new Date(manifest.startedAt);
  const seconds = new Date(manifest.finishedAt).getTime() - started.getTime();
  const local = started.toLocaleString('sv-SE', { timeZone: manifest.timezone });
  const lines = [
    `Backup ${manifest.id}`,
    '',
    `System:    ${manifest.system}`,
    `Type:      ${manifest.type}`,
    `Started:   ${manifest.startedAt} (${local} ${manifest.timezone})`,
    `Took:      ${formatDuration(seconds)}`,
    `Size:      ${formatBytes(totalBytes(manifest))} in ${manifest.files.length} files`,
    `Made by:   ${manifest.program.name} ${manifest.program.version} on ${run.machine}${run.url ? `, ${run.url}` : ''}`,
    '',
    ...Object.entries(components).flatMap(([name, component]) => [
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

function toolList(tools: Readonly<Record<string, string>>): string {
  const names = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
  return names.length > 0 ? names.join(', ') : 'no outside tool';
}
