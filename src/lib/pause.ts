import { spawn } from 'node:child_process';
import { signalGroup } from './exec.ts';

/**
 * Stops a process group until it is disposed. Should this process be killed meanwhile, a shell lets the group go on: it is
 * there before, and waits for the end of its input.
 */
export function pauseGroup(leader: number): Disposable {
  const waker = spawn('sh', ['-c', 'read _; kill -CONT "-$1"', 'sh', String(leader)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const goOn = () => signalGroup(leader, 'SIGCONT');
  waker.once('error', goOn);
  waker.unref();
  signalGroup(leader, 'SIGSTOP');
  return {
    [Symbol.dispose]: () => {
      // Its signal would come later, when the group may be stopped again.
      waker.kill('SIGKILL');
      goOn();
    },
  };
}
