import { expect, test } from 'vitest';
import { plannedUndo, step } from '../../src/components/way-back.ts';
import { BackupError } from '../../src/lib/errors.ts';

const looked = {
  component: 'redis',
  target: 'here',
  found: ['found'],
  losses: ['lost'],
  commands: ['redis-cli FLUSHALL'],
};
const back = (needed: boolean) => [step(needed, 'put it back', async () => ['is back'])];

test('a plan holds the commands that do the same by hand only where something is to be done', () => {
  expect(plannedUndo(looked, back(true)).plan).toMatchObject({ ...looked, steps: ['put it back'] });
  expect(plannedUndo(looked, back(false)).plan).toMatchObject({ steps: [], losses: [], commands: [] });
  const obstacle = { kind: 'gone', error: new BackupError('restore-failed', 'gone') } as const;
  expect(plannedUndo({ ...looked, obstacle }, back(true)).plan).toMatchObject({ steps: [], losses: [], commands: [] });
});

test('what is blocked is carried out only by a run that need not keep what serves now', async () => {
  const obstacle = { kind: 'blocked', error: new BackupError('preflight-failed', 'blocked') } as const;
  const { carryOut } = plannedUndo({ ...looked, obstacle }, back(true));
  await expect(carryOut('must-keep')).rejects.toBe(obstacle.error);
  expect(await carryOut('try-keep')).toMatchObject({ done: ['is back'] });
});
