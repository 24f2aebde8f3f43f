import { createHash } from 'node:crypto';
import { chmod, link, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capture } from '../../../src/components/component.ts';
import { config } from '../../../src/components/files/index.ts';
import type { PlannedRestore, RestoreSession, StoredBackup } from '../../../src/components/restorable.ts';
import type { StoredFile } from '../../../src/pipeline/stored-file.ts';
import { backUp, type SessionOptions, sessionOf } from '../files.ts';
import { backupIn } from '../local-backup.ts';

export const backupId = '20261122_020000';
export const restoreId = '20261122_031500';
export const paths = ['.env', 'docker-compose.yml', 'certs/', 'grafana/dashboards/', 'current', '-options.env', 'odd*'];

const oddNames = [
  ' leading space',
  "quote's",
  'double"quote',
  'two\nlines',
  'naïve-日本',
  '-dash',
  '--help',
  '$(touch gone)',
  '.hidden',
];

/** A deployed system: files, folders, links and modes under odd names, at the top and below. */
export async function deploy(root: string): Promise<void> {
  await mkdir(join(root, 'certs/empty'), { recursive: true });
  await mkdir(join(root, 'grafana/dashboards/deep/er'), { recursive: true });
  for (const name of oddNames) await writeFile(join(root, 'certs', name), `content of ${name}`);
  await writeFile(Buffer.concat([Buffer.from(`${root}/certs/`), Buffer.from([0x62, 0xff])]), 'not UTF-8');
  for (const name of ["odd 'quote", 'odd\nline', 'odd-ü', '-options.env']) await writeFile(join(root, name), name);
  await writeFile(join(root, '.env'), 'TRADING_ENABLED=false\nPASSWORD=first\n', { mode: 0o600 });
  await writeFile(join(root, 'docker-compose.yml'), 'services: {}\n');
  await writeFile(join(root, 'grafana/dashboards/deep/er/board.json'), '{}');
  await writeFile(join(root, 'grafana/other.ini'), 'not in the backup');
  await symlink('certs/-dash', join(root, 'current'));
  await symlink('/nowhere/at all', join(root, 'certs/dangling'));
  await link(join(root, 'certs/-dash'), join(root, 'certs/twin'));
  await chmod(join(root, 'certs/-dash'), 0o640);
  await chmod(join(root, 'certs/--help'), 0o4755);
  await chmod(join(root, 'certs/empty'), 0o1770);
}

export interface Kept {
  readonly root: string;
  /** Of the backup, on this machine. */
  readonly folder: string;
  readonly backup: StoredBackup;
  readonly facts: Capture['facts'];
}

/** A deployed system below `folder`, and a backup of it. */
export async function deployAndBackUp(folder: string, more = {}): Promise<Kept> {
  const root = join(folder, 'root');
  await deploy(root);
  return backUpRoot(folder, root, paths, more);
}

export async function backUpRoot(folder: string, root: string, chosen: readonly string[], more = {}): Promise<Kept> {
  const stored = join(folder, 'store', backupId);
  await mkdir(stored, { recursive: true });
  const session = sessionOf({ config: { config: { root, paths: chosen }, ...more }, scratch: folder });
  const { files, facts } = await backUp(config, session, { id: backupId, folder: stored });
  return { root, folder: stored, backup: backupIn(stored, backupId, files), facts };
}

export function restoreSession(root: string, scratch: string, more: Partial<SessionOptions> = {}): RestoreSession {
  const session = sessionOf({ config: { config: { root, paths } }, scratch, ...more });
  return { ...session, restoreId, keepFolder: join(scratch, 'keep'), ownFolders: [join(scratch, 'store')] };
}

export function plan(kept: Kept, session: RestoreSession, facts: unknown = kept.facts): Promise<PlannedRestore> {
  return config.planRestore(facts, kept.backup, { tables: [] }, session);
}

/** The record of a file that somebody else put into a backup, such as the guide's shell script. */
export async function storedFile(folder: string, path: string): Promise<StoredFile> {
  const content = await readFile(join(folder, path));
  const { size } = await stat(join(folder, path));
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, bytes: size, sha256, codec: 'gzip', rawBytes: 0 };
}
