import { expect, test } from 'vitest';
import type { Entry } from '../../src/catalog/catalog.ts';
import type { Manifest } from '../../src/catalog/manifest.ts';
import type { ComponentName } from '../../src/config/component-names.ts';
import { previousBackups } from '../../src/operations/backup/previous.ts';
import { manifestOf } from '../support/manifest.ts';

const record = (bytes: number): NonNullable<Manifest['components']['database']> => ({
  source: 's',
  recoveryPoint: '2026-11-22T02:00:00.000Z',
  durationMs: 1,
  bytes,
  rawBytes: bytes,
  highlights: [],
  tools: {},
  facts: {},
});

function entry(id: string, bytes: Partial<Record<ComponentName, number>>, more: Partial<Manifest> = {}): Entry {
  const components = Object.fromEntries(Object.entries(bytes).map(([name, each]) => [name, record(each)]));
  return { kind: 'backup', id, manifest: { ...manifestOf(id), components, ...more }, manifestBytes: Buffer.alloc(0) };
}

const run = { system: 'trading-system', type: 'full', components: ['database', 'config'] } as const;

test('a run of some components hides nothing of the last whole one', () => {
  const entries = [
    entry('20261120_020000', { database: 700, config: 50 }),
    entry('20261121_020000', { database: 800, config: 60 }),
    entry('20261122_020000', { logs: 9 }),
  ];
  const previous = previousBackups(entries, run);
  expect(previous.whole?.id).toBe('20261121_020000');
  expect(previous.components).toMatchObject({
    database: { id: '20261121_020000', bytes: 800 },
    config: { id: '20261121_020000', bytes: 60 },
  });
  expect(previous.dropped).toEqual([{ component: 'logs', id: '20261122_020000' }]);
});

test('other systems and types are not looked at', () => {
  const entries = [
    entry('20261120_020000', { database: 1, config: 1 }, { system: 'another' }),
    entry('20261121_020000', { database: 1, config: 1 }, { type: 'pre-deployment' }),
  ];
  expect(previousBackups(entries, run)).toEqual({ whole: undefined, components: {}, dropped: [] });
});
