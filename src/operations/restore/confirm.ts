import type { Config } from '../../config/schema.ts';
import type { Host } from '../../host/host.ts';
import { BackupError } from '../../lib/errors.ts';
import type { RestoreRequest } from './request.ts';

/** @throws BackupError `invalid-request` unless the user has named the system whose data are to be replaced */
export async function requireConfirmed(
  request: RestoreRequest,
  config: Config,
  host: Host,
  what: string,
): Promise<void> {
  const question = `${what} Type its name to go on: `;
  const answer = request.confirm ?? (await host.ask(question))?.trim();
  if (answer === config.system) return;
  const given = answer === undefined ? 'It was not confirmed' : `"${answer}" is not the name of the system`;
  throw new BackupError('invalid-request', given, {
    hint: `Nothing was changed. To go on: ${host.kind === 'terminal' ? '--yes' : host.inputLabel('confirm')} with the value ${config.system}.`,
  });
}
