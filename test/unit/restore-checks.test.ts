import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchored } from '../../src/config/anchor.ts';
import { readDocument } from '../../src/config/document.ts';
import { meets } from '../../src/config/expectation.ts';
import { loadSettings } from '../../src/config/load.ts';
import { configSchema } from '../../src/config/schema.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { isMarketOpen } from '../../src/operations/checks/market.ts';
import { checkEnvFile } from '../../src/operations/checks/preflight.ts';
import { restore } from '../../src/operations/restore/index.ts';
import { judge } from '../../src/operations/restore-test/judge.ts';
import type { ProvedComponent } from '../../src/report/report.ts';
import { temporaryFolder } from '../support/temp.ts';

const nse = {
  timezone: 'Asia/Kolkata',
  open: '09:15',
  close: '15:30',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'] as ('mon' | 'tue' | 'wed' | 'thu' | 'fri')[],
  holidays: ['2026-11-24'],
};

describe('market hours', () => {
  test.each([
    ['open on a Monday at its opening minute', '2026-11-23T03:45:00Z', true],
    ['closed a minute before', '2026-11-23T03:44:00Z', false],
    ['closed at its closing minute', '2026-11-23T10:00:00Z', false],
    ['closed on a holiday', '2026-11-24T05:00:00Z', false],
    ['closed on a Sunday', '2026-11-22T05:00:00Z', false],
    ['still Monday there when it is Sunday in UTC: before the opening', '2026-11-22T19:00:00Z', false],
  ])('%s', (_name, at, open) => {
    expect(isMarketOpen(nse, new Date(at))).toBe(open);
  });
});

describe('whether trading is off, by the environment file', () => {
  const check = async (files: (root: string) => Promise<unknown>) => {
    await using folder = await temporaryFolder();
    await files(folder.path);
    return await checkEnvFile(configSchema.parse({ config: { root: folder.path, paths: ['.env'] } }), '/', 'hint');
  };

  test('without a root, or with a relative one, it lies below the folder of the run, not of the process', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'deployed'));
    await writeFile(join(folder.path, '.env'), 'TRADING_ENABLED=false\n');
    await writeFile(join(folder.path, 'deployed', '.env'), 'TRADING_ENABLED=true\n');
    const bare = configSchema.parse({});
    expect((await checkEnvFile(bare, folder.path, 'hint')).outcome).toBe('passed');
    const relative = configSchema.parse({ config: { root: 'deployed', paths: ['.env'] } });
    expect((await checkEnvFile(relative, folder.path, 'hint')).outcome).toBe('failed');
    expect((await checkEnvFile(anchored(relative, folder.path), '/', 'hint')).outcome).toBe('failed');
  });

  test('what production says counts', async () => {
    const on = await check(async (root) => {
      await writeFile(join(root, '.env.production'), 'TRADING_ENABLED=true\n');
      await writeFile(join(root, '.env'), 'TRADING_ENABLED=false\n');
    });
    expect(on.outcome).toBe('failed');
    const off = await check((root) => writeFile(join(root, '.env'), 'TRADING_ENABLED=false\n'));
    expect(off.outcome).toBe('passed');
  });

  test('another file does not answer for one that cannot be read', async () => {
    const unread = await check(async (root) => {
      await mkdir(join(root, '.env.production'));
      await writeFile(join(root, '.env'), 'TRADING_ENABLED=false\n');
    });
    expect(unread.outcome).toBe('unknown');
  });
});

test.each([
  'services: { stop: ["stop ${UNSET}"] }',
  'trading: { command: "ask ${UNSET}" }',
  'market: { open: "${UNSET}", close: "15:30" }',
  'checks: [{ name: up, command: "${UNSET}" }]',
])('a restore does not pass over a setting whose variable is not set: %s', (text) => {
  const settings = {
    document: readDocument('backup.yml', text, {}),
    input: (name: string) => (name === 'redis-url' ? 'redis://127.0.0.1' : undefined),
    env: {},
    inputLabel: (name: string) => name,
  };
  expect(() => loadSettings(settings, restore.fields, restore.request, restore.sections)).toThrow(BackupError);
});

describe('expected values', () => {
  test.each([
    ['5', '5', true],
    ['5', '6', false],
    ['12', '> 9', true],
    ['9', '>9', false],
    ['9', '>=9', true],
    ['3', '<= 2', false],
    [undefined, '>0', false],
    ['open', 'open', true],
  ])('%s meets %s: %s', (value, expected, met) => {
    expect(meets(value, expected)).toBe(met);
  });
});

describe('the verdict of a restore test', () => {
  const one = (change: Partial<ProvedComponent>): ProvedComponent => ({
    component: 'database',
    outcome: 'proven',
    where: 'a throwaway server',
    differences: [],
    reason: undefined,
    compared: ['1 table'],
    restoreMs: 100,
    compareMs: 10,
    objectiveMs: 1000,
    ...change,
  });

  test('all equal and quick enough is proven', () => {
    expect(judge([one({})], 1, 110, 2000)).toEqual({ status: 'proven', errorCode: undefined });
  });
  test('nothing restored proves nothing', () => {
    expect(judge([], 0, 0, 2000).status).toBe('not-verified');
  });
  test('one that could not be compared is never a pass', () => {
    expect(judge([one({}), one({ outcome: 'not-verified' })], 2, 110, 2000).errorCode).toBe('not-verified');
  });
  test('a difference outweighs what could not be compared', () => {
    expect(judge([one({ outcome: 'failed' }), one({ outcome: 'not-verified' })], 2, 110, 2000).errorCode).toBe(
      'damaged',
    );
  });
  test('slower than an objective fails', () => {
    expect(judge([one({ restoreMs: 1001 })], 1, 1100, 2000).errorCode).toBe('objective-missed');
    expect(judge([one({})], 1, 2001, 2000).errorCode).toBe('objective-missed');
  });
});
