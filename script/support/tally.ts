// tally.ts <exit code> <report.json>…: adds up vitest's reports and prints "N passed, N failed" as the last line.
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
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const [exitCode = '1', ...files] = process.argv.slice(2);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const file of files) add(read(file));
if (exitCode !== '0' && counts.failed === 0) counts.failed = 1;
const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed${skipped}\n`);

function read(file: string): z.infer<typeof reportSchema> | undefined {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function add(report: z.infer<typeof reportSchema> | undefined): void {
  if (report === undefined) {
    counts.failed += 1;
    return;
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests + unloaded.length;
  counts.skipped += report.numPendingTests + report.numTodoTests;
}
