import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { BackupError } from '../../src/lib/errors.ts';
import { findJournal, readAll } from '../../src/operations/restore/choose-undo.ts';
import { type Journal, writeJournal } from '../../src/state/journal.ts';
import { statePlace } from '../../src/state/places.ts';
import { temporaryFolder } from '../support/temp.ts';

function journal(restoreId: string): Journal {
  return {
    format: 1,
    restoreId,
    system: 'trading-system',
    backup: '20261122_020000',
    startedAt: '2026-11-22T03:15:00.000Z',
    status: 'running',
    live: true,
    servicesStopped: true,
    components: [{ component: 'database', state: {}, commands: ['true'], phase: 'switched' }],
  };
}

test.each([
  ['of another version', (path: string) => writeFile(path, '{"format":2}')],
  ['a pipe', (path: string) => promisify(execFile)('mkfifo', [path])],
])('a newer journal that cannot be read (%s) is never passed over for an older one', async (_what, spoil) => {
  await using folder = await temporaryFolder();
  const place = await statePlace(folder.path, {});
  await writeJournal(await place.open(), journal('20261122_031500'));
  const find = (wanted: string) => findJournal([place], wanted, 'trading-system');
  expect((await find('latest')).journal.restoreId).toBe('20261122_031500');
  await mkdir(join(folder.path, 'restores/20261122_040000'));
  await spoil(join(folder.path, 'restores/20261122_040000/journal.json'));
  await expect(find('latest')).rejects.toMatchObject({ code: 'damaged' });
  await expect(find('20261122_040000')).rejects.toMatchObject({ code: 'damaged' });
  expect((await find('20261122_031500')).journal.restoreId).toBe('20261122_031500');
});

test('the state of another user that may not be read bars neither a restore nor an undo by id, only the latest', async () => {
  await using folder = await temporaryFolder();
  const own = await statePlace(join(folder.path, 'own'), {});
  await writeJournal(await own.open(), journal('20261122_031500'));
  const shut = await statePlace(join(folder.path, 'shut'), {});
  const refused = () => Promise.reject(new BackupError('read-failed', 'The store cannot be read'));
  const places = [own, { ...shut, look: { ...shut.look, list: refused } }];
  expect((await findJournal(places, '20261122_031500', 'trading-system')).journal.restoreId).toBe('20261122_031500');
  await expect(findJournal(places, 'latest', 'trading-system')).rejects.toMatchObject({
    code: 'access-denied',
    because: [expect.stringContaining(join(folder.path, 'shut'))],
  });
  expect((await readAll(places, 'trading-system')).closed).toEqual([join(folder.path, 'shut')]);
  await expect(readAll(places.toReversed(), 'trading-system')).rejects.toMatchObject({ code: 'read-failed' });
});
