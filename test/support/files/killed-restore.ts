// Stages and switches a restore, and ends itself without warning at a given moment: kill -9 from inside.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { config } from '../../../src/components/files/index.ts';
import { stage } from '../../../src/components/files/restore/stage.ts';
import { archiveOf, factsOf, onDisk } from '../../../src/components/files/restore/stored-archive.ts';
import { findTar } from '../../../src/components/files/tar/tar.ts';
import { storedFileSchema } from '../../../src/pipeline/stored-file.ts';
import { backupIn } from '../local-backup.ts';
import { wayBack } from '../way-back.ts';
import { restoreSession } from './restore.ts';

const orderSchema = z.object({
  root: z.string(),
  scratch: z.string(),
  /** The how-manieth moment is the last one; 0 is before the switch. */
  last: z.int(),
  facts: z.unknown(),
  backup: z.object({ id: z.string(), folder: z.string(), files: z.array(storedFileSchema) }),
});

const [orderFile = '', journal = ''] = process.argv.slice(2);
const order = orderSchema.parse(JSON.parse(readFileSync(orderFile, 'utf8')));
const { root, scratch, last, facts } = order;
const session = restoreSession(root, scratch);
const backup = backupIn(order.backup.folder, order.backup.id, order.backup.files);
const file = archiveOf(backup);
if (file === undefined) throw new Error('no archive');
let moments = 0;
const prepared = {
  root,
  backup,
  file,
  sha256: file.sha256,
  entries: onDisk(factsOf(facts, 'config').files ?? []),
  kept: [],
  recorded: true,
  tar: await findTar(session),
  owners: process.getuid?.() === 0,
};
const staged = await stage(session, prepared, () => {
  moments += 1;
  if (moments === last) process.kill(process.pid, 'SIGKILL');
});
writeFileSync(journal, JSON.stringify(staged.undo));
if (process.env.PAUSE === '1') {
  process.send?.('staged');
  await once(process, 'message');
  process.disconnect?.();
}
if (last === 0) process.kill(process.pid, 'SIGKILL');
try {
  await staged.switch();
} catch (error) {
  await wayBack(config, staged.undo.state, session, 'switching', 'try-keep');
  throw error;
}
writeFileSync(`${journal}.moments`, String(moments));
