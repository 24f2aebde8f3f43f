import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { database } from '../../src/components/postgres/index.ts';
import { openSink } from '../../src/pipeline/sink.ts';
import { openBackup } from '../../src/pipeline/stored-backup.ts';
import { memoryStore } from '../support/memory-store.ts';
import { installedMajors } from '../support/postgres.ts';
import { type AppScene, appScene, now, old } from '../support/postgres-app.ts';
import { backupId, planRestore } from '../support/postgres-restore.ts';
import { temporaryFolder } from '../support/temp.ts';

const available = installedMajors().length > 0;

/** Backs the database up into a store that has no folder on this machine, and reads it from there. */
async function throughMemory(scene: AppScene, scratch: string, more: Record<string, unknown>) {
  const session = { ...scene.session({ database: more }), scratch };
  const store = memoryStore();
  await using stage = await store.stage(backupId);
  const capture = await (await database.plan(session))?.backup(openSink(backupId, stage, scratch));
  if (capture === undefined) throw new Error('nothing was planned');
  await stage.commit({ path: 'last', content: Buffer.from('') });
  const stored = (await store.list(backupId)).map(({ path }) => path.slice(backupId.length + 1));
  expect(stored).toEqual(['last', ...capture.files.map(({ path }) => path)].sort());
  const origin = { read: (path: string) => store.read(`${backupId}/${path}`), folder: undefined };
  return { session, capture, backup: openBackup(backupId, capture.files, origin, session) };
}

test.skipIf(!available && process.env.CI === undefined).each(['directory', 'custom', 'plain'])(
  'a store without a folder here: %s goes there and comes back, and scratch is empty after each',
  async (format) => {
    await using scene = await appScene();
    await using folder = await temporaryFolder();
    const scratch = join(folder.path, 'scratch');
    await mkdir(scratch);
    const { session, ...taken } = await throughMemory(scene, scratch, { format, jobs: 2 });
    expect(await readdir(scratch)).toEqual([]);
    await scene.reset();
    expect(await scene.notes()).toEqual(now);
    await using staged = await (await planRestore(taken, session)).stage();
    expect(await readdir(scratch)).toEqual([]);
    await staged.switch();
    expect(await scene.notes()).toEqual(old);
  },
);
