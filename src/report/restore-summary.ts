import type { Difference } from '../components/restorable.ts';
import { formatBytes, formatDuration } from '../lib/format.ts';
import { bullets, escapeMarkdown, fenced, parts, table, warningList } from './markdown.ts';
import type { CheckResult, NextStep, RestoreReport, RestoreTestReport } from './report.ts';
import {
  comparisonRows,
  nextOfPlan,
  objective,
  restoredIn,
  restoredTitle,
  stepTimes,
  undoStepLines,
  whatIsMissing,
} from './restore-lines.ts';

const shownDifferences = 100;

/** The job summary of a restore. */
export function restoreSummary(report: RestoreReport): string {
  if (report.status === 'undo-planned') {
    const title = `### 📝 Plan: put back what restore ${report.restoreId} of ${escapeMarkdown(report.system)} replaced`;
    const plans = report.plans.map((plan) =>
      parts([
        `#### ${plan.component} → ${escapeMarkdown(plan.target)}`,
        bullets(undoStepLines(plan)),
        fenced(plan.commands.join('\n'), 'sh'),
      ]).trimEnd(),
    );
    return parts([title, 'Dry run: nothing was changed.', ...plans, bullets(report.done)]);
  }
  if (report.status === 'undone') {
    const title = `### ↩️ Restore ${report.restoreId} of ${escapeMarkdown(report.system)} is undone`;
    return parts([title, bullets(report.done), `In ${formatDuration(report.durationMs)}.`]);
  }
  const { backup } = report;
  const facts = `Backup ${backup.id}: ${escapeMarkdown(backup.type)}, ${formatBytes(backup.bytes)}, as of ${backup.recoveryPoint}, ${formatDuration(backup.ageMs)} ago${objective(backup.ageMs, report.lossObjectiveMs)}. Last proof: ${escapeMarkdown(backup.proof ?? 'none')}.`;
  if (report.status === 'planned') {
    return parts([
      `### 📝 Plan of a restore of ${escapeMarkdown(report.system)}`,
      'Dry run: nothing was changed.',
      facts,
      ...report.plans.map((plan) =>
        parts([
          `#### ${plan.component} → ${escapeMarkdown(plan.target)}`,
          bullets([...plan.steps, plan.keeps, ...plan.losses.map((loss) => `lost by going back: ${loss}`)]),
          plan.comparisons.length === 0
            ? ''
            : table(['what', 'now', 'in the backup'], comparisonRows(plan.comparisons)),
        ]).trimEnd(),
      ),
      report.servicesToStop.length === 0 ? '' : `Stopped meanwhile:\n\n${bullets(report.servicesToStop)}`,
      checkTable(report.checks),
      bullets(nextOfPlan(report).map((line) => line.trim())),
    ]);
  }
  return parts([
    `### ${report.status === 'ok' ? '✅' : '❌'} ${escapeMarkdown(restoredTitle(report))}`,
    facts,
    table(
      ['component', 'time', 'checked'],
      report.restored.map((one) => [
        one.component,
        `${formatDuration(one.durationMs)}${objective(one.durationMs, one.objectiveMs)}`,
        one.verified.join('; ') || 'nothing could be compared',
      ]),
    ),
    `Whole: ${formatDuration(report.durationMs)}${objective(report.durationMs, report.objectiveMs)}. ${escapeMarkdown(whatIsMissing(report))}`,
    `${stepTimes(report)}.`,
    ...report.restored.flatMap(({ differing }) => differing.map(differingBlock)),
    checkTable(report.health),
    nextSteps(report.next),
    `${report.live ? 'To go back' : 'To remove them again'}:\n\n${fenced(report.undo.join('\n'), 'sh')}`,
    warningList(report.warnings),
  ]);
}

/** A statement as it must be run. */
function differingBlock({ what, expected, found }: Difference): string {
  return `**Not as in the backup:** ${escapeMarkdown(`${what}: ${found}`)}\n\n${fenced(expected, 'sql')}`;
}

/** The job summary of a restore test; also the report an auditor reads. */
export function restoreTestSummary(report: RestoreTestReport): string {
  const title = { proven: '✅ Proven', failed: '❌ Not equal', 'not-verified': '⚠️ Could not be verified' }[
    report.status
  ];
  const { backup } = report;
  const differences = report.components.flatMap(({ component, differences: own }) =>
    own.map(({ what, expected, found }) => [component, what, expected, found]),
  );
  const more = differences.length - shownDifferences;
  return parts([
    `### ${title}: backup ${backup.id} of ${escapeMarkdown(report.system)}`,
    `Restored and compared with what the source held at ${backup.recoveryPoint}.`,
    table(
      ['component', 'result', 'where', 'restored', 'compared in', 'compared'],
      report.components.map((one) => [
        one.component,
        one.reason === undefined ? one.outcome : `${one.outcome}: ${one.reason}`,
        one.where ?? '',
        restoredIn(one),
        formatDuration(one.compareMs),
        one.compared.join('; '),
      ]),
    ),
    differences.length === 0
      ? ''
      : table(['component', 'what differs', 'expected', 'found'], differences.slice(0, shownDifferences)),
    more > 0 ? `… and ${more} more; all of them are in the JSON report.` : '',
    `Whole: ${formatDuration(report.durationMs)}${objective(report.durationMs, report.objectiveMs)}.`,
    report.trend.length === 0
      ? ''
      : table(
          ['earlier tests', 'of backup', 'restored in'],
          report.trend.map(({ at, backup: of, restoreMs }) => [at, of, formatDuration(restoreMs)]),
        ),
    warningList(report.warnings),
  ]);
}

function nextSteps(next: readonly NextStep[]): string {
  if (next.length === 0) return '';
  const steps = next.map(({ what, commands }) => {
    const code = commands.length === 0 ? '' : `\n\n${fenced(commands.join('\n'), 'sh')}`.replaceAll('\n', '\n   ');
    return `1. ${escapeMarkdown(what)}${code}`;
  });
  return `**Next**\n\n${steps.join('\n')}`;
}

function checkTable(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return '';
  const rows = checks.map(({ name, outcome, overridden, detail }) => [
    name,
    overridden ? `${outcome} (overridden)` : outcome,
    detail,
  ]);
  return table(['check', 'result', 'what was found'], rows);
}
