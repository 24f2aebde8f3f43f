import type { ErrorCode } from '../../lib/errors.ts';
import type { ProvedComponent, RestoreTestReport } from '../../report/report.ts';

/**
 * The verdict over all components. Anything that differs: failed. Anything that could not be compared, or nothing at all:
 * not verified, which is never a pass. All equal but slower than the objective: failed too.
 */
export function judge(
  components: readonly ProvedComponent[],
  parts: number,
  durationMs: number,
  objectiveMs: number,
): { status: RestoreTestReport['status']; errorCode: ErrorCode | undefined } {
  if (components.some(({ outcome }) => outcome === 'failed')) return { status: 'failed', errorCode: 'damaged' };
  const unknown = components.some(({ outcome }) => outcome !== 'proven');
  if (unknown || parts === 0) return { status: 'not-verified', errorCode: 'not-verified' };
  const slow = components.some((one) => one.objectiveMs !== undefined && one.restoreMs > one.objectiveMs);
  if (slow || durationMs > objectiveMs) return { status: 'failed', errorCode: 'objective-missed' };
  return { status: 'proven', errorCode: undefined };
}
