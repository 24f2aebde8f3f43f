import type { Session } from '../../components/session.ts';
import { BackupError } from '../../lib/errors.ts';
import { commandText, tryCommand } from '../commands.ts';

/** Stops what uses the data. @throws BackupError `restore-failed` at the first command that fails */
export async function stopServices(session: Session): Promise<void> {
  const { stop, timeout } = session.config.services;
  if (stop.length === 0) session.log.info('No services are configured: nothing to stop.');
  for (const command of stop) {
    session.log.info(`Stopping: ${commandText(command)}`);
    const problem = await tryCommand(command, session, timeout);
    if (problem === undefined) continue;
    throw new BackupError('restore-failed', `A service could not be stopped: ${commandText(command)}`, {
      because: [problem],
      hint: 'Stop it by hand, or correct services.stop, then run this again.',
    });
  }
}

/** The commands that start them, for a person. */
export function startCommands({ config }: Pick<Session, 'config'>): string {
  return config.services.start.map(commandText).join(' && ');
}

/**
 * Starts them again, unless something is against it, such as what they need being down; every command is tried, and what
 * failed is returned.
 */
export async function startServices(session: Session, against: readonly string[] = []): Promise<string[]> {
  const { start, timeout } = session.config.services;
  if (start.length === 0) return [];
  if (against.length > 0) {
    return [`not started, because ${against.join('; and ')}. When you are ready: ${startCommands(session)}`];
  }
  const problems: string[] = [];
  for (const command of start) {
    session.log.info(`Starting: ${commandText(command)}`);
    const problem = await tryCommand(command, session, timeout);
    if (problem !== undefined) problems.push(`${commandText(command)}: ${problem}`);
  }
  return problems;
}
