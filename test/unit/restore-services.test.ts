import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { restoreSmall, type SmallRestore } from '../support/small-restore.ts';
import { temporaryFolder } from '../support/temp.ts';

const on = 'TRADING_ENABLED=true\n';
const off = 'TRADING_ENABLED=false\n';

/** A restore while a service runs: a file is there as long as it does. */
async function restored(
  small: Omit<SmallRestore, 'folder' | 'config'>,
  trading: Readonly<Record<string, string>> = {},
) {
  await using folder = await temporaryFolder();
  const service = join(folder.path, 'service');
  await writeFile(service, '');
  const config = {
    services: { stop: [`rm '${service}'`], start: [`touch '${service}'`] },
    trading: Object.fromEntries(
      Object.entries(trading).map(([key, value]) => [key, value.replace('SERVICE', service)]),
    ),
  };
  const ended = await restoreSmall({ ...small, folder: folder.path, config });
  return { ...ended, runs: existsSync(service), start: `touch '${service}'` };
}

describe('after a restore the deployed environment file alone decides whether services start:', () => {
  test('off: they do', async () => {
    expect(await restored({ restored: off })).toMatchObject({ runs: true, outcome: { serviceProblems: [] } });
  });

  test('on: they do not, at whatever a command says that was asked before; and it is said at once', async () => {
    for (const trading of [{}, { command: 'true' }, { command: 'test ! -e SERVICE' }]) {
      const { runs, outcome, log, start } = await restored({ restored: on }, trading);
      const said = expect.stringMatching(/trading would be on: TRADING_ENABLED is on in \.env.*touch/);
      expect({ runs, outcome }).toMatchObject({ runs: false, outcome: { serviceProblems: [said] } });
      expect(log.join('\n')).toContain(start);
    }
  });

  test('off, and a command or URL that only the running service answers: they do', async () => {
    expect(await restored({ restored: off }, { command: 'test -e SERVICE' })).toMatchObject({ runs: true });
    expect(await restored({ restored: off }, { url: 'http://127.0.0.1:9/trading' })).toMatchObject({ runs: true });
  });

  test('it says nothing: they do where a command says it, else not', async () => {
    expect(await restored({ restored: 'A=1\n' }, { command: 'test -e SERVICE' })).toMatchObject({ runs: true });
    expect(await restored({ restored: 'A=1\n' })).toMatchObject({ runs: false });
  });

  test('on as before, where a command tells: they do, for the file is not what tells', async () => {
    const told = { command: 'test -e SERVICE' };
    expect(await restored({ before: on, restored: on }, told)).toMatchObject({ runs: true });
    expect(await restored({ before: on, restored: on, fails: 'and is said to be put back' }, told)).toMatchObject({
      runs: true,
    });
    expect(await restored({ before: on, restored: on })).toMatchObject({ runs: false });
  });

  test('on, and overridden: they do', async () => {
    expect(await restored({ restored: on, tradingMayBeOn: true })).toMatchObject({ runs: true });
  });
});

describe('after a restore that failed half-way', () => {
  test('services are started on data that were put back', async () => {
    const { runs, outcome } = await restored({ restored: on, fails: 'and is put back' });
    expect({ runs, outcome }).toMatchObject({
      runs: true,
      outcome: { hint: expect.stringContaining('The former data serve, as before') },
    });
  });

  test('services stay down while something could not be put back; how to start them and the undo are told', async () => {
    const { runs, outcome, start } = await restored({
      restored: off,
      fails: 'and cannot be put back',
      tradingMayBeOn: true,
    });
    expect({ runs, outcome }).toMatchObject({
      runs: false,
      outcome: {
        code: 'restore-failed',
        because: expect.arrayContaining([expect.stringMatching(`config could not be put back, .*${start}`)]),
        hint: expect.stringContaining('backupctl restore --undo 20261122_031500 --yes sys'),
      },
    });
  });

  test('services stay down while the environment file says that trading is on', async () => {
    const { runs, outcome } = await restored({ restored: on, fails: 'and is said to be put back' });
    expect({ runs, outcome }).toMatchObject({
      runs: false,
      outcome: {
        because: expect.arrayContaining([expect.stringContaining('trading would be on')]),
        hint: expect.stringContaining('services are not up: start them by hand'),
      },
    });
  });
});
