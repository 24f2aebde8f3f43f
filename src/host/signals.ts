import { BackupError } from '../lib/errors.ts';
import type { Standing } from './host.ts';

/** Until an operation says otherwise. */
const atStart: Standing = {
  stopping: 'what is under way is ended',
  hint: 'No data were changed. Run it again when you are ready.',
  abandoned: 'No data were changed.',
};
/** The first stops, the second is answered, the third does not wait any longer. */
const interruptsToEnd = 3;

export interface SignalOptions {
  /** Takes a line for the person who waits. */
  say(line: string): void;
  /**
   * A person may end a run that takes too long to stop. Nobody sits at a workflow: a runner sends SIGINT, 7.5 s later
   * SIGTERM, and 2.5 s after that kills; what is being put back must get all of that time.
   */
  readonly patience: 'person' | 'runner';
}

/** A signal that aborts when the process is first told to stop: all work must end then. */
export function processSignal({ say, patience }: SignalOptions) {
  const controller = new AbortController();
  let standing = atStart;
  let interrupts = 0;
  const stop = (name: NodeJS.Signals) => {
    if (name === 'SIGINT') interrupts += 1;
    if (!controller.signal.aborted) {
      say(`${name}: stopping; ${standing.stopping}.`);
      controller.abort(new BackupError('cancelled', `Cancelled by ${name}`, { hint: standing.hint }));
      return;
    }
    if (patience === 'person' && interrupts >= interruptsToEnd) {
      say(`Ended at once, without tidying up. ${standing.abandoned}`);
      process.exit(new BackupError('cancelled', '').exitCode);
    }
    const more = patience === 'person' ? ` Once more Ctrl-C ends it at once. ${standing.abandoned}` : '';
    say(`${name}: already stopping; ${standing.stopping}.${more}`);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop(name));
  return {
    signal: controller.signal,
    /** From now on this is true for whoever stops the run. */
    stand: (now: Standing) => {
      standing = now;
    },
  };
}
