import { readFileSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runTool, startTool } from '../../src/lib/exec.ts';
import { pauseGroup } from '../../src/lib/pause.ts';
import { until } from '../support/until.ts';

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

test('a tool that is paused goes on when it may, when it is to end, and when we are killed', async () => {
  const abort = new AbortController();
  await using tool = await startTool('sleep', ['600'], { env, signal: abort.signal });
  const pause = pauseGroup(tool.pid);
  await until('it stands still', () => stateOf(tool.pid) === 'T');
  pause[Symbol.dispose]();
  await until('it goes on', () => stateOf(tool.pid) === 'S');

  // A pause that follows another at once is not ended by what ends the first.
  pauseGroup(tool.pid)[Symbol.dispose]();
  const following = pauseGroup(tool.pid);
  await runTool('sleep', ['0.3'], { env, signal: abort.signal });
  expect(stateOf(tool.pid)).toBe('T');
  following[Symbol.dispose]();
  await until('it goes on', () => stateOf(tool.pid) === 'S');

  const script = `import { pauseGroup } from '${new URL('../../src/lib/pause.ts', import.meta.url)}'; pauseGroup(${tool.pid}); setInterval(() => {}, 1000);`;
  await using pausing = await startTool(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env,
    signal: new AbortController().signal,
  });
  await until('another process holds it', () => stateOf(tool.pid) === 'T');
  process.kill(pausing.pid, 'SIGKILL');
  await until('it goes on', () => stateOf(tool.pid) === 'S');

  pauseGroup(tool.pid);
  abort.abort();
  expect(await tool.exit).toMatchObject({ killedBy: 'SIGTERM' });
});

function stateOf(pid: number): string | undefined {
  return /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
}

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
