import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openOn } from '../support/ssh-store.ts';
import { type Sshd, sshdMissing, startSshd } from '../support/sshd.ts';
import { storeSuite } from '../support/store-suite.ts';
import { temporaryFolder } from '../support/temp.ts';

describe.skipIf(sshdMissing && process.env.CI === undefined)('a store on another host', () => {
  let sshd: Sshd;
  beforeAll(async () => {
    sshd = await startSshd();
  });
  afterAll(() => sshd[Symbol.asyncDispose]());

  storeSuite(
    'ssh',
    async () => {
      const folder = await temporaryFolder();
      const open = () => openOn(sshd, join(folder.path, 'backups'));
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
    },
    3,
  );
});
