import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { RedisServer } from './redis.ts';
import type { RedisBackup } from './redis-backup.ts';
import { many } from './redis-data.ts';
import type { RestoreRun } from './redis-restore.ts';
import { until } from './until.ts';

export function loadingNow(info: string): boolean {
  return /\nloading:1/.test(info);
}

export function flipped(content: Buffer, at: number): Buffer {
  const copy = Buffer.from(content);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

export async function untilInfo(what: string, server: RedisServer, seen: (info: string) => boolean): Promise<void> {
  await until(what, async () => seen(await infoOf(server.port, server)));
}

export async function infoOf(port: number, server?: RedisServer): Promise<string> {
  if (server !== undefined) return String(await server.command('INFO'));
  const client = new Redis({ host: '127.0.0.1', port, maxRetriesPerRequest: 2 });
  client.on('error', () => {});
  try {
    return await client.info();
  } finally {
    client.disconnect();
  }
}

/**
 * A restore in a process of its own, which is killed as soon as the server loads, or as soon as it says something. Returns
 * the undo state it had written down.
 */
export async function killedRestore(
  backup: RedisBackup,
  run: RestoreRun,
  target: RedisServer,
  whenItSays?: string,
): Promise<unknown> {
  const script = join(run.session.scratch, 'restore.ts');
  const support = new URL('./redis-restore.ts', import.meta.url).href;
  const stored = { folder: backup.folder, capture: backup.capture };
  await writeFile(
    script,
    `import { planStored, restoreRun, storedBackup } from ${JSON.stringify(support)};
const run = await restoreRun({ url: ${JSON.stringify(target.url)} });
const last = ${JSON.stringify(whenItSays ?? null)};
const info = (line) => { if (last !== null && line.includes(last)) process.kill(process.pid, 'SIGKILL'); };
const session = { ...run.session, keepFolder: ${JSON.stringify(run.session.keepFolder)}, log: { ...run.session.log, info } };
const stored = ${JSON.stringify(stored)};
const staged = await (await planStored(stored.capture.facts, storedBackup(stored), { ...run, session })).stage();
console.log(JSON.stringify(staged.undo.state));
await staged.switch();
`,
  );
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: run.session.scratch },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  try {
    await untilInfo('the server to load', target, (info) => loadingNow(info) || gone());
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
  await untilInfo('the end of its loading', target, (info) => !loadingNow(info));
  return JSON.parse(text);
}

export interface Writer {
  taken(): number;
  count(atLeast: number): Promise<void>;
  /** Whether all numbers below were taken. */
  before(number: number): boolean;
  stop(): Promise<void>;
}

/** Appends 0, 1, 2 … to a list, one after the other; what is refused is not tried again. */
export function startWriter(server: RedisServer): Writer {
  const client = new Redis({ host: '127.0.0.1', port: server.port, maxRetriesPerRequest: null });
  client.on('error', () => {});
  const taken = new Set<number>();
  let stopped = false;
  const writing = (async () => {
    for (let next = 0; !stopped; ) {
      try {
        await client.rpush('journal', String(next));
        taken.add(next);
        next += 1;
      } catch {
        // Refused while the server is a replica or loads: the same number again.
        await delay(5);
      }
    }
  })();
  return {
    taken: () => taken.size,
    count: async (atLeast) => {
      await until(`${atLeast} writes`, () => taken.size >= atLeast);
    },
    before: (number) => many(number, (n) => taken.has(n)).every(Boolean),
    stop: async () => {
      stopped = true;
      await writing;
      client.disconnect();
    },
  };
}

export function runScript(script: string): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (more: string) => {
        output += more;
      });
    }
    child.once('exit', (status) => resolve({ status, output }));
  });
}
