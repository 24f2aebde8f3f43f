// tally.ts <exit code of vitest> <failed checks> <report.json>: prints "N passed, N failed" from vitest's report,
// alone on the last line; on lines before it, what failed, by name, and how many were skipped.
// A run that failed without a failed test (a file that could not be loaded, an error outside a test, no report) counts
// as one failure, so that the line never looks better than the run was.
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const [exitCode = '1', failedChecks = '0', file = ''] = process.argv.slice(2);
const report = read(file);
const counts = count(report);
for (const one of failedIn(report)) process.stdout.write(`failed: ${one}\n`);
if (exitCode !== '0' && counts.failed === 0) counts.failed = 1;
counts.failed += Number(failedChecks);
if (counts.skipped > 0) process.stdout.write(`${counts.skipped} skipped\n`);
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);

function read(file: string): z.infer<typeof reportSchema> | undefined {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function failedIn(report: z.infer<typeof reportSchema> | undefined): string[] {
  const failed = (report?.testResults ?? []).filter(({ status }) => status === 'failed');
  return failed.flatMap(({ name, assertionResults }) => {
    const path = name.replace(/^.*\/(?=test\/)/, '');
    const tests = assertionResults.filter(({ status }) => status === 'failed');
    return tests.length === 0 ? [path] : tests.map(({ fullName }) => `${path}: ${fullName}`);
  });
}

function count(report: z.infer<typeof reportSchema> | undefined) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
