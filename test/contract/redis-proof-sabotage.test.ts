import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { factsSchema, type RedisFacts } from '../../src/components/redis/facts.ts';
import { judge } from '../../src/components/redis/proof/prove.ts';
import { type ScratchServer, startScratchServer } from '../../src/components/redis/proof/scratch-server.ts';
import { type CheckedDump, checkDump, findDump } from '../../src/components/redis/restore/dump-file.ts';
import { deliver, type Following } from '../../src/components/redis/restore/replicate.ts';
import { type Client, connect } from '../../src/components/redis/server/client.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { agedSnapshot, expireAll } from '../support/redis-aged.ts';
import { backUpRedis, keepLog, type RedisBackup } from '../support/redis-backup.ts';
import { fillEveryType } from '../support/redis-data.ts';
import { programOf, type RestoreRun, restoreRun, storedBackup } from '../support/redis-restore.ts';
import { addExpiringFields, fieldSabotages, library, type Sabotage, sabotages } from '../support/redis-sabotage.ts';
import { reportSabotage } from '../support/sabotage-report.ts';

const nobody = 'redis://127.0.0.1:1';
const everythingExpiresAt = Date.now() + 20 * 3_600_000;

describe.skipIf(redisMissing).each(testedServers)(
  'the proof of a %s backup finds sabotage of restored data:',
  (product) => {
    test(`${sabotages.length} kinds, and again with the time of every key passed`, async () => {
      await using source = await startRedis({ product, config: { rdbcompression: 'no' } });
      const functions = Number(source.version.split('.')[0]) >= 7;
      await fillEveryType(source);
      if (functions) await source.command('FUNCTION', 'LOAD', library(7));
      const fields = await addExpiringFields(source);
      const tried = [...sabotages, ...(fields ? fieldSabotages : [])].filter(
        ([, [first]]) => functions || first?.[0] !== 'FUNCTION',
      );
      await using backup = await backUpRedis({ url: source.url });
      await using run = await restoreRun({ url: nobody });
      const program = await programOf(product, run);
      await using sabotagedServer = await startScratchServer(program, run.session);
      await using provingServer = await startScratchServer(program, run.session);
      using sabotagedClient = await connect(sabotagedServer.target, run.session.signal);
      using provingClient = await connect(provingServer.target, run.session.signal);
      const sabotaged = { ...sabotagedServer, client: sabotagedClient };
      const proving = { ...provingServer, client: provingClient };
      const fresh: Bench = {
        run,
        facts: factsSchema.parse(backup.capture.facts),
        dump: await checkedDump(backup, run),
      };
      const aged = await agedBench(fresh, sabotaged);

      expect(await outcomeAfter([], fresh, sabotaged)).toBe('proven');
      expect(await outcomeAfterAging(['nothing', []], fresh, aged, sabotaged, proving)).toBe('proven');
      const missed: string[] = [];
      for (const [name, commands] of tried) {
        if ((await outcomeAfter(commands, fresh, sabotaged)) !== 'failed') missed.push(name);
      }
      // A function does not expire.
      const triedAged = tried.filter(([, [first]]) => first?.[0] !== 'FUNCTION');
      for (const sabotage of triedAged) {
        const outcome = await outcomeAfterAging(sabotage, fresh, aged, sabotaged, proving);
        if (outcome !== 'failed') missed.push(`${sabotage[0]}, its time passed`);
      }
      const count = tried.length + triedAged.length;
      await reportSabotage(`${product} ${source.version}`, count, count - missed.length);
      expect(missed).toEqual([]);
    }, 300_000);
  },
);

/** A backup that servers are given and judged by. */
interface Bench {
  readonly run: RestoreRun;
  readonly facts: RedisFacts;
  readonly dump: CheckedDump;
}

type Server = Omit<ScratchServer, typeof Symbol.asyncDispose> & { readonly client: Client };

async function checkedDump(backup: RedisBackup, run: RestoreRun): Promise<CheckedDump> {
  return checkDump(findDump(storedBackup(backup), undefined), run.session.signal);
}

/** The same backup with an expiry on every key, which has passed. */
async function agedBench({ run, facts, dump }: Bench, server: Server): Promise<Bench> {
  const { signal } = run.session;
  await server.client.command('CONFIG', 'SET', 'rdbcompression', 'no');
  await using following = await give(dump, server, run);
  await following.promote();
  await expireAll(server.target, everythingExpiresAt, signal);
  const aged = await agedSnapshot(server.target, join(run.session.scratch, 'aged.rdb'), signal);
  const { databases, functions } = aged.summary;
  return { run, facts: { ...facts, databases: [...databases], functions }, dump: aged };
}

/** What a proof says of a server that was given a backup, and then commands that no restore runs. */
async function outcomeAfter(commands: Sabotage[1], bench: Bench, server: Server): Promise<string> {
  await using following = await give(bench.dump, server, bench.run);
  if (commands.length > 0) await following.promote();
  await runAll(commands, server);
  return await judged(server, bench);
}

/** The same for a server whose data were sabotaged long ago, so that all of them have expired since. */
async function outcomeAfterAging(
  [name, commands]: Sabotage,
  fresh: Bench,
  aged: Bench,
  sabotaged: Server,
  proving: Server,
): Promise<string> {
  const { run } = fresh;
  const { signal, scratch } = run.session;
  const path = join(scratch, 'sabotaged.rdb');
  {
    await using following = await give(fresh.dump, sabotaged, run);
    await following.promote();
    await expireAll(sabotaged.target, everythingExpiresAt, signal);
    await runAll(commands, sabotaged);
    if (!name.startsWith('an expiry')) await expireAll(sabotaged.target, everythingExpiresAt, signal);
  }
  const dump = await agedSnapshot(sabotaged.target, path, signal);
  await using _ = await give(dump, proving, run);
  return await judged(proving, aged);
}

async function give(dump: CheckedDump, server: Server, run: RestoreRun): Promise<Following> {
  const { signal } = run.session;
  const { client } = server;
  const reach = { host: '127.0.0.1', peers: ['127.0.0.1'] };
  return deliver({ client, reach, dump, signal, log: keepLog([]), password: server.password });
}

async function runAll(commands: Sabotage[1], { client }: Server): Promise<void> {
  for (const [name, ...args] of commands) {
    if (name === 'FLUSHDB15') {
      await client.command('SELECT', '15');
      await client.command('FLUSHDB');
      await client.command('SELECT', '0');
    } else {
      await client.command(name ?? '', ...args);
    }
  }
}

async function judged({ target }: Server, { run, facts, dump }: Bench): Promise<string> {
  const restored = { target, where: 'a throwaway server' };
  const { outcome } = await judge(restored, dump, { facts, session: run.session, startedAt: performance.now() });
  return outcome;
}
