import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupCases, restoreCases, startCases, verifyCases } from './cases.ts';
import { type Cluster, emptyCluster, seededCluster } from './cluster.ts';
import { type Case, CaseFailed, interleave, type Measured, measure } from './measure.ts';

export interface Options {
  readonly scale: number;
  readonly rounds: number;
  /** Folder on a real disk; seeded data stays there. */
  readonly cache: string;
  readonly binDir: string;
  readonly restores: boolean;
}

export type Results = Map<string, Measured[]>;

export interface Findings {
  readonly backup: Results;
  readonly verify: Results;
  readonly start: Results;
  /** With a tenth of the rows, for the growth of memory. */
  readonly small: Results;
  readonly restore: Results | { readonly skipped: string };
  /** Bytes of COPY text, of the guide's file and of ours. */
  readonly database: string;
  readonly serverVersion: string;
}

const startRounds = 15;
const smallShare = 10;
const leftOut: Findings['restore'] = { skipped: 'left out by --no-restore' };

export async function runAll(options: Options, say: (line: string) => void): Promise<Findings> {
  const { cache, binDir, scale, rounds, restores } = options;
  const folder = join(cache, 'work');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const onResult = (name: string, { wallMs, peakBytes }: Measured) =>
    say(`  ${name.padEnd(18)} ${(wallMs / 1000).toFixed(2).padStart(7)} s  peak ${Math.round(peakBytes / 1e6)} MB`);
  try {
    say(`Rows of scale ${scale / smallShare} (made once, then kept)`);
    const small = await withCluster(seededCluster(binDir, cache, scale / smallShare), async (source) => {
      const room = { folder, source };
      const [ours] = backupCases(room);
      const backups = await interleave(only(ours), rounds, onResult);
      const [verify] = await verifyCases(room);
      return new Map([...backups, ...(await interleave(only(verify), rounds, onResult))]);
    });
    say(`Rows of scale ${scale} (made once, then kept)`);
    return await withCluster(seededCluster(binDir, cache, scale), async (source) => {
      const room = { folder, source };
      const database = await source.sql("SELECT pg_size_pretty(pg_database_size('trading_db'))");
      const cases = backupCases(room);
      say('backup');
      for (const one of cases.slice(-1)) await measure(one); // brings the rows into memory
      const backup = await interleave(cases, rounds, onResult);
      say('verify');
      const verify = await interleave(await verifyCases(room), rounds, onResult);
      say('start');
      const start = await interleave(startCases(room), startRounds, () => {});
      say('restore');
      const restore = restores
        ? await withCluster(emptyCluster(binDir, cache), async (target) =>
            measureRestores(await restoreCases(room, target), rounds, onResult),
          )
        : leftOut;
      if ('skipped' in restore) say(`  skipped: ${restore.skipped}`);
      const serverVersion = await source.sql('SHOW server_version');
      return { backup, verify, start, small, restore, database, serverVersion };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each of ours must work once before time is spent on all. */
async function measureRestores(
  cases: readonly Case[],
  rounds: number,
  onResult: (name: string, measured: Measured) => void,
): Promise<Findings['restore']> {
  try {
    for (const one of cases.filter(({ name }) => name.startsWith('restore'))) await measure(one);
  } catch (error) {
    if (!(error instanceof CaseFailed)) throw error;
    return { skipped: error.message.split('\n').slice(0, 3).join(' / ') };
  }
  return await interleave(cases, rounds, onResult);
}

async function withCluster<T>(starting: Promise<Cluster>, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  await using cluster = await starting;
  return await work(cluster);
}

function only(one: Case | undefined): Case[] {
  return one === undefined ? [] : [one];
}
