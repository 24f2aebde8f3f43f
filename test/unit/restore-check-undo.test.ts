import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RestoreSession } from '../../src/components/restorable.ts';
import { planUndo, requireWayBack } from '../../src/operations/restore/undo.ts';
import { type Journal, journalEntry } from '../../src/state/journal.ts';
import { restoreId, restoreRun } from '../support/redis-restore.ts';

type Phase = Journal['components'][number]['phase'];

describe('before services are stopped for an undo, of whose Redis the former data are gone', () => {
  const gone = { code: 'restore-failed', message: expect.stringContaining('are gone') };

  test.each<[string, readonly (readonly [string, Phase])[]]>([
    ['alone', [['redis', 'switched']]],
    [
      'beside what is back already',
      [
        ['logs', 'undone'],
        ['redis', 'switched'],
      ],
    ],
  ])('it is refused: %s', async (_name, components) => {
    await using run = await restoreRun({ url: 'redis://127.0.0.1:1' });
    await expect(check(journalOf(components), run.session)).rejects.toMatchObject(gone);
  });

  test('it is refused: beside others that would go back alone; how to do that on purpose is told', async () => {
    await using run = await restoreRun({ url: 'redis://127.0.0.1:1' });
    const both = journalOf([
      ['logs', 'switched'],
      ['redis', 'switched'],
    ]);
    await expect(check(both, run.session)).rejects.toMatchObject({
      ...gone,
      because: expect.arrayContaining([expect.stringContaining('nothing was changed')]),
      hint: expect.stringMatching(/put back logs alone on purpose.*UNDO\.md/),
    });
  });

  test('one that has begun goes on with what is left', async () => {
    await using run = await restoreRun({ url: 'redis://127.0.0.1:1' });
    const begun = journalOf([
      ['logs', 'undone'],
      ['logs', 'switched'],
      ['redis', 'switched'],
    ]);
    await check(begun, run.session);
  });

  test('it goes on where the data are there', async () => {
    await using run = await restoreRun({ url: 'redis://127.0.0.1:1' });
    const phase = join(run.session.keepFolder, `redis_before_${restoreId}.phase`);
    await writeFile(phase, 'switching\n');
    const alone = journalOf([['redis', 'switched']]);
    await expect(check(alone, run.session)).rejects.toMatchObject(gone);
    await writeFile(join(run.session.keepFolder, `redis_before_${restoreId}.rdb`), 'REDIS');
    await check(alone, run.session);
  });
});

async function check(journal: Journal, session: RestoreSession): Promise<void> {
  requireWayBack(journal, await planUndo(journal, session), 'UNDO.md');
}

function journalOf(changed: readonly (readonly [string, Phase])[]): Journal {
  return {
    format: 1,
    restoreId,
    system: 'demo',
    backup: '20261122_030000',
    startedAt: '2026-11-22T03:15:00.000Z',
    status: 'done',
    live: true,
    servicesStopped: false,
    components: changed.map(([name, phase]) => {
      const state = { target: '127.0.0.1:1', restoreId, keptFile: `redis_before_${restoreId}.rdb` };
      return journalEntry(name, { state, commands: [] }, phase);
    }),
  };
}
