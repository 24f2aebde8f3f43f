import { chmod, link, lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { config } from '../../src/components/files/index.ts';
import { backUpRoot, type Kept, restoreSession } from '../support/files/restore.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/files.ts';
import { wayBack } from '../support/way-back.ts';

const on = '# live\nSECRET="a\nb"\nexport TRADING_ENABLED=true # all books\nLAST=ünï\n';
const off = 'TRADING_ENABLED=false\nSECRET=hush\n';
const kept = '# live\nSECRET="a\nb"\nTRADING_ENABLED=false\nLAST=ünï\n';

describe('an environment file of a trading day', () => {
  let folder: TemporaryFolder;
  let root: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    root = join(folder.path, 'root');
    await mkdir(root);
  });
  afterEach(() => folder[Symbol.asyncDispose]());

  const at = (name: string) => join(root, name);
  const said = (name: string) => readFile(at(name), 'utf8');

  async function backUp(files: Readonly<Record<string, string>>): Promise<Kept> {
    for (const [name, content] of Object.entries(files)) await writeFile(at(name), content, { mode: 0o440 });
    return backUpRoot(folder.path, root, ['.']);
  }

  async function restore(backup: Kept, { trading = false, settings = {} } = {}) {
    const options = { config: { config: { root, paths: ['.'] }, ...settings } };
    const session = restoreSession(root, folder.path, options);
    const planned = await config.planRestore(backup.facts, backup.backup, { tables: [], trading }, session);
    await using staged = await planned.stage();
    await staged.switch();
    const checks = () => config.inspectLive(planned.facts ?? backup.facts, session);
    return { planned, staged, session, checks };
  }

  test('comes back but for that line, which is as deployed; mode, time and all else are of the backup', async () => {
    const backup = await backUp({ '.env.production': on, 'app.yml': 'a: 1\n' });
    const former = await lstat(at('.env.production'));
    await rm(at('.env.production'));
    await writeFile(at('.env.production'), off);
    const { planned, staged, session, checks } = await restore(backup);
    expect(await said('.env.production')).toBe(kept);
    const now = await lstat(at('.env.production'));
    expect([now.mode, Math.floor(now.mtimeMs)]).toEqual([former.mode, Math.floor(former.mtimeMs)]);
    expect(planned.plan.steps.join('\n')).toMatch(/trading stays off: .*TRADING_ENABLED in \.env\.production/);
    expect(planned.plan.last).toMatch(/set TRADING_ENABLED=true in .*\/root\/\.env\.production/);
    expect(staged.verified.join('\n')).toMatch(/\.env\.production but for the line of TRADING_ENABLED/);
    expect(JSON.stringify([planned.plan, staged.verified])).not.toMatch(/all books|hush/);

    expect(await checks()).toMatchObject([{ outcome: 'passed' }, { name: 'config-files', outcome: 'passed' }]);
    await chmod(at('.env.production'), 0o640);
    await writeFile(at('.env.production'), kept.replace('ünï', 'uni'));
    await chmod(at('.env.production'), 0o440);
    expect(await checks()).toMatchObject([
      {},
      { outcome: 'failed', detail: expect.stringContaining('.env.production') },
    ]);

    await wayBack(config, staged.undo.state, session);
    expect(await said('.env.production')).toBe(off);
  });

  test('is no change where only that line differs', async () => {
    const backup = await backUp({ '.env': on });
    await chmod(at('.env'), 0o640);
    await writeFile(at('.env'), on.replace(/^export.*$/m, 'TRADING_ENABLED=0'));
    await chmod(at('.env'), 0o440);
    const { planned } = await restore(backup);
    expect(planned.plan.steps.join('\n')).toContain('changes: 1 unchanged');
    expect(await said('.env')).toBe(on.replace(/^export.*$/m, 'TRADING_ENABLED=0'));
  });

  test('gets a line that says off where nothing is deployed; another line is none of our business', async () => {
    const backup = await backUp({ '.env': `${on}TRADING_ENABLED_AT=9\n`, '.env.production': 'A=1\n' });
    await rm(at('.env'));
    await restore(backup);
    expect(await said('.env')).toBe(`${kept}TRADING_ENABLED_AT=9\n`);
    expect(await said('.env.production')).toBe('A=1\n');
  });

  test('comes back as it is when that is asked for, and where it is deployed with trading on', async () => {
    const backup = await backUp({ '.env': on });
    const deploy = (text: string) => rm(at('.env')).then(() => writeFile(at('.env'), text));
    await deploy(off);
    const { planned, checks } = await restore(backup, { trading: true });
    expect(await said('.env')).toBe(on);
    expect(planned.plan.steps.join('\n')).toMatch(/trading is switched on: .*restore-trading/);
    expect(await checks()).toMatchObject([{ outcome: 'passed' }, { outcome: 'passed' }]);
    await rm(at('.before-restore-20261122_031500'), { recursive: true });
    await deploy('TRADING_ENABLED=1\n');
    const again = await restore(backup);
    expect(await said('.env')).toBe(on);
    expect(again.planned.plan.last).toBeUndefined();
  });

  test('is found behind links and under another name; its variable may be another', async () => {
    await mkdir(at('shared'));
    await writeFile(at('shared/live.env'), 'GO=yes\n');
    await link(at('shared/live.env'), at('shared/twin'));
    await symlink('shared/twin', at('current'));
    const backup = await backUp({ '.env': on });
    await rm(at('shared/live.env'));
    await writeFile(at('shared/live.env'), 'GO=no\n');
    await rm(at('shared/twin'));
    await link(at('shared/live.env'), at('shared/twin'));
    await restore(backup, { settings: { trading: { variable: 'GO', 'env-file': './current' } } });
    expect(await Promise.all(['current', 'shared/live.env', '.env'].map(said))).toEqual(['GO=no\n', 'GO=no\n', on]);
  });

  test('stays as backed up where its line cannot be told from others: what starts services looks at it then', async () => {
    const tricky = 'TRADING_ENABLED="true\n"\nTEXT="a\nTRADING_ENABLED=b\n"\n';
    const backup = await backUp({ '.env': tricky });
    await rm(at('.env'));
    await writeFile(at('.env'), off);
    await restore(backup);
    expect(await said('.env')).toBe(tricky);
  });
});
