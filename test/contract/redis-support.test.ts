import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { redisMissing } from '../support/redis.ts';

test.skipIf(redisMissing)('a test server does not outlive a test process that is killed', async () => {
  const support = new URL('../support/redis.ts', import.meta.url).href;
  const script = `import { startRedis } from ${JSON.stringify(support)};
    const server = await startRedis();
    process.stdout.write(JSON.stringify([server.pid, server.folder]), () => process.kill(process.pid, 'SIGKILL'));`;
  const args = ['--no-warnings', '--experimental-strip-types', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child, 'close');
  const [pid, folder]: [number, string] = JSON.parse(output);
  await vi.waitFor(() => expect([isRunning(pid), existsSync(folder)]).toEqual([false, false]), { timeout: 10_000 });
});

/** A process that has ended but was not waited for by anybody counts as ended. */
function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/\) Z/.test(stat);
  } catch {
    return false;
  }
}
