import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { redis } from '../../src/components/redis/index.ts';
import { readStored } from '../../src/pipeline/read.ts';
import type { Finding, StoredFile } from '../../src/pipeline/stored-file.ts';
import { redisMissing, startRedis, testedServers } from '../support/redis.ts';
import { backUpRedis, type RedisBackup } from '../support/redis-backup.ts';
import { fill, fillEveryType, many } from '../support/redis-data.ts';

describe.skipIf(redisMissing).each(testedServers)('a backup of %s', (product) => {
  test.each(['yes', 'no'])('is restored by following its instructions, appendonly %s', async (appendonly) => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await using backup = await backUpRedis({ url: source.url });
    const script = commandsOf(redis.instructions(backup.capture.facts, backup.capture.files));

    await using broken = await startRedis({ product, config: { appendonly } });
    await fill(broken, [
      ['SET', 'text', 'wrong'],
      ['SET', 'not in the backup', '1'],
    ]);
    const work = join(broken.folder, 'work');
    await mkdir(work);
    const env = {
      ...process.env,
      REDIS_PORT: String(broken.port),
      REDIS_CONF: join(broken.folder, 'server.conf'),
      REDIS_AOF: appendonly,
      REDIS_WORK: work,
    };
    // Whatever happens, the server that the commands started is known by its process id.
    const trap = `trap 'echo "pid $(redis_cli INFO server | tr -d "\\r" | sed -n s/^process_id://p)"' EXIT`;
    const run = spawnSync('bash', ['-c', `set -euo pipefail\n${trap}\n${script}`], {
      cwd: backup.folder,
      env,
      encoding: 'utf8',
    });
    const pid = Number(/^pid (\d+)$/m.exec(run.stdout)?.[1]);
    try {
      expect(run.status, run.stderr + run.stdout).toBe(0);
      await using restored = await backUpRedis({ url: broken.url });
      expect(restored.capture.facts.databases).toEqual(backup.capture.facts.databases);
      expect(restored.capture.facts.settings).toMatchObject({ appendonly });
    } finally {
      if (pid > 0) process.kill(pid, 'SIGKILL');
    }
  });

  test('is found whole, and every kind of difference is named by its file', async () => {
    await using source = await startRedis({ product });
    await fillEveryType(source);
    await using backup = await backUpRedis({ url: source.url });
    const { facts, files } = backup.capture;
    expect(await examine(backup, facts)).toEqual([]);
    expect(await examine(backup, undefined)).toEqual([]);

    const dump = files[0]?.path ?? '';
    await fill(
      source,
      many(1, () => ['SET', 'text', 'changed']),
    );
    await using later = await backUpRedis({ url: source.url });
    expect(await examine(later, facts)).toContainEqual({
      file: dump,
      problem: expect.stringContaining('redis db 0: as many keys'),
    });
    await fill(
      source,
      many(1, () => ['SET', 'one more', '1']),
      1,
    );
    await using more = await backUpRedis({ url: source.url });
    expect((await examine(more, facts)).map(({ problem }) => problem).join()).toContain('301 keys');

    const server = files[1]?.path ?? '';
    await writeFile(join(backup.folder, server), '{');
    expect(await examine(backup, facts)).toContainEqual({ file: server, problem: 'it is not a server file' });
    const stranger = later.capture.files.map((file) =>
      file.path === dump ? { ...file, sha256: '0'.repeat(64) } : file,
    );
    expect(await examine(later, later.capture.facts, stranger)).toEqual([
      { file: `${dump}.sha256`, problem: expect.stringContaining('not that of') },
    ]);
  });
});

/** Every command of the fenced blocks, in order. */
function commandsOf(markdown: string): string {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n');
}

/** Reads every file as verify does and asks the component for its findings. */
async function examine(
  backup: RedisBackup,
  facts: unknown,
  files?: readonly StoredFile[],
): Promise<readonly Finding[]> {
  const signal = new AbortController().signal;
  const listed = files ?? backup.capture.files;
  const examination = redis.examine(facts, listed);
  const problems: Finding[] = [];
  for (const file of listed) {
    const source = Readable.from([await readFile(join(backup.folder, file.path))]);
    const consumer = examination.consumer(file);
    const { problem } = await readStored(source, { codec: file.codec, signal, decode: true, consumer });
    if (problem !== undefined) problems.push({ file: file.path, problem });
  }
  return [...problems, ...(await examination.finish())];
}
