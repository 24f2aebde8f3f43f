import { formatBytes } from '../lib/format.ts';
import type { BackupReport } from './report.ts';

/** A component that shrank to less than this share of the previous backup is worth a look before anything is deleted. */
const shrinkLimit = 0.5;

/** Warnings about components that are less than half as big as they were in the previous backup of the same type. */
export function shrinkWarnings(report: BackupReport): string[] {
  if (report.status === 'planned' || report.previous === undefined) return [];
  const { previous } = report;
  const now = new Set(report.components.map(({ component }) => component));
  const gone = Object.keys(previous.components).filter((component) => !now.has(component));
  const missing = gone.map((component) => `${component} is not in this backup, but was in ${previous.id}.`);
  const shrunk = report.components.flatMap(({ component, bytes }) => {
    const before = previous.components[component];
    if (before === undefined || bytes >= before * shrinkLimit) return [];
    return [
      `${component} shrank by more than half: ${formatBytes(bytes)}, was ${formatBytes(before)} in ${previous.id}. Check that nothing is missing.`,
    ];
  });
  return [...missing, ...shrunk];
}
