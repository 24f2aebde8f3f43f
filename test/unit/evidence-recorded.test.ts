import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkEvidence } from '../../src/catalog/evidence/check.ts';
import type { EvidenceEntry } from '../../src/catalog/evidence/entry.ts';
import { storeFields } from '../../src/config/fields.ts';
import type { Host } from '../../src/host/host.ts';
import { runOperation } from '../../src/host/run.ts';
import { BackupError } from '../../src/lib/errors.ts';
import { type RecordedContext, recorded } from '../../src/operations/evidence/recorded.ts';
import type { Report } from '../../src/report/report.ts';
import { localStore } from '../../src/stores/local.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testHost } from '../support/test-host.ts';

const report: Report = { operation: 'list', status: 'ok', store: 's', storeExists: true, backups: [], leftovers: [] };
type Body = (context: RecordedContext<unknown>) => Promise<Report>;

interface Ran {
  readonly code: number;
  readonly error: unknown;
  readonly entries: readonly EvidenceEntry[];
  readonly warnings: readonly string[];
}

/** One run of an operation that does what `body` says, on a store in `folder`. */
async function ran(folder: string, body: Body, more: Partial<Host> = {}, mode: 'real' | 'dry' = 'real') {
  const warnings: string[] = [];
  const base = testHost({ folder, temporaryFolder: folder, env: {}, input: { store: join(folder, 'store') } });
  const host = { ...base, log: { ...base.log, warning: (line: string) => void warnings.push(line) }, ...more };
  const operation = recorded({
    name: 'verify',
    description: '',
    fields: storeFields,
    request: z.unknown(),
    sections: () => ['stores'],
    outputs: {},
    recordedAs: () => (mode === 'dry' ? undefined : 'verify'),
    run: body,
  });
  const code = await runOperation(operation, host);
  const { entries } = await checkEvidence(localStore('local', join(folder, 'store')), 'trading-system', undefined);
  return { code, error: base.ended.error, entries, warnings } satisfies Ran;
}

async function scene() {
  const folder = await temporaryFolder();
  await mkdir(join(folder.path, 'store'));
  return folder;
}

const fails =
  (error: unknown): Body =>
  async ({ witness }) => {
    witness({ id: '20261122_020000', manifestSha256: 'abc' });
    throw error;
  };

test('a run that ends well tells what it worked on, and all that was told of a backup', async () => {
  await using folder = await scene();
  const { entries } = await ran(folder.path, async ({ witness }) => {
    witness({ id: '20261122_020000', manifestSha256: 'abc' });
    witness({ id: '20261123_020000' });
    witness({ id: '20261122_020000', outcome: 'passed', details: { depth: 'deep' } });
    return report;
  });
  expect(entries).toEqual([
    expect.objectContaining({
      number: 1,
      operation: 'verify',
      outcome: 'done',
      run: { machine: 'here' },
      backups: [
        { id: '20261122_020000', manifestSha256: 'abc', outcome: 'passed', details: { depth: 'deep' } },
        { id: '20261123_020000' },
      ],
    }),
  ]);
});

test('a run that fails is told with its code, its title and what it worked on', async () => {
  await using folder = await scene();
  const { code, entries } = await ran(folder.path, fails(new BackupError('damaged', 'It is damaged')));
  expect(code).toBe(7);
  expect(entries).toMatchObject([
    {
      outcome: 'failed',
      error: { code: 'damaged', title: 'It is damaged' },
      backups: [{ id: '20261122_020000', manifestSha256: 'abc' }],
    },
  ]);
});

test('no secret, and nothing that a tool or a server said, gets into it', async () => {
  await using folder = await scene();
  const masked = (text: string) => text.replaceAll('geheim', '***');
  const said = new Error('FATAL: row (4711)');
  const errors = [
    new BackupError('unreachable', 'db at geheim does not answer', { because: ['row (4711)'], hint: 'geheim' }),
    new BackupError('restore-failed', `The restore failed: ${said.message}`, { cause: said }),
    said,
  ];
  for (const error of errors) await ran(folder.path, fails(error), { masked });
  const { entries } = await ran(folder.path, fails(said), { masked });
  expect(entries.map(({ error }) => error)).toEqual([
    { code: 'unreachable', title: 'db at *** does not answer' },
    { code: 'restore-failed', title: 'The restore failed: …' },
    { code: 'internal' },
    { code: 'internal' },
  ]);
  const path = join(folder.path, 'store/evidence/trading-system/00000001.json');
  expect(await readFile(path, 'utf8')).not.toMatch(/geheim|4711/);
});

test('what was cancelled is told as that', async () => {
  await using folder = await scene();
  const body = fails(new Error('The operation was aborted'));
  const { code, entries } = await ran(folder.path, body, { signal: AbortSignal.abort() });
  expect(code).toBe(130);
  expect(entries).toMatchObject([{ outcome: 'failed', error: { code: 'cancelled' } }]);
});

test('a dry run, one that was not started, and one without a store leave none', async () => {
  await using folder = await scene();
  const dry = await ran(folder.path, fails(new BackupError('unreachable', 'No answer')), {}, 'dry');
  const refused = await ran(folder.path, fails(new BackupError('invalid-request', 'No')));
  await using empty = await temporaryFolder();
  const early = await ran(empty.path, fails(new BackupError('unreachable', 'No answer')));
  expect([dry, refused, early].map(({ entries, warnings }) => [entries, warnings])).toEqual(Array(3).fill([[], []]));
});

test.each<[string, Body, number]>([
  ['ends well', async () => report, 0],
  ['fails', fails(new BackupError('damaged', 'It is damaged')), 7],
])(
  'an entry of a run that %s cannot be written: a warning, and the run ends as it would have',
  async (_, body, code) => {
    await using folder = await scene();
    await writeFile(join(folder.path, 'store/evidence'), 'no folder');
    const ended = await ran(folder.path, body);
    expect(ended).toMatchObject({ code, entries: [] });
    expect(ended.warnings).toEqual([expect.stringMatching(/^This run is missing in the evidence log of the store: /)]);
  },
);
