import { BackupError } from '../lib/errors.ts';

/**
 * A signal that aborts when the process is told to stop. A runner sends SIGINT, 7.5 s later SIGTERM, and 2.5 s after that
 * kills: all work must end at the first.
 */
export function processSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    controller.abort(
      new BackupError('cancelled', `Cancelled by ${name}`, {
        hint: 'Nothing was committed. Run it again when you are ready.',
      }),
    );
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(name));
  return controller.signal;
}
