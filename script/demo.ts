import { parseArgs } from 'node:util';
import { formatBytes, formatCount, formatDuration } from '../src/lib/format.ts';
import { type ActionResult, startAction } from '../test/support/runner.ts';
import { rowCounts, startTradingSystem, type TradingSystem } from '../test/support/trading-system/index.ts';
import { workflowLog } from '../test/support/workflow-log.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!interrupted.signal.aborted) say('Stopping');
    interrupted.abort();
  });

const options = readOptions();
process.exitCode = await demo();

interface Options {
  readonly keep: boolean;
  readonly scale: number;
}

async function demo(): Promise<number> {
  const rows = Object.values(rowCounts(options.scale)).reduce((sum, count) => sum + count, 0);
  say(`Starting a throwaway trading system: PostgreSQL with ${formatCount(rows)} rows, Redis, configuration, logs`);
  const begun = performance.now();
  await using system = await whileRunning(startTradingSystem({ scale: options.scale }));
  const { postgres, redis } = system;
  console.log(
    `PostgreSQL ${postgres.major} on port ${postgres.port}, ${redis.product} ${redis.version} on port ${redis.port}`,
  );
  console.log(`files in ${system.folder}; ready in ${formatDuration(performance.now() - begun)}`);

  const exitCode = await mainJob(system);
  if (options.keep) await keep(system);
  else console.log('It all goes away now; --keep leaves the servers and the backup up to look at.');
  return exitCode;
}

async function mainJob(system: TradingSystem): Promise<number> {
  const backup = await step(system, 'backup', {});
  if (backup.exitCode !== 0) return failed(backup);
  const verify = await step(system, 'verify', { backup: 'latest', depth: 'deep' });
  if (verify.exitCode !== 0) return failed(verify);
  const proof = await step(system, 'restore-test', { backup: 'latest', 'upload-report': 'false' });
  if (proof.exitCode !== 0) return failed(proof);
  const restore = await disaster(system);
  if (restore.exitCode !== 0) return failed(restore);

  say('Job summaries');
  console.log([backup, verify, proof, restore].map(({ summary }) => summary.trim()).join('\n\n'));
  say(`The backup ${backup.outputs['backup-id']} lies in ${backup.outputs.path}`);
  const bytes = Number(backup.outputs.bytes);
  if (Number.isFinite(bytes)) console.log(`${formatBytes(bytes)}, with RESTORE.md inside: how to restore it by hand.`);
  return 0;
}

/** Destroys a table and all of Redis, then restores the proven backup over what is left. */
async function disaster(system: TradingSystem): Promise<ActionResult> {
  const before = await contents(system);
  say('A disaster: the table trades is dropped and Redis is emptied');
  await system.postgres.query('DROP TABLE trades CASCADE', system.database);
  await system.redis.command('FLUSHALL');
  console.log(await contents(system));
  const result = await step(system, 'restore', { backup: 'latest-proven', confirm: 'trading-system' });
  say('Before the disaster, and after the restore');
  console.log(`${before}\n${await contents(system)}`);
  return result;
}

async function contents({ postgres, redis, database }: TradingSystem): Promise<string> {
  const there = await postgres.query("SELECT to_regclass('trades') IS NOT NULL AS there", database);
  const trades = there[0]?.there === true ? await postgres.query('SELECT count(*) AS rows FROM trades', database) : [];
  const rows = trades[0]?.rows === undefined ? 'no table' : `${trades[0].rows} rows`;
  return `trades: ${rows}; Redis database 0: ${await redis.command('DBSIZE')} keys`;
}

/** Runs one action from dist/ as a step of a workflow in the system's folder, and shows its log. */
async function step(system: TradingSystem, name: string, inputs: Record<string, string>): Promise<ActionResult> {
  interrupted.signal.throwIfAborted();
  say(`${name}: dist/${name}/index.js, as the Actions runner runs it`);
  const started = await startAction(name, {
    inputs,
    cwd: system.folder,
    env: { DATABASE_URL: system.adminUrl, REDIS_URL: system.redisUrl },
    ownGroup: true,
    onStdout: workflowLog((line) => console.log(line)),
  });
  await using running = started;
  const cancel = () => void running.cancel();
  interrupted.signal.addEventListener('abort', cancel, { once: true });
  if (interrupted.signal.aborted) cancel();
  const result = await running.result;
  interrupted.signal.removeEventListener('abort', cancel);
  if (result.stderr !== '') process.stderr.write(result.stderr);
  if (result.exitCode !== 0) console.error(`${name} ended with ${result.killedBy ?? `exit code ${result.exitCode}`}`);
  interrupted.signal.throwIfAborted();
  return result;
}

function failed(result: ActionResult): number {
  say('Job summary of the step that failed');
  console.log(result.summary.trim());
  return result.exitCode ?? 1;
}

async function keep(system: TradingSystem): Promise<void> {
  say('Left up to look at; press Ctrl-C to stop and remove everything');
  console.log(`export DATABASE_URL='${system.adminUrl}'\nexport REDIS_URL='${system.redisUrl}'\ncd '${system.folder}'`);
  const stayUp = setInterval(() => {}, 60_000);
  await new Promise((resolve) => interrupted.signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(stayUp);
}

/** Ends this process at once when it is interrupted before the work is done: its servers end with it. */
async function whileRunning<T>(work: Promise<T>): Promise<T> {
  const quit = () => process.exit(130);
  interrupted.signal.addEventListener('abort', quit, { once: true });
  try {
    return await work;
  } finally {
    interrupted.signal.removeEventListener('abort', quit);
  }
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({ options: { keep: { type: 'boolean' }, scale: { type: 'string', default: '1' } } });
    const scale = Number(values.scale);
    if (!(scale > 0 && scale <= 1000))
      throw new Error(`--scale must be a number above 0 and up to 1000, not ${values.scale}`);
    return { keep: values.keep ?? false, scale };
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : error}\n  hint: script/demo [--keep] [--scale N]`);
    process.exit(2);
  }
}

function say(text: string): void {
  console.log(`\n==> ${text}`);
}
