import { githubHost } from '../host/github.ts';
import { surviveLostOutput } from '../host/lost-output.ts';
import { BackupError } from '../lib/errors.ts';
import { actionVerbs } from '../operations/index.ts';

/** Runs one action as a step of a workflow and ends the process. */
export async function runAction(name: string): Promise<never> {
  surviveLostOutput();
  const verb = actionVerbs.find((one) => one.name === name);
  if (verb === undefined) throw new BackupError('internal', `There is no action ${name}`);
  // Sockets and timers of libraries must not keep a finished step alive.
  process.exit(await verb.start(githubHost()));
}
