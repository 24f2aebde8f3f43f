import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findJournal } from '../../src/operations/restore/choose-undo.ts';
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
