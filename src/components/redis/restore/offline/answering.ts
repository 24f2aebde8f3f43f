import { BackupError } from '../../../../lib/errors.ts';
import { connect } from '../../server/client.ts';
import { says } from '../../server/server.ts';
import type { Target } from '../../server/target.ts';

/** Whether anybody is there; a server that refuses us, or is busy loading, is there too. */
export async function isAnswering(target: Target, signal: AbortSignal): Promise<boolean> {
  try {
    using _ = await connect(target, signal);
    return true;
  } catch (error) {
    if (!(error instanceof BackupError) || error.code === 'cancelled') throw error;
    return !isNobody(error);
  }
}

/** Whether an error of `connect` means that nobody answered at all. */
export function isNobody(error: BackupError): boolean {
  return error.code === 'unreachable' && says(error, /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENOENT/);
}
