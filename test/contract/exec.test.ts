import { readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runTool, startTool } from '../../src/lib/exec.ts';

const { env } = process;

test('a tool that leaves a server running ends when it ends, not when the server does', async () => {
  const { signal } = new AbortController();
  await using tool = await startTool('sh', ['-c', 'sleep 600 & echo $! >&2'], { env, signal });
  const exit = await tool.exit;
  using server = processOf(exit.stderr[0]);
  expect(exit.code).toBe(0);
  expect(server.runs()).toBe(true);
});

test('an abort does not wait for what a tool left running with its output open', async () => {
  const abort = new AbortController();
  const left = Promise.withResolvers<string>();
  const options = { env, signal: abort.signal, onStderrLine: left.resolve };
  const running = runTool('sh', ['-c', 'setsid sh -c "echo \\$\\$ >&2; exec sleep 600" &'], options);
  using server = processOf(await left.promise);
  abort.abort();
  await running;
  expect(server.runs()).toBe(true);
});

test('lines of any length on stderr: the beginning of each is kept, and every byte can be read', async () => {
  const { signal } = new AbortController();
  const script = 'for of in a b; do head -c 40M /dev/zero | tr "\\0" $of; echo; done >&2; echo end >&2';
  await using tool = await startTool('sh', ['-c', script], { env, signal, stderr: 'pipe' });
  let bytes = 0;
  tool.stderr?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const { stderr } = await tool.exit;
  expect(bytes).toBe(2 * (40 * 1024 * 1024 + 1) + 'end\n'.length);
  expect(stderr).toEqual(['a'.repeat(64 * 1024), 'b'.repeat(64 * 1024), 'end']);
});

/** A process that a test left running on purpose; ended with its scope. */
function processOf(line: string | undefined): Disposable & { runs(): boolean } {
  const pid = Number(line);
  const program = () => {
    try {
      return readlinkSync(`/proc/${pid}/exe`);
    } catch {
      return undefined;
    }
  };
  return {
    runs: () => program() !== undefined,
    [Symbol.dispose]: () => {
      if (program() !== undefined) process.kill(pid, 'SIGKILL');
    },
  };
}
