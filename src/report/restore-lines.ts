import type { Comparison } from '../components/restorable.ts';
import { formatBytes, formatCount, formatDuration } from '../lib/format.ts';
import type { CheckResult, ProvedComponent, RestoreReport, RestoreTestReport } from './report.ts';

type Planned = Extract<RestoreReport, { status: 'planned' }>;
type Done = Extract<RestoreReport, { status: 'ok' | 'failed' }>;

/** Most tables compared in a summary, those that change most first. */
const shownComparisons = 40;

/** The plan of a restore, line by line: what dry-run prints. */
export function restorePlanLines(report: Omit<Planned, 'status'>): string[] {
  const { backup } = report;
  return [
    `Backup ${backup.id} of ${report.system}: ${backup.type}, ${formatBytes(backup.bytes)}, as of ${backup.recoveryPoint}, ${formatDuration(backup.ageMs)} ago${objective(backup.ageMs, report.lossObjectiveMs)}`,
    `Last proof: ${backup.proof ?? 'none'}`,
    ...report.plans.flatMap((plan) => [
      `${plan.component} → ${plan.target}`,
      ...plan.steps.map((step) => `  ${step}`),
      `  kept: ${plan.keeps}`,
      ...comparisonRows(plan.comparisons).map(([what, now, then]) => `  ${what}: ${now} now, ${then} in the backup`),
      ...plan.losses.map((loss) => `  lost by going back: ${loss}`),
    ]),
    ...report.servicesToStop.map((command) => `stopped meanwhile: ${command}`),
    ...report.checks.map(checkLine),
  ];
}

type UndoPlanned = Extract<RestoreReport, { status: 'undo-planned' }>;

/** The plan of an undo, line by line: what its dry-run prints. */
export function undoPlanLines({ plans, done }: UndoPlanned): string[] {
  return [
    ...plans.flatMap((plan) => [
      `${plan.component} → ${plan.target}`,
      ...undoStepLines(plan).map((line) => `  ${line}`),
      ...plan.commands.map((command, at) => (at === 0 ? `  by hand: ${command}` : `           ${command}`)),
    ]),
    ...done,
  ];
}

/** What is there, what is done and what that costs; without the commands. */
export function undoStepLines({ found, steps, losses, obstacle, down }: UndoPlanned['plans'][number]): string[] {
  return [
    ...found.map((one) => `found: ${one}`),
    ...(obstacle === undefined ? [] : [`cannot be put back: ${obstacle}`]),
    ...(down === undefined ? [] : [down]),
    ...(steps.length === 0 ? ['to do: nothing'] : steps.map((step) => `to do: ${step}`)),
    ...losses.map((loss) => `set aside: ${loss}`),
  ];
}

function checkLine({ name, outcome, detail, overridden }: CheckResult): string {
  return `check ${name}: ${outcome}${overridden ? ' (overridden)' : ''}: ${detail}`;
}

/** What, now, in the backup; as texts, the largest differences first. */
export function comparisonRows(comparisons: readonly Comparison[]): [string, string, string][] {
  const difference = (one: Comparison) => Math.abs((one.now ?? 0) - (one.backup ?? 0));
  return comparisons
    .toSorted((a, b) => difference(b) - difference(a))
    .slice(0, shownComparisons)
    .map(({ what, now, backup }) => [what, count(now), count(backup)]);
}

/** What comes after a dry run: what has to be mended first, or the real run. */
export function nextOfPlan(report: Planned): string[] {
  const stopping = report.checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
  if (stopping.length > 0) {
    return [
      `Next: mend what would stop the restore (${stopping.map(({ name }) => name).join(', ')})`,
      ...stopping.map(({ name, hint }) => `  ${name}: ${hint ?? 'see the check above'}`),
    ];
  }
  const confirmed = report.live ? `; it is confirmed with the name of the system, ${report.system}` : '';
  return [`Next: the same without dry-run, with backup ${report.backup.id}${confirmed}`];
}

/** "Restored trading-system from backup 20261122_205610" */
export function restoredTitle({ live, status, system, backup }: Done): string {
  const what = live
    ? `Restored ${system} from backup`
    : `Restored tables of ${system}, beside the live data, from backup`;
  return `${what} ${backup.id}${status === 'ok' ? '' : ', but a check failed'}`;
}

/** What a restore has done, line by line. */
export function restoredLines(report: Done): string[] {
  return [
    ...report.restored.map(
      (one) =>
        `${one.component}: ${formatDuration(one.durationMs)}${objective(one.durationMs, one.objectiveMs)}: ${one.verified.join('; ') || 'nothing could be compared'}`,
    ),
    ...report.restored.flatMap(({ differing }) =>
      differing.flatMap(({ what, expected, found }) => [
        `not as in the backup: ${what}: ${found}`,
        ...expected.split('\n').map((line) => `  ${line}`),
      ]),
    ),
    ...report.health.map(checkLine),
    stepTimes(report),
    `Whole: ${formatDuration(report.durationMs)}${objective(report.durationMs, report.objectiveMs)}`,
    whatIsMissing(report),
  ];
}

/** "Steps: 3/8 Stop services 5 ms, 4/8 Database 1.6 s" */
export function stepTimes({ steps }: Done): string {
  return `Steps: ${steps.map(({ name, durationMs }) => `${name} ${formatDuration(durationMs)}`).join(', ')}`;
}

/** What the restored data do not hold, and where they are. */
export function whatIsMissing(report: Done): string {
  const where = report.live ? '' : `Nothing live was changed: ${report.plans.map(({ keeps }) => keeps).join('; ')}. `;
  return `${where}Data written in the ${formatDuration(report.dataLossMs)} after the recovery point${objective(report.dataLossMs, report.lossObjectiveMs)} are not in it.`;
}

/** " (objective 15 min 00 s: met)" */
export function objective(ms: number, objectiveMs: number | undefined): string {
  if (objectiveMs === undefined) return '';
  return ` (objective ${formatDuration(objectiveMs)}: ${ms <= objectiveMs ? 'met' : 'MISSED'})`;
}

/** "restored in 1.3 s (objective 15 min 00 s: met)"; what was not restored meets no objective. */
export function restoredIn({ restoreMs, objectiveMs }: Pick<ProvedComponent, 'restoreMs' | 'objectiveMs'>): string {
  if (restoreMs === 0) return 'not restored';
  return `restored in ${formatDuration(restoreMs)}${objective(restoreMs, objectiveMs)}`;
}

/** What a restore test has found, line by line. */
export function provedLines(report: RestoreTestReport): string[] {
  return report.components.flatMap((one) => [
    `${one.component}: ${one.outcome}, ${restoredIn(one)}, compared in ${formatDuration(one.compareMs)}`,
    ...(one.where === undefined ? [] : [`  in ${one.where}`]),
    ...one.compared.map((line) => `  ${one.differences.length === 0 ? 'equal' : 'compared'}: ${line}`),
    ...(one.reason === undefined ? [] : [`  not verified: ${one.reason}`]),
    ...one.differences.map(({ what, expected, found }) => `  differs: ${what}: expected ${expected}, found ${found}`),
  ]);
}

function count(value: number | undefined | null): string {
  if (value === null) return 'not known';
  return value === undefined ? 'none' : formatCount(value);
}
