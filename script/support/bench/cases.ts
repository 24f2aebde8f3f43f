import { mkdir, readdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from './cluster.ts';
import type { Case } from './measure.ts';

const checkout = join(import.meta.dirname, '../../..');
const database = 'trading_db';
const system = 'trading-system';
const program = `node ${checkout}/dist/cli/index.js`;
/** The jobs our own backup takes by default. */
export const jobs = Math.min(4, availableParallelism());

export interface Room {
  /** Where the cases write; emptied around each of them. */
  readonly folder: string;
  readonly source: Cluster;
}

const emptied = (path: string) => async () => {
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
};

/** Our backup of the database beside what stock tools take for it. Nothing but ours hashes, counts or checks. */
export function backupCases({ folder, source }: Room): Case[] {
  const bare = (count: number): Case => {
    const output = join(folder, `bare-${count}`);
    return {
      name: `pg_dump -Fd -j ${count}`,
      command: `exec pg_dump -Fd -j ${count} --compress=zstd:1 -f ${output}/dump ${source.url(database)}`,
      before: emptied(output),
      after: () => rm(output, { recursive: true, force: true }),
    };
  };
  const guide = join(folder, 'guide');
  const store = join(folder, 'store');
  return [
    {
      name: 'backup',
      command: `exec ${program} backup --components database --system ${system} --store ${store} --json`,
      env: { DATABASE_URL: source.url(database) },
      before: emptied(store),
    },
    {
      name: 'pg_dump | gzip',
      command: `pg_dump ${source.url(database)} | gzip > ${guide}/dump.sql.gz`,
      before: emptied(guide),
    },
    ...[...new Set([jobs, jobs * 2])].map(bare),
  ];
}

/** The last backup of backupCases, read by us and by stock tools. */
export async function verifyCases({ folder }: Room): Promise<Case[]> {
  const store = join(folder, 'store');
  const backup = join(store, await onlyBackup(store));
  return [
    {
      name: 'verify',
      command: `exec ${program} verify latest --depth deep --system ${system} --store ${store} --json`,
    },
    {
      name: 'sha256sum + zstd',
      command: `sha256sum --quiet -c metadata/SHA256SUMS; find . -name '*.zst' -exec zstd -tq {} +`,
      cwd: backup,
    },
  ];
}

async function onlyBackup(store: string): Promise<string> {
  const found = (await readdir(store)).find((name) => /^\d{8}_\d{6}$/.test(name));
  if (found === undefined) throw new Error(`no backup lies in ${store}`);
  return found;
}

/** How long it takes until the program has said something. */
export function startCases({ folder }: Room): Case[] {
  const bad = join(folder, 'outputs');
  return [
    { name: 'help', command: `exec ${program} --help` },
    {
      name: 'bad input',
      command: `! node ${checkout}/dist/verify/index.js >${bad}/log && grep -q 'depth' ${bad}/log`,
      env: { INPUT_DEPTH: 'nonsense', GITHUB_WORKSPACE: folder },
      before: emptied(bad),
    },
    { name: 'node', command: 'exec node -e 0' },
  ];
}

/** Restores of the last backup into a server of its own, beside what stock tools take for the same. */
export async function restoreCases(room: Room, target: Cluster): Promise<Case[]> {
  const { folder } = room;
  const store = join(folder, 'store');
  const dump = join(store, await onlyBackup(store), 'database', await dumpFolder(store));
  const again = async () => {
    const names = await target.sql(`SELECT datname FROM pg_database WHERE datname LIKE '${database}%'`);
    for (const name of names.split('\n').filter((one) => one !== ''))
      await target.sql(`DROP DATABASE "${name}" WITH (FORCE)`);
    await target.sql(`CREATE DATABASE ${database} OWNER trading_user TEMPLATE template0`);
    await target.sql('CHECKPOINT');
  };
  await target.sql('CREATE ROLE trading_reader NOLOGIN');
  await target.sql('CREATE ROLE trading_user LOGIN IN ROLE trading_reader');
  const ours = `--system ${system} --store ${store} --json`;
  const env = { DATABASE_URL: target.url(database), TRADING_ENABLED: 'false' };
  return [
    {
      name: 'restore',
      command: `exec ${program} restore latest --components database --yes ${system} --override trading-off,market-closed ${ours}`,
      env,
      before: again,
    },
    {
      name: 'gunzip | psql',
      command: `gunzip -c ${join(folder, 'guide')}/dump.sql.gz | psql -qX ${target.url(database)} >/dev/null`,
      before: again,
    },
    {
      name: `pg_restore -j ${jobs}`,
      command: `exec pg_restore -e -j ${jobs} -d ${target.url(database)} ${dump}`,
      before: again,
    },
    { name: 'restore-test', command: `exec ${program} restore-test latest --components database ${ours}`, env },
  ];
}

async function dumpFolder(store: string): Promise<string> {
  const names = await readdir(join(store, await onlyBackup(store), 'database'));
  return names.find((name) => name.endsWith('.dump')) ?? 'missing.dump';
}
