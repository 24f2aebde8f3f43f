import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Surroundings } from '../../src/stores/retry.ts';
import { sshStore } from '../../src/stores/ssh/store.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { storeSuite } from '../support/store-suite.ts';
import { temporaryFolder } from '../support/temp.ts';

const around: Surroundings = {
  signal: new AbortController().signal,
  log: { debug: () => {}, warning: () => {} },
  env: process.env,
};

describe.skipIf(sshdMissing && process.env.CI === undefined)('a store on another host', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd[Symbol.asyncDispose]());

  storeSuite('ssh', async () => {
    const folder = await temporaryFolder();
    const open = () => sshStore('ssh', sshd.config(join(folder.path, 'backups')), around);
    const [store, ...others] = [open(), open(), open()] as const;
    let turn = 0;
    return {
      store,
      again: () => others[turn++ % 2] ?? store,
      [Symbol.asyncDispose]: async () => {
        for (const one of [store, ...others]) await one[Symbol.asyncDispose]();
        await folder[Symbol.asyncDispose]();
      },
    };
  });
});
