import { messageOf, reasonsOf } from '../../lib/errors.ts';

/** An error and its reasons in one line. */
export function failureText(error: unknown): string {
  return [messageOf(error), ...reasonsOf(error)].join('; ');
}
