import { missingWarning } from '../../catalog/manifest.ts';
import type { ComponentName } from '../../config/component-names.ts';
import type { Config } from '../../config/schema.ts';
import { BackupError, messageOf } from '../../lib/errors.ts';

/** A component that could not be had and may be missing, and why it is not there. */
export interface Missing {
  readonly missing: string;
  readonly error: unknown;
}

/** What a component gives, or that it is missing where that is allowed. What was cancelled always fails. */
export async function orMissing<T>(
  component: ComponentName,
  settings: Pick<Config, 'may-be-missing'>,
  signal: AbortSignal,
  given: Promise<T>,
): Promise<T | Missing> {
  try {
    return await given;
  } catch (error) {
    if (signal.aborted || !settings['may-be-missing'].includes(component)) throw error;
    // The title alone: reasons are words of tools, and a manifest is masked by nobody.
    const code = error instanceof BackupError ? error.code : 'internal';
    return { missing: missingWarning(component, `${messageOf(error)} (${code})`), error };
  }
}

/** @throws the first failure when nothing was had: a backup of nothing is none */
export function partsOf<T extends object>(given: readonly (T | Missing | undefined)[]) {
  const lost = given.filter((one) => one !== undefined).filter((one) => 'missing' in one);
  const had = given.filter((one): one is T => one !== undefined && !('missing' in one));
  if (had.length === 0 && lost[0] !== undefined) throw lost[0].error;
  return { had, missing: lost.map(({ missing }) => missing) };
}
