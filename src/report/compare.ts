import { formatBytes } from '../lib/format.ts';
import type { BackupReport } from './report.ts';

/** A component that shrank to less than this share of the previous backup is worth a look before anything is deleted. */
const shrinkLimit = 0.5;

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
