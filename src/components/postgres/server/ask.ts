import { BackupError, messageOf, reasonsOf } from '../../../lib/errors.ts';

/**
 * A question that a backup can do without: a refusal costs the answer, and a warning.
 *
 * @throws BackupError `cancelled`, `source-lost`
 */
export async function orWarn<T>(
  warnings: string[],
  what: string,
  question: () => Promise<T>,
  otherwise: T,
): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof BackupError) || ['cancelled', 'source-lost'].includes(error.code)) throw error;
    warnings.push(`${what}: not known (${[messageOf(error), ...reasonsOf(error)].join('; ')})`);
    return otherwise;
  }
}
