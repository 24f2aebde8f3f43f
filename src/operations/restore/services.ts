import type { Component } from '../../components/component.ts';
import type { RestoreSession } from '../../components/restorable.ts';
import type { Session } from '../../components/session.ts';
import { BackupError } from '../../lib/errors.ts';
import { commandText, tryCommand } from '../commands.ts';
import { failureText } from './failure-text.ts';

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

type Restored = Pick<Component, 'leftDown'>;

/**
 * Starts them again, unless something they need was left down; every command is tried, and what failed is returned.
 *
 * @param restored what was restored or put back
 * @param against other reasons not to start them
 */
export async function startServices(
  session: RestoreSession,
  restored: readonly Restored[],
  against: readonly string[] = [],
): Promise<string[]> {
  const { start, timeout } = session.config.services;
  if (start.length === 0) return [];
  const down = await Promise.all(restored.map((component) => whyDown(component, session)));
  const reasons = [...against, ...down].filter((reason) => reason !== undefined);
  if (reasons.length > 0) {
    return [`not started, because ${reasons.join('; and ')}. When you are ready: ${startCommands(session)}`];
  }
  const problems: string[] = [];
  for (const command of start) {
    session.log.info(`Starting: ${commandText(command)}`);
    const problem = await tryCommand(command, session, timeout);
    if (problem !== undefined) problems.push(`${commandText(command)}: ${problem}`);
  }
  return problems;
}

/** What cannot be found out is a reason too: the data are where they belong by now, and nothing may be undone for it. */
async function whyDown(component: Restored, session: RestoreSession): Promise<string | undefined> {
  try {
    return await component.leftDown?.(session);
  } catch (error) {
    return `what they need could not be looked at: ${failureText(error)}`;
  }
}
