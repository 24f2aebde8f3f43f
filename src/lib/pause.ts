import { spawn } from 'node:child_process';

/**
 * Stops a process group until it is disposed. The shell that lets it go on is there before, and waits for the end of its
 * input, which comes also when this process is killed: nothing stays stopped.
 */
export function pauseGroup(leader: number): Disposable {
  const waker = spawn('sh', ['-c', 'read _; kill -CONT "-$1"', 'sh', String(leader)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  waker.once('error', () => process.kill(-leader, 'SIGCONT'));
  waker.unref();
  process.kill(-leader, 'SIGSTOP');
  return { [Symbol.dispose]: () => void waker.stdin.end() };
}
