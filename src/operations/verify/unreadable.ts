import { whyUnreadable } from '../../lib/errors.ts';

/** The result, or why the store could not deliver it: a finding like any other, so that the rest is still looked at. */
export async function readOrProblem<T>(
  reading: Promise<T>,
): Promise<{ readonly value: T } | { readonly problem: string }> {
  try {
    return { value: await reading };
  } catch (error) {
    return { problem: whyUnreadable(error) };
  }
}
