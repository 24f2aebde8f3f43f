import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli } from '../runner.ts';
import { startTradingSystem, type TradingSystem } from '../trading-system/index.ts';
import type { BackupFolder } from './copy.ts';
import type { Form, TrialStore } from './trial.ts';

export const formats = ['custom', 'plain', 'directory'] as const;
export type Format = (typeof formats)[number];

const { privateKey } = generateKeyPairSync('ed25519');
const signingKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** What is put into the throwaway system so that two backups of it differ in every file. */
const changes = `
  SELECT lo_from_bytea(0, decode(repeat('c0ffee', 2000), 'hex'));
  INSERT INTO system_metrics SELECT * FROM system_metrics LIMIT 0;
  CREATE ROLE auditor NOLOGIN;
  UPDATE trades SET fees = fees + 1;`;

/** Backs up a throwaway trading system with all four components twice in each form, with dist/, and stops the system. */
export async function makeForms(folder: string): Promise<ReadonlyMap<Format, Form>> {
  await using system = await startTradingSystem({ scale: 0.02 });
  await system.postgres.query("SELECT lo_from_bytea(0, decode(repeat('deadbeef', 3000), 'hex'))", 'trading_db');
  const first = await backUpAll(system, folder);
  await system.postgres.query(changes, 'trading_db');
  await system.redis.command('SET', 'another', 'key');
  await system.redis.command('CONFIG', 'SET', 'maxmemory', '1gb');
  await writeFile(join(system.folder, '.env'), 'CHANGED=yes\n');
  await writeFile(join(system.folder, 'logs', 'trading.log'), 'another line\n');
  const second = await backUpAll(system, folder);
  const forms = new Map<Format, Form>();
  for (const format of formats) {
    const [good, other] = [first.get(format), second.get(format)];
    if (good !== undefined && other !== undefined) forms.set(format, await describeForm(folder, format, good, other));
  }
  return forms;
}

async function backUpAll(system: TradingSystem, folder: string): Promise<Map<Format, BackupFolder>> {
  const made = new Map<Format, BackupFolder>();
  for (const format of formats) made.set(format, await backUp(system, folder, format));
  return made;
}

async function backUp(system: TradingSystem, folder: string, format: Format): Promise<BackupFolder> {
  const store = await prepareStore(folder, `good-${format}`, format, [
    `database: { url: "\${DATABASE_URL}", format: ${format} }`,
    'redis: { url: "${REDIS_URL}" }',
    `config: { root: ${JSON.stringify(system.folder)}, paths: [.env, docker-compose.yml, prometheus/, grafana/dashboards/, certs/] }`,
    `logs: { root: ${JSON.stringify(system.folder)}, paths: ["logs/**"] }`,
  ]);
  const before = new Set(await readdir(store.path));
  const env = { ...store.env, DATABASE_URL: system.adminUrl, REDIS_URL: system.redisUrl };
  const backup = await runCli(['backup', '--config', store.configFile], { env });
  if (backup.exitCode !== 0) throw new Error(`the ${format} backup failed:\n${backup.stderr}`);
  const id = (await readdir(store.path)).find((name) => /^\d{8}_\d{6}$/.test(name) && !before.has(name));
  if (id === undefined) throw new Error('the backup is not in its store');
  // Leaves a proof in it.
  const checked = await runCli(['verify', id, '--depth', 'deep', '--config', store.configFile], { env });
  if (checked.exitCode !== 0) throw new Error(`the ${format} backup is not good:\n${checked.stdout}${checked.stderr}`);
  return { id, folder: join(store.path, id) };
}

async function describeForm(folder: string, format: Format, good: BackupFolder, other: BackupFolder): Promise<Form> {
  const codec = format === 'directory' ? await folderCodec(good) : format === 'plain' ? 'gzip' : 'zstd';
  return {
    name: `${format} format, ${codec}, ${isSigned(format) ? 'signed' : 'unsigned'}`,
    good,
    other,
    key: isSigned(format) ? privateKey : undefined,
    prepareStore: (name, keys) => prepareStore(folder, `${format}-${name}`, format, [], keys),
  };
}

/** pg_dump before version 16 cannot write zstd: then a folder is compressed with gzip. */
async function folderCodec(backup: BackupFolder): Promise<'zstd' | 'gzip'> {
  const names = await readdir(join(backup.folder, 'database'), { recursive: true });
  return names.some((name) => /\.dat\.zst$/.test(name)) ? 'zstd' : 'gzip';
}

/** The guide's own form stays unsigned, as the guide has no keys. */
function isSigned(format: Format): boolean {
  return format !== 'plain';
}

async function prepareStore(
  folder: string,
  name: string,
  format: Format,
  sources: readonly string[],
  keys = isSigned(format),
): Promise<TrialStore> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  const signing = keys ? ['signing: { private-key: "${BACKUP_SIGNING_KEY}" }'] : [];
  const lines = [
    'system: trading-system',
    `compression: ${format === 'plain' ? 'gzip' : 'zstd'}`,
    ...sources,
    ...signing,
    `stores: { local: { path: ${JSON.stringify(path)} } }`,
  ];
  const configFile = join(folder, `${name}.yml`);
  await writeFile(configFile, `${lines.join('\n')}\n`);
  return { path, configFile, env: keys ? { BACKUP_SIGNING_KEY: signingKey } : {} };
}
