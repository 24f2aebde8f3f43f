import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';

/** Puts the former data back after a failure, and returns the error to throw. */
export async function rolledBack(
  failed: { readonly name: string; readonly error: unknown; readonly hint: string },
  putBack: () => Promise<readonly string[]>,
): Promise<unknown> {
  const { name, error, hint } = failed;
  let done: readonly string[];
  try {
    done = await putBack();
  } catch (second) {
    return new BackupError('restore-failed', `Redis at ${name} does not serve its former data yet`, {
      because: [messageOf(error), ...reasonsOf(error), `Putting them back: ${messageOf(second)}`, ...reasonsOf(second)],
      hint,
      cause: error,
    });
  }
  if (!(error instanceof BackupError)) return error;
  return new BackupError(error.code, error.message, {
    because: [...error.because, ...done],
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    cause: error,
  });
}
